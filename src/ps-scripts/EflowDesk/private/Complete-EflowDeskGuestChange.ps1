# What the section `apply` of a text that changes the VM came to: Changed, and Refused when a file is written in a way that is
# not edited (codes 20 to 23 of the text). Everything else that is not 0, or 10 for nothing to do, is an error.
function Complete-EflowDeskGuestChange {
    param(
        [Parameter(Mandatory = $true)]$Section,
        [Parameter(Mandatory = $true)][string]$Id
    )
    $code = $Section.Code
    if ($code -ge 20 -and $code -le 22) { return [pscustomobject]@{ Changed = $false; Refused = 'agent-table' } }
    if ($code -eq 23) { return [pscustomobject]@{ Changed = $false; Refused = 'trust-bundle' } }
    if ($code -ne 0 -and $code -ne 10) {
        $why = ConvertTo-EflowDeskPlainMessage -Text ([string]::Join(' ', $Section.Lines))
        throw (New-EflowDeskError -Text "The VM was not changed as a whole ($Id, $code): $why" -Id $Id)
    }
    return [pscustomobject]@{ Changed = $code -eq 0; Refused = $null }
}
