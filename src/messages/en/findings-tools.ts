/** Words for findings about tools, rights and installing: HC-13 to HC-29. */
export const toolFindings = {
  'finding.HC-13.title': 'Execution policy',
  'finding.HC-13.machine': 'PowerShell runs scripts here ({policy}).',
  'finding.HC-13.own-session':
    'EFLOW Desk runs its scripts in a session of its own; by hand PowerShell would run none here ({policy}).',
  'finding.HC-13.policy': 'Group Policy lets PowerShell run scripts ({policy}).',
  'finding.HC-13.policy-restricted': 'Group Policy lets PowerShell run no scripts.',
  'finding.HC-13.policy-restricted.cause':
    'EFLOW is managed by a PowerShell module, which is a script; nothing on this machine overrides the policy.',
  'finding.HC-13.policy-all-signed': 'Group Policy lets PowerShell run signed scripts only (AllSigned).',
  'finding.HC-13.policy-all-signed.cause':
    'Until the signer is a trusted publisher of this machine, PowerShell asks before it loads a module, and nobody is there to answer.',

  'finding.HC-14.title': 'PowerShell',
  'finding.HC-14.ready': 'Windows PowerShell {version} may do what EFLOW needs.',
  'finding.HC-14.too-old': 'Windows PowerShell {version} is too old.',
  'finding.HC-14.too-old.cause': 'The EFLOW module needs Windows PowerShell 5.1.',
  'finding.HC-14.constrained':
    'Windows PowerShell {version} is held to its constrained language on this machine.',
  'finding.HC-14.constrained.cause':
    '__PSLockdownPolicy is set; the EFLOW module calls .NET, which the constrained language forbids.',
  'finding.HC-14.script-rules':
    'AppLocker decides on this machine which scripts run with the full language (Windows PowerShell {version}).',
  'finding.HC-14.script-rules.cause':
    'Without a rule that allows it, the EFLOW module runs in the constrained language and fails.',

  'finding.HC-15.title': 'OpenSSH client',
  'finding.HC-15.present': 'The OpenSSH client of Windows is there.',
  'finding.HC-15.missing': 'The OpenSSH client of Windows is missing ({files}).',
  'finding.HC-15.missing.cause':
    'EFLOW reaches into its VM by SSH; Deploy-Eflow adds the client itself if Windows Update lets it.',
  'finding.HC-15.missing-offline':
    'The OpenSSH client of Windows is missing ({files}), and Windows cannot fetch it.',
  'finding.HC-15.missing-offline.cause':
    'Deploy-Eflow stops without it, and here neither the Internet nor the update server offers it.',

  'finding.HC-16.title': 'Keys in the SSH agent',
  'finding.HC-16.not-running': 'The SSH agent does not run.',
  'finding.HC-16.few': 'The SSH agent runs with {count} keys.',
  'finding.HC-16.many': 'The SSH agent runs with {count} keys of this account.',
  'finding.HC-16.many.cause':
    'SSH offers them all before EFLOW’s own, and the VM refuses after a few: “Too many authentication failures”.',

  'finding.HC-18.title': 'Other users of Hyper-V',
  'finding.HC-18.none': 'Nothing else that runs its own Linux machines is installed.',
  'finding.HC-18.beside': '{names} shares memory and processors with EFLOW; both work side by side.',
  'finding.HC-18.aks-edge': '{names} is installed.',
  'finding.HC-18.aks-edge.cause':
    'It is built on the same agent as EFLOW, so one may take or break what belongs to the other.',

  'finding.HC-20.title': 'Firewall rules',
  'finding.HC-20.count': 'The firewall lets rules of this machine count.',
  'finding.HC-20.deployed':
    'Policy lets no firewall rules of this machine count ({profiles}); the VM is deployed all the same.',
  'finding.HC-20.ignored': 'Policy lets no firewall rules of this machine count ({profiles}).',
  'finding.HC-20.ignored.cause':
    'The Default Switch gives addresses by such rules, so a VM on it may get none; Microsoft’s security baseline sets this.',

  'finding.HC-25.title': 'Updates beside Windows',
  'finding.HC-25.on': 'Microsoft Update is on. Updates of EFLOW arrive with those of Windows, unasked.',
  'finding.HC-25.off': 'Microsoft Update is off; updates of EFLOW do not arrive by themselves.',
  'finding.HC-25.off-before': 'Microsoft Update is off.',
  'finding.HC-25.off-before.cause':
    'Deploy-Eflow turns it on, and may ask for a second restart because of that.',

  'finding.HC-26.title': 'Host name',
  'finding.HC-26.fits': 'The VM will be called {name}-EFLOW.',
  'finding.HC-26.deployed': '{name} is no valid label, and the VM is called after it; that stays as it is.',
  'finding.HC-26.no-label': 'The VM would be called {name}-EFLOW, which is no valid name in the network.',
  'finding.HC-26.no-label.cause':
    'A valid name begins with a letter, ends with a letter or a digit, and has only letters, digits and hyphens, 15 at most.',

  'finding.HC-27.title': 'Installer service',
  'finding.HC-27.ready': 'The service of Windows Installer can start ({state}).',
  'finding.HC-27.disabled': 'The service of Windows Installer (msiserver) is disabled.',
  'finding.HC-27.disabled.cause': 'Without it no MSI can be installed or removed; msiexec ends with 1601.',
  'finding.HC-27.missing': 'This Windows has no service of Windows Installer (msiserver).',
  'finding.HC-27.missing.cause': 'It belongs to every Windows; here it was taken away.',

  'finding.HC-28.title': 'Installer policy',
  'finding.HC-28.allowed': 'No policy keeps MSI packages from being installed.',
  'finding.HC-28.nobody': 'A policy forbids all installations by Windows Installer (DisableMSI 2).',
  'finding.HC-28.nobody.cause': 'EFLOW is an MSI package; its installation ends with 1625.',
  'finding.HC-28.managed':
    'A policy lets Windows Installer install only what an administrator assigns (DisableMSI 1).',
  'finding.HC-28.managed.cause':
    'An elevated installation should be allowed; some setups of this policy refuse it all the same with 1625.',

  'finding.HC-29.title': 'Installation under way',
  'finding.HC-29.free': 'No other installation is under way.',
  'finding.HC-29.busy': 'Windows Installer works on another installation.',
  'finding.HC-29.busy.cause': 'Only one can run at a time; a second one ends with 1618.',

  'remedy.allow-scripts':
    'Ask whoever runs Group Policy to set “Turn on Script Execution” for this machine to “Allow local scripts and remote signed scripts”, then run gpupdate and scan again.',
  'remedy.trust-publisher':
    'Have the certificates of the signers put into “Trusted Publishers” of this machine by policy: those of Microsoft’s EFLOW module and of EFLOW Desk.',
  'remedy.install-wmf': 'Install Windows Management Framework 5.1 or, better, a current Windows.',
  'remedy.allow-language':
    'Have the variable __PSLockdownPolicy of the machine removed by whoever set it, sign in anew, and scan again.',
  'remedy.rule-for-eflow':
    'Have a publisher rule, or a path rule, for the AzureEFLOW module and for EFLOW Desk added to AppLocker. Nothing else lifts the constrained language.',
  'remedy.add-openssh': 'Add it before the deployment.',
  'remedy.add-openssh-source':
    'Without Windows Update: add it from a Features on Demand medium of this very Windows build: Add-WindowsCapability -Online -Name OpenSSH.Client~~~~0.0.1.0 -Source <folder> -LimitAccess.',
  'remedy.empty-ssh-agent':
    'Look which keys are needed: ssh-add -l. Remove the others with ssh-add -d <file>, or stop the agent while EFLOW is set up: Stop-Service ssh-agent.',
  'remedy.one-of-both':
    'Decide for one of the two on this host. If EFLOW: uninstall AKS Edge Essentials first; its clusters are lost.',
  'remedy.allow-local-rules':
    'Ask whoever runs Group Policy to set “Apply local firewall rules” to Yes for these profiles, or to add rules for DHCP and DNS on the Default Switch. Then gpupdate.',
  'remedy.own-switch':
    'Or give the VM another network: an External switch, or on a server an Internal one with NAT and a static address.',
  'remedy.microsoft-update-on':
    'To save that restart, turn on “Receive updates for other Microsoft products” under Windows Update, Advanced options, before the work begins.',
  'remedy.rename-host':
    'Rename the host before EFLOW is deployed; afterwards that is not supported. Programs and shares that know its old name have to be told.',
  'remedy.allow-installer-service':
    'In an elevated prompt: sc.exe config msiserver start= demand. If a policy disabled it, the policy has to change. Then scan again.',
  'remedy.repair-windows':
    'Repair Windows: sfc /scannow, then DISM /Online /Cleanup-Image /RestoreHealth. Programs and data stay.',
  'remedy.allow-installer-policy':
    'Ask whoever runs Group Policy to take back “Turn off Windows Installer” for this machine while EFLOW is installed, or to assign the package.',
  'remedy.wait-for-installer':
    'Let it end, then scan again. If nothing seems to be installed, restart Windows: one may have broken off.',
} as const;
