param($Thing, [string]$Name)
$Thing.$Name
$Thing."a$Name"()
$Thing::$Name
$Thing.PSObject.Methods[$Name].Invoke()
