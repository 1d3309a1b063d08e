# Waits for tasks of .NET, all together no longer than this. In slices, since a stop gets through only between two
# statements. How each ended is asked afterwards.
function Wait-EflowDeskTask {
    param([AllowEmptyCollection()][object[]]$Tasks, [int]$WithinMs)
    $slice = 20
    $left = [System.Math]::Ceiling($WithinMs / $slice)
    foreach ($task in $Tasks) {
        while ($left -gt 0 -and -not $task.IsCompleted) {
            # A task that failed throws here.
            try { if (-not $task.Wait($slice)) { $left-- } } catch { $null = $_ }
        }
    }
}
