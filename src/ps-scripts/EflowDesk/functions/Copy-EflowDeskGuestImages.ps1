function Copy-EflowDeskGuestImages {
    <#
    .SYNOPSIS
        Copies a file of images into the VM, where Import-EflowDeskGuestImages finds it.
    .DESCRIPTION
        Answers Changed, which is no proof: whether all of it arrived is told by Get-EflowDeskGuestImages. Refused is always
        $null.
    .PARAMETER File
        Full path of the file on this Windows.
    .PARAMETER Copy
        Name of the copy in the folder of iotedge-user.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true)][string]$File,
        [Parameter(Mandatory = $true)][string]$Copy
    )
    # @assumed eflow.md 8.3: Copy-EflowVmFile copies files of several gigabytes, and leaves a shorter one where it is stopped | verify: Copy-EflowVmFile of a 3 GB file, and again stopped halfway; ls -l in the VM
    if ($Copy -cnotmatch '\Aeflow-desk-images-[0-9a-f]{16}\.tar\z') {
        throw (New-EflowDeskError -Text 'This is no copy of a file of images.' -Id 'ImageCopy' -Category InvalidArgument)
    }
    if (-not $PSCmdlet.ShouldProcess('the VM', "Copy $File")) { return }
    [void]@(AzureEFLOW\Copy-EflowVmFile -fromFile $File -toFile "/home/iotedge-user/$Copy" -pushFile)
    [pscustomobject]@{ Changed = $true; Refused = $null }
}
