function Set-Sample {
    [CmdletBinding()]
    param()
    1
}
function Invoke-SampleInstaller {
    [CmdletBinding()]
    param()
    1
}
function Remove-Sample {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param()
    1
}
function Stop-Sample {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param()
    if ($PSCmdlet.ShouldProcess("sample")) { 1 }
}
function Start-Inner { 1 }
