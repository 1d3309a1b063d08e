function Get-EflowDeskGuestConfig {
    <#
    .SYNOPSIS
        Reads how the VM is set up, without any secret of it.
    .DESCRIPTION
        Answers Provisioning ($null when config.toml names none; Source, Method, Hub, DeviceId, ScopeId, RegistrationId,
        GlobalEndpoint, and CertificatePath and KeyPath in the VM) and Volumes (Name, Bytes of each volume of modules; $null
        when they could not be counted).
        What could be a secret is left out inside the VM: only lines of known names with values of a known form leave it.
    #>
    [CmdletBinding()]
    param()
    # An allow-list, so that a secret in a form that nobody thought of stays where it is. A value with any other character
    # is left out as a whole: a part of it would be another value.
    # @assumed eflow.md 9.3: config.toml in the VM has one value a line, and attestation and authentication as tables or on one line | verify: sudo cat /etc/aziot/config.toml after each provisioning type, without showing its secrets
    # @assumed eflow.md 16: docker keeps volumes of modules below /var/lib/docker/volumes, one folder each | verify: sudo docker volume inspect in a VM with a module that has a volume
    $text = @'
config() { cat /etc/aziot/config.toml; }
quote='["'"'"']'
gap='[[:space:]]*'
name='\([A-Za-z0-9.%_*?!(),:@$+-]*\)'
file='\(file://[A-Za-z0-9.%_/~+-]*\)'
url='\(https\{0,1\}://[A-Za-z0-9.:-]*/\{0,1\}\)'
line() { printf '%s' "s|^$gap\"\{0,1\}$1\"\{0,1\}$gap=$gap$quote$2$quote$gap\(#.*\)\{0,1\}\$|$1 = \"\\1\"|p"; }
inside() { printf '%s' "s|^$gap$1$gap=$gap{\(.*[,[:space:]]\)\{0,1\}$2$gap=$gap$quote$3$quote$gap[,}].*|$1.$2 = \"\\2\"|p"; }
within() { config | sed -n -e "$(inside "$1" "$2" "$3")"; }
string() { config | sed -n -e "s|^${gap}connection_string$gap=$gap$quote\(.*\)|;\1|p" | sed -n -e "s|.*;$1=$2[;\"'].*|shown.$1 = \"\\1\"|p"; }
shown() {
    config >/dev/null || return 1
    string HostName '\([A-Za-z0-9.-]*\)'
    string DeviceId "$name"
    for table in attestation authentication; do
        for key in method registration_id; do within "$table" "$key" "$name"; done
        for key in identity_cert identity_pk; do within "$table" "$key" "$file"; done
    done
    config | sed -n -e "s|^$gap\(\[[A-Za-z0-9_. -]*\]\)$gap\(#.*\)\{0,1\}\$|\1|p" \
        -e "$(line source "$name")" -e "$(line method "$name")" -e "$(line id_scope "$name")" \
        -e "$(line registration_id "$name")" -e "$(line iothub_hostname "$name")" -e "$(line device_id "$name")" \
        -e "$(line identity_cert "$file")" -e "$(line identity_pk "$file")" -e "$(line global_endpoint "$url")"
}
section config shown
section volumes timeout -k 1 20 du -s -x -B 1 /var/lib/docker/volumes/*/
'@
    $said = Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n")
    $missing = $said['config'].Code -ne 0 -and $said['config'].Text -match 'No such file'
    if ($said['config'].Cut -or ($said['config'].Code -ne 0 -and -not $missing)) {
        throw (New-EflowDeskError -Text "The VM could not be read (config, $($said['config'].Code))." -Id 'GuestRead' -Category InvalidResult)
    }
    $config = @{}
    if (-not $missing) { $config = ConvertFrom-EflowDeskToml -Text $said['config'].Text }
    $provisioning = $null
    $source = $config['provisioning.source']
    if (-not [string]::IsNullOrEmpty($source)) {
        $part = 'attestation'
        if ($source -ceq 'manual') { $part = 'authentication' }
        # A table on one line is told before all tables, by its own name.
        $own = @{}
        foreach ($name in 'attestation.registration_id', "$part.method", "$part.identity_cert", "$part.identity_pk") {
            $own[$name] = $config["provisioning.$name"]
            if ($null -eq $own[$name]) { $own[$name] = $config[$name] }
        }
        $method = $own["$part.method"]
        $hub = $config['provisioning.iothub_hostname']
        $device = $config['provisioning.device_id']
        if ($source -ceq 'manual' -and $null -eq $method) {
            $method = 'sas'
            $hub = $config['shown.HostName']
            $device = $config['shown.DeviceId']
        }
        if ($null -ne $hub) { $hub = $hub.ToLowerInvariant() }
        $provisioning = [pscustomobject]@{
            Source          = $source
            Method          = $method
            Hub             = $hub
            DeviceId        = $device
            ScopeId         = $config['provisioning.id_scope']
            RegistrationId  = $own['attestation.registration_id']
            GlobalEndpoint  = $config['provisioning.global_endpoint']
            CertificatePath = $own["$part.identity_cert"]
            KeyPath         = $own["$part.identity_pk"]
        }
    }
    $volumes = $null
    # A VM without a volume has no such folder, and that is an answer.
    if ($said['volumes'].Code -eq 0 -or $said['volumes'].Text -match '\A[^\n]*/volumes/\*/[^\n]*No such file[^\n]*\s*\z') {
        $found = [System.Collections.Generic.List[object]]::new()
        foreach ($line in $said['volumes'].Lines) {
            if ($line -notmatch '\A(\d+)\s+/var/lib/docker/volumes/([^/]+)/\z') { continue }
            $found.Add([pscustomobject]@{ Name = $Matches[2]; Bytes = [long]::Parse($Matches[1], [System.Globalization.CultureInfo]::InvariantCulture) })
        }
        $volumes = $found.ToArray()
    }
    [pscustomobject]@{ Provisioning = $provisioning; Volumes = $volumes }
}
