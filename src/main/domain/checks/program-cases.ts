import type { FactValue } from '../../../contract/facts.ts';
import type { CheckCase } from './case.ts';

/** The cases of a check on programs that a hypervisor disturbs, by one such program and the remedy offered. */
export function besideHypervisorCases(
  program: FactValue<'host.programs'>[number],
  remedy: string,
): readonly CheckCase[] {
  const params = { names: program.name };
  return [
    { name: 'none', status: 'pass', code: 'none' },
    {
      name: 'beside a hypervisor that runs',
      facts: { 'host.programs': [program] },
      status: 'pass',
      code: 'beside',
      params,
    },
    {
      name: 'before Hyper-V comes',
      facts: { 'host.programs': [program], 'host.computer': { hypervisorPresent: false } },
      status: 'warn',
      code: 'before-hyper-v',
      params,
      remedies: [remedy],
    },
    {
      name: 'nobody knows about a hypervisor',
      facts: { 'host.programs': [program], 'host.computer': { unknown: 'failed' } },
      status: 'unknown',
      code: 'unknown-failed',
      params: { facts: 'host.computer' },
    },
    {
      name: 'programs cannot be read',
      facts: { 'host.programs': { unknown: 'failed' } },
      status: 'unknown',
      code: 'unknown-failed',
    },
  ];
}
