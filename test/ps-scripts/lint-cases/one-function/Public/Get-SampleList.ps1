function Get-SampleList {
    <#
    .SYNOPSIS
        Gets a sample.
    #>
    [CmdletBinding()]
    param()
    1
}
Set-StrictMode -Version 2
