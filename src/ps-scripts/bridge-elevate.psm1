# What the elevated instance of the bridge has of its own, and how it is started (powershell-bridge.md 5).
# Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# Who may always write: Administrators, SYSTEM, TrustedInstaller.
$script:Trusted = @('BA', 'SY', 'S-1-5-32-544', 'S-1-5-18', 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464')
# Rights of a file or folder by their words in SDDL. A word that is not here counts for all rights.
$script:Rights = @{
    GA = 0x10000000; GW = 0x40000000; GR = 0; GX = 0x20000000; RC = 0x20000; SD = 0x10000; WD = 0x40000; WO = 0x80000
    FA = 0x1f01ff; FW = 0x120116; FR = 0x120089; FX = 0x1200a0
    CC = 0x1; DC = 0x2; LC = 0x4; SW = 0x8; RP = 0x10; WP = 0x20; DT = 0x40; LO = 0x80; CR = 0x100
}
# Writing, adding, deleting, changing the descriptor; of a folder further up only what lets somebody swap what lies in it.
$script:Writing = 0x10000000 -bor 0x40000000 -bor 0x2 -bor 0x4 -bor 0x10 -bor 0x40 -bor 0x100 -bor 0x10000 -bor 0x40000 -bor 0x80000
$script:Swapping = 0x10000000 -bor 0x40 -bor 0x10000 -bor 0x40000 -bor 0x80000

# Who beside administrators may write to a thing, by its owner and access list as SDDL; nobody is an empty answer.
function Get-BridgeWriter {
    param([string]$Sddl, [bool]$Ancestor)
    $owner = [System.Text.RegularExpressions.Regex]::Match($Sddl, '\AO:(S-[0-9-]+|[A-Z]{2})')
    if (-not $owner.Success) { return 'owner' }
    if ($script:Trusted -cnotcontains $owner.Groups[1].Value) { $owner.Groups[1].Value }
    $list = [System.Text.RegularExpressions.Regex]::Match($Sddl.Substring($owner.Length), 'D:([A-Z_]*)((?:\([^()]*\))*)\z')
    # Without a list everybody may do anything; a list that is not understood may say the same.
    if (-not $list.Success -or $list.Groups[1].Value.Contains('NO_ACCESS_CONTROL')) { return 'everybody' }
    $dangerous = $script:Writing
    if ($Ancestor) { $dangerous = $script:Swapping }
    foreach ($entry in [System.Text.RegularExpressions.Regex]::Matches($list.Groups[2].Value, '\(([^()]*)\)')) {
        $parts = $entry.Groups[1].Value.Split(';')
        if ($parts.Length -lt 6) { return 'everybody' }
        # What denies takes nothing away here, and what is for things below only is not for this one.
        if ($parts[0] -cmatch '\A(D|OD|XD)\z' -or $parts[1] -cmatch '\A(..)*?IO') { continue }
        $rights = [long]0
        if ($parts[2] -cmatch '\A0x([0-9a-fA-F]{1,8})\z') { $rights = [System.Convert]::ToInt64($parts[2], 16) }
        else {
            for ($i = 0; $i -lt $parts[2].Length; $i += 2) {
                $word = $parts[2].Substring($i, [System.Math]::Min(2, $parts[2].Length - $i))
                if ($script:Rights.ContainsKey($word)) { $rights = $rights -bor $script:Rights[$word] } else { $rights = [long]::MaxValue }
            }
        }
        if (($rights -band $dangerous) -ne 0 -and $script:Trusted -cnotcontains $parts[5]) { $parts[5] }
    }
}

# What of a folder, of the files in it and of the folders above somebody beside administrators may write or swap: a script
# that is to be elevated must not lie there. Answers Path and Writer; nothing when all is well. Windows only.
# @assumed powershell-bridge.md 5: owner and access list of a folder come as SDDL from these types, also under 5.1 | verify: start elevated from Program Files, from a folder below Users and through a junction
function Get-BridgeFolderWriter {
    param([string]$Path)
    if ($Path -cnotmatch '\A[A-Za-z]:\\') { return @{ Path = $Path; Writer = 'not-local' } }
    $sections = [System.Security.AccessControl.AccessControlSections]'Owner, Access'
    $things = [System.Collections.Generic.List[object]]::new()
    foreach ($file in [System.IO.Directory]::GetFiles($Path, '*', [System.IO.SearchOption]::AllDirectories)) { $things.Add(@{ Path = $file; Security = [System.Security.AccessControl.FileSecurity]::new($file, $sections); Ancestor = $false }) }
    $folders = @($Path) + @([System.IO.Directory]::GetDirectories($Path, '*', [System.IO.SearchOption]::AllDirectories))
    foreach ($folder in $folders) { $things.Add(@{ Path = $folder; Security = [System.Security.AccessControl.DirectorySecurity]::new($folder, $sections); Ancestor = $false }) }
    $above = [System.IO.Path]::GetDirectoryName($Path)
    while (-not [string]::IsNullOrEmpty($above)) {
        $things.Add(@{ Path = $above; Security = [System.Security.AccessControl.DirectorySecurity]::new($above, $sections); Ancestor = $true })
        $above = [System.IO.Path]::GetDirectoryName($above)
    }
    foreach ($thing in $things) {
        # Where a link leads may be changed by whoever may change the link.
        if (([System.IO.File]::GetAttributes($thing['Path']) -band [System.IO.FileAttributes]::ReparsePoint) -ne 0) { @{ Path = $thing['Path']; Writer = 'link' } }
        foreach ($writer in @(Get-BridgeWriter $thing['Security'].GetSecurityDescriptorSddlForm($sections) $thing['Ancestor'])) { @{ Path = $thing['Path']; Writer = $writer } }
    }
}

# An environment in which nothing of the user is found: module folders, PATH, TEMP and the current folder of administrators.
# Answers the module path. COR_PROFILER and its kin were at work before and cannot be undone from here.
# @assumed powershell-bridge.md 5 (11): a folder made below Windows\Temp with this descriptor is closed to others | verify: list the TEMP of the elevated instance as a plain user
function Initialize-BridgeElevation {
    param([string]$Folder)
    [System.Environment]::SetEnvironmentVariable('EFLOWDESK_MODULES', $null)
    $separator = [System.IO.Path]::PathSeparator
    if ([System.Environment]::OSVersion.Platform -ne [System.PlatformID]::Win32NT) { return $Folder }
    $system = [System.Environment]::GetFolderPath([System.Environment+SpecialFolder]::System)
    $windows = [System.Environment]::GetFolderPath([System.Environment+SpecialFolder]::Windows)
    $programs = [System.Environment]::GetFolderPath([System.Environment+SpecialFolder]::ProgramFiles)
    $shell = [System.IO.Path]::Combine($system, 'WindowsPowerShell', 'v1.0')
    $paths = @($system, $windows, [System.IO.Path]::Combine($system, 'Wbem'), $shell, [System.IO.Path]::Combine($system, 'OpenSSH'))
    [System.Environment]::SetEnvironmentVariable('PATH', [string]::Join($separator, $paths))
    [System.Environment]::CurrentDirectory = $system
    $temp = [System.IO.Path]::Combine($windows, 'Temp', 'eflow-desk-' + [System.Guid]::NewGuid().ToString('N'))
    $security = [System.Security.AccessControl.DirectorySecurity]::new()
    $security.SetSecurityDescriptorSddlForm('O:BAG:BAD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)')
    $null = [System.IO.Directory]::CreateDirectory($temp, $security)
    [System.Environment]::SetEnvironmentVariable('TEMP', $temp)
    [System.Environment]::SetEnvironmentVariable('TMP', $temp)
    $modules = @([System.IO.Path]::Combine($shell, 'Modules'), [System.IO.Path]::Combine($programs, 'WindowsPowerShell', 'Modules'), $Folder)
    return [string]::Join($separator, $modules)
}

# Takes the TEMP of this instance away at its end; what a killed one left is an empty folder of administrators.
function Clear-BridgeElevation {
    $temp = [System.Environment]::GetEnvironmentVariable('TEMP')
    if ([System.Environment]::OSVersion.Platform -ne [System.PlatformID]::Win32NT -or $temp -cnotmatch '\\Temp\\eflow-desk-[0-9a-f]{32}\z') { return }
    try { [System.IO.Directory]::Delete($temp, $true) } catch { $null = $_ }
}

# Starts the elevated instance: by consent from the plain one, without a question from one that is elevated. Answers State
# (started, declined, failed) and the system's number. Waits as long as the dialog does, so it runs beside the control loop.
# @assumed powershell-bridge.md 5: a refused dialog is number 1223, whatever its language | verify: decline UAC
function Start-BridgeElevation {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string]$Program, [string]$Arguments, [bool]$Ask)
    if (-not $PSCmdlet.ShouldProcess($Program)) { return @{ State = 'failed'; Code = 0 } }
    $start = [System.Diagnostics.ProcessStartInfo]::new($Program, $Arguments)
    $start.UseShellExecute = $Ask
    if ($Ask) {
        $start.Verb = 'runas'
        $start.WindowStyle = [System.Diagnostics.ProcessWindowStyle]::Hidden
    }
    else { $start.CreateNoWindow = $true }
    try {
        $process = [System.Diagnostics.Process]::Start($start)
        if ($null -ne $process) { $process.Dispose() }
        return @{ State = 'started'; Code = 0 }
    }
    catch [System.ComponentModel.Win32Exception] {
        $code = $_.Exception.NativeErrorCode
        if ($code -eq 1223) { return @{ State = 'declined'; Code = $code } }
        return @{ State = 'failed'; Code = $code }
    }
    catch { return @{ State = 'failed'; Code = $_.Exception.HResult } }
}

# The file of a module in folders that only administrators write to: the newest version where there are several.
function Find-BridgeModule {
    param([string]$Name, [string]$ModulePath)
    foreach ($folder in $ModulePath.Split([System.IO.Path]::PathSeparator)) {
        $base = [System.IO.Path]::Combine($folder, $Name)
        if (-not [System.IO.Directory]::Exists($base)) { continue }
        $bases = [System.Collections.Generic.List[object]]::new()
        $bases.Add(@{ Path = $base; Version = [version]'0.0' })
        foreach ($one in [System.IO.Directory]::GetDirectories($base)) {
            $version = $null
            if ([version]::TryParse([System.IO.Path]::GetFileName($one), [ref]$version)) { $bases.Add(@{ Path = $one; Version = $version }) }
        }
        $found = $null
        $newest = [version]'0.0'
        foreach ($one in $bases) {
            foreach ($ending in '.psd1', '.psm1') {
                $file = [System.IO.Path]::Combine($one['Path'], $Name + $ending)
                if ($one['Version'] -ge $newest -and [System.IO.File]::Exists($file)) {
                    $found = $file
                    $newest = $one['Version']
                    break
                }
            }
        }
        if ($null -ne $found) { return $found }
    }
}

# Which rule a path breaks that comes from a process of less right, or nothing: it must be whole, on a drive of this machine.
function Get-BridgeBrokenPath {
    param([string]$Path)
    $whole = '\A/(?!/)'
    if ([System.Environment]::OSVersion.Platform -eq [System.PlatformID]::Win32NT) { $whole = '\A[A-Za-z]:[\\/](?![\\/])' }
    if ($Path -cnotmatch $whole) { return 'path' }
    if ($Path.IndexOf(':', 2) -ge 0 -or $Path -match '[\x00-\x1f*?"<>|]') { return 'path' }
    foreach ($part in $Path.Split([char[]]@('\', '/'))) { if ($part -ceq '..' -or $part -ceq '.') { return 'path' } }
}

Export-ModuleMember -Function Get-BridgeWriter, Get-BridgeFolderWriter, Initialize-BridgeElevation, Clear-BridgeElevation, Start-BridgeElevation, Find-BridgeModule, Get-BridgeBrokenPath
