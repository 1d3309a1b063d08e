function Invoke-EflowDeskInstaller {
    <#
    .SYNOPSIS
        Installs a package, or removes a product, with Windows Installer, quietly and without restarting Windows.
    .DESCRIPTION
        Waits for msiexec and answers its ExitCode; what a code means is decided elsewhere (eflow.md 4.2). msiexec is
        never ended: neither when the command is stopped nor when PowerShell ends, since an installation that is cut off
        leaves the machine in a state of its own.
    .PARAMETER Action
        install or remove.
    .PARAMETER Package
        Full path of the package to install.
    .PARAMETER ProductCode
        Code of the product to remove, with its braces.
    .PARAMETER Log
        Full path of the log that msiexec writes. Its folder is made when it is not there.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true)][ValidateSet('install', 'remove')][string]$Action,
        [string]$Package,
        [string]$ProductCode,
        [Parameter(Mandatory = $true)][string]$Log
    )
    if ($Action -eq 'install') {
        if (-not (Test-EflowDeskFullPath -Path $Package -Share)) {
            throw (New-EflowDeskError -Text "$Package is not the full path of a package." -Id 'PackagePath' -Category InvalidArgument)
        }
        $what = '/i "' + $Package + '"'
    }
    else {
        if ($ProductCode -notmatch '\A\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}\z') {
            throw (New-EflowDeskError -Text "$ProductCode is not the code of a product." -Id 'ProductCode' -Category InvalidArgument)
        }
        $what = '/x ' + $ProductCode
    }
    if (-not (Test-EflowDeskFullPath -Path $Log)) {
        throw (New-EflowDeskError -Text "$Log is not the full path of a log." -Id 'LogPath' -Category InvalidArgument)
    }
    $path = Get-EflowDeskProgramPath -Folder ([System.Environment]::SystemDirectory) -Program 'msiexec'
    # msiexec takes its command line apart in its own way: quotes stand around paths, inside the argument string.
    $line = $what + ' /qn /norestart /l*v "' + $Log + '"'
    if (-not $PSCmdlet.ShouldProcess("$path $line")) { return }

    # A log that cannot be opened would end the installation with 1622.
    [void][System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($Log))
    $start = [System.Diagnostics.ProcessStartInfo]::new()
    $start.FileName = $path
    $start.Arguments = $line
    $start.WorkingDirectory = [System.IO.Path]::GetDirectoryName($path)
    $start.UseShellExecute = $false
    $start.CreateNoWindow = $true
    $process = [System.Diagnostics.Process]::new()
    $process.StartInfo = $start
    try {
        [void]$process.Start()
        # In slices, since a stop gets through only between two statements.
        while (-not $process.WaitForExit(100)) { }
        [pscustomobject]@{ ExitCode = $process.ExitCode }
    }
    finally {
        # Lets go of it, and does not end it.
        $process.Dispose()
    }
}
