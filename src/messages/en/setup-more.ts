/** Words for the fields of the setup page beside size, switch and identity. */
export const setupMore = {
  'app.setup.features': 'Features of the VM',
  'app.field.features': 'Features of the VM',
  'app.field.features.defender': 'Turn the Defender for IoT micro agent on',
  'app.setup.shares': 'Shared folders',
  'app.setup.shares.about':
    'Folders of this Windows that the VM sees. They need Windows 10 21H2 or later and no ARM64.',
  'app.setup.shares.one': 'Shared folder {n}',
  'app.setup.shares.add': 'Share a folder',
  'app.setup.shares.remove': 'Do not share folder {n}',
  'app.field.sharedFolders': 'Shared folders',
  'app.field.sharedFolders.root': 'Root on this Windows',
  'app.field.sharedFolders.folder': 'Folder below the root',
  'app.field.sharedFolders.target': 'Place in the VM',
  'app.field.sharedFolders.readOnly': 'Modules may only read it',
  'app.hint.sharedFolders.root': 'A folder with its drive, such as C:\\Shared, and not the drive itself.',
  'app.hint.sharedFolders.folder': 'Without the root in front, such as data.',
  'app.hint.sharedFolders.target': 'Below /home, /tmp or /var, such as /home/iotedge-user/data.',
  'app.setup.inspection': 'TLS inspection',
  'app.setup.inspection.use':
    'A program of this site opens TLS, and the VM is to trust its certificate authority',
  'app.setup.inspection.means':
    'The VM trusts whatever this authority signs. A device that proves itself with a certificate still needs a way past the inspection.',
  'app.field.inspectionCa': 'Certificate authority of the site',
  'app.field.inspectionCa.file': 'File of the root certificate (PEM)',
  'app.field.inspectionCa.thumbprint': 'SHA-256 thumbprint of the certificate',
  'app.field.inspectionCa.modules': 'Modules get it as their trust bundle, too',
  'app.hint.inspectionCa.file': 'One certificate, without a key. The network team has it.',
  'app.hint.inspectionCa.thumbprint':
    'As the network team told it, by a way that you trust: another file then brings no trust along.',

  'app.setup.gpu': 'Graphics card',
  'app.setup.gpu.use': 'The VM gets a graphics card of this host',
  'app.setup.gpu.means':
    'A VM that reaches hardware of the host can harm it; use this only with modules that you trust. 1024 MB of memory are too little for it.',
  'app.field.vm.gpu': 'Graphics card',
  'app.field.vm.gpu.gpuName': 'Name of the card',
  'app.field.vm.gpu.gpuPassthroughType': 'How the VM gets it',
  'app.field.vm.gpu.gpuCount': 'How many',
  'app.hint.vm.gpu.gpuName': 'Exactly as Get-EflowHostConfiguration shows it once EFLOW is installed.',
  'app.choice.ParaVirtualization': 'Shared with Windows (ParaVirtualization)',
  'app.choice.DirectDeviceAssignment': 'As a whole (DirectDeviceAssignment): NVIDIA T4 or A2',
} as const;
