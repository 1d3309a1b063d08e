@{
    RootModule        = 'EflowDesk.psm1'
    ModuleVersion     = '1.0.0'
    GUID              = '5b0f2a3e-6d0c-4c53-9f6e-2d7b8c1e4a90'
    Description       = 'What EFLOW Desk does on a Windows host beside calling cmdlets: it answers facts and decides nothing.'
    PowerShellVersion = '5.1'
    FunctionsToExport = @(
        'Clear-EflowDeskGuestProxy'
        'Clear-EflowDeskGuestRoot'
        'Find-EflowDeskFile'
        'Get-EflowDeskAccount'
        'Get-EflowDeskEndorsementKey'
        'Get-EflowDeskGuest'
        'Get-EflowDeskGuestConfig'
        'Get-EflowDeskGuestDns'
        'Get-EflowDeskGuestProxy'
        'Get-EflowDeskGuestRoot'
        'Get-EflowDeskGuestTpm'
        'Get-EflowDeskModuleProfile'
        'Invoke-EflowDeskInstaller'
        'Invoke-EflowDeskProgram'
        'Invoke-EflowDeskRollback'
        'Read-EflowDeskRegistry'
        'Remove-EflowDeskSecretFile'
        'Reset-EflowDeskGuest'
        'Save-EflowDeskSecretFile'
        'Set-EflowDeskGuestProxy'
        'Set-EflowDeskGuestRoot'
        'Test-EflowDeskEndpoint'
        'Test-EflowDeskGateway'
    )
    CmdletsToExport   = @()
    VariablesToExport = @()
    AliasesToExport   = @()
}
