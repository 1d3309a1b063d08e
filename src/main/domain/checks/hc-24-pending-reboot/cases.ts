import type { CheckCase } from '../case.ts';

export const cases: readonly CheckCase[] = [
  { name: 'nothing waits', status: 'pass', code: 'none' },
  {
    name: 'files wait to be renamed',
    facts: { 'host.pendingReboot': { fileRename: true } },
    status: 'pass',
    code: 'file-renames',
  },
  {
    name: 'an edition without Hyper-V',
    facts: { 'hyperv.feature': { unknown: 'absent' } },
    status: 'pass',
    code: 'none',
  },
  {
    name: 'Windows servicing waits',
    facts: { 'host.pendingReboot': { componentServicing: true, windowsUpdate: true, fileRename: true } },
    status: 'warn',
    code: 'servicing',
    remedies: ['restart-windows'],
  },
  {
    name: 'Windows Update waits, and Hyper-V cannot be read',
    facts: { 'host.pendingReboot': { windowsUpdate: true }, 'hyperv.feature': { unknown: 'elevation' } },
    status: 'warn',
    code: 'windows-update',
    remedies: ['restart-windows'],
  },
  {
    name: 'Hyper-V was turned on',
    facts: {
      'hyperv.feature': { state: 'EnablePending' },
      'host.pendingReboot': { componentServicing: true },
    },
    status: 'warn',
    code: 'hyper-v',
    params: { state: 'EnablePending' },
    remedies: ['restart-windows'],
  },
  {
    name: 'Hyper-V was turned off, and the registry cannot be read',
    facts: { 'hyperv.feature': { state: 'DisablePending' }, 'host.pendingReboot': { unknown: 'failed' } },
    status: 'warn',
    code: 'hyper-v',
    remedies: ['restart-windows'],
  },
  {
    name: 'the TPM waits',
    facts: { 'tpm.state': { restartPending: true } },
    status: 'warn',
    code: 'tpm',
    remedies: ['restart-windows'],
  },
  {
    name: 'nothing waits that can be seen, and Hyper-V cannot be read',
    facts: { 'hyperv.feature': { unknown: 'elevation' }, 'tpm.state': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
    params: { facts: 'hyperv.feature' },
  },
  {
    name: 'the registry cannot be read',
    facts: { 'host.pendingReboot': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
];
