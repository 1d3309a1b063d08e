/** Magic number of a compound file, which every MSI is. */
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/** File name of the practice installer: it tells version and architecture as the real ones do. */
export const practiceInstallerName = 'AzureIoTEdge_LTS_1.5.7.01026_X64.msi';
export const practiceInstallerVersion = '1.5.7.01026';

/**
 * Bytes of the practice installer: a stand-in that only the practice machine installs. It holds no program of anybody.
 */
export function practiceInstaller(): Buffer {
  const text = Buffer.from(
    'EFLOW Desk practice installer. It installs nothing anywhere but on a practice machine.\n'.repeat(48),
  );
  return Buffer.concat([compoundFile, text]);
}
