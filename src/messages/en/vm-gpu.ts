/** Words for the graphics card of the VM. */
export const vmGpu = {
  'note.gpu-taken':
    'The graphics card goes to the VM as a whole: Windows cannot use it any more. A VM that reaches hardware of the host can harm it; use this only with modules that you trust.',
  'note.gpu-shared':
    'Windows and the VM share the graphics card. A VM that reaches hardware of the host can harm it; use this only with modules that you trust.',
  'note.gpu-memory':
    '1024 MB of memory are too little for work on a graphics card. Give vm.memoryInMB a higher value.',
  'note.gpu-wsl':
    'On Windows 10 a shared graphics card needs the Windows Subsystem for Linux. EFLOW Desk does not see whether it is installed.',
  'note.gpu-19045':
    'Some releases of EFLOW refuse a shared graphics card on Windows build 19045 (F77). If this one does, update EFLOW.',
  'error.EFD-GPU-001': 'This Windows cannot give the VM a graphics card in that way ({why}).',
  'error.EFD-GPU-002':
    'EFLOW does not find the graphics card of the setup in this host. Asked for: {asked}. There: {has}.',
  'error.EFD-GPU-003': 'The graphics card {name} cannot be given to the VM by {way}. EFLOW names: {types}.',
  'error.EFD-GPU-004':
    'The VM does not have the graphics card {wanted} of the setup. EFLOW Desk does not change it in a VM that is there.',
  'fix.EFD-GPU-001':
    'DirectDeviceAssignment needs Windows Server or Windows 11; ParaVirtualization needs Windows 10 build 19044.1263 or later, or Windows 11, and no server. On ARM64 there is neither.',
  'fix.EFD-GPU-002':
    'Write the name exactly as Get-EflowHostConfiguration shows it, and no more cards than there are.',
  'fix.EFD-GPU-003': 'Write one of the ways that EFLOW names for the card.',
  'fix.EFD-GPU-004':
    'Leave vm.gpu out of the setup document, change it by hand (Set-EflowVm), or build the VM anew.',
  'rule.gpu-one': 'must be 1 with ParaVirtualization',
  'rule.gpu-assignable': 'must be an NVIDIA T4 or A2: EFLOW hands over no other card as a whole (F75)',
} as const;
