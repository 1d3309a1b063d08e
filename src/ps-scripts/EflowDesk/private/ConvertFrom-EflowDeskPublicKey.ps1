# Modulus (base64, without a leading zero) and exponent of an RSA key in DER: an RSAPublicKey, or one inside a
# SubjectPublicKeyInfo.
function ConvertFrom-EflowDeskPublicKey {
    param([Parameter(Mandatory = $true)][byte[]]$Bytes)
    # Where the content of the element at a place begins and ends; the element must have the tag.
    function Get-Element {
        param([int]$At, [int]$Tag)
        $bad = New-EflowDeskError -Text 'The endorsement key is not an RSA key as DER.' -Id 'EndorsementKeyForm' -Category InvalidData
        if ($At + 2 -gt $Bytes.Length -or $Bytes[$At] -ne $Tag) { throw $bad }
        $length = [int]$Bytes[$At + 1]
        $begin = $At + 2
        if ($length -ge 128) {
            $count = $length - 128
            if ($count -lt 1 -or $count -gt 3 -or $begin + $count -gt $Bytes.Length) { throw $bad }
            $length = 0
            for ($i = 0; $i -lt $count; $i++) { $length = $length * 256 + $Bytes[$begin + $i] }
            $begin += $count
        }
        if ($length -lt 1 -or $begin + $length -gt $Bytes.Length) { throw $bad }
        return @{ Begin = $begin; End = $begin + $length }
    }
    $outer = Get-Element 0 0x30
    $at = $outer['Begin']
    if ($Bytes[$at] -eq 0x30) {
        # SubjectPublicKeyInfo: the algorithm, then the key in a bit string with no bits unused.
        $bits = Get-Element (Get-Element $at 0x30)['End'] 0x03
        $at = (Get-Element ($bits['Begin'] + 1) 0x30)['Begin']
    }
    $modulus = Get-Element $at 0x02
    $power = Get-Element $modulus['End'] 0x02
    $begin = $modulus['Begin']
    while ($begin -lt $modulus['End'] - 1 -and $Bytes[$begin] -eq 0) { $begin++ }
    $exponent = [long]0
    for ($i = $power['Begin']; $i -lt $power['End']; $i++) { $exponent = $exponent * 256 + $Bytes[$i] }
    return [pscustomobject]@{ Modulus = [System.Convert]::ToBase64String($Bytes, $begin, $modulus['End'] - $begin); Exponent = $exponent }
}
