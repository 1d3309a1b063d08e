# What AzureEFLOW says about a failure, fit to be shown: its time, its dash, our own command and anything that could be
# a key are taken out (eflow.md 8.1, 20.1, 21).
function ConvertTo-EflowDeskPlainMessage {
    param([AllowNull()][AllowEmptyString()][string]$Text)
    $plain = $Text -replace '\A\s*(\[[^\]]{8,30}\]|-)\s+'
    $plain = $plain -replace '(?i)(SharedAccessKey|symmetric_key|value)(\s*=\s*)[^;\s}]+', '$1$2...'
    $plain = $plain -replace '[A-Za-z0-9+/]{40,}={0,2}', '...'
    $plain = ($plain -replace '\s+', ' ').Trim()
    if ($plain.Length -gt 500) { $plain = $plain.Substring(0, 500) }
    return $plain
}
