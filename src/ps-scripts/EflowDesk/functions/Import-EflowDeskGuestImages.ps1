function Import-EflowDeskGuestImages {
    <#
    .SYNOPSIS
        Loads the images of a file that was copied into the VM, and removes the copy.
    .DESCRIPTION
        Answers Changed. The copy stays when its images could not be loaded. Refused is always $null.
    .PARAMETER Copy
        Name of the copy in the folder of iotedge-user.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([Parameter(Mandatory = $true)][string]$Copy)
    $load = @'
given=/home/iotedge-user/eflow-desk-given
load() {
    values=$(cat "$given") || return 3
    rm -f "$given"
    copy=$(printf '%s\n' "$values" | sed -n 's/^copy=//p')
    [ -n "$copy" ] || return 4
    docker load -q -i "/home/iotedge-user/$copy" || return 5
    rm -f "/home/iotedge-user/$copy" || return 6
    return 0
}
section apply load
'@
    if ($Copy -cnotmatch '\Aeflow-desk-images-[0-9a-f]{16}\.tar\z') {
        throw (New-EflowDeskError -Text 'This is no copy of a file of images.' -Id 'ImageCopy' -Category InvalidArgument)
    }
    if (-not $PSCmdlet.ShouldProcess('the VM', "Load the images of $Copy")) { return }
    Send-EflowDeskGuestText -Text "copy=$Copy`n"
    Complete-EflowDeskGuestChange -Id 'GuestImages' -Section ((Invoke-EflowDeskGuestText -Text $load.Replace("`r`n", "`n"))['apply'])
}
