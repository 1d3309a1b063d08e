param(
    [ValidateNotNullOrWhiteSpace()][string]$Name,
    [ValidateSet("a", ErrorMessage = "no")][string]$Kind,
    [ValidateRange("Positive")][int]$Size
)
$Name, $Kind, $Size
