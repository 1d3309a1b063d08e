# Works inside every runspace of the bridge: turns what a command says into frames, in the order it says it.
# Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
Set-StrictMode -Version 2
. ([System.IO.Path]::Combine($PSScriptRoot, 'bridge-values.ps1'))

$script:BridgeLane = $null
$script:BridgeRequest = $null

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
            $bridgeBody = ',"m":' + (ConvertTo-BridgeText $bridgeItem.Message 65536)
        }
        elseif ($bridgeItem -is [System.Management.Automation.InformationRecord]) {
            $bridgeType = 'inf'
            $bridgeBody = ',"m":' + (ConvertTo-BridgeText ([string]$bridgeItem.MessageData) 65536)
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

# Latest state of each activity: at most one frame every 100 ms, an end at once, and all that is left with -Final.
# Runs in the control runspace, since progress has a stream of its own that nothing merges.
function Write-BridgeProgress {
    param($Request, $Records, [bool]$Final)
    $states = $Request['Progress']
    $completed = [System.Management.Automation.ProgressRecordType]::Completed
    # A storm has tens of thousands of these: nothing but the latest of each activity is worth a statement more.
    foreach ($record in $Records) {
        $states[$record.ActivityId] = $record
        if ($record.RecordType -eq $completed) { $Request['ProgressDue'] = $true }
    }
    if ($states.Count -eq 0) { return }
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
    param($Lane)
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
}

# A question. A declared one gets the next declared answer; any other ends the command with its text, at once.
# @assumed powershell-bridge.md 4.8: AzureEFLOW asks from script, by Read-Host, $Host.UI or $PSCmdlet.ShouldContinue | verify: Set-EflowVmFeature -feature DpsTpm -enable on a host, each version
function Request-BridgeAnswer {
    param([string]$Id, [string]$Text)
    $request = $script:BridgeRequest
    $answers = $request['Answers']
    if ($answers.Count -gt 0) { return $answers.Dequeue() }
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

# The resting state of a lane before each request, whatever the last one changed.
function Initialize-BridgeRequest {
    $lane = $script:BridgeLane
    $request = $lane['Request']
    $script:BridgeRequest = $request
    $script:BridgeSecrets = $request['Secrets']
    $global:ErrorActionPreference = 'Continue'
    $global:WarningPreference = 'Continue'
    $global:InformationPreference = 'SilentlyContinue'
    $global:DebugPreference = 'SilentlyContinue'
    $global:VerbosePreference = $request['Verbose']
    $global:ProgressPreference = $request['ProgressPreference']
    $global:ConfirmPreference = 'High'
    $global:WhatIfPreference = $false
    $global:OFS = ' '
    $global:LASTEXITCODE = $null
    $global:Error.Clear()
    $thread = [System.Threading.Thread]::CurrentThread
    $thread.CurrentCulture = $lane['Culture']
    $thread.CurrentUICulture = $lane['UICulture']
    [System.Environment]::SetEnvironmentVariable('PSModulePath', $lane['ModulePath'])
    if ($ExecutionContext.SessionState.Path.CurrentLocation.Path -cne $lane['Location'].Path) {
        [void]$ExecutionContext.SessionState.Path.SetLocation($lane['Location'].Path)
    }
}

Export-ModuleMember -Function Set-BridgeSecret, ConvertTo-BridgeText, ConvertTo-BridgeError, Write-BridgeFrame, Write-BridgeProgress,
    Initialize-BridgeLane, Initialize-BridgeRequest, Send-BridgeOutput, Request-BridgeAnswer, Read-Host
