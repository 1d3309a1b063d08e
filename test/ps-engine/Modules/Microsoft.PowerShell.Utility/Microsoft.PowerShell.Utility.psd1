# Everyday cmdlets under the name of the module that has them on a Windows host, so that names with the module in front
# resolve, the module loads by itself, and lanes that a script opens have it too.
@{
    ModuleVersion     = '3.1.0.0'
    GUID              = '1da87e53-152b-403e-98dc-74d7b4d63d59'
    Author            = 'EFLOW Desk'
    Description       = 'Stand-in for tests: the few cmdlets that stand-in modules and scripts meet.'
    NestedModules     = @('../../EverydayCmdlets.dll')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
    CmdletsToExport   = @(
        'Get-Date'
        'New-Object'
        'Out-String'
        'Read-Host'
        'Select-Object'
        'Start-Sleep'
        'Write-Debug'
        'Write-Error'
        'Write-Host'
        'Write-Information'
        'Write-Output'
        'Write-Progress'
        'Write-Verbose'
        'Write-Warning'
    )
}
