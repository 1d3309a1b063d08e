function Reset-EflowDeskGuest {
    <#
    .SYNOPSIS
        Puts the shipped configuration of IoT Edge back in the VM and applies it, in one command.
    .DESCRIPTION
        Answers Changed: false when the shipped configuration was there already. It is applied before it takes the place
        of the old one, so that a reset which was cut off is done again the next time.
    #>
    [CmdletBinding(SupportsShouldProcess = $true)]
    param()
    # @assumed eflow.md 9.6: the shipped template can be applied as it is, by its own path | verify: sudo iotedge config apply -c /var/.eflow/config/config.toml.template on a provisioned VM
    $text = @'
shipped=/var/.eflow/config/config.toml.template
live=/etc/aziot/config.toml
reset() {
    want=$(cat "$shipped") || return 3
    have=$(cat "$live") && [ "$have" = "$want" ] && return 10
    iotedge config apply -c "$shipped" || return 4
    cp "$shipped" "$live" || return 5
}
section reset reset
'@
    if (-not $PSCmdlet.ShouldProcess('/etc/aziot/config.toml', 'Put the shipped configuration back')) { return }
    $reset = (Invoke-EflowDeskGuestText -Text $text.Replace("`r`n", "`n"))['reset']
    if ($reset.Code -ne 0 -and $reset.Code -ne 10) {
        $why = ConvertTo-EflowDeskPlainMessage -Text ([string]::Join(' ', $reset.Lines))
        throw (New-EflowDeskError -Text "The configuration was not put back ($($reset.Code)): $why" -Id 'GuestReset')
    }
    [pscustomobject]@{ Changed = $reset.Code -eq 0 }
}
