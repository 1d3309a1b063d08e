# What config.toml says about the identity of the device, or $null when it names no source (eflow.md 9.3). A key leaves only
# as a fingerprint: HMAC-SHA256 under the key of fingerprints over a hex SHA-256, both in lower case. That is the one of
# `HostName=..;DeviceId=..;SharedAccessKey=..` for a connection string, or its parts written separately, and the one of
# `SymmetricKey=..` for a symmetric key of DPS. A certificate is told by the hex SHA-256 of the first one of its file.
# @assumed eflow.md 9.6: the shipped template names no source of provisioning | verify: sudo cat /var/.eflow/config/config.toml.template
function ConvertTo-EflowDeskProvisioning {
    param(
        [Parameter(Mandatory = $true)][AllowEmptyString()][string]$Toml,
        [Parameter(Mandatory = $true)][string]$FingerprintKey,
        [string]$Certificate = ''
    )
    # Lower-case hex.
    function ConvertTo-Hex {
        param([byte[]]$Bytes)
        return [System.BitConverter]::ToString($Bytes).Replace('-', '').ToLowerInvariant()
    }
    $config = ConvertFrom-EflowDeskToml -Text $Toml
    $source = $config['provisioning.source']
    if ([string]::IsNullOrEmpty($source)) { return $null }
    $hub = $null
    $device = $null
    $key = $null
    $method = $config['provisioning.attestation.method']
    if ($source -ceq 'manual') {
        $written = $config['provisioning.connection_string']
        if ($null -ne $written) {
            $method = 'sas'
            # As the identity service reads it: nothing is trimmed, names have their case, the last one counts (provisioning.md 1.1).
            foreach ($pair in $written.Split(';')) {
                $cut = $pair.IndexOf('=')
                if ($cut -le 0) { continue }
                switch -CaseSensitive ($pair.Substring(0, $cut)) {
                    'HostName' { $hub = $pair.Substring($cut + 1) }
                    'DeviceId' { $device = $pair.Substring($cut + 1) }
                    'SharedAccessKey' { $key = $pair.Substring($cut + 1) }
                }
            }
        }
        else {
            $method = $config['provisioning.authentication.method']
            $hub = $config['provisioning.iothub_hostname']
            $device = $config['provisioning.device_id']
            $key = $config['provisioning.authentication.device_id_pk.value']
        }
    }
    elseif ($method -ceq 'symmetric_key') { $key = $config['provisioning.attestation.symmetric_key.value'] }
    if ($null -ne $hub) { $hub = $hub.ToLowerInvariant() }
    $named = -not [string]::IsNullOrEmpty($hub) -and -not [string]::IsNullOrEmpty($device)
    $fingerprint = $null
    if (($named -or $source -cne 'manual') -and $key -cmatch '\A[A-Za-z0-9+/]+={0,2}\z') {
        # Padding is optional there, so the key is written anew before it is hashed.
        $bare = $key.TrimEnd('=')
        if ($bare.Length % 4 -ne 1) {
            $utf8 = [System.Text.UTF8Encoding]::new($false)
            $bytes = [System.Convert]::FromBase64String($bare + [string]::new([char]'=', (4 - $bare.Length % 4) % 4))
            $plain = [System.Convert]::ToBase64String($bytes)
            $canonical = "SymmetricKey=$plain"
            if ($source -ceq 'manual') { $canonical = "HostName=$hub;DeviceId=$device;SharedAccessKey=$plain" }
            $sha = [System.Security.Cryptography.SHA256]::Create()
            $hmac = [System.Security.Cryptography.HMACSHA256]::new($utf8.GetBytes($FingerprintKey))
            try { $fingerprint = ConvertTo-Hex $hmac.ComputeHash($utf8.GetBytes((ConvertTo-Hex $sha.ComputeHash($utf8.GetBytes($canonical))))) }
            finally { $sha.Dispose(); $hmac.Dispose() }
        }
    }
    $thumbprint = $null
    if ($method -ceq 'x509' -and $Certificate -cmatch '-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----') {
        $body = $Matches[1] -replace '\s'
        if ($body.Length % 4 -eq 0 -and $body -cmatch '\A[A-Za-z0-9+/]+={0,2}\z') {
            $sha = [System.Security.Cryptography.SHA256]::Create()
            try { $thumbprint = ConvertTo-Hex $sha.ComputeHash([System.Convert]::FromBase64String($body)) }
            finally { $sha.Dispose() }
        }
    }
    return [pscustomobject]@{
        Source         = $source
        Method         = $method
        Hub            = $hub
        DeviceId       = $device
        ScopeId        = $config['provisioning.id_scope']
        RegistrationId = $config['provisioning.attestation.registration_id']
        Fingerprint    = $fingerprint
        Thumbprint     = $thumbprint
    }
}
