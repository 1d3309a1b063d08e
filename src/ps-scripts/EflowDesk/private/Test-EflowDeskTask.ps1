# True for a task that ended well.
function Test-EflowDeskTask {
    param($Task)
    return ($null -ne $Task -and $Task.Status -eq 'RanToCompletion')
}
