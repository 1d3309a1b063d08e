# The PowerShell side of the bridge: serves one pipe, runs entries of the catalogue and nothing else, says what they say.
# The control loop never runs a command itself: each lane is a runspace of its own, serial inside, parallel across.
# Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
param([string]$Pipe, [string]$Proof, [string]$Parent, [string]$Catalogue, [switch]$Elevated, [string]$Client, [long]$Idle = 600000, [long]$Life = 28800000)
if ($ExecutionContext.SessionState.LanguageMode -ne 'FullLanguage') { '{"bridge":1,"refused":"language-mode"}'; exit 78 }
if ([System.IntPtr]::Size -ne 8) { '{"bridge":1,"refused":"32-bit"}'; exit 79 }
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

$stdout = [System.Console]::OpenStandardOutput()
$utf8 = [System.Text.UTF8Encoding]::new($false, $true)
# Native children are decoded by these; without a console they cannot be set and need not be. They must not be strict:
# a reader that throws at a byte which is no UTF-8 leaves the command waiting for the end of the output for ever.
$lenient = [System.Text.UTF8Encoding]::new($false)
try { [System.Console]::OutputEncoding = $lenient } catch { $null = $_ }
$global:OutputEncoding = $lenient
[System.Console]::SetOut([System.IO.TextWriter]::Null)
[System.Console]::SetError([System.IO.TextWriter]::Null)

# The start of a Windows PowerShell puts the folder of the user first; ours comes in a variable that it leaves alone.
$modulePath = [System.Environment]::GetEnvironmentVariable('EFLOWDESK_MODULES')
if ([string]::IsNullOrEmpty($modulePath)) { $modulePath = [System.Environment]::GetEnvironmentVariable('PSModulePath') }
$laneModule = [System.IO.Path]::Combine($PSScriptRoot, 'bridge-lane.psm1')
Import-Module -Name $laneModule -DisableNameChecking
Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, 'bridge-request.psm1')) -DisableNameChecking
Import-Module -Name ([System.IO.Path]::Combine($PSScriptRoot, 'bridge-elevate.psm1')) -DisableNameChecking
. ([System.IO.Path]::Combine($PSScriptRoot, 'bridge-calls.ps1'))
. ([System.IO.Path]::Combine($PSScriptRoot, 'bridge-elevation.ps1'))

$lineLimit = 1048576
if ($Elevated) {
    # Whoever started this names nothing but the pipe: catalogue and modules are those beside the script.
    $lineLimit = $elevatedLine
    $Catalogue = [System.IO.Path]::Combine($PSScriptRoot, 'catalogue.json')
    $modulePath = Initialize-BridgeElevation $PSScriptRoot
    [System.Environment]::SetEnvironmentVariable('PSModulePath', $modulePath)
}
$queueLimit = 64
# Time to import the modules of a lane ahead of its first call.
$warmMs = 120000
$muchMemory = 262144000
$isWindows64 = [System.Environment]::OSVersion.Platform -eq [System.PlatformID]::Win32NT
$watch = [System.Diagnostics.Stopwatch]::StartNew()
$culture = [System.Threading.Thread]::CurrentThread.CurrentCulture
$uiCulture = [System.Threading.Thread]::CurrentThread.CurrentUICulture
$attention = [System.Threading.AutoResetEvent]::new($false)
$shared = @{ Writer = $null; Count = [long[]]::new(1) }
$lanes = @{}
$requests = @{}
# What runs: requests with a pipeline, in the order of their handles after the first two. Made anew when that changes.
$running = [System.Collections.Generic.List[object]]::new()
$handles = $null
# Pipelines that were given up and have not ended.
$deaf = [System.Collections.Generic.List[object]]::new()
$warmed = 0
$pause = [System.Diagnostics.Stopwatch]::Frequency / 200
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
    if ($Elevated) {
        # Only administrators can make a pipe of this name; the account of the window may use it, whoever elevated.
        # @assumed powershell-bridge.md 8.2: the pipe class makes names with this prefix, and Node connects with these rights | verify: elevate from the app as the same and as another account
        $user = [System.Security.Principal.SecurityIdentifier]::new($Client)
        $administrators = [System.Security.Principal.SecurityIdentifier]::new('S-1-5-32-544')
        $security.AddAccessRule([System.IO.Pipes.PipeAccessRule]::new($user, 'ReadWrite, CreateNewInstance, Synchronize', 'Allow'))
        $security.AddAccessRule([System.IO.Pipes.PipeAccessRule]::new($administrators, 'FullControl', 'Allow'))
        $Pipe = 'ProtectedPrefix\Administrators\eflow-desk-' + $Pipe
    }
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
    foreach ($request in @($requests.get_Values())) { if ($null -ne $request['Handle']) { [void]$request['PowerShell'].BeginStop($null, $null) } }
    $until = $watch.ElapsedMilliseconds + 1500
    foreach ($request in @($requests.get_Values())) {
        $left = $until - $watch.ElapsedMilliseconds
        if ($null -ne $request['Handle'] -and $left -gt 0) { [void]$request['Handle'].AsyncWaitHandle.WaitOne([int]$left) }
    }
    if ($Elevated) { Clear-BridgeElevation }
    [System.Environment]::Exit($Code)
}

function Write-BridgeControl {
    param([string]$Type, [string]$Body)
    $writer = $shared['Writer']
    [System.Threading.Monitor]::Enter($writer)
    $count = $shared['Count']
    try { $writer.WriteLine('{"t":"' + $Type + '","n":' + ($count[0]++) + $Body + '}') } finally { [System.Threading.Monitor]::Exit($writer) }
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

# Opens a lane and imports the modules of its commands, behind what its user may be running and unheard by anybody.
function Add-BridgeWarming {
    param($Name)
    $modules = [System.Collections.Generic.HashSet[string]]::new([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($entry in $known['Entries'].get_Values()) { if ($entry['lane'] -ceq $Name) { [void]$modules.Add($entry['command'].Split('\')[0]) } }
    if ($modules.Count -eq 0) { return }
    $script:warmed--
    $request = New-BridgeRequest $script:warmed 0
    $request['Cells'][2] = 1
    $request['Limit'] = $warmMs
    $request['Lane'] = $Name
    $request['Command'] = 'Microsoft.PowerShell.Core\Import-Module'
    # A module that is not there shows when its command is called.
    $request['Arguments'] = @{ Name = [string[]]@($modules); Global = $true; DisableNameChecking = $true; ErrorAction = 'SilentlyContinue' }
    [void](Add-BridgeToLane $request)
}

# Starts a request, or lets it wait for those before it. False when too many wait already.
function Add-BridgeToLane {
    param($Request)
    $name = $Request['Lane']
    if (-not $lanes.ContainsKey($name)) { Open-BridgeLane $name }
    $lane = $lanes[$name]
    if ($lane['Queue'].Count -ge $queueLimit) { return $false }
    $requests[$Request['Id']] = $Request
    if ($null -ne $lane['Current']) { $lane['Queue'].Add($Request) } else { Start-BridgeCall $Request }
    return $true
}

function Add-BridgeCall {
    param($Frame)
    $id = $Frame['id']
    $name = $Frame['c']
    if ($id -isnot [long] -or $requests.ContainsKey($id) -or $name -isnot [string] -or $Frame['p'] -isnot [System.Collections.Hashtable] -or
        $Frame['to'] -isnot [long] -or $Frame['g'] -isnot [long] -or $Frame['win'] -isnot [long] -or $Frame['d'] -isnot [long] -or $Frame['st'] -isnot [string]) { throw 'run: fields' }
    $request = [System.Collections.Hashtable]::Synchronized((New-BridgeRequest $id $Frame['win']))
    $request['Limit'] = $Frame['to']
    $request['Grace'] = $Frame['g']
    $request['Depth'] = [int][System.Math]::Max([long]0, [System.Math]::Min([long]12, $Frame['d']))
    $refused = @{ Parameter = ''; Rule = 'unknown' }
    if ($known['Entries'].ContainsKey($name)) {
        $entry = $known['Entries'][$name]
        $refused = Resolve-BridgeCall $entry $Frame['p']
        if ($Elevated -and -not $refused.ContainsKey('Rule')) {
            foreach ($name in @($entry['parameters'].get_Keys())) {
                if ($entry['parameters'][$name]['type'] -ceq 'path' -and $refused['Arguments'].ContainsKey($name) -and
                    $null -ne (Get-BridgeBrokenPath $Frame['p'][$name])) { $refused = @{ Parameter = $name; Rule = 'path' }; break }
            }
        }
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
    $request['Foreign'] = $entry['kind'] -cne 'leaf'
    if ($entry.ContainsKey('prompts')) { foreach ($prompt in $entry['prompts']) { $request['Answers'].Add($prompt) } }
    $request['Verbose'] = $Frame['st'].IndexOf([char]'v') -ge 0
    $request['Tell'] = $Frame['st'].IndexOf([char]'p') -ge 0
    if ($request['Tell']) { $request['ProgressWatch'] = [System.Diagnostics.Stopwatch]::StartNew() }
    if (-not (Add-BridgeToLane $request)) { Write-BridgeFrame $request 'end' ',"st":"busy","ms":0' $false }
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
                $cells = $request['Cells']
                $cells[0] += $frame['b']
                [void]$request['Credit'].Set()
            }
        }
        'ping' {
            $ours.Refresh()
            # Rubbish is no growth.
            if ($requests.Count -eq 0 -and $ours.PrivateMemorySize64 -gt $muchMemory) {
                [System.GC]::Collect()
                $ours.Refresh()
            }
            Write-BridgeControl 'pong' (',"mem":' + $ours.PrivateMemorySize64 + ',"deaf":' + (Get-BridgeDeaf))
        }
        'elevate' { Add-BridgeElevation $frame }
        'warm' { if ($frame['lane'] -is [string]) { Add-BridgeWarming $frame['lane'] } }
        'bye' { $script:leaving = $true }
    }
}

$leaving = $false
$nextLook = [long]0
$ours = [System.Diagnostics.Process]::GetCurrentProcess()
$noSecrets = [System.Collections.Generic.List[string]]::new()
$bridgeRoots = @('Variable:\', 'Function:\', 'Alias:\')
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
    if ($Elevated) {
        $obstacle = Get-BridgeObstacle
        if ($null -ne $obstacle) { Stop-BridgeFatal $obstacle }
    }
    Write-BridgeControl 'hello' (',"v":1,"host":' + (Get-BridgeSelf))
    try { foreach ($line in $reader['Ahead']) { Receive-BridgeFrame $line } }
    catch { Stop-BridgeFatal $_.Exception.Message }
    $read = $stream.ReadAsync($reader['Buffer'], 0, 65536)
    while (-not ($leaving -and $requests.Count -eq 0)) {
        if ($null -eq $handles) {
            $handles = [System.Threading.WaitHandle[]]::new($running.Count + 2)
            $handles[1] = $attention
            for ($i = 0; $i -lt $running.Count; $i++) { $handles[$i + 2] = $running[$i]['Handle'].AsyncWaitHandle }
        }
        # @assumed powershell-bridge.md 2.7: Windows PowerShell reads this member of a Task, too, which has it by its interface only | verify: any call under 5.1
        $handles[0] = $read.AsyncWaitHandle
        # Until the next look at what runs: soon while output waits or progress storms in.
        $wait = 1000
        if ($running.Count -gt 0) { $wait = 50 }
        foreach ($request in $running) {
            if ($request['Batch'].Length -gt 0) { $wait = 5 }
            elseif ($request['Backlog'] -gt 1000 -and $wait -gt 10) { $wait = 10 }
        }
        [void][System.Threading.WaitHandle]::WaitAny($handles, $wait)
        if ($read.IsCompleted) {
            if ($read.IsFaulted -or $read.Result -eq 0) { Stop-BridgeProcess 0 }
            $length = $read.Result
            $buffer = $reader['Buffer']
            try {
                # One whole line is what comes nearly always.
                if ($reader['Rest'].Length -eq 0 -and [System.Array]::IndexOf($buffer, [byte]10, 0, $length) -eq $length - 1) { Receive-BridgeFrame $utf8.GetString($buffer, 0, $length - 1) }
                else { foreach ($line in @(Split-BridgeLine $reader $length)) { Receive-BridgeFrame $line } }
            }
            catch { Stop-BridgeFatal $_.Exception.Message }
            $read = $stream.ReadAsync($reader['Buffer'], 0, 65536)
        }
        if ($running.Count -gt 0) {
            foreach ($request in $running.ToArray()) {
                if (-not $requests.ContainsKey($request['Id'])) { continue }
                if ($request['Handle'].IsCompleted) { Receive-BridgeCall $request } else { Watch-BridgeCall $request }
            }
        }
        if ($null -ne $elevation) { Watch-BridgeElevation }
        if ($watch.ElapsedMilliseconds -gt $nextLook) {
            $nextLook = $watch.ElapsedMilliseconds + 500
            if ($parentProcess.HasExited) { Stop-BridgeProcess 0 }
        }
        if ($Elevated -and (Test-BridgeOver)) { Stop-BridgeProcess 0 }
    }
    Stop-BridgeProcess 0
}
catch { Stop-BridgeFatal ($_.Exception.GetType().Name + ' at ' + $_.InvocationInfo.ScriptLineNumber) }
