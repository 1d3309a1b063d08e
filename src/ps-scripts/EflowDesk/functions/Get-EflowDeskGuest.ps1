function Get-EflowDeskGuest {
    <#
    .SYNOPSIS
        Reads how IoT Edge in the VM is doing, all in one command.
    .DESCRIPTION
        Answers Now and ConfiguredAt (UTC by the VM's clock), Provisioning (Source, Method, Hub, DeviceId, ScopeId,
        RegistrationId, Fingerprint, Thumbprint; $null when config.toml names none), Status, List, IdentityLog, EdgedLog and
        AgentLog (lines, at most 200 and 128 KiB each), ImageBytes (bytes), DiskFree (percent of the data partition that is
        free), Load (processes that ran or waited to run, on average over the last minute), Names (the VM finds the name of
        the container registry), Registry (its port 443 opens) and Ports (Host, Port, Open; none while no hub is known).
        DiskFree, Load, Names and Registry are $null when the VM does not tell. No secret of config.toml is among them.
    .PARAMETER FingerprintKey
        Key under which secrets become fingerprints.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)][string]$FingerprintKey)
    # Ports are tried from inside, since the host reaching them proves nothing (eflow.md HC-21).
    # @assumed eflow.md 16: the VM has bash, timeout and base64 of coreutils, and journalctl; docker keeps images below /var/lib/docker | verify: run the text of this function in a VM as root
    # @assumed eflow.md 16: the VM has df and getent, and aziot-edged writes to the journal in the form of the identity service | verify: run the text of this function in a VM as root
    # @assumed eflow.md 9.3: config.toml names the certificate as a file:// address, and root may read it where it lies | verify: provision with a certificate and read config.toml; sudo cat the file it names
    # @assumed eflow.md 9.3: iotedge config apply writes identityd/config.d/00-super.toml each time, and nothing else does | verify: its time before and after applying, and on a fresh VM
    $text = @'
config() { cat /etc/aziot/config.toml; }
journal() { timeout -k 1 10 journalctl -q -u aziot-identityd -n 200 --no-pager -o short; }
hub() {
    config | sed -n -e 's/^[[:space:]]*connection_string[[:space:]]*=.*HostName=\([A-Za-z0-9.-]*\).*/\1/p' -e 's/^[[:space:]]*iothub_hostname[[:space:]]*=[[:space:]]*.\([A-Za-z0-9.-]*\).*/\1/p' | tail -n 1
}
assigned() {
    [ -n "$(config | sed -n -e 's/^[[:space:]]*source[[:space:]]*=[[:space:]]*.dps.*/dps/p')" ] || return 0
    journal | sed -n -e 's/.*Assigned to IoT hub: \([A-Za-z0-9.-]*\).*/\1/p' | tail -n 1
}
certificate() {
    path=$(config | sed -n -e 's/^[[:space:]]*identity_cert[[:space:]]*=[[:space:]]*.file:\/\/\([^"'"'"']*\).*/\1/p' | tail -n 1)
    [ -n "$path" ] || return 0
    cat "$path"
}
ports() {
    name=$(hub 2>/dev/null)
    [ -n "$name" ] || name=$(assigned 2>/dev/null)
    [ -n "$name" ] || return 0
    for port in 5671 8883 443; do
        if timeout -k 1 5 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$name" "$port" 2>/dev/null; then state=open; else state=closed; fi
        echo "$name $port $state"
    done
}
section now date -u +%Y-%m-%dT%H:%M:%S.%3NZ
section applied stat -c %.9Y /etc/aziot/identityd/config.d/00-super.toml
section config config
section certificate certificate
section status timeout -k 1 10 iotedge system status
section list timeout -k 1 10 iotedge list
section journal journal
section edged timeout -k 1 10 journalctl -q -u aziot-edged -n 100 --no-pager -o short
section agent timeout -k 1 10 iotedge logs edgeAgent --tail 200
section images timeout -k 1 10 du -s -x -c -B 1 /var/lib/docker/overlay2 /var/lib/docker/tmp
section load cat /proc/loadavg
section disk df -P -k /var/lib/docker
section names timeout -k 1 5 getent ahostsv4 mcr.microsoft.com
section registry timeout -k 1 5 bash -c 'exec 3<>"/dev/tcp/$0/$1"' mcr.microsoft.com 443
section ports ports
'@
    $invariant = [System.Globalization.CultureInfo]::InvariantCulture
    $form = 'yyyy-MM-ddTHH:mm:ss.fffZ'
    $said = Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n")
    foreach ($name in 'now', 'journal') {
        if ($said[$name].Code -ne 0) {
            $why = ConvertTo-EflowDeskPlainMessage -Text ([string]::Join(' ', $said[$name].Lines))
            throw (New-EflowDeskError -Text "The VM could not be read ($name, $($said[$name].Code)): $why" -Id 'GuestRead' -Category InvalidResult)
        }
    }
    # A file that is not there is a fact; one that could not be read, or not to its end, is none.
    foreach ($name in 'applied', 'config') {
        if ($said[$name].Cut -or ($said[$name].Code -ne 0 -and $said[$name].Text -notmatch 'No such file')) {
            throw (New-EflowDeskError -Text "The VM could not be read ($name, $($said[$name].Code))." -Id 'GuestRead' -Category InvalidResult)
        }
    }
    $now = [System.DateTimeOffset]::Parse($said['now'].Text.Trim(), $invariant, [System.Globalization.DateTimeStyles]::AssumeUniversal)
    $configured = $null
    if ($said['applied'].Code -eq 0) {
        # Rounded up to whole seconds, as logs count them: no line of the run before may count for this one.
        $seconds = [System.Math]::Ceiling([decimal]::Parse($said['applied'].Text.Trim(), $invariant))
        $configured = [System.DateTimeOffset]::FromUnixTimeSeconds([long]$seconds).UtcDateTime.ToString($form, $invariant)
    }
    $provisioning = $null
    if ($said['config'].Code -eq 0) { $provisioning = ConvertTo-EflowDeskProvisioning -Toml $said['config'].Text -Certificate $said['certificate'].Text -FingerprintKey $FingerprintKey }

    # A hub that DPS assigned stands in the log alone, and only what was logged since the configuration counts for it.
    $hub = $null
    if ($null -ne $provisioning) {
        $hub = $provisioning.Hub
        if ([string]::IsNullOrEmpty($hub) -and $provisioning.Source -ceq 'dps') {
            foreach ($line in $said['journal'].Lines) {
                if ($line -cnotmatch '(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})(?:\.\d+)?Z .*Assigned to IoT hub: ([A-Za-z0-9.-]+)') { continue }
                if ($null -eq $configured -or [string]::CompareOrdinal($Matches[1], $configured.Substring(0, 19)) -ge 0) { $hub = $Matches[2].ToLowerInvariant() }
            }
        }
    }
    $ports = [System.Collections.Generic.List[object]]::new()
    foreach ($line in $said['ports'].Lines) {
        if ($line -notmatch '\A(\S+) (\d+) (open|closed)\z' -or $Matches[1] -ne $hub) { continue }
        $ports.Add([pscustomobject]@{ Host = $hub; Port = [int]$Matches[2]; Open = $Matches[3] -ceq 'open' })
    }
    # Only shows whether a first pull moves; folders that are not there hold no images.
    $bytes = [long]0
    foreach ($line in $said['images'].Lines) { if ($line -match '\A(\d+)\s+total\z') { $bytes = [long]::Parse($Matches[1], $invariant) } }
    $load = $null
    if ($said['load'].Text -match '\A(\d+\.\d+) ') { $load = [double]::Parse($Matches[1], $invariant) }
    # The second line of df ends with the part in use and the place, such as 87% /var.
    $free = $null
    if ($said['disk'].Code -eq 0) { foreach ($line in $said['disk'].Lines) { if ($line -match '\s(\d{1,3})%\s+/') { $free = 100 - [int]::Parse($Matches[1], $invariant) } } }
    # 126 and 127: the program that was to find out is not there.
    $names = $null
    if ($said['names'].Code -notin 126, 127) { $names = $said['names'].Code -eq 0 }
    $registry = $null
    if ($said['registry'].Code -notin 126, 127) { $registry = $said['registry'].Code -eq 0 }
    $edged = [string[]]@()
    if ($said['edged'].Code -eq 0) { $edged = $said['edged'].Lines }
    $agent = [string[]]@()
    # Without the module runtime there is only an error to read, and that is no log.
    if ($said['agent'].Code -eq 0) { $agent = $said['agent'].Lines }
    [pscustomobject]@{
        Now          = $now.UtcDateTime.ToString($form, $invariant)
        ConfiguredAt = $configured
        Provisioning = $provisioning
        Status       = $said['status'].Lines
        List         = $said['list'].Lines
        IdentityLog  = $said['journal'].Lines
        EdgedLog     = $edged
        AgentLog     = $agent
        ImageBytes   = $bytes
        DiskFree     = $free
        Load         = $load
        Names        = $names
        Registry     = $registry
        Ports        = $ports.ToArray()
    }
}
