# True for a path that means the same file wherever it is read: with its drive, or with its share where -Share allows
# one; no quotes, nothing invisible, no dots as folders.
function Test-EflowDeskFullPath {
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string]$Path, [switch]$Share)
    if ($Path -match '["<>|\x00-\x1f]') { return $false }
    if ($Path -match '(^|[\\/])\.{1,2}([\\/]|$)') { return $false }
    if ($Path -match '[\\/]$') { return $false }
    # A second colon would name a stream of a file.
    if ($Path -match '^[A-Za-z]:[\\/][^\\/:][^:]*$') { return $true }
    if ($Share -and $Path -match '^\\\\[^\\/?.:][^\\/:]*\\[^\\/:]+\\[^:]+$') { return $true }
    return [System.IO.Path]::DirectorySeparatorChar -eq '/' -and $Path -match '^/[^/]'
}
