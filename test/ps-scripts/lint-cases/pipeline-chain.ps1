Get-Module && Get-Job
Get-Module || Get-Job
