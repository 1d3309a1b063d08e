function Set-EflowDeskGuestRoot {
    <#
    .SYNOPSIS
        Makes the VM, or its modules, trust a certificate authority beside those that they trust already.
    .DESCRIPTION
        Answers Changed, and Refused: trust-bundle when somebody else has set trust_bundle_cert in config.toml; nothing was
        changed then. The certificate reaches the VM in a file (field-notes TLS inspection, proxies).
    .PARAMETER Part
        system: the trust store of the VM, which docker and the services of IoT Edge read. modules: trust_bundle_cert.
    .PARAMETER Pem
        The certificate as PEM.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true)][ValidateSet('system', 'modules')][string]$Part,
        [Parameter(Mandatory = $true)][string]$Pem
    )
    # @assumed eflow.md 1: update-ca-trust extract works in the VM, although its root file system is read-only | verify: run it in the VM and read its exit code
    $system = @'
given=/home/iotedge-user/eflow-desk-given
anchors=/etc/pki/ca-trust/source/anchors
write() { tee "$1.new" >/dev/null && chmod 644 "$1.new" && mv "$1.new" "$1"; }
apply() {
    text=$(cat "$given") || return 3
    rm -f "$given"
    mkdir -p "$anchors" && printf '%s\n' "$text" | write "$anchors/eflow-desk-root.pem" || return 4
    update-ca-trust extract || return 5
    systemctl restart docker || return 8
    iotedge system restart
    return 0
}
section apply apply
'@
    $modules = @'
given=/home/iotedge-user/eflow-desk-given
live=/etc/aziot/config.toml
file=/var/aziot/certs/eflow-desk-root.pem
others() { cat "$live" | sed '\% # trust set by EFLOW Desk$%d'; }
write() { cp -p "$live" "$live.new" && printf '%s\n' "$1" | tee "$live.new" >/dev/null && mv "$live.new" "$live"; }
apply() {
    text=$(cat "$given") || return 3
    rm -f "$given"
    old=$(cat "$live") || return 6
    [ -z "$(others | sed -n -e '\%^[[:space:]]*\[%q' -e '\%^[[:space:]]*["'\'']\{0,1\}trust_bundle_cert%p')" ] || return 23
    mkdir -p /var/aziot/certs && printf '%s\n' "$text" | tee "$file" >/dev/null && chmod 644 "$file" || return 4
    new=$(printf 'trust_bundle_cert = "file://%s" # trust set by EFLOW Desk\n' "$file"; others)
    write "$new" || return 7
    iotedge config apply || { write "$old"; return 8; }
    iotedge system restart
    return 0
}
section apply apply
'@
    if ($Pem -cnotmatch '\A-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END CERTIFICATE-----\n?\z') {
        throw (New-EflowDeskError -Text 'This is not one certificate as PEM.' -Id 'RootPem' -Category InvalidArgument)
    }
    if (-not $PSCmdlet.ShouldProcess("the VM ($Part)", 'Trust a certificate authority')) { return }
    Send-EflowDeskGuestText -Text $Pem
    $text = $system
    if ($Part -eq 'modules') { $text = $modules }
    Complete-EflowDeskGuestChange -Id 'GuestRoot' -Section ((Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n"))['apply'])
}
