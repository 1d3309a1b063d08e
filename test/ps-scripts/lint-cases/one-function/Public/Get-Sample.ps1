function Get-Other {
    <#
    .SYNOPSIS
        Gets a sample.
    #>
    [CmdletBinding()]
    param()
    1
}
