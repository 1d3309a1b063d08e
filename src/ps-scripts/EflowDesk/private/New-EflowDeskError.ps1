# An error of ours: text for people, id and category for programs, since no program reads texts.
function New-EflowDeskError {
    param(
        [Parameter(Mandatory = $true)][string]$Text,
        [Parameter(Mandatory = $true)][string]$Id,
        [System.Management.Automation.ErrorCategory]$Category = [System.Management.Automation.ErrorCategory]::InvalidOperation
    )
    $exception = [System.Management.Automation.RuntimeException]::new($Text)
    return [System.Management.Automation.ErrorRecord]::new($exception, $Id, $Category, $null)
}
