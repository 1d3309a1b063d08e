import type { CheckCase } from '../case.ts';
import { hyperVGuest } from '../samples.ts';

const absent = { hypervisorPresent: false };
const vmms = { name: 'vmms', status: 'Running', startType: 'Automatic' };
const vmcompute = { name: 'vmcompute', status: 'Running', startType: 'Manual' };

export const cases: readonly CheckCase[] = [
  { name: 'hypervisor and services run', status: 'pass', code: 'running' },
  {
    name: 'running services prove it where the feature cannot be read',
    facts: { 'hyperv.feature': { unknown: 'elevation' }, 'hyperv.launchType': { unknown: 'elevation' } },
    status: 'pass',
    code: 'running',
  },
  {
    name: 'hvhost is not needed',
    facts: { 'hyperv.services': [vmms, vmcompute] },
    status: 'pass',
    code: 'running',
  },
  {
    name: 'in a VM the services count',
    facts: { 'host.baseBoard': hyperVGuest },
    status: 'pass',
    code: 'running',
  },
  {
    name: 'turned on, restart outstanding',
    facts: { 'hyperv.feature': { state: 'EnablePending' }, 'host.computer': absent, 'hyperv.services': [] },
    status: 'fail',
    code: 'restart-pending',
    remedies: ['restart-windows'],
  },
  {
    name: 'turned on, restart outstanding, while memory integrity runs a hypervisor already',
    facts: { 'hyperv.feature': { state: 'EnablePending' }, 'hyperv.services': [] },
    status: 'fail',
    code: 'restart-pending',
    remedies: ['restart-windows'],
  },
  {
    name: 'the boot entry keeps it off',
    facts: { 'host.computer': absent, 'hyperv.launchType': 'Off' },
    status: 'fail',
    code: 'launch-off',
    remedies: ['hypervisor-launch-auto'],
  },
  {
    name: 'in a VM the boot entry keeps the inner one off',
    facts: { 'host.baseBoard': hyperVGuest, 'hyperv.launchType': 'Off' },
    status: 'fail',
    code: 'launch-off',
    remedies: ['hypervisor-launch-auto'],
  },
  {
    name: 'it runs, and the boot entry keeps it off next time',
    facts: { 'hyperv.launchType': 'Off' },
    status: 'warn',
    code: 'launch-off-next',
    remedies: ['hypervisor-launch-auto'],
  },
  {
    name: 'absent for no reason to be seen',
    facts: { 'host.computer': absent },
    status: 'fail',
    code: 'not-running',
    remedies: ['restart-windows'],
  },
  {
    name: 'absent, and the boot entry cannot be read',
    facts: { 'host.computer': absent, 'hyperv.launchType': { unknown: 'failed' } },
    status: 'fail',
    code: 'not-running',
    remedies: ['restart-windows'],
  },
  {
    name: 'a service is stopped',
    facts: { 'hyperv.services': [vmms, { ...vmcompute, status: 'Stopped' }] },
    status: 'fail',
    code: 'services-stopped',
    params: { services: 'vmcompute' },
    remedies: ['start-hyper-v-services'],
  },
  {
    name: 'a service may not start',
    facts: { 'hyperv.services': [{ ...vmms, status: 'Stopped', startType: 'Disabled' }, vmcompute] },
    status: 'fail',
    code: 'services-disabled',
    params: { services: 'vmms' },
    remedies: ['allow-hyper-v-services'],
  },
  {
    name: 'a service is not there',
    facts: { 'hyperv.services': [vmms] },
    status: 'fail',
    code: 'services-missing',
    params: { services: 'vmcompute' },
    remedies: ['reinstall-hyper-v'],
  },
  {
    name: 'a service is not there, and whether Hyper-V is on cannot be read',
    facts: { 'hyperv.services': [], 'hyperv.feature': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
    params: { facts: 'hyperv.feature' },
  },
  {
    name: 'absent, and whether Hyper-V is on cannot be read',
    facts: { 'host.computer': absent, 'hyperv.feature': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
  },
  {
    name: 'the services cannot be read',
    facts: { 'hyperv.services': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'hyperv.services' },
  },
  {
    name: 'whether a hypervisor runs cannot be read',
    facts: { 'host.computer': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
  },
];
