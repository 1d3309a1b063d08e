function Clear-EflowDeskGuestProxy {
    <#
    .SYNOPSIS
        Takes out of the VM what Set-EflowDeskGuestProxy has put there, in one command.
    .DESCRIPTION
        Answers Changed: false when nothing of it was there. What others had set counts again. Refused is always $null.
    .PARAMETER Part
        daemons or agent.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([Parameter(Mandatory = $true)][ValidateSet('daemons', 'agent')][string]$Part)
    $daemons = @'
drop=/etc/systemd/system
others() { cat /etc/bash.bashrc | sed '\%^# eflow-desk proxy begin$%,\%^# eflow-desk proxy end$%d'; }
apply() {
    cat "$drop/aziot-edged.service.d/zz-eflow-desk-proxy.conf" >/dev/null 2>&1 || return 10
    others | tee /etc/bash.bashrc.new >/dev/null && chmod 644 /etc/bash.bashrc.new && mv /etc/bash.bashrc.new /etc/bash.bashrc || return 6
    # The one that is looked for goes last, so that a command that was cut off is done again.
    for one in docker aziot-identityd aziot-edged; do rm -f "$drop/$one.service.d/zz-eflow-desk-proxy.conf" || return 5; done
    systemctl daemon-reload || return 7
    systemctl restart docker || return 8
    iotedge system restart
    return 0
}
section apply apply
'@
    $agent = @'
apply() {
    umask 077
    wanted
    https='' http='' no=''
    change clear
}
section apply apply
'@
    if (-not $PSCmdlet.ShouldProcess("the VM ($Part)", 'Take the proxy away')) { return }
    $text = $daemons
    if ($Part -eq 'agent') { $text = (Get-EflowDeskAgentTableText) + "`n" + $agent }
    Complete-EflowDeskGuestChange -Id 'GuestProxy' -Section ((Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n"))['apply'])
}
