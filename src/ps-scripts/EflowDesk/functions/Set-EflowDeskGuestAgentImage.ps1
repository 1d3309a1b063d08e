function Set-EflowDeskGuestAgentImage {
    <#
    .SYNOPSIS
        Has the VM run edgeAgent from an image that docker has, and never pull it, in one command.
    .DESCRIPTION
        Answers Changed, and Refused: agent-table when the part of config.toml about edgeAgent is written in a way that is
        not edited; nothing was changed then. Lines of others that are replaced are kept as comments.
    .PARAMETER Image
        Name of the image with its tag.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([Parameter(Mandatory = $true)][string]$Image)
    $keep = @'
given=/home/iotedge-user/eflow-desk-given
keep() {
    umask 077
    values=$(cat "$given") || return 3
    rm -f "$given"
    wanted
    image=$(printf '%s\n' "$values" | sed -n 's/^image=//p')
    [ -n "$image" ] || return 4
    change set
}
section apply keep
'@
    if (-not (Test-EflowDeskImageName -Name $Image)) {
        throw (New-EflowDeskError -Text 'This is no name of an image with its tag.' -Id 'ImageName' -Category InvalidArgument)
    }
    if (-not $PSCmdlet.ShouldProcess('the VM', "Run edgeAgent from $Image and never pull it")) { return }
    Send-EflowDeskGuestText -Text "image=$Image`n"
    $text = (Get-EflowDeskAgentTableText) + "`n" + $keep
    Complete-EflowDeskGuestChange -Id 'GuestAgentImage' -Section ((Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n"))['apply'])
}
