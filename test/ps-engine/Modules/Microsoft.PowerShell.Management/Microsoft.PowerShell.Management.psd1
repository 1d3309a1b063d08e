# Everyday cmdlets under the name of the module that has them on a Windows host, so that names with the module in front
# resolve, the module loads by itself, and lanes that a script opens have it too.
@{
    ModuleVersion     = '3.1.0.0'
    GUID              = 'eefcb906-b326-4e99-9f54-8b4bb6ef3c6d'
    Author            = 'EFLOW Desk'
    Description       = 'Stand-in for tests: the few cmdlets that stand-in modules and scripts meet.'
    NestedModules     = @('../../EverydayCmdlets.dll')
    FunctionsToExport = @()
    VariablesToExport = @()
    AliasesToExport   = @()
    CmdletsToExport   = @(
        'Get-Location'
        'Join-Path'
        'Set-Location'
        'Split-Path'
        'Test-Path'
    )
}
