function Test-EflowDeskEndpoint {
    <#
    .SYNOPSIS
        Tells how endpoints of the network answer this machine, without a proxy.
    .DESCRIPTION
        Answers one object an endpoint: Host, Port, Resolved, Open, Tls, Issuer, ServerTime, HostTime. All endpoints are
        tried at once, each step within a time of its own, so that a network which swallows everything costs seconds. On
        the TLS port a handshake follows; Tls is trusted or refused by this machine, or none when it did not come about. Issuer is
        that of a trusted certificate. The times are those of the server's answer to a HEAD, and of this machine then.
    .PARAMETER Endpoints
        Names with their port, such as name:443.
    .PARAMETER StepMs
        Milliseconds that each of the steps may take.
    .PARAMETER TlsPort
        The port on which a TLS handshake is tried.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)][string[]]$Endpoints,
        [int]$StepMs = 2500,
        [int]$TlsPort = 443
    )
    $tries = foreach ($endpoint in $Endpoints) {
        $name, $port = $endpoint.Split([char]':')
        @{
            Host = $name; Port = [int]$port; Client = [System.Net.Sockets.TcpClient]::new(); Stream = $null
            Lookup = $null; Connect = $null; Shake = $null; Answer = $null; Buffer = [byte[]]::new(4096)
            Tls = 'none'; Issuer = $null; ServerTime = $null; HostTime = $null
        }
    }
    try {
        foreach ($try in $tries) { $try.Lookup = [System.Net.Dns]::GetHostAddressesAsync($try.Host) }
        Wait-EflowDeskTask -Tasks @(foreach ($try in $tries) { $try.Lookup }) -WithinMs $StepMs
        foreach ($try in $tries) {
            if (-not (Test-EflowDeskTask $try.Lookup)) { continue }
            # EFLOW's network is IPv4.
            [System.Net.IPAddress[]]$addresses = @(foreach ($one in $try.Lookup.Result) { if ($one.AddressFamily -eq 'InterNetwork') { $one } })
            if ($addresses.Length -gt 0) { $try.Connect = $try.Client.ConnectAsync($addresses, $try.Port) }
        }
        Wait-EflowDeskTask -Tasks @(foreach ($try in $tries) { if ($null -ne $try.Connect) { $try.Connect } }) -WithinMs $StepMs
        foreach ($try in $tries) {
            if (-not (Test-EflowDeskTask $try.Connect) -or $try.Port -ne $TlsPort) { continue }
            $none = [System.Security.Cryptography.X509Certificates.X509CertificateCollection]::new()
            try {
                $try.Stream = [System.Net.Security.SslStream]::new($try.Client.GetStream(), $false)
                $try.Shake = $try.Stream.AuthenticateAsClientAsync($try.Host, $none, [System.Security.Authentication.SslProtocols]::Tls12, $false)
            }
            # Closed again meanwhile.
            catch [System.InvalidOperationException] { $null = $_ }
        }
        Wait-EflowDeskTask -Tasks @(foreach ($try in $tries) { if ($null -ne $try.Shake) { $try.Shake } }) -WithinMs $StepMs
        foreach ($try in $tries) {
            if (Test-EflowDeskTask $try.Shake) {
                $try.Tls = 'trusted'
                $try.Issuer = $try.Stream.RemoteCertificate.Issuer
                $text = [string]::Join("`r`n", @('HEAD / HTTP/1.1', ('Host: ' + $try.Host), 'Connection: close', '', ''))
                $bytes = [System.Text.Encoding]::ASCII.GetBytes($text)
                try {
                    $try.Stream.Write($bytes, 0, $bytes.Length)
                    $try.Answer = $try.Stream.ReadAsync($try.Buffer, 0, $try.Buffer.Length)
                }
                catch [System.IO.IOException] { $null = $_ }
            }
            elseif ($null -ne $try.Shake -and $try.Shake.IsFaulted -and $try.Shake.Exception.InnerException -is [System.Security.Authentication.AuthenticationException]) {
                $try.Tls = 'refused'
            }
        }
        Wait-EflowDeskTask -Tasks @(foreach ($try in $tries) { if ($null -ne $try.Answer) { $try.Answer } }) -WithinMs $StepMs
        $now = [System.DateTime]::UtcNow
        foreach ($try in $tries) {
            if (-not (Test-EflowDeskTask $try.Answer)) { continue }
            $head = [System.Text.Encoding]::ASCII.GetString($try.Buffer, 0, $try.Answer.Result)
            if ($head -notmatch '(?m)^Date: (.+?)\r?$') { continue }
            $date = [System.DateTimeOffset]::MinValue
            $invariant = [System.Globalization.CultureInfo]::InvariantCulture
            if ([System.DateTimeOffset]::TryParseExact($Matches[1], 'r', $invariant, 'AssumeUniversal', [ref]$date)) {
                $try.ServerTime = $date.UtcDateTime.ToString('yyyy-MM-ddTHH:mm:ssZ', $invariant)
                $try.HostTime = $now.ToString('yyyy-MM-ddTHH:mm:ssZ', $invariant)
            }
        }
        foreach ($try in $tries) {
            [pscustomobject]@{
                Host = $try.Host; Port = $try.Port; Resolved = [bool](Test-EflowDeskTask $try.Lookup); Open = [bool](Test-EflowDeskTask $try.Connect)
                Tls = $try.Tls; Issuer = $try.Issuer; ServerTime = $try.ServerTime; HostTime = $try.HostTime
            }
        }
    }
    finally { foreach ($try in $tries) { $try.Client.Dispose() } }
}
