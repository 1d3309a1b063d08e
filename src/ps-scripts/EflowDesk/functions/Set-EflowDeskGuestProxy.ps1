function Set-EflowDeskGuestProxy {
    <#
    .SYNOPSIS
        Sets the proxy of the services and the shell of the VM, or that of edgeAgent, in one command.
    .DESCRIPTION
        Answers Changed, and Refused: agent-table when the part of config.toml about edgeAgent is written in a way that is
        not edited; nothing was changed then. Settings of others stay beside: drop-ins of ours are read last, and lines of
        config.toml that are replaced are kept as comments (eflow.md 10.5).
    .PARAMETER Part
        daemons: aziot-edged, aziot-identityd, docker and the shell. agent: edgeAgent, with AMQP over WebSockets.
    .PARAMETER Https
        Address of the proxy, with its user where it asks for one, and without the password.
    .PARAMETER Http
        The same for plain HTTP.
    .PARAMETER NoProxy
        Hosts for which it is not asked, with commas between.
    .PARAMETER Password
        Password of the user.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true)][ValidateSet('daemons', 'agent')][string]$Part,
        [Parameter(Mandatory = $true)][string]$Https,
        [string]$Http = '',
        [string]$NoProxy = '',
        [string]$Password = ''
    )
    # @assumed eflow.md 10.5: systemd in the VM takes several drop-ins in the order of their names, and the last one counts | verify: two drop-ins with https_proxy, then systemctl show -p Environment aziot-edged.service
    # @assumed eflow.md 10.5: iotedge config apply, removing edgeAgent and iotedge system restart make edgeAgent take its new environment | verify: docker inspect edgeAgent afterwards
    $daemons = @'
given=/home/iotedge-user/eflow-desk-given
value() { printf '%s\n' "$values" | sed -n "s/^$1=//p"; }
write() { tee "$1.new" >/dev/null && chmod "$2" "$1.new" && mv "$1.new" "$1"; }
unit() {
    printf '[Service]\nEnvironment="https_proxy=%s"\n' "$https"
    [ -z "$http" ] || printf 'Environment="http_proxy=%s"\n' "$http"
    [ -z "$no" ] || printf 'Environment="no_proxy=%s"\n' "$no"
}
others() { cat /etc/bash.bashrc 2>/dev/null | sed '\%^# eflow-desk proxy begin$%,\%^# eflow-desk proxy end$%d'; }
shell() {
    echo '# eflow-desk proxy begin'
    printf "export https_proxy='%s'\n" "$https"
    [ -z "$http" ] || printf "export http_proxy='%s'\n" "$http"
    [ -z "$no" ] || printf "export no_proxy='%s'\n" "$no"
    echo '# eflow-desk proxy end'
}
apply() {
    umask 077
    values=$(cat "$given") || return 3
    rm -f "$given"
    https=$(value https) http=$(value http) no=$(value no)
    [ -n "$https" ] || return 4
    for one in aziot-edged aziot-identityd docker; do
        mkdir -p "/etc/systemd/system/$one.service.d" && chmod 755 "/etc/systemd/system/$one.service.d" || return 5
        unit | sed 's/%/%%/g' | write "/etc/systemd/system/$one.service.d/zz-eflow-desk-proxy.conf" 600 || return 5
    done
    { others; shell; } | write /etc/bash.bashrc 644 || return 6
    systemctl daemon-reload || return 7
    systemctl restart docker || return 8
    iotedge system restart
    return 0
}
section apply apply
'@
    $agent = @'
given=/home/iotedge-user/eflow-desk-given
value() { printf '%s\n' "$values" | sed -n "s/^$1=//p"; }
apply() {
    umask 077
    values=$(cat "$given") || return 3
    rm -f "$given"
    wanted
    https=$(value https) http=$(value http) no=$(value no)
    [ -n "$https" ] || return 4
    change set
}
section apply apply
'@
    # What may stand in an environment, in quotes of the shell and of TOML, and mean itself everywhere.
    foreach ($one in $Https, $Http, $NoProxy) {
        if ($one -cnotmatch '\A[A-Za-z0-9.,:/@%_~-]*\z') {
            throw (New-EflowDeskError -Text 'The address of a proxy has characters that it cannot have.' -Id 'ProxyAddress' -Category InvalidArgument)
        }
    }
    if ($Https -eq '') { throw (New-EflowDeskError -Text 'The address of the proxy is empty.' -Id 'ProxyAddress' -Category InvalidArgument) }
    $encoded = ''
    if ($Password -ne '') { $encoded = ':' + [System.Uri]::EscapeDataString($Password) }
    if (-not $PSCmdlet.ShouldProcess("the VM ($Part)", "Set the proxy $Https")) { return }

    $values = [System.Text.StringBuilder]::new()
    [void]$values.Append("https=" + ($Https -replace '\A(https?://[^@/]+)@', ('$1' + $encoded + '@')) + "`n")
    if ($Http -ne '') { [void]$values.Append("http=" + ($Http -replace '\A(https?://[^@/]+)@', ('$1' + $encoded + '@')) + "`n") }
    if ($NoProxy -ne '') { [void]$values.Append("no=$NoProxy`n") }
    Send-EflowDeskGuestText -Text $values.ToString()
    $text = $daemons
    if ($Part -eq 'agent') { $text = (Get-EflowDeskAgentTableText) + "`n" + $agent }
    Complete-EflowDeskGuestChange -Id 'GuestProxy' -Section ((Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n"))['apply'])
}
