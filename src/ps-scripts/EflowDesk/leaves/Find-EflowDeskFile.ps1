function Find-EflowDeskFile {
    <#
    .SYNOPSIS
        Finds files by patterns.
    .DESCRIPTION
        Answers one object a pattern: Pattern, Paths. Folders that are not there hold no files; one that may not be read
        is an error. Folders are no files.
    .PARAMETER Patterns
        Full paths with their drive; * and ? stand for what they stand for within one name, everything else for itself.
        Variables of the environment are not looked up.
    #>
    [CmdletBinding()]
    param([Parameter(Mandatory = $true)][string[]]$Patterns)
    foreach ($pattern in $Patterns) {
        if (-not (Test-EflowDeskFullPath -Path $pattern)) {
            throw (New-EflowDeskError -Text "$pattern is not a full path." -Id 'FilePattern' -Category InvalidArgument)
        }
        $root = [System.IO.Path]::GetPathRoot($pattern)
        $names = $pattern.Substring($root.Length).Split([char[]]'\/', [System.StringSplitOptions]::RemoveEmptyEntries)
        $places = [System.Collections.Generic.List[string]]::new()
        $places.Add($root)
        for ($i = 0; $i -lt $names.Length; $i++) {
            $last = $i -eq $names.Length - 1
            $fit = $null
            if ($names[$i].IndexOfAny([char[]]'*?') -ge 0) { $fit = ConvertTo-EflowDeskRegex -Pattern $names[$i] }
            $next = [System.Collections.Generic.List[string]]::new()
            foreach ($place in $places) {
                $found = @([System.IO.Path]::Combine($place, $names[$i]))
                if ($null -ne $fit) {
                    $found = @()
                    # Our own comparison: that of Windows also knows short names, and takes *.htm for *.html.
                    try { $found = [System.IO.Directory]::GetFileSystemEntries($place) }
                    catch [System.IO.DirectoryNotFoundException] { $null = $_ }
                }
                foreach ($one in $found) {
                    if ($null -ne $fit -and -not $fit.IsMatch([System.IO.Path]::GetFileName($one))) { continue }
                    if ($last) { if ([System.IO.File]::Exists($one)) { $next.Add($one) } }
                    elseif ([System.IO.Directory]::Exists($one)) { $next.Add($one) }
                }
            }
            $places = $next
        }
        $places.Sort([System.StringComparer]::OrdinalIgnoreCase)
        [pscustomobject]@{ Pattern = $pattern; Paths = $places.ToArray() }
    }
}
