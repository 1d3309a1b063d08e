function Get-SampleOf {
    <#
    .SYNOPSIS
        Gets a sample.
    .PARAMETER Name
        Its name.
    #>
    [CmdletBinding()]
    param([string]$Name, [string]$Kind)
    $Name, $Kind
}
