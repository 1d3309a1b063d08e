function Get-EflowDeskGuestProxy {
    <#
    .SYNOPSIS
        Reads which proxy each place of the VM has (eflow.md 10.5).
    .DESCRIPTION
        Answers Places (Place: edged, identityd, docker, shell or agent; Https, Http, NoProxy, Fingerprint) with those alone
        that have one, UpstreamProtocol of edgeAgent, and Own: daemons, agent, whichever this product has set. A password
        leaves only as a fingerprint: HMAC-SHA256 under the key of fingerprints over the hex SHA-256 of `ProxyPassword=` and
        the password, both in lower case.
    .PARAMETER FingerprintKey
        Key under which passwords become fingerprints.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)][string]$FingerprintKey)
    # @assumed eflow.md 10.5: systemctl show tells the environment that a service would start with, with all drop-ins | verify: systemctl show -p Environment docker.service in the VM with a drop-in
    $text = @'
environment() { systemctl show -p Environment "$1.service"; }
section edged environment aziot-edged
section identityd environment aziot-identityd
section docker environment docker
section shell cat /etc/bash.bashrc
section config cat /etc/aziot/config.toml
section own cat /etc/systemd/system/aziot-edged.service.d/zz-eflow-desk-proxy.conf
'@
    $said = Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n")
    foreach ($name in 'edged', 'identityd', 'docker', 'shell', 'config') {
        $section = $said[$name]
        if ($section.Cut -or ($section.Code -ne 0 -and $section.Text -notmatch 'No such file')) {
            throw (New-EflowDeskError -Text "The proxy of the VM was not read ($name, $($section.Code))." -Id 'GuestProxy' -Category InvalidResult)
        }
    }
    $found = @{}
    foreach ($name in 'edged', 'identityd', 'docker') {
        $found[$name] = @{}
        foreach ($match in [System.Text.RegularExpressions.Regex]::Matches($said[$name].Text, '(?i)(?<=[\s="])(https_proxy|http_proxy|no_proxy)=([^\s"]+)')) {
            $found[$name][$match.Groups[1].Value.ToLowerInvariant()] = $match.Groups[2].Value
        }
    }
    $found['shell'] = @{}
    $found['agent'] = @{}
    $protocol = $null
    if ($said['shell'].Code -eq 0) {
        foreach ($line in $said['shell'].Lines) {
            if ($line -match '\A\s*export\s+(https_proxy|http_proxy|no_proxy)=["'']?([^\s"'';]+)') { $found['shell'][$Matches[1].ToLowerInvariant()] = $Matches[2] }
        }
    }
    if ($said['config'].Code -eq 0) {
        $config = ConvertFrom-EflowDeskToml -Text $said['config'].Text
        foreach ($name in 'https_proxy', 'http_proxy', 'no_proxy') { $found['agent'][$name] = $config["agent.env.$name"] }
        $protocol = $config['agent.env.UpstreamProtocol']
    }
    $places = [System.Collections.Generic.List[object]]::new()
    foreach ($name in 'edged', 'identityd', 'docker', 'shell', 'agent') {
        $https = $found[$name]['https_proxy']
        if ([string]::IsNullOrEmpty($https)) { continue }
        $bare = Split-EflowDeskProxyAddress -Address $https -FingerprintKey $FingerprintKey
        $http = $found[$name]['http_proxy']
        if (-not [string]::IsNullOrEmpty($http)) { $http = (Split-EflowDeskProxyAddress -Address $http -FingerprintKey $FingerprintKey).Address }
        $places.Add([pscustomobject]@{
            Place       = $name
            Https       = $bare.Address
            Http        = $http
            NoProxy     = $found[$name]['no_proxy']
            Fingerprint = $bare.Fingerprint
        })
    }
    $own = [System.Collections.Generic.List[string]]::new()
    if ($said['own'].Code -eq 0) { $own.Add('daemons') }
    if ($said['config'].Text -cmatch ' # set by EFLOW Desk(\r?\n|\z)') { $own.Add('agent') }
    [pscustomobject]@{ Places = $places.ToArray(); UpstreamProtocol = $protocol; Own = $own.ToArray() }
}
