function Get-EflowDeskGuestRoot {
    <#
    .SYNOPSIS
        Reads which certificate authority this product has added to the VM, and whether the VM trusts it.
    .DESCRIPTION
        Answers System and Modules, the hex SHA-256 of the certificate that the VM and its modules were given, each $null
        where there is none; Trusted, whether the store that programs read has it; and Bundle, the trust_bundle_cert of
        config.toml that somebody else has set, or $null.
    #>
    [CmdletBinding()]
    param()
    # @assumed eflow.md 1: the VM keeps added certificate authorities in /etc/pki/ca-trust/source/anchors, which is writable, and programs read /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem with 64 characters a line | verify: add a root, run update-ca-trust extract in the VM and look for its last lines in that file
    $text = @'
anchor=/etc/pki/ca-trust/source/anchors/eflow-desk-root.pem
store=/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem
body() { cat "$1" 2>/dev/null | sed '\%^-----%d'; }
trusted() {
    line=$(body "$anchor" | tail -n 2 | sed -n 1p)
    [ -n "$line" ] || return 1
    cat "$store" 2>/dev/null | sed -n "\\|^$line\$|p"
}
section anchor cat "$anchor"
section trusted trusted
section modules cat /var/aziot/certs/eflow-desk-root.pem
section config cat /etc/aziot/config.toml
'@
    $said = Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n")
    foreach ($name in 'anchor', 'modules', 'config') {
        if ($said[$name].Cut -or ($said[$name].Code -ne 0 -and $said[$name].Text -notmatch 'No such file')) {
            throw (New-EflowDeskError -Text "What the VM trusts was not read ($name, $($said[$name].Code))." -Id 'GuestRoot' -Category InvalidResult)
        }
    }
    $found = @{ anchor = $null; modules = $null }
    foreach ($name in 'anchor', 'modules') {
        if ($said[$name].Code -ne 0) { continue }
        $block = [System.Text.RegularExpressions.Regex]::Match($said[$name].Text, '-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----')
        if (-not $block.Success) { continue }
        $sha = [System.Security.Cryptography.SHA256]::Create()
        try { $hash = $sha.ComputeHash([System.Convert]::FromBase64String(($block.Groups[1].Value -replace '\s'))) }
        finally { $sha.Dispose() }
        $found[$name] = [System.BitConverter]::ToString($hash).Replace('-', '').ToLowerInvariant()
    }
    $bundle = $null
    if ($said['config'].Code -ne 0 -or $said['config'].Text -cnotmatch ' # trust set by EFLOW Desk(\r?\n|\z)') {
        # A file that the configuration does not name is nothing to any module.
        $found['modules'] = $null
        if ($said['config'].Code -eq 0) { $bundle = (ConvertFrom-EflowDeskToml -Text $said['config'].Text)['trust_bundle_cert'] }
    }
    [pscustomobject]@{
        System  = $found['anchor']
        Trusted = $null -ne $found['anchor'] -and $said['trusted'].Code -eq 0 -and $said['trusted'].Text.Trim() -ne ''
        Modules = $found['modules']
        Bundle  = $bundle
    }
}
