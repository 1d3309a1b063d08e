function Remove-EflowDeskGuestImages {
    <#
    .SYNOPSIS
        Takes images out of the VM, or the copy of a file of images.
    .DESCRIPTION
        Answers Changed: false when nothing of it was there. An image that a container uses stays, and so does the container.
        Refused is always $null.
    .PARAMETER Images
        Names of images with their tags.
    .PARAMETER Copy
        Name of the copy in the folder of iotedge-user.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param([string[]]$Images = @(), [string]$Copy = '')
    $unload = @'
given=/home/iotedge-user/eflow-desk-given
value() { printf '%s\n' "$values" | sed -n "s/^$1=//p"; }
unload() {
    values=$(cat "$given") || return 3
    rm -f "$given"
    code=10
    for copy in $(value copy); do
        stat -c %s "/home/iotedge-user/$copy" >/dev/null 2>&1 || continue
        rm -f "/home/iotedge-user/$copy" || return 6
        code=0
    done
    for image in $(value image); do
        docker image inspect --format '{{.Id}}' "$image" >/dev/null 2>&1 || continue
        # Without force: what a container uses is refused, and stays.
        docker image rm "$image" && code=0
    done
    return $code
}
section apply unload
'@
    $values = [System.Text.StringBuilder]::new()
    foreach ($one in $Images) {
        if (-not (Test-EflowDeskImageName -Name $one)) {
            throw (New-EflowDeskError -Text 'This is no name of an image with its tag.' -Id 'ImageName' -Category InvalidArgument)
        }
        [void]$values.Append("image=$one`n")
    }
    if ($Copy -ne '') {
        if ($Copy -cnotmatch '\Aeflow-desk-images-[0-9a-f]{16}\.tar\z') {
            throw (New-EflowDeskError -Text 'This is no copy of a file of images.' -Id 'ImageCopy' -Category InvalidArgument)
        }
        [void]$values.Append("copy=$Copy`n")
    }
    if (-not $PSCmdlet.ShouldProcess('the VM', 'Take images away')) { return }
    Send-EflowDeskGuestText -Text $values.ToString()
    Complete-EflowDeskGuestChange -Id 'GuestImages' -Section ((Invoke-EflowDeskGuestText -Text $unload.Replace("`r`n", "`n"))['apply'])
}
