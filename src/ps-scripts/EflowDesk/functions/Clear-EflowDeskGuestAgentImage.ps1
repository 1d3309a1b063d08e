function Clear-EflowDeskGuestAgentImage {
    <#
    .SYNOPSIS
        Takes out of the VM what Set-EflowDeskGuestAgentImage has put there, in one command.
    .DESCRIPTION
        Answers Changed: false when nothing of it was there. What others had set counts again. Refused is agent-table when
        the part of config.toml about edgeAgent is written in a way that is not edited, and else $null.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param()
    $release = @'
release() {
    umask 077
    wanted
    image=''
    change clear
}
section apply release
'@
    if (-not $PSCmdlet.ShouldProcess('the VM', 'Let edgeAgent be pulled again')) { return }
    $text = (Get-EflowDeskAgentTableText) + "`n" + $release
    Complete-EflowDeskGuestChange -Id 'GuestAgentImage' -Section ((Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n"))['apply'])
}
