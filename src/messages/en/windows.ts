/** What helps, in the words of the windows, where the command line names a command. */
export const windows = {
  'app.fix.EFD-PS-005':
    'Install what the command belongs to. Hyper-V and its PowerShell module are a Windows feature, AzureEFLOW comes with EFLOW. “Readiness” shows what is missing.',
  'app.fix.EFD-PS-008': 'Install EFLOW first, under “Set up”.',
  'app.fix.EFD-PS-009': 'Try again when the others have ended.',
  'app.fix.EFD-PS-010':
    'Try again. If that does not help, look for a program that holds up or locks powershell.exe.',
  'app.fix.EFD-HOST-003': 'Start EFLOW Desk with “Run as administrator” and try again.',
  'app.fix.EFD-PLAN-001': 'Cure what is named. “Readiness” shows the evidence and the remedies.',
  'app.fix.EFD-PLAN-002': 'Look at the plan of now, and start it again.',
  'app.fix.EFD-JOB-001': 'Wait for it, or cancel it: {job} under “History”.',
  'app.fix.EFD-JOB-002': '“History” shows which jobs there are.',
  'app.fix.EFD-JOB-006': 'Cure what kept it from being learnt, then choose “Resume”.',
  'app.fix.EFD-JOB-007': 'See what is there under “Readiness” (HC-17).',
  'app.fix.EFD-JOB-009':
    'The VM and its module data will be deleted. If that may be, agree above and choose “Resume”.',
  'app.fix.EFD-PLAN-007': 'If that is right, agree above and choose “Resume”.',
  'app.fix.EFD-SEC-001': 'Make the secret available where the setup names it, then try again.',
  'app.fix.EFD-MSI-1618': 'Wait until the other installation has ended, then choose “Resume”.',
  'app.fix.EFD-MSI-1638': 'Remove the other version first: Ctrl+K, then “Uninstalls EFLOW with its VM”.',
  'app.fix.EFD-VM-002': 'Cure the cause, then choose “Resume”.',
  'app.fix.EFD-TPM-002': 'Restart the service EFLOWProxy, then the VM; then choose “Resume”.',
  'app.fix.EFD-PRV-062':
    'Compare the enrollment in DPS with registration ID, endorsement key and ID scope, then choose “Resume”.',
  'app.fix.EFD-PRV-064':
    'Have the device created in the cloud, with “IoT Edge device” on, then choose “Resume”.',
  'app.fix.EFD-PRV-065':
    'Have port {port} to {host} opened, or switch the upstream protocol to WebSockets, then choose “Resume”.',
  'app.fix.EFD-PRV-067': 'A first image pull on a slow line can take longer: “Resume” goes on waiting.',
} as const;
