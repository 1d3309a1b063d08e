# What every stand-in module does in place of work: tells the test what was called and with what, and plays back what the
# test answers, as it comes. Windows PowerShell 5.1 language, Core cmdlets and .NET only, so that any PowerShell can run it.
Set-StrictMode -Version 2

# A member of a frame: its name, and a text or a number. Frames are flat and written by JSON.stringify.
$script:Member = [System.Text.RegularExpressions.Regex]::new('"([a-z]+)":(?:"((?>[^"\\]*(?:\\.[^"\\]*)*))"|(-?[0-9]+))')

# A text as it is: base64 of its UTF-16, so that nothing on the way can touch it, lone surrogates included.
function ConvertTo-StandInText {
    param([string]$Text)
    $bytes = [byte[]]::new($Text.Length * 2)
    [System.Buffer]::BlockCopy($Text.ToCharArray(), 0, $bytes, 0, $bytes.Length)
    return '{"$":"s","v":"' + [System.Convert]::ToBase64String($bytes) + '"}'
}

# A bound value as JSON: a switch is a boolean, an enum its name.
function ConvertTo-StandInJson {
    param($Value)
    if ($null -eq $Value) { return 'null' }
    $base = $Value.PSObject.BaseObject
    if ($base -is [string] -or $base -is [char] -or $base -is [enum]) { return ConvertTo-StandInText ([string]$base) }
    if ($base -is [bool] -or $base -is [switch]) {
        if ($base) { return 'true' }
        return 'false'
    }
    if ($base -is [System.Collections.IDictionary]) {
        $pairs = foreach ($pair in $base.GetEnumerator()) { '[' + (ConvertTo-StandInText ([string]$pair.Key)) + ',' + (ConvertTo-StandInJson $pair.Value) + ']' }
        return '{"$":"h","e":[' + [string]::Join(',', @($pairs)) + ']}'
    }
    if ($base -is [System.Collections.IEnumerable]) {
        $items = foreach ($item in $base) { ConvertTo-StandInJson $item }
        return '[' + [string]::Join(',', @($items)) + ']'
    }
    if ($base -is [System.IFormattable] -and $base -isnot [guid] -and $base -isnot [datetime]) {
        return $base.ToString($null, [System.Globalization.CultureInfo]::InvariantCulture)
    }
    return ConvertTo-StandInText ([string]$base)
}

function Write-StandInLine {
    param($Link, [string]$Line)
    $bytes = [System.Text.UTF8Encoding]::new($false).GetBytes($Line + "`n")
    $Link['Pipe'].Write($bytes, 0, $bytes.Length)
    $Link['Pipe'].Flush()
}

# The next line of the test, waiting in short slices so that a stop gets through. $null when the test is gone.
function Read-StandInLine {
    param($Link)
    if ($null -eq $Link['Read']) { $Link['Read'] = $Link['Reader'].ReadLineAsync() }
    while (-not $Link['Read'].Wait(20)) { $null = 1 }
    $line = $Link['Read'].Result
    $Link['Read'] = $null
    return $line
}

# A line of the test as a table.
function ConvertFrom-StandInLine {
    param([string]$Line)
    $frame = @{}
    foreach ($member in $script:Member.Matches($Line)) {
        $value = $member.Groups[2].Value
        if ($member.Groups[3].Success) { $value = [int]$member.Groups[3].Value }
        elseif ($value.IndexOf('\') -ge 0) { $value = [System.Text.RegularExpressions.Regex]::Unescape($value) }
        $frame[$member.Groups[1].Value] = $value
    }
    return $frame
}

# An output object of real types: what JSON has no word for is put in place here.
function ConvertFrom-StandInValue {
    param([string]$Xml, $Types)
    $value = [System.Management.Automation.PSSerializer]::Deserialize($Xml)
    if ($null -eq $value) { return $null }
    foreach ($name in @($Types.get_Keys())) {
        $property = $value.PSObject.Properties[$name]
        if ($null -eq $property -or $null -eq $property.Value) { continue }
        if ($Types[$name] -is [type]) { $property.Value = [System.Management.Automation.LanguagePrimitives]::ConvertTo($property.Value, $Types[$name]) }
        else {
            $encoded = [System.Security.Cryptography.AsnEncodedData]::new([string]$Types[$name], [byte[]]$property.Value)
            $property.Value = $encoded
        }
    }
    return $value
}

# Asks as the real one would, in one of the three ways in which scripts ask.
function Request-StandInAnswer {
    param($Cmdlet, [string]$Way, [string]$Text)
    if ($Way -ceq 'readLine') { return Read-Host $Text }
    if ($Way -ceq 'choice') {
        $choices = [System.Management.Automation.Host.ChoiceDescription[]]@('&Yes', '&No')
        if ($Host.UI.PromptForChoice('', $Text, $choices, 0) -eq 0) { return 'Y' }
        return 'N'
    }
    if ($Cmdlet.ShouldContinue($Text, 'Confirmation Required')) { return 'Y' }
    return 'N'
}

function New-StandInError {
    param($Frame)
    $exception = [System.InvalidOperationException]::new($Frame['m'])
    if ($Frame['absent'] -is [string]) {
        $exception = [System.Management.Automation.CommandNotFoundException]::new($Frame['m'])
        $exception.CommandName = $Frame['absent']
    }
    return [System.Management.Automation.ErrorRecord]::new($exception, $Frame['id'], $Frame['cat'], $Frame['absent'])
}

function Invoke-StandIn {
    param($Cmdlet, [string]$Command, $Bound, $Types = @{})
    $address = [System.Environment]::GetEnvironmentVariable('EFLOW_DESK_TEST_STAND_INS')
    if ([string]::IsNullOrEmpty($address)) { throw 'EFLOW_DESK_TEST_STAND_INS names no test that could answer.' }
    $options = [System.IO.Pipes.PipeOptions]::Asynchronous
    $pipe = [System.IO.Pipes.NamedPipeClientStream]::new('.', $address, [System.IO.Pipes.PipeDirection]::InOut, $options)
    $link = @{ Pipe = $pipe; Reader = $null; Read = $null }
    $ended = $false
    $stopping = $true
    try {
        $pipe.Connect(10000)
        $link['Reader'] = [System.IO.StreamReader]::new($pipe, [System.Text.UTF8Encoding]::new($false))
        Write-StandInLine $link ('{"t":"call","command":' + (ConvertTo-StandInText $Command) + ',"parameters":' + (ConvertTo-StandInJson $Bound) + '}')
        while (-not $ended) {
            $line = Read-StandInLine $link
            # A test that is gone took its PowerShell with it.
            if ($null -eq $line) { [System.Environment]::Exit(1) }
            $frame = ConvertFrom-StandInLine $line
            $reply = '{"t":"next"}'
            switch -CaseSensitive ($frame['t']) {
                'out' { $Cmdlet.WriteObject((ConvertFrom-StandInValue $frame['x'] $Types)) }
                'inf' {
                    $message = [System.Management.Automation.HostInformationMessage]::new()
                    $message.Message = $frame['m']
                    $Cmdlet.WriteInformation($message, [string[]]@('PSHOST'))
                }
                'wrn' { $Cmdlet.WriteWarning($frame['m']) }
                'vrb' { $Cmdlet.WriteVerbose($frame['m']) }
                'err' { $Cmdlet.WriteError((New-StandInError $frame)) }
                'prg' {
                    $record = [System.Management.Automation.ProgressRecord]::new(1, $frame['act'], $frame['st'])
                    $record.PercentComplete = [int]$frame['pct']
                    $Cmdlet.WriteProgress($record)
                }
                'exit' { $global:LASTEXITCODE = [int]$frame['code'] }
                'ask' { $reply = '{"t":"answer","v":' + (ConvertTo-StandInText (Request-StandInAnswer $Cmdlet $frame['way'] $frame['m'])) + '}' }
                'fail' {
                    $ended = $true
                    $Cmdlet.ThrowTerminatingError((New-StandInError $frame))
                }
                'gone' { [System.Environment]::Exit(1) }
                'end' { $ended = $true }
            }
            if (-not $ended) { Write-StandInLine $link $reply }
        }
        $stopping = $false
    }
    finally {
        # Stopped: the machine has to hear of it, and is waited for, as a cmdlet is that ends its step first.
        if ($stopping -and -not $ended -and $pipe.IsConnected) {
            try {
                Write-StandInLine $link '{"t":"stop"}'
                do { $line = Read-StandInLine $link } while ($null -ne $line -and $line -cne '{"t":"end"}')
            }
            catch { $null = $_ }
        }
        $pipe.Dispose()
    }
}

Export-ModuleMember -Function Invoke-StandIn
