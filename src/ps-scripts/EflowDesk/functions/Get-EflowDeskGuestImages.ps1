function Get-EflowDeskGuestImages {
    <#
    .SYNOPSIS
        Reads which container images the VM has, and what it knows of those that were carried to it.
    .DESCRIPTION
        Answers Images (Name with its tag, Id, InUse by a container), Copies (Name, Bytes) of files that this product put into
        the VM, AgentImage and PullPolicy of edgeAgent in config.toml ($null where it says nothing), Own (this product wrote
        them), Editable (its part is written in a way that is edited) and FreeBytes of the data partition ($null when the VM
        does not tell).
    #>
    [CmdletBinding()]
    param()
    # @assumed eflow.md 1: docker image ls, docker ps, du -b and df of the VM answer like those of other Linux systems; /home lies on the data partition, as /var does | verify: run the text of this function in a VM as root; df /home /var/lib/docker
    $text = @'
editable() {
    wanted
    image=x
    before 2>/dev/null | edit >/dev/null
}
section images docker image ls --no-trunc --format '{{.Repository}}:{{.Tag}}={{.ID}}'
section used docker ps -a --no-trunc --format '{{.Image}}'
section copies du -b /home/iotedge-user/eflow-desk-images-*.tar
section disk df -P -k /var/lib/docker
section config cat /etc/aziot/config.toml
section editable editable
'@
    $text = (Get-EflowDeskAgentTableText) + "`n" + $text
    $invariant = [System.Globalization.CultureInfo]::InvariantCulture
    $said = Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n")
    foreach ($name in 'images', 'used', 'copies', 'config') {
        $none = $name -in 'copies', 'config' -and $said[$name].Text -match 'No such file'
        if ($said[$name].Cut -or ($said[$name].Code -ne 0 -and -not $none)) {
            throw (New-EflowDeskError -Text "The images of the VM were not read ($name, $($said[$name].Code))." -Id 'GuestImages' -Category InvalidResult)
        }
    }
    $images = [System.Collections.Generic.List[object]]::new()
    foreach ($line in $said['images'].Lines) {
        # A row without a name is a layer, or an image whose name went to another.
        if ($line -cnotmatch '\A([^<=\s]+:[^<=\s]+)=(sha256:[0-9a-f]{64})\z') { continue }
        $image = $Matches[1]
        $id = $Matches[2]
        $images.Add([pscustomobject]@{ Name = $image; Id = $id; InUse = $said['used'].Lines -ccontains $image -or $said['used'].Lines -ccontains $id })
    }
    $copies = [System.Collections.Generic.List[object]]::new()
    foreach ($line in $said['copies'].Lines) {
        if ($line -cnotmatch '\A(\d+)\s+/home/iotedge-user/(eflow-desk-images-[0-9a-f]{16}\.tar)\z') { continue }
        $copies.Add([pscustomobject]@{ Name = $Matches[2]; Bytes = [long]::Parse($Matches[1], $invariant) })
    }
    # The second line of df: size, in use, free, part in use, place.
    $free = $null
    if ($said['disk'].Code -eq 0) {
        foreach ($line in $said['disk'].Lines) {
            if ($line -match '\s\d+\s+\d+\s+(\d+)\s+\d{1,3}%\s+/') { $free = [long]::Parse($Matches[1], $invariant) * 1024 }
        }
    }
    $config = @{}
    $own = $false
    if ($said['config'].Code -eq 0) {
        $config = ConvertFrom-EflowDeskToml -Text $said['config'].Text
        $own = $said['config'].Text -cmatch '(?m)^imagePullPolicy = "never" # set by EFLOW Desk\r?$'
    }
    [pscustomobject]@{
        Images     = $images.ToArray()
        Copies     = $copies.ToArray()
        AgentImage = $config['agent.config.image']
        PullPolicy = $config['agent.imagePullPolicy']
        Own        = $own
        Editable   = $said['editable'].Code -notin 20, 21, 22
        FreeBytes  = $free
    }
}
