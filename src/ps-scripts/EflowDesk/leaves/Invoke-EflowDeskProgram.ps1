function Invoke-EflowDeskProgram {
    <#
    .SYNOPSIS
        Runs a program of Windows and tells what it wrote.
    .DESCRIPTION
        Answers ExitCode and Lines, first those of standard output, then those of standard error. No shell stands
        between. A program that this Windows does not have is CommandNotFoundException. The program ends with the command
        when that is stopped.
    .PARAMETER Program
        Name of the program. Only those listed can be run, always from the system folder.
    .PARAMETER Arguments
        Its arguments, each as the program is to receive it.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true)][ValidateSet('bcdedit', 'hcsdiag')][string]$Program,
        [AllowEmptyCollection()][AllowEmptyString()][string[]]$Arguments = @()
    )
    $path = Get-EflowDeskProgramPath -Folder ([System.Environment]::SystemDirectory) -Program $Program
    if (-not [System.IO.File]::Exists($path)) {
        $absent = [System.Management.Automation.CommandNotFoundException]::new("This Windows has no $Program.")
        $absent.CommandName = $Program
        $category = [System.Management.Automation.ErrorCategory]::ObjectNotFound
        $PSCmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new($absent, 'CommandNotFoundException', $category, $Program))
    }
    $line = ConvertTo-EflowDeskCommandLine -Arguments $Arguments
    if (-not $PSCmdlet.ShouldProcess("$path $line")) { return }

    $start = [System.Diagnostics.ProcessStartInfo]::new()
    $start.FileName = $path
    $start.Arguments = $line
    $start.WorkingDirectory = [System.IO.Path]::GetDirectoryName($path)
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $start.RedirectStandardInput = $true
    $start.RedirectStandardOutput = $true
    $start.RedirectStandardError = $true
    $encoding = Get-EflowDeskOemEncoding
    $start.StandardOutputEncoding = $encoding
    $start.StandardErrorEncoding = $encoding
    $process = [System.Diagnostics.Process]::new()
    $process.StartInfo = $start
    $started = $false
    try {
        $started = $process.Start()
        # The stream below the writer: closing the writer could send a byte order mark first.
        $process.StandardInput.BaseStream.Close()
        # Both at once: a program that fills one while the other is read would wait for ever.
        $output = $process.StandardOutput.ReadToEndAsync()
        $errors = $process.StandardError.ReadToEndAsync()
        # In slices, since a stop gets through only between two statements.
        while (-not $process.WaitForExit(50)) { }
        while (-not $output.Wait(50)) { }
        while (-not $errors.Wait(50)) { }
        $lines = [System.Collections.Generic.List[string]]::new()
        foreach ($text in $output.Result, $errors.Result) {
            if ($text.Length -gt 0) { foreach ($one in ($text -replace '\r?\n\z') -split '\r?\n') { $lines.Add($one) } }
        }
        [pscustomobject]@{ ExitCode = $process.ExitCode; Lines = $lines.ToArray() }
    }
    finally {
        if ($started) {
            try { if (-not $process.HasExited) { $process.Kill() } }
            catch {
                # It ended by itself meanwhile.
                $null = $_
            }
        }
        $process.Dispose()
    }
}
