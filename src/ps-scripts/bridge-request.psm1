# Reads what the bridge is asked: strict JSON and the catalogue of what may run. Nothing here starts anything.
# Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
Set-StrictMode -Version 2

# One step of a text: a comma, a name with its colon, each if it is there, and a value, an opener or a closer.
$script:JsonStep = [System.Text.RegularExpressions.Regex]::new(
    '\G[ \t\r\n]*(,[ \t\r\n]*)?(?:("(?>[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*)")[ \t\r\n]*:[ \t\r\n]*)?' +
    '([{}\[\]]|"(?>[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*)"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)',
    [System.Text.RegularExpressions.RegexOptions]::CultureInvariant)
$script:NoWhole = [char[]]@('.', 'e', 'E')
$script:Invariant = [System.Globalization.CultureInfo]::InvariantCulture
$script:MaxDepth = 16

# RFC 8259 and nothing beside it. The readers of .NET Framework take unclosed brackets, keep the last of two equal keys,
# drop "__type" and replace lone surrogates; a reader on the way to an elevated process must do none of that.
function ConvertFrom-BridgeJson {
    param([string]$Text)
    $root = $null
    $rooted = $false
    $current = $null
    $table = $false
    $stack = [System.Collections.Generic.Stack[object]]::new()
    $end = 0
    $match = $script:JsonStep.Match($Text)
    while ($match.Success) {
        $end = $match.Index + $match.Length
        $groups = $match.Groups
        $comma = $groups[1].Success
        $name = $groups[2]
        $token = $groups[3].Value
        $match = $match.NextMatch()
        $code = [int]$token[0]
        if ($code -eq 125 -or $code -eq 93) {
            if ($null -eq $current -or $comma -or $name.Success -or ($code -eq 125) -ne $table) { throw 'json: closer' }
            $current = $stack.Pop()
            $table = $current -is [System.Collections.Hashtable]
            continue
        }
        $value = $null
        if ($code -eq 34) {
            $value = $token.Substring(1, $token.Length - 2)
            if ($value.IndexOf([char]92) -ge 0) { $value = [System.Text.RegularExpressions.Regex]::Unescape($value) }
        }
        elseif ($code -eq 123) { $value = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal) }
        elseif ($code -eq 91) { $value = [System.Collections.Generic.List[object]]::new() }
        elseif ($code -eq 116) { $value = $true }
        elseif ($code -eq 102) { $value = $false }
        elseif ($code -ne 110) {
            if ($token.IndexOfAny($script:NoWhole) -ge 0) { $value = [double]::Parse($token, $script:Invariant) }
            elseif ($token.Length -lt 18) { $value = [long]::Parse($token, $script:Invariant) }
            else {
                $value = [bigint]::Parse($token, $script:Invariant)
                if ($value -ge [long]::MinValue -and $value -le [long]::MaxValue) { $value = [long]$value } else { $value = [double]$value }
            }
        }
        # Its place: at the top, under a name or at the end of a list; a comma before it if it is not the first there.
        if ($null -eq $current) {
            if ($rooted -or $comma -or $name.Success) { throw 'json: value' }
            $root = $value
            $rooted = $true
        }
        else {
            if ($name.Success -ne $table) { throw 'json: name' }
            if ($comma -ne ($current.get_Count() -gt 0)) { throw 'json: comma' }
            if ($table) {
                $key = $name.Value
                $key = $key.Substring(1, $key.Length - 2)
                if ($key.IndexOf([char]92) -ge 0) { $key = [System.Text.RegularExpressions.Regex]::Unescape($key) }
                if ($current.ContainsKey($key)) { throw 'json: key twice' }
                $current[$key] = $value
            }
            else { $current.Add($value) }
        }
        if ($code -eq 123 -or $code -eq 91) {
            if ($stack.Count -ge $script:MaxDepth) { throw 'json: depth' }
            $stack.Push($current)
            $current = $value
            $table = $code -eq 123
        }
    }
    if (-not $rooted -or $null -ne $current) { throw 'json: end' }
    if ($end -lt $Text.Length -and $Text.Substring($end).Trim([char[]]@(32, 9, 13, 10)).Length -gt 0) { throw 'json: end' }
    return , $root
}

# The catalogue file with the SHA-256 of its bytes. A command that is no module-qualified Verb-Noun is no entry.
function Read-BridgeCatalogue {
    param([string]$Path)
    $bytes = [System.IO.File]::ReadAllBytes($Path)
    $hash = [System.BitConverter]::ToString([System.Security.Cryptography.SHA256]::Create().ComputeHash($bytes))
    $parsed = ConvertFrom-BridgeJson ([System.Text.UTF8Encoding]::new($false, $true).GetString($bytes))
    foreach ($entry in $parsed['entries'].Values) {
        if ($entry['command'] -cnotmatch '\A[A-Za-z][A-Za-z0-9_.-]*\\[A-Z][a-z]+-[A-Za-z]+\z') { throw 'catalogue: command' }
        if ($entry['lane'] -cnotmatch '\A[a-z]+\z') { throw 'catalogue: lane' }
    }
    return @{ Entries = $parsed['entries']; Hash = $hash.Replace('-', '').ToLowerInvariant() }
}

# A fixed value of the catalogue as PowerShell has it: {"$":"switch","v":true}, tables, lists.
function ConvertTo-BridgeArgument {
    param($Value)
    if ($Value -is [System.Collections.Hashtable]) {
        if ($Value.ContainsKey('$')) { return [bool]$Value['v'] }
        $table = @{}
        foreach ($name in @($Value.get_Keys())) { $table[$name] = ConvertTo-BridgeArgument $Value[$name] }
        return $table
    }
    if ($Value -is [System.Collections.Generic.List[object]]) {
        $items = [object[]]::new($Value.Count)
        for ($i = 0; $i -lt $items.Length; $i++) { $items[$i] = ConvertTo-BridgeArgument $Value[$i] }
        return , $items
    }
    if ($Value -is [long] -and $Value -ge [int]::MinValue -and $Value -le [int]::MaxValue) { return [int]$Value }
    return $Value
}

# Wildcards mean themselves: the characters that WildcardPattern knows, and its escape character.
function Protect-BridgeWildcard {
    param([string]$Text)
    return [System.Text.RegularExpressions.Regex]::Replace($Text, '[`*?\[\]]', '`$0')
}

# Binds parameters to an entry of the catalogue: nothing unknown, nothing missing, every value of its type and among
# those allowed; fixed ones are added. Answers @{ Arguments; Secrets } or @{ Parameter; Rule }.
function Resolve-BridgeCall {
    param($Entry, $Parameters)
    $bound = @{}
    $secrets = [System.Collections.Generic.List[string]]::new()
    $known = $Entry['parameters']
    # A table has no order of its own; what is wrong first is the same one each time, here and in practice.
    $given = [string[]]@($Parameters.get_Keys())
    [System.Array]::Sort($given, [System.StringComparer]::Ordinal)
    foreach ($name in $given) {
        if (-not $known.ContainsKey($name)) { return @{ Parameter = $name; Rule = 'unknown' } }
        $parameter = $known[$name]
        $value = $Parameters[$name]
        $tagged = $value -is [System.Collections.Hashtable] -and $value['$'] -ceq 'secret'
        if ($tagged) { $value = $value['v'] }
        if (($true -eq $parameter['secret']) -ne $tagged) {
            if ($tagged) { return @{ Parameter = $name; Rule = 'not-secret' } }
            return @{ Parameter = $name; Rule = 'secret' }
        }
        $type = $parameter['type']
        $fits = $false
        if ($type -ceq 'string') { $fits = $value -is [string] }
        elseif ($type -ceq 'integer') { $fits = $value -is [long] }
        elseif ($type -ceq 'boolean' -or $type -ceq 'switch') { $fits = $value -is [bool] }
        elseif ($type -ceq 'path') { $fits = $value -is [string] -and $value.Length -gt 0 }
        elseif ($type -ceq 'string[]') {
            $fits = $value -is [System.Collections.Generic.List[object]]
            if ($fits) { foreach ($one in $value) { if ($one -isnot [string]) { $fits = $false } } }
        }
        if (-not $fits) { return @{ Parameter = $name; Rule = 'type' } }
        if ($parameter.ContainsKey('allowed') -and $parameter['allowed'] -cnotcontains $value) { return @{ Parameter = $name; Rule = 'allowed' } }
        # Our own functions take text as it is; a cmdlet would read wildcards in it.
        $literal = $Entry['kind'] -ceq 'cmdlet' -and -not $tagged -and
            -not $parameter.ContainsKey('pattern') -and -not $parameter.ContainsKey('allowed')
        if ($tagged -and $value.Length -ge 8) {
            $secrets.Add($value)
            # As it stands in an address, such as that of a proxy, which commands print.
            if ($value -cmatch '\A[\x20-\x7e]{8,4096}\z') {
                $encoded = [System.Uri]::EscapeDataString($value)
                if ($encoded -cne $value) { $secrets.Add($encoded) }
            }
        }
        if ($value -is [System.Collections.Generic.List[object]]) {
            $texts = [string[]]::new($value.Count)
            for ($i = 0; $i -lt $texts.Length; $i++) {
                $texts[$i] = $value[$i]
                if ($literal) { $texts[$i] = Protect-BridgeWildcard $texts[$i] }
            }
            $bound[$name] = $texts
        }
        elseif ($literal -and $value -is [string]) { $bound[$name] = Protect-BridgeWildcard $value }
        elseif ($value -is [long] -and $value -ge [int]::MinValue -and $value -le [int]::MaxValue) { $bound[$name] = [int]$value }
        else { $bound[$name] = $value }
    }
    $missing = $null
    foreach ($name in $known.get_Keys()) {
        if ($true -ne $known[$name]['required'] -or $bound.ContainsKey($name)) { continue }
        if ($null -eq $missing -or [string]::CompareOrdinal($name, $missing) -lt 0) { $missing = $name }
    }
    if ($null -ne $missing) { return @{ Parameter = $missing; Rule = 'required' } }
    if ($Entry.ContainsKey('fixed')) {
        foreach ($name in $Entry['fixed'].get_Keys()) { $bound[$name] = ConvertTo-BridgeArgument $Entry['fixed'][$name] }
    }
    return @{ Arguments = $bound; Secrets = $secrets }
}

Export-ModuleMember -Function ConvertFrom-BridgeJson, Read-BridgeCatalogue, Resolve-BridgeCall
