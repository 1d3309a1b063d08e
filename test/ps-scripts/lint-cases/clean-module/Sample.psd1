@{
    RootModule        = 'Sample.psm1'
    ModuleVersion     = '1.0.0'
    FunctionsToExport = @('Get-Sample')
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
