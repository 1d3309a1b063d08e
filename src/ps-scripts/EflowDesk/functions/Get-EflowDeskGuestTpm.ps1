function Get-EflowDeskGuestTpm {
    <#
    .SYNOPSIS
        Reads the way from the VM to the TPM of its host.
    .DESCRIPTION
        Answers Units (Name, Loaded, Active as systemd calls it, Restarts or $null) of the services that the feature DpsTpm
        sets up in the VM, and Neighbours (Address, Answers) of its ARP table, since the relay looks its host up there.
        Nothing is connected to: the ports of the relay take one caller at a time.
    #>
    [CmdletBinding()]
    param()
    # @assumed eflow.md 11: the feature sets up tpm2-netns, tpm2-socat@2321, tpm2-socat@2322 and tpm2-abrmd as services under these names | verify: systemctl list-units 'tpm2-*' in a VM with DpsTpm on
    $text = @'
units() { systemctl show tpm2-netns.service tpm2-socat@2321.service tpm2-socat@2322.service tpm2-abrmd.service aziot-tpmd.service --no-pager --property=Id,LoadState,ActiveState,NRestarts; }
section units units
section neighbours cat /proc/net/arp
'@
    $said = Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n")
    if ($said['units'].Code -ne 0) {
        $why = ConvertTo-EflowDeskPlainMessage -Text ([string]::Join(' ', $said['units'].Lines))
        throw (New-EflowDeskError -Text "The services of the TPM were not read ($($said['units'].Code)): $why" -Id 'GuestTpm')
    }
    $units = [System.Collections.Generic.List[object]]::new()
    # One block a service, with a blank line between; which line comes first is not promised.
    foreach ($block in $said['units'].Text -split '(?:\r?\n){2,}') {
        $has = @{}
        foreach ($line in $block -split '\r?\n') { if ($line -match '\A(\w+)=(.*)\z') { $has[$Matches[1]] = $Matches[2] } }
        if (-not $has.ContainsKey('Id')) { continue }
        $restarts = $null
        if ($has['NRestarts'] -match '\A\d{1,9}\z') { $restarts = [int]::Parse($has['NRestarts'], [System.Globalization.CultureInfo]::InvariantCulture) }
        $units.Add([pscustomobject]@{
                Name     = $has['Id'] -replace '\.service\z'
                Loaded   = $has['LoadState'] -ceq 'loaded'
                Active   = [string]$has['ActiveState']
                Restarts = $restarts
            })
    }
    $neighbours = $null
    if ($said['neighbours'].Code -eq 0) {
        $found = [System.Collections.Generic.List[object]]::new()
        # IP address, HW type, Flags (bit 2: it has answered), HW address, Mask, Device.
        foreach ($line in $said['neighbours'].Lines) {
            if ($line -notmatch '\A(\d{1,3}(?:\.\d{1,3}){3})\s+0x[0-9a-f]+\s+0x([0-9a-f]{1,7})\s') { continue }
            $found.Add([pscustomobject]@{ Address = $Matches[1]; Answers = ([System.Convert]::ToInt32($Matches[2], 16) -band 2) -ne 0 })
        }
        $neighbours = $found.ToArray()
    }
    [pscustomobject]@{ Units = $units.ToArray(); Neighbours = $neighbours }
}
