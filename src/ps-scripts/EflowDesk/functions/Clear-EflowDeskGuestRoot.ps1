function Clear-EflowDeskGuestRoot {
    <#
    .SYNOPSIS
        Takes out of the VM the certificate authority that Set-EflowDeskGuestRoot has put there.
    .DESCRIPTION
        Answers Changed: false when nothing of it was there. Refused is always $null.
    .PARAMETER Part
        system or modules.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([Parameter(Mandatory = $true)][ValidateSet('system', 'modules')][string]$Part)
    $system = @'
anchor=/etc/pki/ca-trust/source/anchors/eflow-desk-root.pem
apply() {
    cat "$anchor" >/dev/null 2>&1 || return 10
    text=$(cat "$anchor")
    rm -f "$anchor" || return 4
    # Put back, so that a store that was not made anew is made again.
    update-ca-trust extract || { printf '%s\n' "$text" | tee "$anchor" >/dev/null; return 5; }
    systemctl restart docker || return 8
    iotedge system restart
    return 0
}
section apply apply
'@
    $modules = @'
live=/etc/aziot/config.toml
write() { cp -p "$live" "$live.new" && printf '%s\n' "$1" | tee "$live.new" >/dev/null && mv "$live.new" "$live"; }
apply() {
    old=$(cat "$live") || return 6
    new=$(cat "$live" | sed '\% # trust set by EFLOW Desk$%d')
    if [ "$new" = "$old" ]; then return 10; fi
    write "$new" || return 7
    iotedge config apply || { write "$old"; return 8; }
    rm -f /var/aziot/certs/eflow-desk-root.pem || return 4
    iotedge system restart
    return 0
}
section apply apply
'@
    if (-not $PSCmdlet.ShouldProcess("the VM ($Part)", 'Take the certificate authority away')) { return }
    $text = $system
    if ($Part -eq 'modules') { $text = $modules }
    Complete-EflowDeskGuestChange -Id 'GuestRoot' -Section ((Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n"))['apply'])
}
