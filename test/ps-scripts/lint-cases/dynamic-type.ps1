param([string]$Name)
$Name -as $Name
[type]$Name
