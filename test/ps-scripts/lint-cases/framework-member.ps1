param([string]$Text)
[System.Convert]::ToHexString([byte[]]@(1))
$Text.Split("ab")
$Text.Contains("a", [System.StringComparison]::Ordinal)
