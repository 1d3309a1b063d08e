1, 2 | ForEach-Object -Parallel { $_ }
Get-Module -SkipEditionCheck
