param($Shell, [string]$Text)
[scriptblock]::Create($Text)
$Shell.AddScript($Text)
$ExecutionContext.InvokeCommand.ExpandString($Text)
$ExecutionContext.InvokeCommand.NewScriptBlock($Text)
$ExecutionContext.InvokeCommand.InvokeScript($Text)
${function:Get-Sample} = $Text
