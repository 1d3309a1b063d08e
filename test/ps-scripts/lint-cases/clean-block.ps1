function Get-Sample {
    process { $_ }
    clean { $null = 1 }
}
Get-Sample
