function Get-SampleFunction {
    <#
    .SYNOPSIS
        Gets a sample.
    #>
    [CmdletBinding()]
    param()
    1
}
