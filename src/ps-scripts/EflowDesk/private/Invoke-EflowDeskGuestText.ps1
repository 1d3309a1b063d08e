# Runs sh text in the VM as root and answers what its sections said, by name: @{ name = { Code; Text; Lines; Cut } }.
#
# The text runs `section NAME command...` as often as it likes. It is a constant of the function that sends it: nothing
# is ever put into it. It goes as base64, since the quoting of Windows PowerShell loses quotes on the way to ssh
# (powershell-bridge.md 4.9), and inside braces, so that a text that arrives cut off runs not at all. What a section says
# comes back as base64 too: it means the same in every code page, whether it comes as one string or many, with carriage
# returns or wrapped, and nothing inside can be taken for the end of a section. At most the last 128 KiB of each are kept.
#
# @assumed eflow.md 8.1: a command with a pipe reaches the VM's shell as it is, up to 30,000 characters long | verify: Invoke-EflowVmCommand -command 'echo aWQ= | base64 -d | sudo sh', and a text of 20 KB
function Invoke-EflowDeskGuestText {
    param([Parameter(Mandatory = $true)][string]$Text)
    $limit = 131072
    $head = 'section() { printf ''eflow-desk:%s:'' "$1"; shift; { "$@" 2>&1; printf ''\n%s'' "$?"; } | tail -c ' + $limit +
        ' | base64 -w 0; printf '';\n''; }'
    $whole = "LC_ALL=C; export LC_ALL`n$head`n{`n$Text`nprintf 'eflow-desk:end:;\n'`n} </dev/null`n"
    $command = 'echo ' + [System.Convert]::ToBase64String([System.Text.UTF8Encoding]::new($false).GetBytes($whole)) + ' | base64 -d | sudo sh'
    if ($command.Length -gt 30000) {
        throw (New-EflowDeskError -Text 'The text for the VM is longer than a command line of Windows.' -Id 'GuestTextLength' -Category LimitsExceeded)
    }
    $said = [System.Collections.Generic.List[string]]::new()
    $output = [System.Text.StringBuilder]::new()
    try {
        # What it prints and what it answers cannot be told apart by where they come, so by what they are.
        foreach ($one in @(AzureEFLOW\Invoke-EflowVmCommand -command $command 2>&1 6>&1)) {
            if ($one -is [string]) { [void]$output.Append($one).Append("`n") }
            elseif ($one -is [System.Management.Automation.ErrorRecord]) { $said.Add($one.Exception.Message) }
            elseif ($one -is [System.Management.Automation.InformationRecord]) { $said.Add([string]$one.MessageData) }
        }
    }
    catch {
        $missing = $_.Exception -as [System.Management.Automation.CommandNotFoundException]
        # The module itself is not there; a command that the module misses is a failure of the module.
        if ($null -ne $missing -and $missing.CommandName -eq 'AzureEFLOW\Invoke-EflowVmCommand') { throw }
        # The exception itself stays here: its text and its data may hold what the VM wrote.
        $said.Add($_.Exception.Message)
        throw (New-EflowDeskError -Text (ConvertTo-EflowDeskPlainMessage -Text $_.Exception.Message) -Id 'EflowVmCommandFailed' -Category ConnectionError)
    }
    $joined = $output.ToString() -replace '\s'
    if (-not $joined.Contains('eflow-desk:end:;')) {
        $told = [System.Collections.Generic.List[string]]::new()
        foreach ($one in $said.ToArray() + ($output.ToString() -split '\n')) {
            $plain = ConvertTo-EflowDeskPlainMessage -Text $one
            if ($plain.Length -gt 0 -and $plain -notmatch 'Exception caught!!!|eflow-desk:') { $told.Add($plain) }
        }
        $why = 'The VM gave no whole answer.'
        if ($told.Count -gt 0) { $why = $told[$told.Count - 1] }
        throw (New-EflowDeskError -Text $why -Id 'EflowVmAnswer' -Category ConnectionError)
    }
    $sections = @{}
    foreach ($match in [System.Text.RegularExpressions.Regex]::Matches($joined, 'eflow-desk:([a-z]+):([A-Za-z0-9+/]+={0,2});')) {
        $bytes = [System.Convert]::FromBase64String($match.Groups[2].Value)
        $answer = [System.Text.Encoding]::UTF8.GetString($bytes)
        # The exit code stands last, after a line break of its own.
        $end = $answer.LastIndexOf("`n", [System.StringComparison]::Ordinal)
        $words = $answer.Substring(0, $end)
        $lines = [string[]]@()
        if ($words.Length -gt 0) { $lines = [string[]](($words -replace '\r?\n\z') -split '\r?\n') }
        $sections[$match.Groups[1].Value] = [pscustomobject]@{
            Code  = [int]::Parse($answer.Substring($end + 1), [System.Globalization.CultureInfo]::InvariantCulture)
            Text  = $words
            Lines = $lines
            Cut   = $bytes.Length -ge $limit
        }
    }
    return $sections
}
