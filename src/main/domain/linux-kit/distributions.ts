import type { Architecture, Distribution } from '../../../contract/linux-kit.ts';

/** How a distribution takes packages, and for which processors Microsoft has them. */
export interface Packages {
  readonly manager: 'apt' | 'yum';
  /** Address of the package that adds the repository. */
  readonly repository: string;
  readonly architectures: readonly Architecture[];
}

const config = 'https://packages.microsoft.com/config';

/**
 * Distributions of the first tier, each with the package of its repository (Microsoft Learn, install IoT Edge on Linux).
 *
 * @assumed Microsoft Learn, IoT Edge supported platforms: Ubuntu 24.04 and 22.04 have packages for x64 and ARM64, Debian 12 and 11 for 32-bit ARM, RHEL 9 and 8 for x64 | verify: install aziot-edge on each of them
 */
export const distributions: Readonly<Record<Distribution, Packages>> = {
  'ubuntu-24.04': {
    manager: 'apt',
    repository: `${config}/ubuntu/24.04/packages-microsoft-prod.deb`,
    architectures: ['x64', 'arm64'],
  },
  'ubuntu-22.04': {
    manager: 'apt',
    repository: `${config}/ubuntu/22.04/packages-microsoft-prod.deb`,
    architectures: ['x64', 'arm64'],
  },
  'debian-12': {
    manager: 'apt',
    repository: `${config}/debian/12/packages-microsoft-prod.deb`,
    architectures: ['arm32'],
  },
  'debian-11': {
    manager: 'apt',
    repository: `${config}/debian/11/packages-microsoft-prod.deb`,
    architectures: ['arm32'],
  },
  'rhel-9': {
    manager: 'yum',
    repository: `${config}/rhel/9.0/packages-microsoft-prod.rpm`,
    architectures: ['x64'],
  },
  'rhel-8': {
    manager: 'yum',
    repository: `${config}/rhel/8/packages-microsoft-prod.rpm`,
    architectures: ['x64'],
  },
};
