/** Words for the certificate authority of a site that opens TLS. */
export const vmTrust = {
  'step.trust-root': 'Have the VM trust the site’s certificate authority',
  'step.set-trust-bundle': 'Give the site’s certificate authority to the modules',
  'step.clear-root': 'Take the site’s certificate authority out of the VM',
  'changes.trust-root': 'the VM was told to trust the site’s certificate authority',
  'changes.set-trust-bundle': 'the modules were given the site’s certificate authority',
  'changes.clear-root': 'the site’s certificate authority was taken out of the VM',
  'residue.root-replaced': 'the certificate authority that the VM had before is not put back: it is not kept',
  'note.inspection-certificate':
    'This device proves itself with a certificate, and that never passes a program that opens TLS. Ask the network team to let DPS and the IoT hub pass unopened; the certificate authority helps with everything else.',
  'error.EFD-CA-001':
    '{file} holds more than one certificate. The VM is given one authority that you know, and nothing beside it.',
  'error.EFD-CA-002':
    'The certificate in {file} is not the one that the setup names. Its SHA-256 thumbprint is {has}, and {wanted} was named.',
  'error.EFD-CA-003':
    'The certificate in {file} is not that of an authority, so nothing can be trusted by it.',
  'error.EFD-CA-004': 'The VM does not trust the certificate authority with the thumbprint {thumbprint}.',
  'error.EFD-CA-005':
    'Somebody else has given the modules a trust bundle ({bundle}) in config.toml. EFLOW Desk does not replace it.',
  'fix.EFD-CA-001': 'Save the root certificate alone into a file of its own.',
  'fix.EFD-CA-002':
    'Ask whoever runs the TLS inspection for the root certificate and its SHA-256 thumbprint, by a way that you trust.',
  'fix.EFD-CA-003':
    'Ask for the root certificate of the TLS inspection, not for the certificate of a web site.',
  'fix.EFD-CA-004': 'Look into the VM with update-ca-trust extract whether its trust store can be changed.',
  'fix.EFD-CA-005':
    'Put both certificates into the bundle that is there, or leave inspectionCa.modules out of the setup document.',
} as const;
