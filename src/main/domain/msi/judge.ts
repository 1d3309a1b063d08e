import type { InstallerDoubt } from '../../../contract/payload.ts';
import type { InstallerFacts } from './database.ts';

/** Values of Win32_Processor.Architecture by the platform that an installer is for. */
const architectures: Readonly<Record<string, number>> = { intel: 0, x64: 9, amd64: 9, arm64: 12 };

/**
 * What speaks against an installer on a host with this processor; `undefined` while that is not known.
 *
 * @assumed eflow.md 5.3: the ProductName of an EFLOW installer begins like its DisplayName, and its template names the platform | verify: look at the 1.5 installers for x64 and ARM64 with `payload.look`
 * @assumed eflow.md 3.2: an update package has Update in its file name | verify: compare names and properties of a full and an update package
 */
export function doubtsOf(
  { productName, platform }: InstallerFacts,
  fileName: string,
  architecture: number | undefined,
): InstallerDoubt[] {
  const doubts: InstallerDoubt[] = [];
  if (!productName.startsWith('Azure IoT Edge')) doubts.push('not-eflow');
  if (/update/iu.test(fileName)) doubts.push('update-package');
  const wanted = architectures[platform?.toLowerCase() ?? ''];
  if (wanted !== undefined && architecture !== undefined && wanted !== architecture)
    doubts.push('other-platform');
  return doubts;
}
