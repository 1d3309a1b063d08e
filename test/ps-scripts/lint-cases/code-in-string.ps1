$code = @'
$x = 1
Remove-Item $x
'@
$more = "Get-Item
Remove-Item"
$code, $more
