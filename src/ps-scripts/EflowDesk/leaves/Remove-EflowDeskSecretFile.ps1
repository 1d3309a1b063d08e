function Remove-EflowDeskSecretFile {
    <#
    .SYNOPSIS
        Removes a file of Save-EflowDeskSecretFile with its folder.
    .PARAMETER Path
        What Save-EflowDeskSecretFile answered. Any other path is refused.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([Parameter(Mandatory = $true)][string]$Path)
    $folder = [System.IO.Path]::GetDirectoryName($Path)
    if ([System.IO.Path]::GetFileName($folder) -notmatch '\AEflowDesk-[0-9a-f]{32}\z') {
        throw (New-EflowDeskError -Text "$Path is none of the files to remove." -Id 'SecretFilePath' -Category InvalidArgument)
    }
    if (-not $PSCmdlet.ShouldProcess($folder, 'Remove')) { return }
    if ([System.IO.Directory]::Exists($folder)) { [System.IO.Directory]::Delete($folder, $true) }
}
