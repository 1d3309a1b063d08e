$size = $true ? 1 : 2
$size
