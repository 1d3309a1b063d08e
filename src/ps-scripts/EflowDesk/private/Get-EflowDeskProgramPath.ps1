# The one path of a program of Windows: in the system folder, so that nothing on the PATH and nothing in the working
# folder can take its place.
function Get-EflowDeskProgramPath {
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string]$Folder, [Parameter(Mandatory = $true)][string]$Program)
    $path = [System.IO.Path]::Combine($Folder, "$Program.exe")
    if (-not (Test-EflowDeskFullPath -Path $path)) {
        throw (New-EflowDeskError -Text 'This machine has no system folder of Windows.' -Id 'SystemFolder' -Category NotInstalled)
    }
    return $path
}
