# Works inside every runspace of the bridge: turns what a command says into frames, in the order it says it.
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
$script:BridgeRequest = $null
$script:BridgeLane = $null
$script:BridgeSecrets = [System.Collections.Generic.List[string]]::new()
$script:BridgePath = [System.Collections.Generic.List[object]]::new()
$script:BridgeWatch = [System.Diagnostics.Stopwatch]::new()

# Secrets of the request at work; their text is replaced wherever it turns up.
function Set-BridgeSecret {
    param($Secrets)
    $script:BridgeSecrets = $Secrets
}

# A JSON string with its quotes.
function ConvertTo-BridgeText {
    param([string]$Text)
    $safe = $Text
    foreach ($secret in $script:BridgeSecrets) { $safe = $safe.Replace($secret, '[secret]') }
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

# A value that JSON has no word for, with its tag; $null for a thing with parts.
function ConvertTo-BridgeTag {
    param($Value)
    $base = $Value.PSObject.BaseObject
    if ($base -is [enum]) {
        $number = [System.Convert]::ChangeType($base, [System.Enum]::GetUnderlyingType($base.GetType()), $script:BridgeInvariant)
        return '{"$":"enum","t":' + (ConvertTo-BridgeText $base.GetType().FullName) + ',"n":' + (ConvertTo-BridgeText $base.ToString()) +
            ',"v":' + $number.ToString($script:BridgeInvariant) + '}'
    }
    if ($base -is [long] -or $base -is [ulong]) {
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
    if ($base -is [decimal]) { return '{"$":"dec","v":"' + $base.ToString($script:BridgeInvariant) + '"}' }
    if ($base -is [bigint]) { return '{"$":"big","v":"' + $base.ToString($script:BridgeInvariant) + '"}' }
    if ($base -is [datetime]) {
        $kind = ([string]$base.Kind).Substring(0, 1).ToLowerInvariant()
        if ($kind -ceq 'u' -and $base.Kind -eq [System.DateTimeKind]::Unspecified) { $kind = 'n' }
        return '{"$":"dt","v":"' + $base.ToString('o', $script:BridgeInvariant) + '","k":"' + $kind + '"}'
    }
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
# function call costs twenty times what they do; each thing with parts costs one call.
function Add-BridgeValue {
    param([System.Text.StringBuilder]$Json, $Names, $Values, [int]$Depth)
    for ($i = 0; $i -lt $Values.Count; $i++) {
        if ($i -gt 0) { [void]$Json.Append(',') }
        if ($null -ne $Names) { [void]$Json.Append((ConvertTo-BridgeText $Names[$i])).Append(':') }
        $value = $Values[$i]
        if ($null -eq $value) { [void]$Json.Append('null'); continue }
        if ($value -is [string]) {
            if ($script:BridgeSecrets.Count -eq 0 -and -not $script:BridgeRisky.IsMatch($value)) { [void]$Json.Append('"').Append($value).Append('"') }
            else { [void]$Json.Append((ConvertTo-BridgeText $value)) }
            continue
        }
        if ($value -is [bool]) { [void]$Json.Append($(if ($value) { 'true' } else { 'false' })); continue }
        if ($value -is [int]) { [void]$Json.Append([int]$value); continue }
        if ($value -is [System.Management.Automation.ErrorRecord] -and $value.TargetObject -ceq 'bridge-getter') {
            [void]$Json.Append('{"$":"perr","m":').Append((ConvertTo-BridgeText $value.Exception.Message)).Append('}')
            continue
        }
        $tag = ConvertTo-BridgeTag $value
        if ($null -ne $tag) { [void]$Json.Append($tag) }
        else { Add-BridgeThing $Json $value $Depth }
    }
}

# Writes a thing with parts: a table, a list or an object, within depth, number and time.
function Add-BridgeThing {
    param([System.Text.StringBuilder]$Json, $Value, [int]$Depth)
    $base = $Value.PSObject.BaseObject
    foreach ($outer in $script:BridgePath) {
        if ([object]::ReferenceEquals($outer, $base)) { [void]$Json.Append('{"$":"ref"}'); return }
    }
    if ($Depth -le 0 -or $script:BridgeWatch.ElapsedMilliseconds -gt $script:BridgeObjectMs) {
        $shown = ''
        try { $shown = [string]$Value.ToString() } catch { $shown = '' }
        if ($shown.Length -gt 256) { $shown = $shown.Substring(0, 256) }
        [void]$Json.Append('{"$":"cut","t":').Append((ConvertTo-BridgeText $base.GetType().FullName)).Append(',"s":').Append((ConvertTo-BridgeText $shown)).Append('}')
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
                $names.Add($property.Name)
                $values.Add((Get-BridgeProperty $property))
            }
        }
        $wrapped = $more -gt 0 -or $names.Contains('$')
        [void]$Json.Append($(if ($wrapped) { '{"$":"o","p":{' } else { '{' }))
        Add-BridgeValue $Json $names $values ($Depth - 1)
        [void]$Json.Append($(if (-not $wrapped) { '}' } elseif ($more -gt 0) { '},"more":' + $more + '}' } else { '}}' }))
    }
    finally { $script:BridgePath.RemoveAt($script:BridgePath.Count - 1) }
}

# The value of a property. A getter that throws gives a marked error record.
function Get-BridgeProperty {
    param($Property)
    try {
        $value = $Property.Value
        return , $value
    }
    catch {
        $inner = $_.Exception
        while ($null -ne $inner.InnerException) { $inner = $inner.InnerException }
        return [System.Management.Automation.ErrorRecord]::new($inner, 'getter', 'ReadError', 'bridge-getter')
    }
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
    $values = [System.Collections.Generic.List[object]]::new()
    foreach ($name in $Project) {
        $found = $null
        if ($base -is [System.Collections.IDictionary]) { $found = $base[$name] }
        else {
            $property = $Value.PSObject.Properties[$name]
            if ($null -ne $property) { $found = Get-BridgeProperty $property }
        }
        $values.Add($found)
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
    if ($null -ne $Record.ErrorDetails -and -not [string]::IsNullOrEmpty($Record.ErrorDetails.Message)) { $message = $Record.ErrorDetails.Message }
    $inner = [System.Collections.Generic.List[string]]::new()
    $next = $Record.Exception.InnerException
    while ($null -ne $next -and $inner.Count -lt 4) {
        $inner.Add('{"type":' + (ConvertTo-BridgeText $next.GetType().FullName) + ',"msg":' + (ConvertTo-BridgeText $next.Message) + '}')
        $next = $next.InnerException
    }
    $line = 0
    if ($null -ne $Record.InvocationInfo) { $line = $Record.InvocationInfo.ScriptLineNumber }
    $target = ''
    try { if ($null -ne $Record.TargetObject) { $target = [string]$Record.TargetObject.ToString() } } catch { $target = '' }
    if ($target.Length -gt 256) { $target = $target.Substring(0, 256) }
    if ($message.Length -gt 65536) { $message = $message.Substring(0, 65536) }
    return '{"msg":' + (ConvertTo-BridgeText $message) +
        ',"id":' + (ConvertTo-BridgeText $Record.FullyQualifiedErrorId) +
        ',"cat":' + (ConvertTo-BridgeText ([string]$Record.CategoryInfo.Category)) +
        ',"type":' + (ConvertTo-BridgeText $Record.Exception.GetType().FullName) +
        ',"target":' + (ConvertTo-BridgeText $target) +
        ',"hresult":' + ([int]$Record.Exception.HResult) + ',"line":' + ([int]$line) +
        ',"inner":[' + [string]::Join(',', $inner) + ']}'
}

# Writes one frame of a request. Output waits here while its window is used up, in short slices so that a stop gets through.
function Write-BridgeFrame {
    param($Request, [string]$Type, [string]$Body, [bool]$Counted)
    $cells = $Request['Cells']
    if ($Counted) { while ($cells[1] -ge $cells[0]) { [void]$Request['Credit'].WaitOne(100) } }
    if ($cells[2] -ne 0) { return }
    $shared = $Request['Shared']
    $head = '{"t":"' + $Type + '","id":' + $Request['Id'] + ',"s":' + $cells[3] + ',"n":'
    $cells[3]++
    $writer = $shared['Writer']
    $count = $shared['Count']
    [System.Threading.Monitor]::Enter($writer)
    try { $writer.WriteLine($head + ($count[0]++) + $Body + '}') } finally { [System.Threading.Monitor]::Exit($writer) }
    if ($Counted) { $cells[1] += $head.Length + $Body.Length }
}

# Writes text that is too long for one frame in pieces and answers the reference to them.
function Write-BridgeChunk {
    param($Request, [string]$Tag, [string]$Text)
    $cells = $Request['Cells']
    $number = $cells[4]
    $cells[4]++
    for ($at = 0; $at -lt $Text.Length; $at += $script:BridgePiece) {
        $length = [System.Math]::Min($script:BridgePiece, $Text.Length - $at)
        Write-BridgeFrame $Request 'chunk' (',"c":' + $number + ',"d":' + (ConvertTo-BridgeText $Text.Substring($at, $length))) $true
    }
    return '{"$":"' + $Tag + '","c":' + $number + '}'
}

# The last command of every pipeline: writes what comes, each stream as its own kind of frame, in the order it comes.
function Send-BridgeOutput {
    param()
    begin {
        $bridgeRequest = $script:BridgeRequest
        $bridgeProject = $bridgeRequest['Project']
        $bridgeRaw = $bridgeProject -is [string]
    }
    process {
        $bridgeItem = $_
        $bridgeType = 'out'
        if ($bridgeItem -is [string] -and $bridgeRaw) {
            if ($bridgeItem.Length -gt $script:BridgePiece) {
                $bridgeText = $bridgeItem
                foreach ($bridgeSecret in $script:BridgeSecrets) { $bridgeText = $bridgeText.Replace($bridgeSecret, '[secret]') }
                $bridgeBody = ',"v":' + (Write-BridgeChunk $bridgeRequest 'chunk' $bridgeText)
            }
            elseif ($script:BridgeSecrets.Count -eq 0 -and -not $script:BridgeRisky.IsMatch($bridgeItem)) { $bridgeBody = ',"v":"' + $bridgeItem + '"' }
            else { $bridgeBody = ',"v":' + (ConvertTo-BridgeText $bridgeItem) }
        }
        elseif ($bridgeItem -is [System.Management.Automation.ErrorRecord]) {
            $bridgeType = 'err'
            $bridgeKind = 'nonterm'
            if ($bridgeItem.FullyQualifiedErrorId -clike 'NativeCommandError*') { $bridgeKind = 'native' }
            $bridgeBody = ',"k":"' + $bridgeKind + '","e":' + (ConvertTo-BridgeError $bridgeItem)
        }
        elseif ($bridgeItem -is [System.Management.Automation.InformationalRecord]) {
            if ($bridgeItem -is [System.Management.Automation.WarningRecord]) { $bridgeType = 'wrn' }
            elseif ($bridgeItem -is [System.Management.Automation.VerboseRecord]) { $bridgeType = 'vrb' }
            else { $bridgeType = 'dbg' }
            $bridgeBody = ',"m":' + (ConvertTo-BridgeText $bridgeItem.Message)
        }
        elseif ($bridgeItem -is [System.Management.Automation.InformationRecord]) {
            $bridgeType = 'inf'
            $bridgeBody = ',"m":' + (ConvertTo-BridgeText ([string]$bridgeItem.MessageData))
        }
        else {
            $bridgeJson = 'null'
            if ($null -ne $bridgeItem) { $bridgeJson = ConvertTo-BridgeOutput $bridgeItem $bridgeProject $bridgeRequest['Depth'] }
            elseif (-not $bridgeRaw) { $bridgeJson = $null }
            if ($null -eq $bridgeJson) { return }
            if ($bridgeJson.Length -gt $script:BridgePiece) {
                # The secrets are out of it already; a second look costs nothing but time.
                $bridgeJson = Write-BridgeChunk $bridgeRequest 'json' $bridgeJson
            }
            $bridgeBody = ',"v":' + $bridgeJson
        }
        Write-BridgeFrame $bridgeRequest $bridgeType $bridgeBody $true
    }
    end {
        $bridgeExit = $ExecutionContext.SessionState.PSVariable.GetValue('global:LASTEXITCODE')
        if ($null -ne $bridgeExit) { $bridgeRequest['Exit'] = [long]$bridgeExit }
    }
}
