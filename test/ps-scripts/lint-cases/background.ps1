Get-Module &
