# Values of PowerShell as JSON text. Taken into bridge-lane.psm1, so that both share one scope.
# Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
Set-StrictMode -Version 2

# What cannot stand in a JSON string as it is; lone surrogates would not survive UTF-8.
$script:BridgeRisky = [System.Text.RegularExpressions.Regex]::new('["\\\x00-\x1f\ud800-\udfff]')
$script:BridgeControl = [System.Text.RegularExpressions.Regex]::new('[\x00-\x1f]')
$script:BridgeLone = [System.Text.RegularExpressions.Regex]::new('[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]')
$script:BridgeInvariant = [System.Globalization.CultureInfo]::InvariantCulture
# Characters of one frame's text: all of them escaped and the line still has less than 1 MiB.
$script:BridgePiece = 131072
$script:BridgeItems = 10000
$script:BridgeProperties = 256
$script:BridgeObjectMs = 2000
$script:BridgeSecrets = [System.Collections.Generic.List[string]]::new()
$script:BridgePath = [System.Collections.Generic.List[object]]::new()
$script:BridgeWatch = [System.Diagnostics.Stopwatch]::new()

# What takes more than a backslash before it.
$script:BridgeOdd = [System.Text.RegularExpressions.Regex]::new('[\x00-\x1f\ud800-\udfff]')
# Members of enumerations as JSON, by the members themselves: two types never count as equal.
$script:BridgeEnums = [System.Collections.Hashtable]::new()
# Names of properties as JSON with their colon; the same few come again and again.
$script:BridgeNames = [System.Collections.Hashtable]::new([System.StringComparer]::Ordinal)
# The end of a time by its kind: unspecified, UTC, local.
$script:BridgeKinds = @('","k":"n"}', '","k":"u"}', '","k":"l"}')

# Secrets of the request at work; their text is replaced wherever it turns up.
function Set-BridgeSecret {
    param($Secrets)
    $script:BridgeSecrets = $Secrets
}

# A JSON string with its quotes, cut after the limit if there is one.
function ConvertTo-BridgeText {
    param([string]$Text, [int]$Limit = 0)
    $safe = $Text
    foreach ($secret in $script:BridgeSecrets) { $safe = $safe.Replace($secret, '[secret]') }
    if ($Limit -gt 0 -and $safe.Length -gt $Limit) { $safe = $safe.Substring(0, $Limit) + '[cut]' }
    if (-not $script:BridgeRisky.IsMatch($safe)) { return '"' + $safe + '"' }
    $safe = $safe.Replace('\', '\\').Replace('"', '\"').Replace("`n", '\n').Replace("`r", '\r').Replace("`t", '\t')
    if ($script:BridgeControl.IsMatch($safe)) {
        for ($i = 0; $i -lt 32; $i++) { $safe = $safe.Replace([string][char]$i, '\u' + $i.ToString('x4', $script:BridgeInvariant)) }
    }
    if ($script:BridgeLone.IsMatch($safe)) {
        $safe = $script:BridgeLone.Replace($safe, [System.Text.RegularExpressions.MatchEvaluator] {
                param($match)
                '\u' + ([int]$match.Value[0]).ToString('x4', $script:BridgeInvariant)
            })
    }
    return '"' + $safe + '"'
}

# A property name with its colon, remembered as long as there are few and none can hold a secret.
function ConvertTo-BridgeName {
    param([string]$Name)
    $json = (ConvertTo-BridgeText $Name) + ':'
    if ($script:BridgeSecrets.Count -eq 0 -and $script:BridgeNames.Count -lt 1024) { $script:BridgeNames[$Name] = $json }
    return $json
}

# A value that JSON has no word for, with its tag; $null for a thing with parts.
function ConvertTo-BridgeTag {
    param($Value)
    $base = $Value.PSObject.BaseObject
    if ($base -is [enum]) {
        $number = [System.Convert]::ChangeType($base, [System.Enum]::GetUnderlyingType($base.GetType()), $script:BridgeInvariant)
        return '{"$":"enum","t":' + (ConvertTo-BridgeText $base.GetType().FullName) + ',"n":' + (ConvertTo-BridgeText $base.ToString()) +
            ',"v":' + $number.ToString($script:BridgeInvariant) + '}'
    }
    if ($base -is [long] -or $base -is [uint64]) {
        $digits = $base.ToString($script:BridgeInvariant)
        if ($base -ge -9007199254740991 -and $base -le 9007199254740991) { return $digits }
        return '{"$":"i64","v":"' + $digits + '"}'
    }
    if ($base -is [byte] -or $base -is [sbyte] -or $base -is [int16] -or $base -is [uint16] -or $base -is [uint32]) {
        return $base.ToString($script:BridgeInvariant)
    }
    if ($base -is [double] -or $base -is [single]) {
        if ([double]::IsNaN($base)) { return '{"$":"f","v":"NaN"}' }
        if ([double]::IsPositiveInfinity($base)) { return '{"$":"f","v":"Infinity"}' }
        if ([double]::IsNegativeInfinity($base)) { return '{"$":"f","v":"-Infinity"}' }
        if ($base -eq 0) {
            if ([System.BitConverter]::DoubleToInt64Bits($base) -lt 0) { return '-0' }
            return '0'
        }
        # @assumed powershell-bridge.md 4.5: the format R of .NET Framework gives every double back on x64 | verify: round trip of 0.84551240822557006 under 5.1
        return $base.ToString('R', $script:BridgeInvariant)
    }
    if ($base -is [switch]) {
        if ($base.IsPresent) { return 'true' }
        return 'false'
    }
    if ($base -is [decimal]) { return '{"$":"dec","v":"' + $base.ToString($script:BridgeInvariant) + '"}' }
    if ($base -is [bigint]) { return '{"$":"big","v":"' + $base.ToString($script:BridgeInvariant) + '"}' }
    if ($base -is [System.DateTimeOffset]) { return '{"$":"dto","v":"' + $base.ToString('o', $script:BridgeInvariant) + '"}' }
    if ($base -is [timespan]) {
        return '{"$":"ts","v":"' + $base.ToString('c', $script:BridgeInvariant) + '","ms":' + $base.TotalMilliseconds.ToString('R', $script:BridgeInvariant) + '}'
    }
    if ($base -is [byte[]]) { return '{"$":"b64","v":"' + [System.Convert]::ToBase64String($base) + '"}' }
    if ($base -is [securestring]) { return '{"$":"redacted"}' }
    if ($base -is [pscredential]) { return '{"UserName":' + (ConvertTo-BridgeText $base.UserName) + ',"Password":{"$":"redacted"}}' }
    if ($base -is [type]) { return ConvertTo-BridgeText $base.FullName }
    if ($base -is [System.Xml.XmlNode]) { return ConvertTo-BridgeText $base.OuterXml }
    if ($base -is [char] -or $base -is [guid] -or $base -is [version] -or $base -is [uri] -or $base -is [scriptblock] -or
        $base -is [System.Security.Principal.IdentityReference]) {
        return ConvertTo-BridgeText $base.ToString()
    }
    return $null
}

# Writes values with commas between them, each after its name if there are names. Leaves are written in place, since a
# function call costs a hundred times what a statement does; each thing with parts costs one call.
function Add-BridgeValue {
    param([System.Text.StringBuilder]$Json, $Names, $Values, [int]$Depth)
    $shown = $script:BridgeNames
    $risky = $script:BridgeRisky
    $invariant = $script:BridgeInvariant
    $open = $script:BridgeSecrets.Count -eq 0
    for ($i = 0; $i -lt $Values.Count; $i++) {
        if ($i -gt 0) { [void]$Json.Append(',') }
        if ($null -ne $Names) {
            $name = $shown[$Names[$i]]
            if ($null -eq $name) { $name = ConvertTo-BridgeName $Names[$i] }
            [void]$Json.Append($name)
        }
        $value = $Values[$i]
        if ($null -eq $value) { [void]$Json.Append('null') }
        elseif ($value -is [string]) {
            if (-not $open) { [void]$Json.Append((ConvertTo-BridgeText $value)) }
            elseif (-not $risky.IsMatch($value)) { [void]$Json.Append('"').Append($value).Append('"') }
            # Paths are full of backslashes.
            elseif (-not $script:BridgeOdd.IsMatch($value)) { [void]$Json.Append('"').Append($value.Replace('\', '\\').Replace('"', '\"')).Append('"') }
            else { [void]$Json.Append((ConvertTo-BridgeText $value)) }
        }
        elseif ($value -is [bool]) { [void]$Json.Append($(if ($value) { 'true' } else { 'false' })) }
        elseif ($value -is [int]) { [void]$Json.Append($value.ToString($invariant)) }
        elseif ($value -is [long] -and $value -ge -9007199254740991 -and $value -le 9007199254740991) { [void]$Json.Append($value.ToString($invariant)) }
        elseif ($value -is [datetime]) {
            [void]$Json.Append('{"$":"dt","v":"').Append($value.ToString('o', $invariant)).Append($script:BridgeKinds[[int]$value.Kind])
        }
        elseif ($value -is [enum]) {
            $tag = $script:BridgeEnums[$value]
            if ($null -eq $tag) {
                $tag = ConvertTo-BridgeTag $value
                if ($open -and $script:BridgeEnums.Count -lt 1024) { $script:BridgeEnums[$value] = $tag }
            }
            [void]$Json.Append($tag)
        }
        # NaN fails both comparisons; zero may be negative.
        elseif ($value -is [double] -and ($value -gt 0 -or $value -lt 0) -and -not [double]::IsInfinity($value)) { [void]$Json.Append($value.ToString('R', $invariant)) }
        elseif ($value -is [guid] -and $open) { [void]$Json.Append('"').Append($value.ToString()).Append('"') }
        elseif ($value -is [System.Management.Automation.ErrorRecord] -and $value.TargetObject -ceq 'bridge-getter') {
            [void]$Json.Append('{"$":"perr","m":').Append((ConvertTo-BridgeText $value.Exception.Message)).Append('}')
        }
        else {
            $tag = ConvertTo-BridgeTag $value
            if ($null -ne $tag) { [void]$Json.Append($tag) }
            else { Add-BridgeThing $Json $value $Depth }
        }
    }
}

# Writes a thing with parts: a table, a list or an object, within depth, number and time.
function Add-BridgeThing {
    param([System.Text.StringBuilder]$Json, $Value, [int]$Depth)
    $base = $Value.PSObject.BaseObject
    # All property bags share one base object; the bag itself is what may come twice.
    if ($base -is [System.Management.Automation.PSCustomObject]) { $base = $Value }
    foreach ($outer in $script:BridgePath) {
        if ([object]::ReferenceEquals($outer, $base)) { [void]$Json.Append('{"$":"ref"}'); return }
    }
    if ($Depth -le 0 -or $script:BridgeWatch.ElapsedMilliseconds -gt $script:BridgeObjectMs) {
        $shown = ''
        try { $shown = [string]$Value.ToString() } catch { $shown = '' }
        [void]$Json.Append('{"$":"cut","t":').Append((ConvertTo-BridgeText $Value.PSObject.BaseObject.GetType().FullName)).Append(',"s":').Append((ConvertTo-BridgeText $shown 256)).Append('}')
        return
    }
    $names = [System.Collections.Generic.List[object]]::new()
    $values = [System.Collections.Generic.List[object]]::new()
    $more = 0
    $script:BridgePath.Add($base)
    try {
        if ($base -is [System.Collections.IDictionary]) {
            $plain = $true
            $seen = [System.Collections.Generic.HashSet[string]]::new([System.StringComparer]::OrdinalIgnoreCase)
            foreach ($pair in $base.GetEnumerator()) {
                if ($names.Count -ge $script:BridgeItems) { $more++; continue }
                if ($pair.Key -isnot [string] -or -not $seen.Add($pair.Key)) { $plain = $false }
                $names.Add($pair.Key)
                $values.Add($pair.Value)
            }
            if (-not $plain) {
                [void]$Json.Append('{"$":"map","e":[')
                for ($i = 0; $i -lt $names.Count; $i++) {
                    if ($i -gt 0) { [void]$Json.Append(',') }
                    [void]$Json.Append('[')
                    Add-BridgeValue $Json $null @($names[$i], $values[$i]) ($Depth - 1)
                    [void]$Json.Append(']')
                }
                [void]$Json.Append($(if ($more -gt 0) { '],"more":' + $more + '}' } else { ']}' }))
                return
            }
        }
        elseif ($base -is [System.Collections.IEnumerable]) {
            foreach ($item in $base) {
                if ($values.Count -lt $script:BridgeItems -and $script:BridgeWatch.ElapsedMilliseconds -le $script:BridgeObjectMs) { $values.Add($item) }
                elseif ($base -is [System.Collections.ICollection]) { $more = $base.Count - $values.Count; break }
                else { $more = 1; break }
            }
            [void]$Json.Append('[')
            Add-BridgeValue $Json $null $values ($Depth - 1)
            if ($more -gt 0) { [void]$Json.Append($(if ($values.Count -gt 0) { ',' } else { '' }) + '{"$":"more","n":' + $more + '}') }
            [void]$Json.Append(']')
            return
        }
        else {
            foreach ($property in $Value.PSObject.Properties) {
                if ($names.Count -ge $script:BridgeProperties) { $more++; continue }
                $found = $null
                try { $found = $property.get_Value() } catch { $found = ConvertTo-BridgeFault $_.Exception }
                $names.Add($property.Name)
                $values.Add($found)
            }
        }
        $wrapped = $more -gt 0 -or $names.Contains('$')
        [void]$Json.Append($(if ($wrapped) { '{"$":"o","p":{' } else { '{' }))
        Add-BridgeValue $Json $names $values ($Depth - 1)
        [void]$Json.Append($(if (-not $wrapped) { '}' } elseif ($more -gt 0) { '},"more":' + $more + '}' } else { '}}' }))
    }
    finally { $script:BridgePath.RemoveAt($script:BridgePath.Count - 1) }
}

# What stands in place of a value whose getter threw: a marked error record.
function ConvertTo-BridgeFault {
    param($Exception)
    $inner = $Exception
    while ($null -ne $inner.InnerException) { $inner = $inner.InnerException }
    return [System.Management.Automation.ErrorRecord]::new($inner, 'getter', 'ReadError', 'bridge-getter')
}

# The JSON of an output object, cut down to the properties that the catalogue keeps; $null when nothing is kept of it.
function ConvertTo-BridgeOutput {
    param($Value, $Project, [int]$Depth)
    $json = [System.Text.StringBuilder]::new()
    $script:BridgePath.Clear()
    $script:BridgeWatch.Restart()
    if ($Project -is [string]) {
        $one = [object[]]::new(1)
        $one[0] = $Value
        Add-BridgeValue $json $null $one $Depth
        return $json.ToString()
    }
    $base = $Value.PSObject.BaseObject
    if ($Project.Count -eq 0 -or $base -is [string] -or $base -is [valuetype] -or
        ($base -is [System.Collections.IEnumerable] -and $base -isnot [System.Collections.IDictionary])) { return $null }
    $values = [object[]]::new($Project.Count)
    $i = 0
    if ($base -is [System.Collections.IDictionary]) { foreach ($name in $Project) { $values[$i++] = $base[$name] } }
    else {
        $properties = $Value.PSObject.Properties
        foreach ($name in $Project) {
            $property = $properties[$name]
            if ($null -ne $property) {
                try { $values[$i] = $property.get_Value() } catch { $values[$i] = ConvertTo-BridgeFault $_.Exception }
            }
            $i++
        }
    }
    [void]$json.Append('{')
    Add-BridgeValue $json $Project $values ($Depth - 1)
    [void]$json.Append('}')
    return $json.ToString()
}

# An error as data: ids and categories are the same in every language, texts are not.
function ConvertTo-BridgeError {
    param([System.Management.Automation.ErrorRecord]$Record)
    $message = $Record.Exception.Message
    if ($null -ne $Record.ErrorDetails) {
        if (-not [string]::IsNullOrEmpty($Record.ErrorDetails.Message)) { $message = $Record.ErrorDetails.Message }
        # What to do belongs to what is said.
        if (-not [string]::IsNullOrEmpty($Record.ErrorDetails.RecommendedAction)) { $message += "`n" + $Record.ErrorDetails.RecommendedAction }
    }
    $inner = [System.Collections.Generic.List[string]]::new()
    $next = $Record.Exception.InnerException
    while ($null -ne $next -and $inner.Count -lt 4) {
        $inner.Add('{"type":' + (ConvertTo-BridgeText $next.GetType().FullName) + ',"msg":' + (ConvertTo-BridgeText $next.Message 4096) + '}')
        $next = $next.InnerException
    }
    $line = 0
    if ($null -ne $Record.InvocationInfo) { $line = $Record.InvocationInfo.ScriptLineNumber }
    $target = ''
    try { if ($null -ne $Record.TargetObject) { $target = [string]$Record.TargetObject.ToString() } } catch { $target = '' }
    return '{"msg":' + (ConvertTo-BridgeText $message 65536) +
        ',"id":' + (ConvertTo-BridgeText $Record.FullyQualifiedErrorId 1024) +
        ',"cat":' + (ConvertTo-BridgeText ([string]$Record.CategoryInfo.Category)) +
        ',"type":' + (ConvertTo-BridgeText $Record.Exception.GetType().FullName) +
        ',"target":' + (ConvertTo-BridgeText $target 256) +
        ',"hresult":' + ([int]$Record.Exception.HResult) + ',"line":' + ([int]$line) +
        ',"inner":[' + [string]::Join(',', $inner) + ']}'
}
