$count = [ulong]1
$list = [uint[]]@(1)
$count, $list
