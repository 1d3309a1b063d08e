Test-Path -Path "a"
Test-Path "a"
Test-Path -LiteralPath "a"
