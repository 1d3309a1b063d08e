# The address of a proxy without its password, and the password as a fingerprint: HMAC-SHA256 under the key of fingerprints over
# the hex SHA-256 of `ProxyPassword=` and the password, both in lower case. Fingerprint is $null where there is no password.
function Split-EflowDeskProxyAddress {
    param(
        [Parameter(Mandatory = $true)][string]$Address,
        [Parameter(Mandatory = $true)][string]$FingerprintKey
    )
    if ($Address -cnotmatch '\A(?<front>https?://[^:@/]*):(?<password>[^@]*)@(?<rest>.*)\z') {
        return [pscustomobject]@{ Address = $Address; Fingerprint = $null }
    }
    $bare = $Matches['front'] + '@' + $Matches['rest']
    $plain = 'ProxyPassword=' + [System.Uri]::UnescapeDataString($Matches['password'])
    $utf8 = [System.Text.UTF8Encoding]::new($false)
    $sha = [System.Security.Cryptography.SHA256]::Create()
    $hmac = [System.Security.Cryptography.HMACSHA256]::new($utf8.GetBytes($FingerprintKey))
    try {
        $digest = [System.BitConverter]::ToString($sha.ComputeHash($utf8.GetBytes($plain))).Replace('-', '').ToLowerInvariant()
        $keyed = [System.BitConverter]::ToString($hmac.ComputeHash($utf8.GetBytes($digest))).Replace('-', '').ToLowerInvariant()
    }
    finally { $sha.Dispose(); $hmac.Dispose() }
    return [pscustomobject]@{ Address = $bare; Fingerprint = $keyed }
}
