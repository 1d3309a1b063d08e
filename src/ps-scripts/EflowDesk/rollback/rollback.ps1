# Takes an External switch back that nobody has confirmed: what a task of Windows runs as the system, from a folder of its own
# beside the file rollback.txt, which says what to do. Windows gives the adapter its settings back by itself; fixed ones that
# do not come back are written again. The folder and the task go last, so that what failed is tried again at the next start.
# @assumed field-notes.md Network: Remove-VMSwitch gives the adapter its addresses back within seconds | verify: New-VMSwitch over an adapter with a fixed address, Remove-VMSwitch, then Get-NetIPAddress
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$order = @{ switch = ''; adapter = ''; task = ''; gateway = '' }
$addresses = [System.Collections.Generic.List[string]]::new()
$servers = [System.Collections.Generic.List[string]]::new()
foreach ($line in [System.IO.File]::ReadAllLines([System.IO.Path]::Combine($PSScriptRoot, 'rollback.txt'))) {
    $cut = $line.IndexOf('=')
    if ($cut -lt 1) { continue }
    $value = $line.Substring($cut + 1)
    switch ($line.Substring(0, $cut)) {
        'address' { $addresses.Add($value) }
        'dns' { $servers.Add($value) }
        default { $order[$_] = $value }
    }
}
foreach ($one in @(Hyper-V\Get-VMSwitch)) {
    if ($one.Name -ceq $order['switch'] -and [string]$one.SwitchType -eq 'External') { Hyper-V\Remove-VMSwitch -VMSwitch $one -Force }
}
foreach ($one in $addresses) {
    $address, $length = $one.Split([char]'/')
    $there = $false
    # The stack takes its time until the adapter is its own again.
    for ($try = 0; $try -lt 10 -and -not $there; $try++) {
        if ($try -gt 0) { [System.Threading.Thread]::Sleep(1000) }
        foreach ($has in @(NetTCPIP\Get-NetIPAddress -InterfaceAlias $order['adapter'] -AddressFamily IPv4 -ErrorAction SilentlyContinue)) {
            if ($has.IPAddress -eq $address) { $there = $true }
        }
    }
    if ($there) { continue }
    $more = @{}
    if ($order['gateway'] -ne '') { $more['DefaultGateway'] = $order['gateway'] }
    [void](NetTCPIP\New-NetIPAddress -InterfaceAlias $order['adapter'] -IPAddress $address -PrefixLength ([int]$length) @more)
    if ($servers.Count -gt 0) { DnsClient\Set-DnsClientServerAddress -InterfaceAlias $order['adapter'] -ServerAddresses $servers.ToArray() }
    # A gateway is written once.
    $order['gateway'] = ''
}
[System.IO.Directory]::Delete($PSScriptRoot, $true)
ScheduledTasks\Unregister-ScheduledTask -TaskPath '\EFLOW Desk\' -TaskName $order['task'] -Confirm:$false -ErrorAction SilentlyContinue
