function Invoke-EflowDeskRollback {
    <#
    .SYNOPSIS
        Has Windows take back an External switch by itself later, calls that off, or tells what is to come.
    .DESCRIPTION
        arm registers a task of Windows that runs as the system whatever becomes of this program and of the session, also
        after a restart. What it needs lies in a folder that only administrators and the system can read or change, with a
        copy of the script that it runs. read answers one object a switch: Switch, ArmedAt, DueAt (UTC).
    .PARAMETER Action
        arm, disarm or read.
    .PARAMETER Switch
        Name of the switch.
    .PARAMETER Adapter
        Name of the adapter below it.
    .PARAMETER Seconds
        When it is taken back, counted from now.
    .PARAMETER Addresses
        Fixed addresses of the adapter as address/length, to be written again where Windows does not bring them back.
    .PARAMETER Gateway
        Its default gateway.
    .PARAMETER DnsServers
        Its DNS servers.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true)][ValidateSet('arm', 'disarm', 'read')][string]$Action,
        [string]$Switch = '',
        [string]$Adapter = '',
        [int]$Seconds = 90,
        [AllowEmptyCollection()][string[]]$Addresses = @(),
        [string]$Gateway = '',
        [AllowEmptyCollection()][string[]]$DnsServers = @()
    )
    # @assumed field-notes.md Network: a task with a time trigger and StartWhenAvailable runs within seconds of its time, without anybody signed in | verify: Register-ScheduledTask with such a trigger on a client and on a server, signed out
    $invariant = [System.Globalization.CultureInfo]::InvariantCulture
    $form = 'yyyy-MM-ddTHH:mm:ss.fffZ'
    $root = [System.IO.Path]::Combine([System.Environment]::GetFolderPath([System.Environment+SpecialFolder]::CommonApplicationData), 'EflowDesk-Rollback')
    if ($Action -eq 'read') {
        if (-not [System.IO.Directory]::Exists($root)) { return }
        foreach ($folder in [System.IO.Directory]::GetDirectories($root)) {
            $file = [System.IO.Path]::Combine($folder, 'rollback.txt')
            if (-not [System.IO.File]::Exists($file)) { continue }
            $found = @{ switch = ''; armed = ''; due = '' }
            foreach ($line in [System.IO.File]::ReadAllLines($file)) {
                $cut = $line.IndexOf('=')
                if ($cut -gt 0) { $found[$line.Substring(0, $cut)] = $line.Substring($cut + 1) }
            }
            [pscustomobject]@{ Switch = $found['switch']; ArmedAt = $found['armed']; DueAt = $found['due'] }
        }
        return
    }
    # One folder and one task a switch; a name can have characters that neither takes.
    $sha = [System.Security.Cryptography.SHA256]::Create()
    try { $id = [System.BitConverter]::ToString($sha.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Switch))).Replace('-', '').Substring(0, 32).ToLowerInvariant() }
    finally { $sha.Dispose() }
    $folder = [System.IO.Path]::Combine($root, $id)
    if ($Action -eq 'disarm') {
        if (-not $PSCmdlet.ShouldProcess($Switch, 'Call the rollback off')) { return }
        ScheduledTasks\Unregister-ScheduledTask -TaskPath '\EFLOW Desk\' -TaskName $id -Confirm:$false -ErrorAction SilentlyContinue
        if ([System.IO.Directory]::Exists($folder)) { [System.IO.Directory]::Delete($folder, $true) }
        return
    }
    if (-not $PSCmdlet.ShouldProcess($Switch, "Take back in $Seconds seconds")) { return }
    # Nothing that somebody else has put there is run as the system.
    if ([System.IO.Directory]::Exists($folder)) { [System.IO.Directory]::Delete($folder, $true) }
    $rights = [System.Security.AccessControl.DirectorySecurity]::new()
    $rights.SetSecurityDescriptorSddlForm('O:BAD:P(A;OICI;FA;;;BA)(A;OICI;FA;;;SY)')
    [void][System.IO.Directory]::CreateDirectory($root, $rights)
    if ([System.IO.Directory]::GetAccessControl($root).GetOwner([System.Security.Principal.SecurityIdentifier]).Value -notmatch '\AS-1-5-(18|32-544)\z') {
        throw (New-EflowDeskError -Text "$root belongs to somebody who is no administrator." -Id 'RollbackFolder' -Category PermissionDenied)
    }
    [void][System.IO.Directory]::CreateDirectory($folder, $rights)
    $script = [System.IO.Path]::Combine($folder, 'rollback.ps1')
    [System.IO.File]::Copy([System.IO.Path]::Combine($PSScriptRoot, '..', 'rollback', 'rollback.ps1'), $script)
    $now = [System.DateTime]::UtcNow
    $due = $now.AddSeconds($Seconds)
    $lines = [System.Collections.Generic.List[string]]::new()
    $lines.Add("switch=$Switch")
    $lines.Add("adapter=$Adapter")
    $lines.Add('task=' + $id)
    $lines.Add('armed=' + $now.ToString($form, $invariant))
    $lines.Add('due=' + $due.ToString($form, $invariant))
    foreach ($one in $Addresses) { $lines.Add("address=$one") }
    if ($Gateway -ne '') { $lines.Add("gateway=$Gateway") }
    foreach ($one in $DnsServers) { $lines.Add("dns=$one") }
    [System.IO.File]::WriteAllLines([System.IO.Path]::Combine($folder, 'rollback.txt'), $lines.ToArray(), [System.Text.UTF8Encoding]::new($false))
    $engine = [System.IO.Path]::Combine([System.Environment]::SystemDirectory, 'WindowsPowerShell', 'v1.0', 'powershell.exe')
    $xml = '<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task"><Triggers><TimeTrigger><StartBoundary>' +
        $due.ToString('yyyy-MM-ddTHH:mm:ssZ', $invariant) + '</StartBoundary></TimeTrigger></Triggers>' +
        '<Principals><Principal id="System"><UserId>S-1-5-18</UserId><RunLevel>HighestAvailable</RunLevel></Principal></Principals>' +
        '<Settings><StartWhenAvailable>true</StartWhenAvailable><DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>' +
        '<StopIfGoingOnBatteries>false</StopIfGoingOnBatteries><ExecutionTimeLimit>PT10M</ExecutionTimeLimit></Settings>' +
        '<Actions Context="System"><Exec><Command>' + $engine + '</Command><Arguments>-NoProfile -NonInteractive -ExecutionPolicy Bypass -File "' +
        $script + '"</Arguments></Exec></Actions></Task>'
    [void](ScheduledTasks\Register-ScheduledTask -TaskPath '\EFLOW Desk\' -TaskName $id -Xml $xml -Force)
}
