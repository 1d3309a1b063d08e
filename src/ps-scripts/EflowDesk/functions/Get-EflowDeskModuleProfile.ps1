function Get-EflowDeskModuleProfile {
    <#
    .SYNOPSIS
        Tells the commands of the module AzureEFLOW as PowerShell knows them.
    .DESCRIPTION
        Answers rows of three kinds: powershell (this engine), module (each loaded module with its version) and command,
        with parameters, their sets, types and attributes, and the help as texts with their place. Without the module
        there are no rows of commands. Nothing of the module is run but its import (eflow.md 22).
    #>
    [CmdletBinding()]
    param()
    [pscustomobject]@{ Kind = 'powershell'; Name = [string]$PSVersionTable['PSEdition']; Version = [string]$PSVersionTable['PSVersion'] }
    # @assumed eflow.md 22: importing AzureEFLOW and reading its metadata needs no elevation and asks nothing | verify: eflow-desk record module-profile, elevated and not
    if ($null -eq (Get-Module -Name 'AzureEFLOW')) {
        if (@(Get-Module -ListAvailable -Name 'AzureEFLOW').Count -eq 0) { return }
        Import-Module -Name 'AzureEFLOW' -DisableNameChecking -Global
    }
    foreach ($module in @(Get-Module)) { [pscustomobject]@{ Kind = 'module'; Name = $module.Name; Version = [string]$module.Version } }

    $common = [System.Collections.Generic.HashSet[string]]::new([System.StringComparer]::OrdinalIgnoreCase)
    foreach ($name in [System.Management.Automation.Cmdlet]::CommonParameters) { [void]$common.Add($name) }
    foreach ($name in [System.Management.Automation.Cmdlet]::OptionalCommonParameters) { [void]$common.Add($name) }
    foreach ($command in @(Get-Command -Module 'AzureEFLOW' -CommandType Function, Cmdlet)) {
        $parameters = [System.Collections.Generic.List[object]]::new()
        foreach ($parameter in @($command.Parameters.Values)) {
            if ($common.Contains($parameter.Name)) { continue }
            $allowed = $null
            $min = $null
            $max = $null
            $pattern = $null
            foreach ($attribute in $parameter.Attributes) {
                if ($attribute -is [System.Management.Automation.ValidateSetAttribute]) { $allowed = [string[]]@($attribute.ValidValues) }
                elseif ($attribute -is [System.Management.Automation.ValidateRangeAttribute]) {
                    $min = $attribute.MinRange
                    $max = $attribute.MaxRange
                }
                elseif ($attribute -is [System.Management.Automation.ValidatePatternAttribute]) { $pattern = $attribute.RegexPattern }
            }
            $sets = [System.Collections.Generic.List[object]]::new()
            foreach ($name in @($parameter.ParameterSets.Keys)) {
                $set = $parameter.ParameterSets[$name]
                $position = $null
                if ($set.Position -ge 0) { $position = $set.Position }
                $sets.Add([pscustomobject]@{
                        Name = $name; Required = $set.IsMandatory; Position = $position
                        Pipeline = $set.ValueFromPipeline -or $set.ValueFromPipelineByPropertyName; Rest = $set.ValueFromRemainingArguments
                    })
            }
            $parameters.Add([pscustomobject]@{
                    Name = $parameter.Name; Type = [string]$parameter.ParameterType.FullName; Aliases = [string[]]@($parameter.Aliases)
                    Allowed = $allowed; Min = $min; Max = $max; Pattern = $pattern; Dynamic = $parameter.IsDynamic; Sets = $sets.ToArray()
                })
        }

        # Help has a shape of its own for each way it was written: every text with the path to it, whatever the shape.
        # @assumed eflow.md 22: where Get-Help would ask about Update-Help, it throws in a runspace without a host and asks nobody | verify: eflow-desk record module-profile on a fresh Windows
        $help = [System.Collections.Generic.List[object]]::new()
        $todo = [System.Collections.Generic.Stack[object]]::new()
        try { $todo.Push(@{ Path = ''; Value = (Get-Help -Name $command.Name -ErrorAction Stop); Depth = 0 }) } catch { $null = $_ }
        while ($todo.Count -gt 0 -and $help.Count -lt 400) {
            $next = $todo.Pop()
            $value = $next['Value']
            if ($null -eq $value -or $next['Depth'] -gt 8) { continue }
            if ($value -is [string]) {
                if ($value.Trim().Length -gt 0) { $help.Add([pscustomobject]@{ Path = $next['Path']; Text = $value.Trim() }) }
                continue
            }
            if ($value -is [valuetype]) { continue }
            $children = [System.Collections.Generic.List[object]]::new()
            if ($value -is [System.Collections.IEnumerable]) {
                foreach ($item in $value) { $children.Add(@{ Path = $next['Path']; Value = $item; Depth = $next['Depth'] + 1 }) }
            }
            else {
                foreach ($property in $value.PSObject.Properties) {
                    # The syntax says what the parameters say; the others are no text of the author.
                    if ($property.Name -cmatch '^(syntax|xmlns.*|Length|PSSnapIn|ModuleName)$') { continue }
                    $path = $property.Name
                    if ($next['Path'].Length -gt 0) { $path = $next['Path'] + '.' + $property.Name }
                    $children.Add(@{ Path = $path; Value = $property.Value; Depth = $next['Depth'] + 1 })
                }
            }
            for ($i = $children.Count - 1; $i -ge 0; $i--) { $todo.Push($children[$i]) }
        }

        $metadata = [System.Management.Automation.CommandMetadata]::new($command)
        [pscustomobject]@{
            Kind = 'command'; Name = $command.Name; Version = [string]$command.Version; Type = [string]$command.CommandType
            DefaultSet = $metadata.DefaultParameterSetName; ShouldProcess = $metadata.SupportsShouldProcess; Impact = [string]$metadata.ConfirmImpact
            Parameters = $parameters.ToArray(); Help = $help.ToArray()
        }
    }
}
