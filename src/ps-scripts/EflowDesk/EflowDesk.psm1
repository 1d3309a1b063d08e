# The commands of the catalogue that are ours. Windows PowerShell 5.1 language, ASCII, Core cmdlets and .NET only.
# leaves: the only scripts that touch the machine. functions: those with logic of their own. private: what both stand on.
Set-StrictMode -Version 2
# An exception of .NET ends only its statement otherwise, and "access denied" would go on as "not there".
$ErrorActionPreference = 'Stop'

. "$PSScriptRoot/private/ConvertFrom-EflowDeskPublicKey.ps1"
. "$PSScriptRoot/private/ConvertFrom-EflowDeskToml.ps1"
. "$PSScriptRoot/private/ConvertTo-EflowDeskCommandLine.ps1"
. "$PSScriptRoot/private/ConvertTo-EflowDeskPlainMessage.ps1"
. "$PSScriptRoot/private/ConvertTo-EflowDeskProvisioning.ps1"
. "$PSScriptRoot/private/ConvertTo-EflowDeskRegex.ps1"
. "$PSScriptRoot/private/ConvertTo-EflowDeskRegistryRow.ps1"
. "$PSScriptRoot/private/Get-EflowDeskOemEncoding.ps1"
. "$PSScriptRoot/private/Get-EflowDeskProgramPath.ps1"
. "$PSScriptRoot/private/Invoke-EflowDeskGuestText.ps1"
. "$PSScriptRoot/private/New-EflowDeskError.ps1"
. "$PSScriptRoot/private/Test-EflowDeskFullPath.ps1"
. "$PSScriptRoot/private/Test-EflowDeskTask.ps1"
. "$PSScriptRoot/private/Wait-EflowDeskTask.ps1"
. "$PSScriptRoot/leaves/Find-EflowDeskFile.ps1"
. "$PSScriptRoot/leaves/Get-EflowDeskAccount.ps1"
. "$PSScriptRoot/leaves/Invoke-EflowDeskInstaller.ps1"
. "$PSScriptRoot/leaves/Invoke-EflowDeskProgram.ps1"
. "$PSScriptRoot/leaves/Read-EflowDeskRegistry.ps1"
. "$PSScriptRoot/leaves/Test-EflowDeskEndpoint.ps1"
. "$PSScriptRoot/functions/Get-EflowDeskEndorsementKey.ps1"
. "$PSScriptRoot/functions/Get-EflowDeskGuest.ps1"
. "$PSScriptRoot/functions/Get-EflowDeskGuestDns.ps1"
. "$PSScriptRoot/functions/Get-EflowDeskModuleProfile.ps1"
. "$PSScriptRoot/functions/Reset-EflowDeskGuest.ps1"
