# What the bench has run on each side. Core cmdlets and .NET only, so that the bare engine runs it. Every answer depends on
# what was asked for, so that the answer to another question is noticed.
Set-StrictMode -Version 2

function Get-BenchEcho {
    param([string]$Text)
    $Text
}

# About 1,000 characters as JSON.
function Get-BenchRecord {
    param([long]$Index)
    $long = [string]::new([char]'r', 180)
    [pscustomobject]@{ Index = $Index; Name = "record $Index"; Path = 'C:\Program Files\Azure IoT Edge'; A = $long; B = $long; C = $long; D = $long; Flag = $true; Nothing = $null; Ratio = 0.5 }
}

# Ten properties of the kinds that cmdlets answer with.
function Get-BenchObject {
    param([long]$Count, [long]$Index)
    $at = [datetime]::SpecifyKind([datetime]::new(2026, 3, 1, 8, 0, 0), 'Utc')
    for ($i = $Index; $i -lt $Index + $Count; $i++) {
        [pscustomobject]@{ Index = $i; Name = "name $i"; Size = 1234567890123; Flag = $true; Nothing = $null; At = $at
            State = [System.DayOfWeek]::Monday; Id = [guid]::Empty; Path = 'C:\Program Files\x'; Ratio = 0.5 }
    }
}

# Items of a given length, each with its number. A log has what JSON must escape: quotes, backslashes, line ends.
function Get-BenchText {
    param([long]$Length, [long]$Count, [switch]$Log)
    $body = [string]::new([char]'x', $Length - 9)
    if ($Log) {
        $line = 'C:\ProgramData\iotedge\edge.log "started"' + "`n"
        $lines = [System.Text.StringBuilder]::new()
        while ($lines.Length -lt $Length - 9) { [void]$lines.Append($line) }
        $body = $lines.ToString(0, $Length - 9)
    }
    for ($i = 0; $i -lt $Count; $i++) { $i.ToString('d8') + ' ' + $body }
}

function Get-BenchString {
    param([long]$Count)
    for ($i = 0; $i -lt $Count; $i++) { "item $i" }
}

function Wait-Bench {
    param([long]$Ms, [string]$Text)
    for ($i = 0; $i -lt $Ms; $i += 5) { [System.Threading.Thread]::Sleep(5) }
    "waited $Text"
}

# The first item at once, the others after a pause each.
function Get-BenchStream {
    param([long]$Count, [long]$Ms)
    for ($i = 0; $i -lt $Count; $i++) {
        "item $i"
        [System.Threading.Thread]::Sleep($Ms)
    }
}

function Write-BenchProgress {
    [CmdletBinding()]
    param([long]$Count)
    for ($i = 0; $i -lt $Count; $i++) {
        $record = [System.Management.Automation.ProgressRecord]::new(1, 'Copying', "file $i")
        $record.PercentComplete = [int](100 * $i / $Count)
        $PSCmdlet.WriteProgress($record)
    }
    $record = [System.Management.Automation.ProgressRecord]::new(1, 'Copying', 'all')
    $record.RecordType = 'Completed'
    $PSCmdlet.WriteProgress($record)
    "wrote $Count"
}

Export-ModuleMember -Function *
