function Test-EflowDeskGateway {
    <#
    .SYNOPSIS
        Tells whether the default gateways of this machine answer.
    .DESCRIPTION
        Answers one object a gateway of IPv4: Adapter, Gateway, Answers. A gateway that answers no ping at all cannot be told
        from one that is not reached.
    .PARAMETER WaitMs
        Milliseconds that an answer may take.
    #>
    [CmdletBinding()]
    param([int]$WaitMs = 1500)
    foreach ($adapter in [System.Net.NetworkInformation.NetworkInterface]::GetAllNetworkInterfaces()) {
        foreach ($one in $adapter.GetIPProperties().GatewayAddresses) {
            $address = $one.Address
            if ($address.AddressFamily -ne 'InterNetwork' -or $address.ToString() -eq '0.0.0.0') { continue }
            $ping = [System.Net.NetworkInformation.Ping]::new()
            $answers = $false
            try { $answers = $ping.Send($address, $WaitMs).Status -eq 'Success' }
            # There is no way to it at all.
            catch [System.Net.NetworkInformation.PingException] { $null = $_ }
            finally { $ping.Dispose() }
            [pscustomobject]@{ Adapter = $adapter.Name; Gateway = $address.ToString(); Answers = $answers }
        }
    }
}
