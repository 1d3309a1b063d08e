import { besideHypervisorCases } from '../program-cases.ts';

export const cases = besideHypervisorCases(
  { kind: 'real-time', name: 'TwinCAT 3.1 Runtime (x64)', version: '3.1' },
  'ask-real-time-owner',
);
