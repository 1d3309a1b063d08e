import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'on', status: 'pass', code: 'enabled' },
  {
    name: 'turned on, restart outstanding',
    facts: { 'hyperv.feature': { state: 'EnablePending' } },
    status: 'warn',
    code: 'enable-pending',
    remedies: ['restart-windows'],
  },
  {
    name: 'turned off, restart outstanding',
    facts: { 'hyperv.feature': { state: 'DisablePending' } },
    status: 'fail',
    code: 'disable-pending',
    remedies: ['enable-hyper-v', 'restart-windows'],
  },
  {
    name: 'off',
    facts: { 'hyperv.feature': { state: 'Disabled' } },
    status: 'fail',
    code: 'disabled',
    remedies: ['enable-hyper-v'],
  },
  {
    name: 'off and its files removed',
    facts: { 'hyperv.feature': { state: 'DisabledWithPayloadRemoved' } },
    status: 'fail',
    code: 'payload-removed',
    remedies: ['enable-hyper-v', 'feature-source'],
  },
  {
    name: 'an edition without the feature',
    facts: { 'hyperv.feature': { unknown: 'absent' } },
    status: 'fail',
    code: 'missing',
    remedies: ['upgrade-edition'],
  },
  {
    name: 'a Windows without the command',
    facts: { 'hyperv.feature': { unknown: 'absent', detail: 'EFD-PS-005' } },
    status: 'unknown',
    code: 'unknown-absent',
  },
  {
    name: 'a state nobody has seen',
    facts: { 'hyperv.feature': { state: 'PartiallyInstalled' } },
    status: 'unknown',
    code: 'other-state',
    params: { state: 'PartiallyInstalled' },
  },
  {
    name: 'without elevation',
    facts: { 'hyperv.feature': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
    params: { facts: 'hyperv.feature' },
  },
];
