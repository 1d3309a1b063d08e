# True for the name of an image with its tag, of characters that mean themselves in TOML and in the shell.
function Test-EflowDeskImageName {
    param([Parameter(Mandatory = $true)][AllowEmptyString()][string]$Name)
    return $Name.Length -le 255 -and $Name -cmatch '\A[a-z0-9][a-z0-9._/-]*(:[0-9]{1,5}/[a-z0-9][a-z0-9._/-]*)?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z'
}
