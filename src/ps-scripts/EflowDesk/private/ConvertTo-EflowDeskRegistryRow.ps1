# A key of the registry as plain data. Numbers are counted without a sign, bytes are base64, texts stay as they were
# written, with their %VARIABLES%.
function ConvertTo-EflowDeskRegistryRow {
    param([Parameter(Mandatory = $true)][string]$Name, $Key, [bool]$Bare)
    $values = [ordered]@{}
    if ($null -eq $Key) { return [pscustomobject]@{ Key = $Name; Exists = $false; Values = $values } }
    if ($Bare) { return [pscustomobject]@{ Key = $Name; Exists = $true; Values = $values } }
    foreach ($one in $Key.GetValueNames()) {
        $value = $Key.GetValue($one, $null, 'DoNotExpandEnvironmentNames')
        if ($value -is [int] -and $value -lt 0) { $value = [System.BitConverter]::ToUInt32([System.BitConverter]::GetBytes($value), 0) }
        elseif ($value -is [long] -and $value -lt 0) { $value = [System.BitConverter]::ToUInt64([System.BitConverter]::GetBytes($value), 0) }
        elseif ($value -is [byte[]]) { $value = [System.Convert]::ToBase64String($value) }
        $values[$one] = $value
    }
    return [pscustomobject]@{ Key = $Name; Exists = $true; Values = $values }
}
