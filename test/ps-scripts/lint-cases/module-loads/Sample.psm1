Set-StrictMode -Version 2
