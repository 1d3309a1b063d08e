Set-StrictMode -Version 2
. "$PSScriptRoot/Public/Get-Sample.ps1"
. "$PSScriptRoot/Private/Get-Inner.ps1"
Sample\Get-Inner
