# The PowerShell side of the bridge: serves one pipe, runs entries of the catalogue and nothing else, says what they say.
# The control loop never runs a command itself: each lane is a runspace of its own, serial inside, parallel across.
# Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
param([string]$Pipe, [string]$Proof, [string]$Parent, [string]$Catalogue)
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') { '{"bridge":1,"refused":"language-mode"}'; exit 78 }
if ([System.IntPtr]::Size -ne 8) { '{"bridge":1,"refused":"32-bit"}'; exit 79 }
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$stdout = [System.Console]::OpenStandardOutput()
$utf8 = [System.Text.UTF8Encoding]::new($false, $true)
# Native children are decoded by these; without a console they cannot be set and need not be.
try { [System.Console]::OutputEncoding = $utf8 } catch { $null = $_ }
$global:OutputEncoding = $utf8
[System.Console]::SetOut([System.IO.TextWriter]::Null)
[System.Console]::SetError([System.IO.TextWriter]::Null)

# The start of a Windows PowerShell puts the folder of the user first; ours comes in a variable that it leaves alone.
$modulePath = [System.Environment]::GetEnvironmentVariable('EFLOWDESK_MODULES')
if ([string]::IsNullOrEmpty($modulePath)) { $modulePath = [System.Environment]::GetEnvironmentVariable('PSModulePath') }
$laneModule = [System.IO.Path]::Combine($PSScriptRoot, 'bridge-lane.psm1')
Import-Module -Name $laneModule -DisableNameChecking
Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, 'bridge-request.psm1')) -DisableNameChecking

$lineLimit = 1048576
$queueLimit = 64
$isWindows64 = [System.Environment]::OSVersion.Platform -eq [System.PlatformID]::Win32NT
$watch = [System.Diagnostics.Stopwatch]::StartNew()
$culture = [System.Threading.Thread]::CurrentThread.CurrentCulture
$uiCulture = [System.Threading.Thread]::CurrentThread.CurrentUICulture
$attention = [System.Threading.AutoResetEvent]::new($false)
$shared = @{ Writer = $null; Count = [long[]]::new(1) }
$lanes = @{}
$requests = @{}
$parentProcess = [System.Diagnostics.Process]::GetProcessById([int]$Parent.Split(':')[0])

# One pipe, one client, and only this account (powershell-bridge.md 4.2).
# @assumed powershell-bridge.md 4.2: the descriptor keeps other accounts and the network out | verify: open the pipe as another user and from another machine
function New-BridgePipe {
    $server = [System.IO.Pipes.PipeDirection]::InOut
    $mode = [System.IO.Pipes.PipeTransmissionMode]::Byte
    $options = [System.IO.Pipes.PipeOptions]::Asynchronous
    if (-not $isWindows64) {
        $options = [System.IO.Pipes.PipeOptions]'Asynchronous, CurrentUserOnly'
        return [System.IO.Pipes.NamedPipeServerStream]::new($Pipe, $server, 1, $mode, $options, 65536, 65536)
    }
    $security = [System.IO.Pipes.PipeSecurity]::new()
    $me = [System.Security.Principal.WindowsIdentity]::GetCurrent().User
    $network = [System.Security.Principal.SecurityIdentifier]::new('S-1-5-2')
    $security.AddAccessRule([System.IO.Pipes.PipeAccessRule]::new($me, 'FullControl', 'Allow'))
    $security.AddAccessRule([System.IO.Pipes.PipeAccessRule]::new($network, 'FullControl', 'Deny'))
    if ($PSVersionTable['PSEdition'] -ceq 'Core') {
        return [System.IO.Pipes.NamedPipeServerStreamAcl]::Create($Pipe, $server, 1, $mode, $options, 65536, 65536, $security)
    }
    return [System.IO.Pipes.NamedPipeServerStream]::new($Pipe, $server, 1, $mode, $options, 65536, 65536, $security)
}

function Get-BridgeHash {
    param([byte[]]$Bytes)
    return , [System.Security.Cryptography.SHA256]::Create().ComputeHash($Bytes)
}

# Compares all bytes, whatever the first ones say.
function Test-BridgeProof {
    param([string]$Secret)
    $hex = [System.BitConverter]::ToString((Get-BridgeHash $utf8.GetBytes($Secret))).Replace('-', '').ToLowerInvariant()
    $differs = $hex.Length -bxor $Proof.Length
    for ($i = 0; $i -lt [System.Math]::Min($hex.Length, $Proof.Length); $i++) { $differs = $differs -bor ([int]$hex[$i] -bxor [int]$Proof[$i]) }
    return $differs -eq 0
}

function Stop-BridgeProcess {
    param([int]$Code)
    foreach ($request in @($requests.Values)) { if ($null -ne $request['Handle']) { [void]$request['PowerShell'].BeginStop($null, $null) } }
    $until = $watch.ElapsedMilliseconds + 1500
    foreach ($request in @($requests.Values)) {
        $left = $until - $watch.ElapsedMilliseconds
        if ($null -ne $request['Handle'] -and $left -gt 0) { [void]$request['Handle'].AsyncWaitHandle.WaitOne([int]$left) }
    }
    [System.Environment]::Exit($Code)
}

function Write-BridgeControl {
    param([string]$Type, [string]$Body)
    $writer = $shared['Writer']
    [System.Threading.Monitor]::Enter($writer)
    try { $writer.WriteLine('{"t":"' + $Type + '","n":' + ($shared['Count'][0]++) + $Body + '}') } finally { [System.Threading.Monitor]::Exit($writer) }
}

# Nothing can be trusted after this: says why, and ends.
function Stop-BridgeFatal {
    param([string]$Why)
    try { Write-BridgeControl 'fatal' (',"why":' + (ConvertTo-BridgeText $Why 256)) } catch { $null = $_ }
    Stop-BridgeProcess 70
}

# Lines that are complete with the bytes just read; the rest waits for more.
function Split-BridgeLine {
    param($Reader, [int]$Count)
    $from = 0
    while ($from -lt $Count) {
        $at = [System.Array]::IndexOf($Reader['Buffer'], [byte]10, $from, $Count - $from)
        $length = $Count - $from
        if ($at -ge 0) { $length = $at - $from }
        if ($Reader['Rest'].Length + $length -gt $lineLimit) { throw 'line too long' }
        $Reader['Rest'].Write($Reader['Buffer'], $from, $length)
        if ($at -lt 0) { return }
        $utf8.GetString($Reader['Rest'].GetBuffer(), 0, [int]$Reader['Rest'].Length)
        $Reader['Rest'].SetLength(0)
        $from = $at + 1
    }
}

# True when the client says the secret. One attempt a connection, three in all, ten seconds each.
function Confirm-BridgeClient {
    param($Stream, $Reader)
    for ($attempt = 0; $attempt -lt 3; $attempt++) {
        $connected = $Stream.WaitForConnectionAsync()
        while (-not $connected.Wait(500)) { if ($watch.ElapsedMilliseconds -gt 20000 -or $parentProcess.HasExited) { return $false } }
        $until = $watch.ElapsedMilliseconds + 10000
        $lines = @()
        try {
            while ($lines.Count -eq 0) {
                $read = $Stream.ReadAsync($Reader['Buffer'], 0, $Reader['Buffer'].Length)
                if (-not $read.Wait([int][System.Math]::Max(0, $until - $watch.ElapsedMilliseconds)) -or $read.Result -eq 0) { break }
                $lines = @(Split-BridgeLine $Reader $read.Result)
            }
            if ($lines.Count -gt 0) {
                $hello = ConvertFrom-BridgeJson $lines[0]
                if ($hello -is [System.Collections.Hashtable] -and $hello['t'] -ceq 'hello' -and $hello['secret'] -is [string] -and
                    (Test-BridgeProof $hello['secret'])) {
                    foreach ($line in $lines) { $Reader['Ahead'].Enqueue($line) }
                    [void]$Reader['Ahead'].Dequeue()
                    return $hello['v'] -ceq 1
                }
            }
        }
        catch { $null = $_ }
        $Reader['Rest'].SetLength(0)
        try { $Stream.Disconnect() } catch { $null = $_ }
    }
    return $false
}

function Get-BridgeSelf {
    $elevated = 'null'
    $sid = ''
    if ($isWindows64) {
        $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
        $sid = $identity.User.Value
        $elevated = 'false'
        if ([System.Security.Principal.WindowsPrincipal]::new($identity).IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)) { $elevated = 'true' }
    }
    return '{"edition":' + (ConvertTo-BridgeText $PSVersionTable['PSEdition']) + ',"version":' + (ConvertTo-BridgeText ([string]$PSVersionTable['PSVersion'])) +
        ',"pid":' + [System.Diagnostics.Process]::GetCurrentProcess().Id + ',"elevated":' + $elevated + ',"sid":' + (ConvertTo-BridgeText $sid) +
        ',"culture":' + (ConvertTo-BridgeText $culture.Name) + ',"catalogue":"' + $known['Hash'] + '"}'
}

function Open-BridgeLane {
    param([string]$Name)
    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    $state.ThreadOptions = [System.Management.Automation.Runspaces.PSThreadOptions]::ReuseThread
    [void]$state.ImportPSModule([string[]]@($laneModule))
    # Scripts ask through $PSCmdlet; members that are added to a type come before those it has.
    # A block made of its syntax belongs to no runspace, so it runs where it is called; as it stands it would wait for this one.
    $answer = { (bridge-lane\Request-BridgeAnswer 'ShouldContinue' ([string]$args[0])) -match '^(y|yes)?$' }.Ast.GetScriptBlock()
    $member = [System.Management.Automation.Runspaces.ScriptMethodData]::new('ShouldContinue', $answer)
    $type = [System.Management.Automation.Runspaces.TypeData]::new('System.Management.Automation.PSCmdlet')
    $type.Members.Add('ShouldContinue', $member)
    $state.Types.Add([System.Management.Automation.Runspaces.SessionStateTypeEntry]::new($type, $false))
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
    $runspace.Open()
    # Opening a runspace puts the module path back (powershell-bridge.md 2.3).
    [System.Environment]::SetEnvironmentVariable('PSModulePath', $modulePath)
    if ($runspace.SessionStateProxy.LanguageMode -ne 'FullLanguage') { throw 'lane: language mode' }
    $lane = [System.Collections.Hashtable]::Synchronized(@{
            Name = $Name; Runspace = $runspace; Queue = [System.Collections.Generic.List[object]]::new(); Current = $null; Request = $null; Reset = [powershell]::Create()
            Attention = $attention; Culture = $culture; UICulture = $uiCulture; ModulePath = $modulePath; Location = $null
        })
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    [void]$shell.AddCommand('bridge-lane\Initialize-BridgeLane').AddParameter('Lane', $lane).Invoke()
    $shell.Dispose()
    $lane['Reset'].Runspace = $runspace
    [void]$lane['Reset'].AddCommand('bridge-lane\Initialize-BridgeRequest')
    $lanes[$Name] = $lane
}

function Start-BridgeCall {
    param($Request)
    $lane = $lanes[$Request['Lane']]
    $lane['Current'] = $Request
    $lane['Request'] = $Request
    [void]$lane['Reset'].Invoke()
    $shell = [powershell]::Create()
    $shell.Runspace = $lane['Runspace']
    [void]$shell.AddCommand($Request['Command']).AddParameters($Request['Arguments'])
    $shell.Commands.Commands[0].MergeMyResults([System.Management.Automation.Runspaces.PipelineResultTypes]::All, [System.Management.Automation.Runspaces.PipelineResultTypes]::Output)
    [void]$shell.AddCommand('bridge-lane\Send-BridgeOutput')
    $Request['PowerShell'] = $shell
    $Request['Started'] = $watch.ElapsedMilliseconds
    $Request['StopAt'] = $Request['Started'] + $Request['Limit']
    Write-BridgeFrame $Request 'start' '' $false
    $Request['Handle'] = $shell.BeginInvoke()
}

# The one last frame of a request, and the next request of its lane.
function Complete-BridgeCall {
    param($Request, [string]$Status, [string]$More)
    $now = $watch.ElapsedMilliseconds
    $run = 0
    if ($null -ne $Request['Handle']) { $run = $now - $Request['Started'] }
    $question = $Request['Question']
    if ($null -ne $question) {
        Set-BridgeSecret $Request['Secrets']
        $More += ',"ask":{"id":"' + $question['Id'] + '","text":' + (ConvertTo-BridgeText $question['Text'] 4096) + '}'
    }
    if ($null -ne $Request['Exit']) { $More += ',"exit":' + $Request['Exit'] }
    Write-BridgeFrame $Request 'end' (',"st":"' + $Status + '","ms":' + $run + $More) $false
    $Request['Cells'][2] = 1
    $requests.Remove($Request['Id'])
    $lane = $lanes[$Request['Lane']]
    if ($lane['Current'] -ne $Request) { return }
    $lane['Current'] = $null
    if ($lane['Queue'].Count -eq 0) { return }
    $next = $lane['Queue'][0]
    $lane['Queue'].RemoveAt(0)
    Start-BridgeCall $next
}

# Asks a request to stop. A critical one is never given up because somebody cancelled it.
function Stop-BridgeCall {
    param($Request, [string]$Why)
    if ($null -ne $Request['Stopping']) { return }
    $Request['Stopping'] = $Why
    if ($null -eq $Request['Handle']) {
        [void]$lanes[$Request['Lane']]['Queue'].Remove($Request)
        Complete-BridgeCall $Request $Why ''
        return
    }
    $Request['GiveUpAt'] = $watch.ElapsedMilliseconds + $Request['Grace']
    if ($Request['Critical'] -and $Why -ceq 'cancelled') { $Request['GiveUpAt'] = [long]::MaxValue }
    [void]$Request['PowerShell'].BeginStop($null, $null)
}

# The pipeline is over: its own error if it had one, then the end.
function Receive-BridgeCall {
    param($Request)
    $status = 'ok'
    $shell = $Request['PowerShell']
    try { [void]$shell.EndInvoke($Request['Handle']) }
    catch {
        $exception = $_.Exception
        while ($null -ne $exception.InnerException -and $exception -is [System.Management.Automation.MethodInvocationException]) { $exception = $exception.InnerException }
        if ($exception -is [System.Management.Automation.PipelineStoppedException] -and $null -ne $Request['Stopping']) { $status = $Request['Stopping'] }
        else {
            $status = 'failed'
            $record = $null
            if ($exception -is [System.Management.Automation.IContainsErrorRecord]) { $record = $exception.ErrorRecord }
            if ($null -eq $record) { $record = [System.Management.Automation.ErrorRecord]::new($exception, 'BridgeError', 'NotSpecified', $null) }
            Set-BridgeSecret $Request['Secrets']
            Write-BridgeFrame $Request 'err' (',"k":"term","e":' + (ConvertTo-BridgeError $record)) $false
        }
    }
    if ($null -ne $Request['Question']) { $status = 'failed' }
    if ($Request['ProgressPreference'] -ceq 'Continue') { Write-BridgeProgress $Request $shell.Streams.Progress.ReadAll() $true }
    $shell.Dispose()
    Complete-BridgeCall $Request $status ''
}

# Looks after a running request: progress, time limit, and giving up on what does not stop.
function Watch-BridgeCall {
    param($Request)
    $now = $watch.ElapsedMilliseconds
    if ($null -ne $Request['Question']) { Stop-BridgeCall $Request 'failed' }
    if ($now -ge $Request['StopAt']) { Stop-BridgeCall $Request 'timeout' }
    if ($null -ne $Request['Stopping'] -and $now -ge $Request['GiveUpAt']) {
        # Its lane goes with it; whatever it still says is dropped, and those behind it go on in a new lane.
        $lane = $lanes[$Request['Lane']]
        Open-BridgeLane $Request['Lane']
        $lanes[$Request['Lane']]['Queue'] = $lane['Queue']
        $lanes[$Request['Lane']]['Current'] = $Request
        Complete-BridgeCall $Request 'abandoned' (',"why":"' + $Request['Stopping'] + '"')
        return
    }
    if ($Request['ProgressPreference'] -ceq 'Continue') { Write-BridgeProgress $Request $Request['PowerShell'].Streams.Progress.ReadAll() $false }
}

function Add-BridgeCall {
    param($Frame)
    $id = $Frame['id']
    $name = $Frame['c']
    if ($id -isnot [long] -or $requests.ContainsKey($id) -or $name -isnot [string] -or $Frame['p'] -isnot [System.Collections.Hashtable] -or
        $Frame['to'] -isnot [long] -or $Frame['g'] -isnot [long] -or $Frame['win'] -isnot [long] -or $Frame['d'] -isnot [long] -or $Frame['st'] -isnot [string]) { throw 'run: fields' }
    $request = [System.Collections.Hashtable]::Synchronized(@{
            Id = $id; Cells = [long[]]@($Frame['win'], 0, 0, 0, 0); Credit = [System.Threading.AutoResetEvent]::new($false); Shared = $shared
            Limit = $Frame['to']; Grace = $Frame['g']; Depth = [int][System.Math]::Min(12, $Frame['d']); Lane = ''; Handle = $null; PowerShell = $null
            Started = 0; StopAt = [long]::MaxValue; GiveUpAt = [long]::MaxValue; Stopping = $null; Question = $null; Exit = $null
            Progress = [System.Collections.Hashtable]::new(); ProgressDue = $false; ProgressWatch = [System.Diagnostics.Stopwatch]::StartNew()
            Verbose = 'SilentlyContinue'; ProgressPreference = 'SilentlyContinue'; Answers = [System.Collections.Generic.Queue[string]]::new()
        })
    $refused = @{ Parameter = ''; Rule = 'unknown' }
    if ($known['Entries'].ContainsKey($name)) {
        $entry = $known['Entries'][$name]
        $refused = Resolve-BridgeCall $entry $Frame['p']
    }
    if ($refused.ContainsKey('Rule')) {
        Write-BridgeFrame $request 'end' (',"st":"refused","ms":0,"parameter":' + (ConvertTo-BridgeText $refused['Parameter'] 256) + ',"rule":"' + $refused['Rule'] + '"') $false
        return
    }
    $request['Lane'] = $entry['lane']
    $request['Command'] = $entry['command']
    $request['Arguments'] = $refused['Arguments']
    $request['Secrets'] = $refused['Secrets']
    $request['Project'] = $entry['project']
    $request['Critical'] = $true -eq $entry['critical']
    if ($entry.ContainsKey('prompts')) { foreach ($prompt in $entry['prompts']) { $request['Answers'].Enqueue($prompt['answer']) } }
    if ($Frame['st'].IndexOf([char]'v') -ge 0) { $request['Verbose'] = 'Continue' }
    if ($Frame['st'].IndexOf([char]'p') -ge 0) { $request['ProgressPreference'] = 'Continue' }
    if (-not $lanes.ContainsKey($entry['lane'])) { Open-BridgeLane $entry['lane'] }
    $lane = $lanes[$entry['lane']]
    if ($lane['Queue'].Count -ge $queueLimit) {
        Write-BridgeFrame $request 'end' ',"st":"busy","ms":0' $false
        return
    }
    $requests[$id] = $request
    if ($null -ne $lane['Current']) { $lane['Queue'].Add($request) } else { Start-BridgeCall $request }
}

# One frame from the client. Unknown kinds come from a newer client and are left alone.
function Receive-BridgeFrame {
    param([string]$Line)
    $frame = ConvertFrom-BridgeJson $Line
    if ($frame -isnot [System.Collections.Hashtable] -or $frame['t'] -isnot [string]) { throw 'frame' }
    switch -CaseSensitive ($frame['t']) {
        'run' { Add-BridgeCall $frame }
        'cancel' { if ($frame['id'] -is [long] -and $requests.ContainsKey($frame['id'])) { Stop-BridgeCall $requests[$frame['id']] 'cancelled' } }
        'credit' {
            if ($frame['id'] -is [long] -and $frame['b'] -is [long] -and $requests.ContainsKey($frame['id'])) {
                $request = $requests[$frame['id']]
                $request['Cells'][0] += $frame['b']
                [void]$request['Credit'].Set()
            }
        }
        'ping' { Write-BridgeControl 'pong' '' }
        'bye' { $script:leaving = $true }
    }
}

$leaving = $false
$known = Read-BridgeCatalogue $Catalogue
$stream = New-BridgePipe
$ready = $utf8.GetBytes('{"bridge":1,"ready":true}' + "`n")
$stdout.Write($ready, 0, $ready.Length)
$stdout.Flush()
$reader = @{ Buffer = [byte[]]::new(65536); Rest = [System.IO.MemoryStream]::new(); Ahead = [System.Collections.Generic.Queue[string]]::new() }
if (-not (Confirm-BridgeClient $stream $reader)) { [System.Environment]::Exit(77) }
$shared['Writer'] = [System.IO.StreamWriter]::new($stream, [System.Text.UTF8Encoding]::new($false), 65536)
$shared['Writer'].AutoFlush = $true
$shared['Writer'].NewLine = "`n"
try {
    Write-BridgeControl 'hello' (',"v":1,"host":' + (Get-BridgeSelf))
    try { foreach ($line in $reader['Ahead']) { Receive-BridgeFrame $line } }
    catch { Stop-BridgeFatal $_.Exception.Message }
    $read = $stream.ReadAsync($reader['Buffer'], 0, 65536)
    while (-not ($leaving -and $requests.Count -eq 0)) {
        $running = @(foreach ($request in $requests.Values) { if ($null -ne $request['Handle']) { $request } })
        $handles = [System.Collections.Generic.List[System.Threading.WaitHandle]]::new()
        # @assumed powershell-bridge.md 2.7: Windows PowerShell reads this member of a Task, too, which has it by its interface only | verify: any call under 5.1
        $handles.Add($read.AsyncWaitHandle)
        $handles.Add($attention)
        foreach ($request in $running) { $handles.Add($request['Handle'].AsyncWaitHandle) }
        $pause = 1000
        if ($running.Count -gt 0) { $pause = 50 }
        [void][System.Threading.WaitHandle]::WaitAny($handles.ToArray(), $pause)
        if ($read.IsCompleted) {
            if ($read.IsFaulted -or $read.Result -eq 0) { Stop-BridgeProcess 0 }
            try { foreach ($line in @(Split-BridgeLine $reader $read.Result)) { Receive-BridgeFrame $line } }
            catch { Stop-BridgeFatal $_.Exception.Message }
            $read = $stream.ReadAsync($reader['Buffer'], 0, 65536)
        }
        foreach ($request in $running) {
            if (-not $requests.ContainsKey($request['Id'])) { continue }
            if ($request['Handle'].IsCompleted) { Receive-BridgeCall $request } else { Watch-BridgeCall $request }
        }
        if ($parentProcess.HasExited) { Stop-BridgeProcess 0 }
    }
    Stop-BridgeProcess 0
}
catch { Stop-BridgeFatal ($_.Exception.GetType().Name + ' at ' + $_.InvocationInfo.ScriptLineNumber) }
