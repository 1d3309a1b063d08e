import { besideHypervisorCases } from '../program-cases.ts';

export const cases = besideHypervisorCases(
  { kind: 'virtualisation', name: 'Oracle VM VirtualBox 7.0.14', version: '7.0.14' },
  'check-other-vms',
);
