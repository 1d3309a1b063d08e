# Arguments as one command line that CommandLineToArgvW, and the C runtime with it, takes apart into the same arguments:
# backslashes count only before a quote, and double there. .NET Framework has no list of arguments that would do it.
function ConvertTo-EflowDeskCommandLine {
    param([AllowEmptyCollection()][AllowEmptyString()][string[]]$Arguments = @())
    $line = [System.Text.StringBuilder]::new()
    foreach ($argument in $Arguments) {
        if ($argument.IndexOf([char]0) -ge 0) {
            throw (New-EflowDeskError -Text 'No argument of a program can hold a NUL character.' -Id 'ArgumentNul' -Category InvalidArgument)
        }
        if ($line.Length -gt 0) { [void]$line.Append(' ') }
        if ($argument.Length -gt 0 -and $argument -notmatch '[\s"]') {
            [void]$line.Append($argument)
            continue
        }
        [void]$line.Append('"')
        $slashes = 0
        foreach ($one in $argument.ToCharArray()) {
            if ($one -eq '\') { $slashes++; continue }
            if ($one -eq '"') { $slashes = 2 * $slashes + 1 }
            [void]$line.Append([char]'\', $slashes).Append($one)
            $slashes = 0
        }
        [void]$line.Append([char]'\', 2 * $slashes).Append('"')
    }
    return $line.ToString()
}
