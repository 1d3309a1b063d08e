import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: '5.1', status: 'pass', code: 'ready', params: { version: '5.1.22631.4037' } },
  {
    name: 'script rules that only watch',
    facts: { 'powershell.engine': { scriptRules: 'audit' } },
    status: 'pass',
    code: 'ready',
  },
  {
    name: '5.0',
    facts: { 'powershell.engine': { version: '5.0.10586.117' } },
    status: 'fail',
    code: 'too-old',
    params: { version: '5.0.10586.117' },
    remedies: ['install-wmf'],
  },
  {
    name: '4.0',
    facts: { 'powershell.engine': { version: '4.0' } },
    status: 'fail',
    code: 'too-old',
    remedies: ['install-wmf'],
  },
  {
    name: 'the language is constrained by force',
    facts: { 'powershell.engine': { lockdown: true, scriptRules: 'enforced' } },
    status: 'fail',
    code: 'constrained',
    remedies: ['allow-language'],
  },
  {
    name: 'AppLocker decides about scripts',
    facts: { 'powershell.engine': { scriptRules: 'enforced' } },
    status: 'warn',
    code: 'script-rules',
    remedies: ['rule-for-eflow'],
  },
  {
    name: 'not readable',
    facts: { 'powershell.engine': { unknown: 'absent' } },
    status: 'unknown',
    code: 'unknown-absent',
  },
];
