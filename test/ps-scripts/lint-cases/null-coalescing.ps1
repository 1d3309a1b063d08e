$first = $null
$first ??= 1
$first ?? 2
