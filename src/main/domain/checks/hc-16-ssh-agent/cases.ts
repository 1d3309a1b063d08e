import type { CheckCase } from '../case.ts';

const running = [{ name: 'ssh-agent', status: 'Running', startType: 'Manual' }];
const keys = (count: number) => Array.from({ length: count }, (_one, i) => `key-${i}`);

export const cases: readonly CheckCase[] = [
  { name: 'does not run', status: 'pass', code: 'not-running' },
  { name: 'is not there', facts: { 'ssh.agent': [] }, status: 'pass', code: 'not-running' },
  {
    name: 'does not run and has keys',
    facts: { 'ssh.agentKeys': keys(9) },
    status: 'pass',
    code: 'not-running',
  },
  {
    name: 'runs with five keys',
    facts: { 'ssh.agent': running, 'ssh.agentKeys': keys(5) },
    status: 'pass',
    code: 'few',
    params: { count: 5 },
  },
  {
    name: 'runs with six keys',
    facts: { 'ssh.agent': running, 'ssh.agentKeys': keys(6) },
    status: 'warn',
    code: 'many',
    params: { count: 6 },
    remedies: ['empty-ssh-agent'],
  },
  {
    name: 'runs, and its keys are not known',
    facts: { 'ssh.agent': running, 'ssh.agentKeys': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'ssh.agentKeys' },
  },
  {
    name: 'services cannot be read',
    facts: { 'ssh.agent': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
