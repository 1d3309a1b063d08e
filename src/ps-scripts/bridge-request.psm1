# Reads what the bridge is asked: strict JSON and the catalogue of what may run. Nothing here starts anything.
# Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
Set-StrictMode -Version 2

$script:JsonToken = [System.Text.RegularExpressions.Regex]::new(
    '\G[ \t\r\n]*([{}\[\],:]|"(?>[^"\\\x00-\x1f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*)*)"|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)',
    [System.Text.RegularExpressions.RegexOptions]::CultureInvariant)
$script:Invariant = [System.Globalization.CultureInfo]::InvariantCulture
$script:MaxDepth = 16

# RFC 8259 and nothing beside it. The readers of .NET Framework take unclosed brackets, keep the last of two equal keys,
# drop "__type" and replace lone surrogates; a reader on the way to an elevated process must do none of that.
function ConvertFrom-BridgeJson {
    param([string]$Text)
    $root = $null
    $current = $null
    $key = $null
    $stack = [System.Collections.Generic.Stack[object]]::new()
    $keys = [System.Collections.Generic.Stack[object]]::new()
    # What may come: 0 value, 1 value or ], 2 key or }, 3 key, 4 colon, 5 comma or end, 6 nothing.
    $state = 0
    $end = 0
    $match = $script:JsonToken.Match($Text)
    while ($match.Success) {
        $end = $match.Index + $match.Length
        $token = $match.Groups[1].Value
        $match = $match.NextMatch()
        $code = [int]$token[0]
        $value = $null
        if ($code -eq 34) {
            $value = $token.Substring(1, $token.Length - 2)
            if ($value.IndexOf([char]92) -ge 0) { $value = [System.Text.RegularExpressions.Regex]::Unescape($value) }
            if ($state -eq 2 -or $state -eq 3) {
                if ($current.ContainsKey($value)) { throw 'json: key twice' }
                $key = $value
                $state = 4
                continue
            }
        }
        elseif ($code -eq 58) {
            if ($state -ne 4) { throw 'json: colon' }
            $state = 0
            continue
        }
        elseif ($code -eq 44) {
            if ($state -ne 5 -or $null -eq $current) { throw 'json: comma' }
            $state = 0
            if ($current -is [System.Collections.Hashtable]) { $state = 3 }
            continue
        }
        elseif ($code -eq 123 -or $code -eq 91) {
            if ($state -gt 1) { throw 'json: bracket' }
            if ($stack.Count -ge $script:MaxDepth) { throw 'json: depth' }
            $stack.Push($current)
            $keys.Push($key)
            if ($code -eq 123) {
                $current = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal)
                $state = 2
            }
            else {
                $current = [System.Collections.Generic.List[object]]::new()
                $state = 1
            }
            continue
        }
        elseif ($code -eq 125 -or $code -eq 93) {
            $empty = 1
            if ($code -eq 125) { $empty = 2 }
            if ($null -eq $current -or ($code -eq 125) -ne ($current -is [System.Collections.Hashtable])) { throw 'json: closer' }
            if ($state -ne 5 -and $state -ne $empty) { throw 'json: closer' }
            $value = $current
            $current = $stack.Pop()
            $key = $keys.Pop()
            $state = 0
        }
        elseif ($token -ceq 'true') { $value = $true }
        elseif ($token -ceq 'false') { $value = $false }
        elseif ($token -cne 'null') {
            $long = [long]0
            if ([long]::TryParse($token, [System.Globalization.NumberStyles]::AllowLeadingSign, $script:Invariant, [ref]$long)) { $value = $long }
            else { $value = [double]::Parse($token, $script:Invariant) }
        }
        # The value has its place now: at the top, under a key or at the end of a list.
        if ($state -gt 1) { throw 'json: value' }
        $state = 5
        if ($null -eq $current) { $root = $value; $state = 6 }
        elseif ($current -is [System.Collections.Hashtable]) { $current[$key] = $value }
        else { $current.Add($value) }
    }
    if ($state -ne 6 -or $Text.Substring($end).Trim([char[]]@(32, 9, 13, 10)).Length -gt 0) { throw 'json: end' }
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
        foreach ($name in @($Value.Keys)) { $table[$name] = ConvertTo-BridgeArgument $Value[$name] }
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

# Which rule of the catalogue a value breaks, or $null.
function Get-BridgeBrokenRule {
    param($Parameter, $Value, [bool]$Tagged)
    if (($true -eq $Parameter['secret']) -ne $Tagged) {
        if ($Tagged) { return 'not-secret' }
        return 'secret'
    }
    $fits = $false
    switch -CaseSensitive ($Parameter['type']) {
        'string' { $fits = $Value -is [string] }
        'path' { $fits = $Value -is [string] -and $Value.Length -gt 0 }
        'string[]' {
            $fits = $Value -is [System.Collections.Generic.List[object]]
            if ($fits) { foreach ($one in $Value) { if ($one -isnot [string]) { $fits = $false } } }
        }
        'integer' { $fits = $Value -is [long] }
        'boolean' { $fits = $Value -is [bool] }
        'switch' { $fits = $Value -is [bool] }
    }
    if (-not $fits) { return 'type' }
    if ($Parameter.ContainsKey('allowed') -and $Parameter['allowed'] -cnotcontains $Value) { return 'allowed' }
    return $null
}

# Binds parameters to an entry of the catalogue: nothing unknown, nothing missing, every value of its type and among
# those allowed; fixed ones are added. Answers @{ Arguments; Secrets } or @{ Parameter; Rule }.
function Resolve-BridgeCall {
    param($Entry, $Parameters)
    $bound = @{}
    $secrets = [System.Collections.Generic.List[string]]::new()
    $known = $Entry['parameters']
    foreach ($name in $Parameters.Keys) {
        if (-not $known.ContainsKey($name)) { return @{ Parameter = $name; Rule = 'unknown' } }
        $parameter = $known[$name]
        $value = $Parameters[$name]
        $tagged = $value -is [System.Collections.Hashtable] -and $value['$'] -ceq 'secret'
        if ($tagged) { $value = $value['v'] }
        $rule = Get-BridgeBrokenRule $parameter $value $tagged
        if ($null -ne $rule) { return @{ Parameter = $name; Rule = $rule } }
        # Our own functions take text as it is; a cmdlet would read wildcards in it.
        $literal = $Entry['kind'] -ceq 'cmdlet' -and -not $tagged -and
            -not $parameter.ContainsKey('pattern') -and -not $parameter.ContainsKey('allowed')
        if ($tagged -and $value.Length -ge 8) { $secrets.Add($value) }
        if ($value -is [System.Collections.Generic.List[object]]) {
            $texts = [string[]]::new($value.Count)
            for ($i = 0; $i -lt $texts.Length; $i++) {
                $texts[$i] = $value[$i]
                if ($literal) { $texts[$i] = Protect-BridgeWildcard $texts[$i] }
            }
            $bound[$name] = $texts
        }
        elseif ($literal -and $value -is [string]) { $bound[$name] = Protect-BridgeWildcard $value }
        else { $bound[$name] = ConvertTo-BridgeArgument $value }
    }
    foreach ($name in $known.Keys) {
        if ($true -eq $known[$name]['required'] -and -not $bound.ContainsKey($name)) {
            return @{ Parameter = $name; Rule = 'required' }
        }
    }
    if ($Entry.ContainsKey('fixed')) {
        foreach ($name in $Entry['fixed'].Keys) { $bound[$name] = ConvertTo-BridgeArgument $Entry['fixed'][$name] }
    }
    return @{ Arguments = $bound; Secrets = $secrets }
}

Export-ModuleMember -Function ConvertFrom-BridgeJson, Read-BridgeCatalogue, Resolve-BridgeCall
