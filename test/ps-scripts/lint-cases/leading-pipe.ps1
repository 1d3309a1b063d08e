Get-Module
    # A comment does not help.
    | Where-Object { $_ }
Get-Module `
    | Out-Null
