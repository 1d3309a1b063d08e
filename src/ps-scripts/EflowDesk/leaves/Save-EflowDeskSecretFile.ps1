function Save-EflowDeskSecretFile {
    <#
    .SYNOPSIS
        Writes a text into a file of its own that only administrators and the system can read.
    .DESCRIPTION
        Answers Path. The folder is new and its rights are set as it is made, so that nobody can have it open before. Whoever
        asked for it removes it with Remove-EflowDeskSecretFile.
    .PARAMETER Text
        What to write, as UTF-8 without a mark.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string]$Text)
    $windows = [System.Environment]::GetFolderPath([System.Environment+SpecialFolder]::Windows)
    $folder = [System.IO.Path]::Combine($windows, 'Temp', 'EflowDesk-' + [System.Guid]::NewGuid().ToString('N'))
    if (-not $PSCmdlet.ShouldProcess($folder, 'Write a file for administrators only')) { return }
    # Administrators and the system, inherited by what is inside, and nothing from above.
    $rights = [System.Security.AccessControl.DirectorySecurity]::new()
    $rights.SetSecurityDescriptorSddlForm('D:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)')
    [void][System.IO.Directory]::CreateDirectory($folder, $rights)
    $path = [System.IO.Path]::Combine($folder, 'given')
    [System.IO.File]::WriteAllText($path, $Text, [System.Text.UTF8Encoding]::new($false))
    [pscustomobject]@{ Path = $path }
}
