import { installerFile } from './installer-file.ts';

/** File name of the practice installer: it tells version and architecture as the real ones do. */
export const practiceInstallerName = 'AzureIoTEdge_LTS_1.5.7.01026_X64.msi';
export const practiceInstallerVersion = '1.5.7.01026';

/**
 * Bytes of the practice installer: a stand-in that only the practice machine installs. It says of itself what the real one
 * says and holds no program of anybody.
 */
export function practiceInstaller(): Buffer {
  return installerFile({
    properties: { ProductName: 'Azure IoT Edge LTS', ProductVersion: practiceInstallerVersion },
    template: 'x64;1033',
    comments: 'EFLOW Desk practice installer. It installs nothing anywhere but on a practice machine.',
  });
}
