# The control loop's part of elevation: starting the other instance, and the limits of being it. Taken into
# bridge-host.ps1, whose variables these functions share (powershell-bridge.md 5).
# Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
Set-StrictMode -Version 2

$elevation = $null
$lastWork = [long]0
$elevatedLine = 262144
$longestIdle = [long]600000
$longestLife = [long]28800000
# What commands of Windows modules may call, loaded with every lane that loads nothing by itself.
$baseModules = @('Microsoft.PowerShell.Utility', 'Microsoft.PowerShell.Management')

# Starts the elevated instance beside the loop; what came of it is told in a frame of its own. A name or proof that is not
# of hexadecimal digits ends everything: these are the only words of the client that reach a command line.
function Add-BridgeElevation {
    param($Frame)
    if ($Frame['pipe'] -isnot [string] -or $Frame['pipe'] -cnotmatch '\A[0-9a-f]{32}\z' -or
        $Frame['proof'] -isnot [string] -or $Frame['proof'] -cnotmatch '\A[0-9a-f]{64}\z') { throw 'elevate: fields' }
    if ($null -ne $elevation) {
        # The dialog before is still open, longer than the client wanted to wait.
        Write-BridgeControl 'elevation' ',"st":"failed","code":170'
        return
    }
    if (-not $isWindows64) {
        Write-BridgeControl 'elevation' ',"st":"unavailable","code":0'
        return
    }
    $sid = $Client
    if (-not $Elevated) { $sid = [System.Security.Principal.WindowsIdentity]::GetCurrent().User.Value }
    $file = [System.IO.Path]::Combine($PSScriptRoot, 'bridge-host.ps1')
    $left = [System.Math]::Max(0, $longestLife - $watch.ElapsedMilliseconds)
    if ($Elevated) { $left = [System.Math]::Max(0, $Life - $watch.ElapsedMilliseconds) }
    $arguments = '-NoLogo -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "' + $file + '" -Elevated -Pipe ' + $Frame['pipe'] +
        ' -Proof ' + $Frame['proof'] + ' -Parent ' + $parentProcess.Id + ' -Client ' + $sid + ' -Life ' + $left
    $state = [System.Management.Automation.Runspaces.InitialSessionState]::CreateDefault2()
    [void]$state.ImportPSModule([string[]]@([System.IO.Path]::Combine($PSScriptRoot, 'bridge-elevate.psm1')))
    $runspace = [System.Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace($state)
    $runspace.Open()
    [System.Environment]::SetEnvironmentVariable('PSModulePath', $modulePath)
    $shell = [powershell]::Create()
    $shell.Runspace = $runspace
    [void]$shell.AddCommand('bridge-elevate\Start-BridgeElevation').AddParameters(@{
            Program = [System.IO.Path]::Combine($PSHOME, 'powershell.exe'); Arguments = $arguments; Ask = -not $Elevated; Confirm = $false
        })
    $script:elevation = @{ Shell = $shell; Runspace = $runspace; Handle = $shell.BeginInvoke() }
}

# Tells how the start went, once it is over.
function Watch-BridgeElevation {
    if ($null -eq $elevation -or -not $elevation['Handle'].IsCompleted) { return }
    $state = 'failed'
    $code = 0
    try {
        $answer = $elevation['Shell'].EndInvoke($elevation['Handle'])
        if ($answer.Count -gt 0) {
            $state = $answer[0]['State']
            $code = [int]$answer[0]['Code']
        }
    }
    catch { $null = $_ }
    $elevation['Shell'].Dispose()
    $elevation['Runspace'].Dispose()
    $script:elevation = $null
    Write-BridgeControl 'elevation' (',"st":"' + $state + '","code":' + $code)
}

# The elevated instance ends by itself when nothing is asked of it, and after its life; heartbeats are no work.
function Test-BridgeOver {
    $now = $watch.ElapsedMilliseconds
    if ($requests.Count -gt 0) { $script:lastWork = $now }
    return $requests.Count -eq 0 -and ($now - $lastWork -gt [System.Math]::Min($Idle, $longestIdle) -or $now -gt [System.Math]::Min($Life, $longestLife))
}

# Why this instance must not be elevated, or nothing.
function Get-BridgeObstacle {
    if (-not $isWindows64) { return }
    $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
    if (-not [System.Security.Principal.WindowsPrincipal]::new($identity).IsInRole([System.Security.Principal.WindowsBuiltInRole]::Administrator)) { return 'not-elevated' }
    if (@(Get-BridgeFolderWriter $PSScriptRoot).Count -gt 0) { return 'folder-writable' }
}

# A lane of the elevated instance: nothing is loaded but what its commands need, from folders of administrators, and no text
# is ever taken for a program. AzureEFLOW calls cmdlets of modules that it does not name, so its lane loads what is called.
# @assumed powershell-bridge.md 8.6: commands of the catalogue run in a lane without language | verify: every entry on a host, elevated from the app
function Protect-BridgeLane {
    param($Lane)
    $modules = [System.Collections.Generic.HashSet[string]]::new([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($name in $baseModules) { [void]$modules.Add($name) }
    foreach ($entry in $known['Entries'].get_Values()) { if ($entry['lane'] -ceq $Lane['Name']) { [void]$modules.Add($entry['command'].Split('\')[0]) } }
    $files = [System.Collections.Generic.List[string]]::new()
    foreach ($name in $modules) {
        $file = Find-BridgeModule $name $modulePath
        if ($null -ne $file) { $files.Add($file) }
    }
    $Lane['Imports'] = $files.ToArray()
    if ($Lane['Name'] -cne 'eflow') { $Lane['Runspace'].SessionStateProxy.SetVariable('PSModuleAutoLoadingPreference', 'None') }
    $Lane['Runspace'].SessionStateProxy.LanguageMode = 'NoLanguage'
    if ($Lane['Runspace'].SessionStateProxy.LanguageMode -ne 'NoLanguage') { throw 'lane: language mode' }
}

# What a lane of the elevated instance starts next: the modules of the lane by the paths of their files, unheard by
# anybody, with the request behind them; the request itself once they are there.
function Get-BridgeImport {
    param($Request, $Lane)
    if ($Lane['Imports'].Length -eq 0) { return $Request }
    $script:warmed--
    $import = New-BridgeRequest $script:warmed 0
    $import['Cells'][2] = 1
    $import['Limit'] = $warmMs
    $import['Lane'] = $Lane['Name']
    $import['Command'] = 'Microsoft.PowerShell.Core\Import-Module'
    # A module that is not there shows when its command is called.
    $import['Arguments'] = @{ Name = $Lane['Imports']; Global = $true; DisableNameChecking = $true; ErrorAction = 'SilentlyContinue' }
    $Lane['Imports'] = [string[]]@()
    $Lane['Queue'].Insert(0, $Request)
    $requests[$import['Id']] = $import
    return $import
}
