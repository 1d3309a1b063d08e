function Read-SampleLeaf {
    <#
    .SYNOPSIS
        Gets a sample.
    #>
    [CmdletBinding()]
    param()
    1
}
