param([string]$Name)
& $Name
& "Get-$Name"
. (Get-Module)
. "$PSScriptRoot/../$Name.ps1"
