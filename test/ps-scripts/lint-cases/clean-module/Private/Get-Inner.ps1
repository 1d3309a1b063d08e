function Get-Inner { Get-Sample }
