[array]::Empty[int]()
