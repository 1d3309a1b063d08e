function Get-SampleList {
    <#
    .SYNOPSIS
        Gets a sample.
    #>
    [CmdletBinding()]
    param()
    1
}
