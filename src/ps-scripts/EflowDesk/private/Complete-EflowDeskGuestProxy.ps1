# What the section `apply` of a text about the proxy came to: Changed, and Refused when config.toml is written in a way that
# is not edited (codes 20 to 22 of the text). Everything else that is not 0, or 10 for nothing to do, is an error.
function Complete-EflowDeskGuestProxy {
    param([Parameter(Mandatory = $true)]$Section)
    $code = $Section.Code
    if ($code -ge 20 -and $code -le 22) { return [pscustomobject]@{ Changed = $false; Refused = 'agent-table' } }
    if ($code -ne 0 -and $code -ne 10) {
        $why = ConvertTo-EflowDeskPlainMessage -Text ([string]::Join(' ', $Section.Lines))
        throw (New-EflowDeskError -Text "The proxy of the VM was not changed as a whole ($code): $why" -Id 'GuestProxy')
    }
    return [pscustomobject]@{ Changed = $code -eq 0; Refused = $null }
}
