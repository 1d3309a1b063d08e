import type { CheckCase } from '../case.ts';
import { allClosed, reachCases } from '../reach-cases.ts';

export const cases: readonly CheckCase[] = [
  ...reachCases('global.azure-devices-provisioning.net:443', ['open-port']),
  {
    name: 'closed, and the identity needs it',
    facts: { 'reach.endpoints': allClosed },
    wanted: { tpm: true },
    status: 'fail',
    code: 'closed',
    remedies: ['open-port'],
  },
];
