# A pattern of * and ? as a regular expression for whole names, whatever their case. Everything else means itself, also
# the brackets that PowerShell's own -like takes for sets.
function ConvertTo-EflowDeskRegex {
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string]$Pattern)
    $source = [System.Text.RegularExpressions.Regex]::Escape($Pattern).Replace('\*', '.*').Replace('\?', '.')
    $options = [System.Text.RegularExpressions.RegexOptions]'IgnoreCase, Singleline, CultureInvariant'
    return [System.Text.RegularExpressions.Regex]::new('\A' + $source + '\z', $options)
}
