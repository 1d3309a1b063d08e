# Works inside every runspace of the bridge: turns what a command says into frames, in the order it says it.
# Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
Set-StrictMode -Version 2
. ([System.IO.Path]::Combine($PSScriptRoot, 'bridge-values.ps1'))

$script:BridgeLane = $null
# Output that comes this soon after the last write is gathered, in ticks of the stopwatch and in characters.
$script:BridgePause = [System.Diagnostics.Stopwatch]::Frequency / 200
$script:BridgeGathered = 16384
$script:BridgeLenient = [System.Text.UTF8Encoding]::new($false)

# Cells of a request, which its lane and the control loop share: window granted, characters written, ended, next sequence
# number, next number of pieces, time of the last write of output. Whoever writes a frame or changes them holds the lock on
# the batch, except that the control loop alone grants. Inside such a lock there is no loop and no call that writes to a
# pipeline, since a stop comes through there and nowhere else.

# Writes what is gathered as one frame. Only for those who hold the batch.
function Write-BridgeBatch {
    param($Request)
    $batch = $Request['Batch']
    $length = $batch.Length
    if ($length -eq 0) { return }
    $cells = $Request['Cells']
    $text = $batch.ToString(1, $length - 1)
    $batch.Length = 0
    if ($cells[2] -ne 0) { return }
    $shared = $Request['Shared']
    $writer = $shared['Writer']
    $count = $shared['Count']
    [System.Threading.Monitor]::Enter($writer)
    try {
        $line = [string]::Concat('{"t":"outs","id":' + $Request['Id'] + ',"s":' + ($cells[3]++) + ',"n":' + ($count[0]++) + ',"v":[', $text, ']}')
        $writer.WriteLine($line)
    }
    finally { [System.Threading.Monitor]::Exit($writer) }
    # Its items are counted already, each with one character for what parts it from the next.
    $cells[1] += $line.Length - $length
    $cells[5] = [System.Diagnostics.Stopwatch]::GetTimestamp()
}

# Waits while the window of a request is used up, in short slices so that a stop gets through.
function Wait-BridgeCredit {
    param($Request)
    $cells = $Request['Cells']
    while ($cells[1] -ge $cells[0] -and $cells[2] -eq 0) {
        if ($Request['Batch'].Length -gt 0) {
            [System.Threading.Monitor]::Enter($Request['Batch'])
            try { Write-BridgeBatch $Request } finally { [System.Threading.Monitor]::Exit($Request['Batch']) }
        }
        [void]$Request['Credit'].WaitOne(100)
    }
}

# Writes one frame of a request, after all that was gathered before it.
function Write-BridgeFrame {
    param($Request, [string]$Type, [string]$Body, [bool]$Counted)
    $cells = $Request['Cells']
    $batch = $Request['Batch']
    $shared = $Request['Shared']
    $writer = $shared['Writer']
    $count = $shared['Count']
    if ($Counted -and $cells[1] -ge $cells[0]) { Wait-BridgeCredit $Request }
    [System.Threading.Monitor]::Enter($batch)
    try {
        if ($batch.Length -gt 0) { Write-BridgeBatch $Request }
        if ($cells[2] -ne 0) { return }
        if ($Type -ceq 'end') { $cells[2] = 1 }
        [System.Threading.Monitor]::Enter($writer)
        try {
            $line = [string]::Concat('{"t":"' + $Type + '","id":' + $Request['Id'] + ',"s":' + ($cells[3]++) + ',"n":' + ($count[0]++), $Body, '}')
            $writer.WriteLine($line)
        }
        finally { [System.Threading.Monitor]::Exit($writer) }
        if ($Counted) { $cells[1] += $line.Length }
    }
    finally { [System.Threading.Monitor]::Exit($batch) }
}

# Writes text that is too long for one frame in pieces and answers the reference to them.
function Write-BridgeChunk {
    param($Request, [string]$Tag, [string]$Text)
    $cells = $Request['Cells']
    $number = $cells[4]
    $cells[4]++
    # Secrets are out of this text; a second look would take digits or quotes of an object's JSON for one and spoil it.
    $secrets = $script:BridgeSecrets
    $script:BridgeSecrets = [System.Collections.Generic.List[string]]::new()
    try {
        for ($at = 0; $at -lt $Text.Length; $at += $script:BridgePiece) {
            $length = [System.Math]::Min($script:BridgePiece, $Text.Length - $at)
            Write-BridgeFrame $Request 'chunk' (',"c":' + $number + ',"d":' + (ConvertTo-BridgeText $Text.Substring($at, $length))) $true
        }
    }
    finally { $script:BridgeSecrets = $secrets }
    return '{"$":"' + $Tag + '","c":' + $number + '}'
}

# The last command of every pipeline: writes what comes, each stream as its own kind of frame, in the order it comes.
# Output is written at once when there was none for a moment and gathered when it follows closely; what is left the control
# loop writes, so that a command that pauses holds nothing back. All of it stands in place: a call costs more than the rest.
function Send-BridgeOutput {
    param()
    begin {
        $bridgeRequest = $script:BridgeLane['Request']
        $script:BridgeSecrets = $bridgeRequest['Secrets']
        $bridgeProject = $bridgeRequest['Project']
        $bridgeRaw = $bridgeProject -is [string]
        $bridgeOpen = $script:BridgeSecrets.Count -eq 0
        $bridgeRisky = $script:BridgeRisky
        $bridgeCells = $bridgeRequest['Cells']
        $bridgeBatch = $bridgeRequest['Batch']
        $bridgeWriter = $bridgeRequest['Shared']['Writer']
        $bridgeCount = $bridgeRequest['Shared']['Count']
        $bridgeId = $bridgeRequest['Id']
        $bridgePause = $script:BridgePause
        $bridgeGathered = $script:BridgeGathered
    }
    process {
        $bridgeItem = $_
        if ($bridgeItem -is [string] -and $bridgeRaw) {
            if ($bridgeItem.Length -gt $script:BridgePiece) {
                $bridgeJson = $bridgeItem
                foreach ($bridgeSecret in $script:BridgeSecrets) { $bridgeJson = $bridgeJson.Replace($bridgeSecret, '[secret]') }
                $bridgeJson = Write-BridgeChunk $bridgeRequest 'chunk' $bridgeJson
            }
            elseif ($bridgeOpen -and -not $bridgeRisky.IsMatch($bridgeItem)) { $bridgeJson = [string]::Concat('"', $bridgeItem, '"') }
            else { $bridgeJson = ConvertTo-BridgeText $bridgeItem }
        }
        elseif ($bridgeItem -is [System.Management.Automation.ErrorRecord]) {
            $bridgeKind = 'nonterm'
            if ($bridgeItem.FullyQualifiedErrorId -clike 'NativeCommandError*') { $bridgeKind = 'native' }
            Write-BridgeFrame $bridgeRequest 'err' (',"k":"' + $bridgeKind + '","e":' + (ConvertTo-BridgeError $bridgeItem)) $true
            return
        }
        elseif ($bridgeItem -is [System.Management.Automation.InformationalRecord]) {
            $bridgeKind = 'dbg'
            if ($bridgeItem -is [System.Management.Automation.WarningRecord]) { $bridgeKind = 'wrn' }
            elseif ($bridgeItem -is [System.Management.Automation.VerboseRecord]) { $bridgeKind = 'vrb' }
            Write-BridgeFrame $bridgeRequest $bridgeKind (',"m":' + (ConvertTo-BridgeText $bridgeItem.Message 65536)) $true
            return
        }
        elseif ($bridgeItem -is [System.Management.Automation.InformationRecord]) {
            Write-BridgeFrame $bridgeRequest 'inf' (',"m":' + (ConvertTo-BridgeText ([string]$bridgeItem.MessageData) 65536)) $true
            return
        }
        else {
            $bridgeJson = 'null'
            if ($null -ne $bridgeItem) { $bridgeJson = ConvertTo-BridgeOutput $bridgeItem $bridgeProject $bridgeRequest['Depth'] }
            elseif (-not $bridgeRaw) { return }
            if ($null -eq $bridgeJson) { return }
            # The secrets are out of it already; a second look costs nothing but time.
            if ($bridgeJson.Length -gt $script:BridgePiece) { $bridgeJson = Write-BridgeChunk $bridgeRequest 'json' $bridgeJson }
        }
        if ($bridgeCells[1] -ge $bridgeCells[0]) { Wait-BridgeCredit $bridgeRequest }
        [System.Threading.Monitor]::Enter($bridgeBatch)
        try {
            $bridgeSoon = [System.Diagnostics.Stopwatch]::GetTimestamp() - $bridgeCells[5] -lt $bridgePause
            $bridgeLong = $bridgeJson.Length -ge $bridgeGathered
            if ($bridgeLong -and $bridgeBatch.Length -gt 0) { Write-BridgeBatch $bridgeRequest }
            if ($bridgeLong -or (-not $bridgeSoon -and $bridgeBatch.Length -eq 0)) {
                if ($bridgeCells[2] -ne 0) { return }
                [System.Threading.Monitor]::Enter($bridgeWriter)
                try {
                    $bridgeJson = [string]::Concat('{"t":"out","id":' + $bridgeId + ',"s":' + ($bridgeCells[3]++) + ',"n":' + ($bridgeCount[0]++) + ',"v":', $bridgeJson, '}')
                    $bridgeWriter.WriteLine($bridgeJson)
                }
                finally { [System.Threading.Monitor]::Exit($bridgeWriter) }
                $bridgeCells[1] += $bridgeJson.Length
                $bridgeCells[5] = [System.Diagnostics.Stopwatch]::GetTimestamp()
            }
            else {
                if ($bridgeBatch.Length -eq 0) { [void]$script:BridgeLane['Attention'].Set() }
                # One statement, so that a stop finds the whole of it or nothing.
                [void]$bridgeBatch.Append(',' + $bridgeJson)
                $bridgeCells[1] += $bridgeJson.Length + 1
                if (-not $bridgeSoon -or $bridgeBatch.Length -ge $bridgeGathered) { Write-BridgeBatch $bridgeRequest }
            }
        }
        finally { [System.Threading.Monitor]::Exit($bridgeBatch) }
    }
    end {
        $bridgeExit = $ExecutionContext.SessionState.PSVariable.GetValue('global:LASTEXITCODE')
        if ($null -ne $bridgeExit) { $bridgeRequest['Exit'] = [long]$bridgeExit }
        # In the same pipeline, so that the next request need not wait for one of its own.
        Restore-BridgeLane
        $script:BridgeLane['Clean'] = $true
    }
}

# Latest state of each activity: at most one frame every 100 ms, an end at once, and all that is left with -Final.
# Runs in the control runspace, since progress has a stream of its own that nothing merges.
function Write-BridgeProgress {
    param($Request, $Stream, [bool]$Final)
    $states = $Request['Progress']
    $completed = [System.Management.Automation.ProgressRecordType]::Completed
    $number = $Stream.Count
    if ($number -gt 0) {
        # ReadAll takes one record after the other from the front, under the lock that the command waits for.
        # @assumed powershell-bridge.md 2.7: Windows PowerShell reads this member of a PSDataCollection, too, which has it by its interface only | verify: a command that tells progress under 5.1
        $root = $Stream.SyncRoot
        [System.Threading.Monitor]::Enter($root)
        try {
            $number = $Stream.Count
            $records = [System.Management.Automation.ProgressRecord[]]::new($number)
            $Stream.CopyTo($records, 0)
            $Stream.Clear()
        }
        finally { [System.Threading.Monitor]::Exit($root) }
        # From the newest on: a storm is tens of thousands of records of one activity, of which only the first seen counts.
        $newest = $records[$number - 1].ActivityId
        $states[$newest] = $records[$number - 1]
        $seen = @{ $newest = $true }
        for ($i = $number - 2; $i -ge 0; $i--) {
            $activity = $records[$i].ActivityId
            if ($activity -eq $newest -or $seen.ContainsKey($activity)) { continue }
            $seen[$activity] = $true
            $states[$activity] = $records[$i]
        }
        foreach ($record in $states.Values) { if ($record.RecordType -eq $completed) { $Request['ProgressDue'] = $true } }
    }
    $Request['Backlog'] = $number
    if ($states.Count -eq 0) { return }
    # This runs between requests of all lanes; each has secrets of its own.
    $script:BridgeSecrets = $Request['Secrets']
    $watch = $Request['ProgressWatch']
    if (-not $Final -and -not $Request['ProgressDue'] -and $watch.ElapsedMilliseconds -lt 100) { return }
    $Request['ProgressDue'] = $false
    $watch.Restart()
    foreach ($record in @($states.Values)) {
        $done = 'false'
        if ($record.RecordType -eq $completed) { $done = 'true' }
        Write-BridgeFrame $Request 'prg' (',"a":' + $record.ActivityId + ',"pa":' + $record.ParentActivityId +
            ',"act":' + (ConvertTo-BridgeText $record.Activity 1024) + ',"st":' + (ConvertTo-BridgeText $record.StatusDescription 1024) +
            ',"op":' + (ConvertTo-BridgeText $record.CurrentOperation 1024) + ',"pct":' + $record.PercentComplete +
            ',"sec":' + $record.SecondsRemaining + ',"done":' + $done) $false
    }
    $states.Clear()
}

# Makes the runspace a lane: remembers its resting state and answers questions in place of a person.
function Initialize-BridgeLane {
    [CmdletBinding()]
    param($Lane)
    $Lane['Jobs'] = $PSCmdlet.JobRepository
    $script:BridgeLane = $Lane
    $Lane['Location'] = $ExecutionContext.SessionState.Path.CurrentLocation
    $choice = [System.Management.Automation.PSScriptMethod]::new('PromptForChoice', {
            $text = [string]$args[1]
            if ([string]::IsNullOrEmpty($text)) { $text = [string]$args[0] }
            $answer = Request-BridgeAnswer 'PromptForChoice' $text
            $index = 0
            foreach ($one in $args[2]) {
                $label = [string]$one.Label
                $at = $label.IndexOf('&')
                if ($label.Replace('&', '') -eq $answer -or ($at -ge 0 -and $label.Substring($at + 1, 1) -eq $answer)) { return $index }
                $index++
            }
            return [int]$args[3]
        })
    $line = [System.Management.Automation.PSScriptMethod]::new('ReadLine', { return Request-BridgeAnswer 'ReadLine' '' })
    # Members of this object come before those of its type, for every script of the runspace that asks through it.
    $Host.UI.PSObject.Methods.Add($choice)
    $Host.UI.PSObject.Methods.Add($line)
    # Makes the variables that belong to the state at rest before anybody counts them.
    Restore-BridgeLane
    $Lane['Clean'] = $true
}

# A question. One whose text holds the literal part that an answer was declared with gets that answer; texts come in the
# language of Windows, so any other gets the next answer in the declared order. With none left it ends the command at once.
# @assumed powershell-bridge.md 4.8: AzureEFLOW asks from script, by Read-Host, $Host.UI or $PSCmdlet.ShouldContinue | verify: Set-EflowVmFeature -feature DpsTpm -enable on a host, each version
function Request-BridgeAnswer {
    param([string]$Id, [string]$Text)
    $request = $script:BridgeLane['Request']
    $answers = $request['Answers']
    if ($answers.Count -gt 0) {
        $at = 0
        for ($i = 0; $i -lt $answers.Count; $i++) {
            $match = $answers[$i]['match']
            if ($match -is [string] -and $Text.IndexOf($match, [System.StringComparison]::OrdinalIgnoreCase) -ge 0) { $at = $i; break }
        }
        $answer = $answers[$at]['answer']
        $answers.RemoveAt($at)
        return $answer
    }
    $request['Question'] = @{ Id = $Id; Text = $Text }
    [void]$script:BridgeLane['Attention'].Set()
    # The stop that is coming gets through between two statements.
    while ($true) { [System.Threading.Thread]::Sleep(10) }
}

# Stands before the cmdlet of the same name, which would ask a host that is not there.
function Read-Host {
    [CmdletBinding()]
    param([Parameter(Position = 0, ValueFromRemainingArguments = $true)] [object]$Prompt, [switch]$AsSecureString)
    $answer = Request-BridgeAnswer 'ReadHost' ([string]$Prompt)
    if (-not $AsSecureString) { return $answer }
    $secure = [securestring]::new()
    foreach ($character in $answer.ToCharArray()) { $secure.AppendChar($character) }
    return $secure
}

# The resting state of a lane, whatever a command changed; the control loop takes away what one left behind.
function Restore-BridgeLane {
    $lane = $script:BridgeLane
    $global:ErrorActionPreference = 'Continue'
    $global:WarningPreference = 'Continue'
    $global:InformationPreference = 'SilentlyContinue'
    $global:DebugPreference = 'SilentlyContinue'
    $global:VerbosePreference = 'SilentlyContinue'
    $global:ProgressPreference = 'SilentlyContinue'
    $global:ConfirmPreference = 'High'
    $global:WhatIfPreference = $false
    $global:PSDefaultParameterValues = [System.Management.Automation.DefaultParameterDictionary]::new()
    $global:OutputEncoding = $script:BridgeLenient
    $global:OFS = ' '
    $global:LASTEXITCODE = $null
    $global:Error.Clear()
    $thread = [System.Threading.Thread]::CurrentThread
    $thread.CurrentCulture = $lane['Culture']
    $thread.CurrentUICulture = $lane['UICulture']
    if ([System.Environment]::GetEnvironmentVariable('PSModulePath') -cne $lane['ModulePath']) {
        [System.Environment]::SetEnvironmentVariable('PSModulePath', $lane['ModulePath'])
    }
    if ($ExecutionContext.SessionState.Path.CurrentLocation.Path -cne $lane['Location'].Path) {
        [void]$ExecutionContext.SessionState.Path.SetLocation($lane['Location'].Path)
    }
    if ($lane['Jobs'].Jobs.Count -gt 0) { foreach ($job in $lane['Jobs'].Jobs) { Remove-Job -Job $job -Force } }
}

Export-ModuleMember -Function Set-BridgeSecret, ConvertTo-BridgeText, ConvertTo-BridgeError, Write-BridgeBatch, Write-BridgeFrame,
    Write-BridgeProgress, Initialize-BridgeLane, Restore-BridgeLane, Send-BridgeOutput, Request-BridgeAnswer, Read-Host
