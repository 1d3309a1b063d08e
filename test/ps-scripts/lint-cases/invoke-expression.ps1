Invoke-Expression "1"
iex "1"
Microsoft.PowerShell.Utility\Invoke-Expression "1"
