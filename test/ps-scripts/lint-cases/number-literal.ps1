$mask = 0b101
$small = 12uy
$mask + $small
