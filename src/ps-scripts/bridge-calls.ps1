# Lanes and the requests in them: opens, starts, watches, stops, ends and tidies up. Taken into bridge-host.ps1, whose
# variables these functions share, and run in its control loop only.
# Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
Set-StrictMode -Version 2

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
            Name = $Name; Runspace = $runspace; Queue = [System.Collections.Generic.List[object]]::new(); Current = $null; Request = $null; Clean = $false
            Attention = $attention; Culture = $culture; UICulture = $uiCulture; ModulePath = $modulePath; Location = $null
        })
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    [void]$shell.AddCommand('bridge-lane\Initialize-BridgeLane').AddParameter('Lane', $lane).Invoke()
    $shell.Dispose()
    $lane['Items'] = $runspace.SessionStateProxy.InvokeProvider.Item
    $lane['Drives'] = $runspace.SessionStateProxy.Drive
    $lane['Counts'] = @(0, 0, 0)
    $lane['Names'] = [System.Collections.Generic.HashSet[string]]::new([System.StringComparer]::OrdinalIgnoreCase)
    Clear-BridgeLane $lane $true $true
    if ($Elevated) { Protect-BridgeLane $lane }
    $lanes[$Name] = $lane
}

# Takes away what a command left in its lane: global variables, functions, aliases and drives that were not there before
# and that no module exports. Equal numbers are taken for equal things; the look comes after the answer. Drives are looked
# at only when asked for, since that asks the system.
# @assumed powershell-bridge.md 2.7: Windows PowerShell answers the whole table for the root of these drives | verify: Variable, Function and Alias under 5.1
function Clear-BridgeLane {
    param($Lane, [bool]$First, [bool]$Drives)
    $counts = $Lane['Counts']
    $names = $Lane['Names']
    $items = $Lane['Items']
    for ($i = 0; $i -lt 3; $i++) {
        $root = $bridgeRoots[$i]
        $table = $items.Get($root)[0]
        if ($table.Count -eq $counts[$i]) { continue }
        foreach ($item in @($table)) {
            $name = $root + $item.Name
            if ($First) { [void]$names.Add($name); continue }
            if ($names.Contains($name)) { continue }
            $module = $item.Module
            $exported = $null
            if ($null -ne $module) { $exported = @($module.ExportedVariables, $module.ExportedFunctions, $module.ExportedAliases)[$i] }
            if ($null -ne $exported -and $exported.ContainsKey($item.Name)) { [void]$names.Add($name) }
            elseif ($i -eq 0) { try { $Lane['Runspace'].SessionStateProxy.PSVariable.Remove($item.Name) } catch { [void]$names.Add($name) } }
            else { try { $items.Remove([string[]]@($name), $false, $true, $true) } catch { [void]$names.Add($name) } }
        }
        $counts[$i] = $items.Get($root)[0].Count
    }
    if (-not $Drives) { return }
    foreach ($drive in $Lane['Drives'].GetAll()) {
        $name = 'Drive:' + $drive.Name
        if ($names.Contains($name)) { continue }
        # A disk that Windows found comes by itself.
        if ($First -or $drive.Name.Length -eq 1) { [void]$names.Add($name); continue }
        try { $Lane['Drives'].Remove($drive.Name, $true, 'global') } catch { [void]$names.Add($name) }
    }
}

function Start-BridgeCall {
    param($Request)
    $lane = $lanes[$Request['Lane']]
    if ($Elevated) { $Request = Get-BridgeImport $Request $lane }
    $lane['Current'] = $Request
    $lane['Request'] = $Request
    if (-not $lane['Clean']) {
        # The command before did not come to its end, or there was none.
        $shell = [powershell]::Create()
        $shell.Runspace = $lane['Runspace']
        [void]$shell.AddCommand('bridge-lane\Restore-BridgeLane').Invoke()
        $shell.Dispose()
    }
    $lane['Clean'] = $false
    if ($Request['Verbose']) { $lane['Runspace'].SessionStateProxy.SetVariable('VerbosePreference', 'Continue') }
    if ($Request['Tell']) { $lane['Runspace'].SessionStateProxy.SetVariable('ProgressPreference', 'Continue') }
    $shell = [powershell]::Create()
    $shell.Runspace = $lane['Runspace']
    [void]$shell.AddCommand($Request['Command']).AddParameters($Request['Arguments'])
    $shell.Commands.Commands[0].MergeMyResults([System.Management.Automation.Runspaces.PipelineResultTypes]::All, [System.Management.Automation.Runspaces.PipelineResultTypes]::Output)
    [void]$shell.AddCommand('bridge-lane\Send-BridgeOutput')
    $Request['PowerShell'] = $shell
    $Request['Started'] = $watch.ElapsedMilliseconds
    $Request['StopAt'] = $Request['Started'] + $Request['Limit']
    # On its way before the command begins: what was never told to have begun may be tried again.
    Write-BridgeFrame $Request 'start' '' $false
    $Request['Handle'] = $shell.BeginInvoke()
    $running.Add($Request)
    $script:handles = $null
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
    $requests.Remove($Request['Id'])
    if ($running.Remove($Request)) { $script:handles = $null }
    $lane = $lanes[$Request['Lane']]
    if ($lane['Current'] -ne $Request) { return }
    $lane['Current'] = $null
    $items = $lane['Items']
    $counts = $lane['Counts']
    try {
        # Numbers first: nearly always nothing is left. Aliases and drives only where code that is not ours ran.
        if ($Request['Foreign'] -or $items.Get('Variable:\')[0].Count -ne $counts[0] -or $items.Get('Function:\')[0].Count -ne $counts[1]) {
            Clear-BridgeLane $lane $false $Request['Foreign']
        }
    }
    catch {
        # A lane that cannot be looked into is not worth keeping.
        $queue = $lane['Queue']
        Open-BridgeLane $Request['Lane']
        $lane = $lanes[$Request['Lane']]
        $lane['Queue'] = $queue
    }
    if ($lane['Queue'].Count -eq 0) { return }
    $next = $lane['Queue'][0]
    $lane['Queue'].RemoveAt(0)
    Start-BridgeCall $next
}

# Asks a request to stop. A critical one is never given up because somebody cancelled it.
function Stop-BridgeCall {
    param($Request, [string]$Why)
    if ($null -ne $Request['Stopping']) { return }
    # What has ended already ended by itself, though its end was not told yet.
    if ($null -ne $Request['Handle'] -and $Request['Handle'].IsCompleted) { return }
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
    # A command may well end by itself when it is stopped, as a sleep does; that is no success.
    $status = 'ok'
    if ($null -ne $Request['Stopping']) { $status = $Request['Stopping'] }
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
    if ($Request['Tell']) { Write-BridgeProgress $Request $shell.Streams.Progress $true }
    $shell.Dispose()
    Complete-BridgeCall $Request $status ''
}

# Looks after a running request: output that waits, progress, time limit, and giving up on what does not stop.
function Watch-BridgeCall {
    param($Request)
    $now = $watch.ElapsedMilliseconds
    if ($null -ne $Request['Question']) { Stop-BridgeCall $Request 'failed' }
    if ($now -ge $Request['StopAt']) { Stop-BridgeCall $Request 'timeout' }
    if ($null -ne $Request['Stopping'] -and $now -ge $Request['GiveUpAt']) {
        $deaf.Add(@{ Lane = $lanes[$Request['Lane']]; Handle = $Request['Handle']; PowerShell = $Request['PowerShell']; Since = $now; Critical = $Request['Critical'] })
        # Its lane goes with it; whatever it still says is dropped, and those behind it go on in a new lane.
        $lane = $lanes[$Request['Lane']]
        Open-BridgeLane $Request['Lane']
        $lanes[$Request['Lane']]['Queue'] = $lane['Queue']
        $lanes[$Request['Lane']]['Current'] = $Request
        Complete-BridgeCall $Request 'abandoned' (',"why":"' + $Request['Stopping'] + '"')
        return
    }
    $batch = $Request['Batch']
    if ($batch.Length -gt 0 -and [System.Diagnostics.Stopwatch]::GetTimestamp() - $Request['Cells'][5] -ge $pause -and [System.Threading.Monitor]::TryEnter($batch)) {
        try { Write-BridgeBatch $Request } finally { [System.Threading.Monitor]::Exit($batch) }
    }
    if ($Request['Tell']) { Write-BridgeProgress $Request $Request['PowerShell'].Streams.Progress $false }
}

# Lets go of given-up pipelines that have ended after all; counts those that go on for more than a minute, except critical ones.
function Get-BridgeDeaf {
    $count = 0
    foreach ($one in $deaf.ToArray()) {
        if ($one['Handle'].IsCompleted) {
            [void]$deaf.Remove($one)
            $one['Lane']['Runspace'].CloseAsync()
        }
        elseif (-not $one['Critical'] -and $watch.ElapsedMilliseconds - $one['Since'] -gt 60000) { $count++ }
    }
    return $count
}

# A request with the fields that all have. Nothing is heard of it once its third cell is set.
function New-BridgeRequest {
    param($Id, [long]$Window)
    return @{
        Id = $Id; Cells = [long[]]@($Window, 0, 0, 0, 0, 0); Batch = [System.Text.StringBuilder]::new(); Credit = [System.Threading.AutoResetEvent]::new($false); Shared = $shared
        Limit = 0; Grace = 0; Depth = 0; Lane = ''; Command = ''; Arguments = $null; Secrets = $noSecrets; Project = 'raw'; Critical = $false; Foreign = $true
        Handle = $null; PowerShell = $null; Started = 0; StopAt = [long]::MaxValue; GiveUpAt = [long]::MaxValue; Stopping = $null; Question = $null; Exit = $null
        Progress = @{}; ProgressDue = $false; ProgressWatch = $null; Backlog = 0; Verbose = $false; Tell = $false; Answers = [System.Collections.Generic.List[object]]::new()
    }
}
