# How console programs of this machine write text: in its OEM code page. Asked of the registry, since a process without
# a console has no console encoding, and cultures know the page of a language and not that of the machine.
# @assumed powershell-bridge.md 6 test 24: bcdedit and hcsdiag write in the OEM code page when their output is a pipe | verify: bcdedit /enum {current} on a German Windows with a described entry
function Get-EflowDeskOemEncoding {
    param()
    try {
        $row = Read-EflowDeskRegistry -Keys 'HKLM\SYSTEM\CurrentControlSet\Control\Nls\CodePage'
        $page = [int]::Parse($row.Values['OEMCP'], [System.Globalization.CultureInfo]::InvariantCulture)
        if ($page -ne 65001) { return [System.Text.Encoding]::GetEncoding($page) }
    }
    catch {
        # No such page, or none that .NET knows.
        $null = $_
    }
    return [System.Text.UTF8Encoding]::new($false)
}
