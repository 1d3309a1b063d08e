Get-Content -LiteralPath x
calc.exe
Deploy-Eflow
Other\Out-Null
