function Read-EflowDeskRegistry {
    <#
    .SYNOPSIS
        Reads keys of the registry, or their sub-keys, in the view of a 64-bit process.
    .DESCRIPTION
        Answers one object a key: Key, Exists, Values. A key that is not there has Exists false; one that may not be read
        is an error. Keys of 32-bit programs stand under WOW6432Node, as every 64-bit process sees them.
    .PARAMETER Keys
        Names with their hive: HKLM, HKCU, HKU or HKCR, a backslash and the path.
    .PARAMETER Children
        Reads the sub-keys of the keys in their place. A key that is not there has none.
    .PARAMETER Where
        Name of a value: only sub-keys that have it as a text which fits -Like are answered.
    .PARAMETER Like
        Pattern of * and ? for that text, whatever its case.
    .PARAMETER Bare
        Answers keys without their values, for values that are nobody's business.
    #>
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)][string[]]$Keys,
        [bool]$Children,
        [string]$Where,
        [string]$Like = '*',
        [bool]$Bare
    )
    $hives = @{
        HKLM = [Microsoft.Win32.RegistryHive]::LocalMachine
        HKCU = [Microsoft.Win32.RegistryHive]::CurrentUser
        HKU  = [Microsoft.Win32.RegistryHive]::Users
        HKCR = [Microsoft.Win32.RegistryHive]::ClassesRoot
    }
    $pattern = ConvertTo-EflowDeskRegex -Pattern $Like
    foreach ($name in $Keys) {
        $hive, $path = $name.Split([char[]]'\', 2)
        if (-not $hives.ContainsKey($hive) -or [string]::IsNullOrEmpty($path)) {
            throw (New-EflowDeskError -Text "$name is not the name of a key with its hive in front." -Id 'RegistryKeyName' -Category InvalidArgument)
        }
        $root = $null
        $key = $null
        try {
            $root = [Microsoft.Win32.RegistryKey]::OpenBaseKey($hives[$hive], [Microsoft.Win32.RegistryView]::Registry64)
            $key = $root.OpenSubKey($path, $false)
            if (-not $Children) {
                ConvertTo-EflowDeskRegistryRow -Name $name -Key $key -Bare $Bare
                continue
            }
            if ($null -eq $key) { continue }
            foreach ($child in $key.GetSubKeyNames()) {
                $inner = $key.OpenSubKey($child, $false)
                # Gone since its name was read.
                if ($null -eq $inner) { continue }
                try {
                    if ($PSBoundParameters.ContainsKey('Where')) {
                        $text = $inner.GetValue($Where, $null, 'DoNotExpandEnvironmentNames')
                        if ($text -isnot [string] -or -not $pattern.IsMatch($text)) { continue }
                    }
                    ConvertTo-EflowDeskRegistryRow -Name "$name\$child" -Key $inner -Bare $Bare
                }
                finally { $inner.Dispose() }
            }
        }
        finally {
            if ($null -ne $key) { $key.Dispose() }
            if ($null -ne $root) { $root.Dispose() }
        }
    }
}
