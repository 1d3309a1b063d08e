function Get-EflowDeskAccount {
    <#
    .SYNOPSIS
        Tells whose session this is.
    .DESCRIPTION
        Answers Sid, Name, Elevated, Administrator and System. Elevated means that the process has the rights of an
        administrator now (eflow.md HC-01); Administrator that the account is one, even where this process does without.
    #>
    [CmdletBinding()]
    param()
    $identity = [System.Security.Principal.WindowsIdentity]::GetCurrent()
    try {
        $administrators = [System.Security.Principal.SecurityIdentifier]::new('S-1-5-32-544')
        $principal = [System.Security.Principal.WindowsPrincipal]::new($identity)
        $elevated = $principal.IsInRole($administrators)
        # A process without elevation has the group for denials only: no group of it, but still a claim.
        # @assumed powershell-bridge.md 5: the claims of a filtered token have the denied administrators group | verify: Get-EflowDeskAccount in a console that is not elevated
        $member = $elevated
        if (-not $member) { foreach ($claim in $identity.Claims) { if ($claim.Value -ceq $administrators.Value) { $member = $true } } }
        [pscustomobject]@{
            Sid           = $identity.User.Value
            Name          = $identity.Name
            Elevated      = $elevated
            Administrator = $member
            System        = $identity.IsSystem
        }
    }
    finally { $identity.Dispose() }
}
