function Get-EflowDeskEndorsementKey {
    <#
    .SYNOPSIS
        Tells the endorsement key of the TPM as numbers.
    .DESCRIPTION
        Answers IsPresent, Modulus (base64, most significant byte first) and Exponent; the last two are $null when
        Windows knows no endorsement key. A key that is not RSA is an error (provisioning.md 4.1).
    #>
    [CmdletBinding()]
    param()
    # @assumed provisioning.md 4.2: without a TPM the cmdlet answers IsPresent false, and PublicKey.RawData is DER | verify: Get-TpmEndorsementKeyInfo on a host with a TPM and on one without
    $info = TrustedPlatformModule\Get-TpmEndorsementKeyInfo
    if ($null -eq $info) {
        throw (New-EflowDeskError -Text 'Get-TpmEndorsementKeyInfo answered nothing.' -Id 'EndorsementKeyAnswer' -Category InvalidResult)
    }
    if (-not $info.IsPresent) { return [pscustomobject]@{ IsPresent = $false; Modulus = $null; Exponent = $null } }
    $key = ConvertFrom-EflowDeskPublicKey -Bytes $info.PublicKey.RawData
    [pscustomobject]@{ IsPresent = $true; Modulus = $key.Modulus; Exponent = $key.Exponent }
}
