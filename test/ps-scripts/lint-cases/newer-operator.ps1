"abc" -replace "b", { $_.Value.ToUpperInvariant() }
