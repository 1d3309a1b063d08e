function Get-EflowDeskGuestDns {
    <#
    .SYNOPSIS
        Reads which DNS servers the VM asks.
    .DESCRIPTION
        Answers Servers: the addresses in their order, IPv4 and IPv6, without doubles; none when the VM has none.
    #>
    [CmdletBinding()]
    param()
    # @assumed eflow.md 10.6: the file that systemd-resolved keeps names the DNS servers that Set-EflowVmDNSServers set | verify: Set-EflowVmDNSServers, then sudo cat /run/systemd/resolve/resolv.conf in the VM
    $text = @'
section dns cat /run/systemd/resolve/resolv.conf
'@
    $dns = (Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n"))['dns']
    if ($dns.Code -ne 0) {
        $why = ConvertTo-EflowDeskPlainMessage -Text ([string]::Join(' ', $dns.Lines))
        throw (New-EflowDeskError -Text "The DNS servers were not read ($($dns.Code)): $why" -Id 'GuestDns')
    }
    $servers = [System.Collections.Generic.List[string]]::new()
    foreach ($line in $dns.Lines) {
        if ($line -match '\A\s*nameserver\s+([0-9A-Fa-f.:]+)' -and -not $servers.Contains($Matches[1])) { $servers.Add($Matches[1]) }
    }
    [pscustomobject]@{ Servers = $servers.ToArray() }
}
