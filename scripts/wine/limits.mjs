/** What a green run does not prove. Printed with every result. */
export const limits = [
  'Windows PowerShell 5.1 and .NET Framework: powershell.exe is PowerShell 7 here, with the language of 5.1 held by the lint',
  'AzureEFLOW, Hyper-V, DISM, WMI and CIM: none of them is there',
  'UAC and elevation: under Wine everybody is an administrator',
  'that access lists and the security of the pipe are enforced: they are only read back',
  'that a second server is refused the name of a pipe: Wine allows it, the suite refuses in its place (test/wine/pipe-names.mjs)',
  'that the children of a killed PowerShell end: taskkill of Wine has no /T',
  'AppLocker, WDAC, Constrained Language, Authenticode and execution policy by Group Policy',
  "msiexec's lock, its logs and 1618, 1619, 1620 and 3010: those codes come from a stand-in",
  'that Windows starts the console program when it is signed, and that scanners let it: it is not signed here',
  'code pages of the console, the real registry of a Windows, the restart of a Windows',
  'any speed on Windows',
];
