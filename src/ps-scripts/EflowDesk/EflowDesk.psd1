@{
    RootModule        = 'EflowDesk.psm1'
    ModuleVersion     = '1.0.0'
    GUID              = '5b0f2a3e-6d0c-4c53-9f6e-2d7b8c1e4a90'
    Description       = 'What EFLOW Desk does on a Windows host beside calling cmdlets: it answers facts and decides nothing.'
    PowerShellVersion = '5.1'
    FunctionsToExport = @(
        'Find-EflowDeskFile'
        'Get-EflowDeskAccount'
        'Get-EflowDeskEndorsementKey'
        'Get-EflowDeskGuest'
        'Get-EflowDeskGuestDns'
        'Get-EflowDeskModuleProfile'
        'Invoke-EflowDeskInstaller'
        'Invoke-EflowDeskProgram'
        'Read-EflowDeskRegistry'
        'Reset-EflowDeskGuest'
        'Test-EflowDeskEndpoint'
    )
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
