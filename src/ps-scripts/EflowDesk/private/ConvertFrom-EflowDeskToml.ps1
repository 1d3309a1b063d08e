# The texts of a TOML document as a table of their full names with dots between (provisioning.md 8.1). Reads what a
# configuration of IoT Edge is made of: tables, dotted and quoted names, texts on one line, tables on one line. All other
# values are passed over, several-line texts as wholes. Names keep their case, as TOML has it.
function ConvertFrom-EflowDeskToml {
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string]$Text)
    # A name without blanks around its dots, and without the quotes of its parts.
    function ConvertTo-PlainName {
        param([string]$Written)
        return ($Written -replace '\s*\.\s*', '.').Replace('"', '').Replace("'", '')
    }
    # A literal text as it stands; in a basic one the escapes mean characters.
    function ConvertTo-PlainText {
        param($Groups)
        if ($Groups.ContainsKey('literal')) { return $Groups['literal'] }
        $written = $Groups['basic']
        $text = [System.Text.StringBuilder]::new()
        for ($i = 0; $i -lt $written.Length; $i++) {
            if ($written[$i] -ne '\') { [void]$text.Append($written[$i]); continue }
            $i++
            switch -CaseSensitive ([string]$written[$i]) {
                'b' { [void]$text.Append([char]8) }
                't' { [void]$text.Append([char]9) }
                'n' { [void]$text.Append([char]10) }
                'f' { [void]$text.Append([char]12) }
                'r' { [void]$text.Append([char]13) }
                'u' { [void]$text.Append([char][System.Convert]::ToInt32($written.Substring($i + 1, 4), 16)); $i += 4 }
                'U' { [void]$text.Append([char]::ConvertFromUtf32([System.Convert]::ToInt32($written.Substring($i + 1, 8), 16))); $i += 8 }
                default { [void]$text.Append($written[$i]) }
            }
        }
        return $text.ToString()
    }
    $found = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal)
    $name = '(?:[A-Za-z0-9_-]+|"[^"\\]*"|''[^'']*'')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"\\]*"|''[^'']*''))*'
    $value = '"(?<basic>(?:[^"\\]|\\.)*)"|''(?<literal>[^'']*)'''
    $table = ''
    $closing = $null
    foreach ($raw in $Text -split '\r?\n') {
        $line = $raw.Trim()
        if ($null -ne $closing) {
            if ($line.Contains($closing)) { $closing = $null }
            continue
        }
        if ($line.Length -eq 0 -or $line[0] -eq '#') { continue }
        if ($line -match "^\[\[?\s*(?<name>$name)\s*\]\]?\s*(#.*)?`$") {
            $table = (ConvertTo-PlainName $Matches['name']) + '.'
            continue
        }
        if ($line -notmatch "^(?<name>$name)\s*=\s*(?<rest>.*)`$") { continue }
        $full = $table + (ConvertTo-PlainName $Matches['name'])
        $rest = $Matches['rest']
        if ($rest -match '^("""|'''''')') {
            if (-not $rest.Substring(3).Contains($Matches[1])) { $closing = $Matches[1] }
        }
        elseif ($rest -match "^(?:$value)") { $found[$full] = ConvertTo-PlainText $Matches }
        elseif ($rest.StartsWith('{')) {
            foreach ($inner in [System.Text.RegularExpressions.Regex]::Matches($rest, "(?<=[{,]\s*)(?<name>$name)\s*=\s*(?:$value)")) {
                $groups = @{}
                foreach ($kind in 'basic', 'literal') { if ($inner.Groups[$kind].Success) { $groups[$kind] = $inner.Groups[$kind].Value } }
                $found[$full + '.' + (ConvertTo-PlainName $inner.Groups['name'].Value)] = ConvertTo-PlainText $groups
            }
        }
    }
    return $found
}
