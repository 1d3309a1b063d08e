# What every script may have. No rule finds anything here.
param([Parameter(Mandatory = $true)][string]$Name, [ValidateRange(1, 9)][int]$Count = 1, [switch]$Loud)
Set-StrictMode -Version 2
. "$PSScriptRoot/beside.ps1"
. ([System.IO.Path]::Combine($PSScriptRoot, 'below', 'beside.ps1'))

function Get-Sample {
    param([string[]]$Text)
    $found = [System.Collections.Generic.List[string]]::new()
    foreach ($one in $Text) { if ($one -is [string]) { $found.Add($one.Trim()) } }
    return , $found
}

function Set-Sample { param($Value) $script:Sample = $Value }

function emit { process { $_ } }

$table = [ordered]@{ Size = 0x1F; Big = 12KB; Long = 5L; Real = 1.5e3; Half = .5; Tab = "a`tb"; Quote = "``e" }
$prose = @'
Two lines of words, not of code:
(they have a bracket that nobody closes
'@
$copied = { $args[0] }.Ast.GetScriptBlock()
$answers = Get-Sample -Text $Name |
    Where-Object { $_ -ne '' } | ForEach-Object { $_ }
try { $table['Size'] = [int]$answers } catch [System.IO.IOException], [System.FormatException] { $null = $_ }
& { $prose } > $null
$value = $table.PSObject.Properties['Count'].Value
if ($Loud -and $value -as [int] -gt $Count) { Microsoft.PowerShell.Core\Out-Null -InputObject $copied }
$shell = [datetime]::MinValue.ToString('o', [cultureinfo]::InvariantCulture)
@($shell) | emit
AzureEFLOW\Verify-EflowVm
Set-Sample ${function:emit}
exit 0
