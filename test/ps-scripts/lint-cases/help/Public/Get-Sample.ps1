function Get-Sample {
    [CmdletBinding()]
    param()
    1
}
