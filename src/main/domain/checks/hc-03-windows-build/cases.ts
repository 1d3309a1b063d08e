import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  {
    name: 'Windows 11 23H2',
    status: 'pass',
    code: 'documented',
    params: { build: '10.0.22631.4037' },
  },
  {
    name: 'the update revision cannot be read',
    facts: { 'host.ubr': { unknown: 'absent' } },
    status: 'pass',
    code: 'documented',
    params: { build: '10.0.22631' },
  },
  {
    name: 'Windows Server 2022',
    facts: { 'host.os': { productType: 3, build: 20_348, version: '10.0.20348' } },
    status: 'pass',
    code: 'documented',
  },
  {
    name: 'the build before the oldest',
    facts: { 'host.os': { build: 17_762, version: '10.0.17762' } },
    status: 'fail',
    code: 'too-old',
    params: { build: '10.0.17762.4037' },
    remedies: ['newer-windows'],
  },
  {
    name: 'the oldest build, on a client',
    facts: { 'host.os': { build: 17_763, version: '10.0.17763' } },
    status: 'warn',
    code: 'needs-updates',
    remedies: ['windows-update'],
  },
  {
    name: 'the oldest build, on a server',
    facts: { 'host.os': { build: 17_763, version: '10.0.17763', productType: 3 } },
    status: 'warn',
    code: 'needs-updates',
    remedies: ['windows-update'],
  },
  {
    name: 'an insider build',
    facts: { 'host.os': { build: 27_881, version: '10.0.27881' } },
    status: 'warn',
    code: 'unlisted',
    remedies: ['documented-windows'],
  },
  {
    name: 'Windows Server 2025 has a build that only clients have documented',
    facts: { 'host.os': { build: 26_100, version: '10.0.26100', productType: 3 } },
    status: 'warn',
    code: 'unlisted',
    remedies: ['documented-windows'],
  },
  {
    name: 'Windows does not tell',
    facts: { 'host.os': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
