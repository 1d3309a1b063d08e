import type { CheckCase } from '../case.ts';
import { product, vm } from '../samples.ts';

const disk = 'C:\\Program Files\\Azure IoT Edge\\AzureIoTEdgeForLinux-v1-EFLOW.vhdx';
const agent = { name: 'wssdagent', status: 'Running', startType: 'Automatic' };
const listed = [{ id: '2D7A9C3E-5B41-4E0C-9A77-0C1D2E3F4A5B', state: 'Running' }];
const installed = {
  'eflow.products': [product],
  'eflow.files': { module: true, program: true, vmDisks: [] },
  'eflow.services': [agent],
  'eflow.verify': false,
};
const deployed = {
  ...installed,
  'eflow.files': { module: true, program: true, vmDisks: [disk] },
  'eflow.vmListed': listed,
  'eflow.verify': true,
  'eflow.vm': vm,
};

export const cases: readonly CheckCase[] = [
  { name: 'nothing there', status: 'pass', code: 'absent' },
  {
    name: 'nothing there, as far as can be read without elevation',
    facts: { 'eflow.vmListed': { unknown: 'elevation' }, 'eflow.verify': { unknown: 'elevation' } },
    status: 'pass',
    code: 'absent',
  },
  {
    name: 'installed',
    facts: installed,
    status: 'pass',
    code: 'installed',
    params: { version: '1.5.7.01026' },
  },
  {
    name: 'deployed',
    facts: deployed,
    wanted: { version: '1.5.7.01026' },
    status: 'pass',
    code: 'deployed',
    params: { version: '1.5.7.01026' },
  },
  {
    name: 'deployed, and the VM does not answer',
    facts: { ...deployed, 'eflow.vm': { unknown: 'timeout' } },
    status: 'pass',
    code: 'deployed',
  },
  {
    name: 'deployed and off',
    facts: { ...deployed, 'eflow.vmListed': [], 'eflow.vm': { ...vm, power: 'Off' } },
    status: 'warn',
    code: 'stopped',
    params: { version: '1.5.7.01026', power: 'Off' },
    remedies: ['start-vm'],
  },
  {
    name: 'a deployment that stopped half-way',
    facts: { ...installed, 'eflow.files': { module: true, program: true, vmDisks: [disk] } },
    status: 'fail',
    code: 'deploy-failed',
    params: { version: '1.5.7.01026', disk },
    remedies: ['remove-eflow'],
  },
  {
    name: 'another version than the setup wants',
    facts: deployed,
    wanted: { version: '1.5.5.07025' },
    status: 'warn',
    code: 'other-version',
    params: { version: '1.5.7.01026', wanted: '1.5.5.07025' },
    remedies: ['remove-eflow'],
  },
  {
    name: 'two products',
    facts: {
      ...installed,
      'eflow.products': [
        product,
        {
          productCode: '{7A1E6C11-2B8D-4F0E-8C1A-5E9D0B7C6A54}',
          displayName: 'Azure IoT Edge',
          displayVersion: '1.3.1.02092',
        },
      ],
    },
    status: 'fail',
    code: 'several',
    params: { products: 'Azure IoT Edge LTS 1.5.7.01026, Azure IoT Edge 1.3.1.02092' },
    remedies: ['remove-all-products'],
  },
  {
    name: 'installed, the module is gone',
    facts: { ...installed, 'eflow.files': { module: false, program: true, vmDisks: [] } },
    status: 'fail',
    code: 'incomplete',
    remedies: ['repair-eflow', 'remove-eflow'],
  },
  {
    name: 'installed, the agent does not run, so nothing else can be told',
    facts: {
      ...installed,
      'eflow.services': [{ ...agent, status: 'Stopped' }],
      'eflow.verify': { unknown: 'failed' },
    },
    status: 'fail',
    code: 'agent-down',
    params: { version: '1.5.7.01026', state: 'Stopped' },
    remedies: ['start-eflow-agent', 'restart-windows'],
  },
  {
    name: 'installed, the agent is gone',
    facts: { ...installed, 'eflow.services': [], 'eflow.verify': { unknown: 'failed' } },
    status: 'fail',
    code: 'agent-missing',
    remedies: ['remove-eflow'],
  },
  {
    name: 'files and service without an uninstall entry',
    facts: { ...deployed, 'eflow.products': [], 'eflow.vmListed': [] },
    status: 'warn',
    code: 'residue',
    params: { left: `AzureEFLOW.psm1, nodectl.exe, ${disk}, wssdagent` },
    remedies: ['remove-leftovers', 'remove-residue'],
  },
  {
    name: 'a VM alone without an uninstall entry',
    facts: { 'eflow.vmListed': listed },
    status: 'warn',
    code: 'residue',
    params: { left: '2D7A9C3E-5B41-4E0C-9A77-0C1D2E3F4A5B' },
    remedies: ['restart-windows', 'remove-residue'],
  },
  {
    name: 'folders, a service and the key of the agent without an uninstall entry',
    facts: {
      'eflow.leftFiles': [{ folder: 'C:\\ProgramData\\wssdagent', files: 3 }],
      'eflow.services': [{ name: 'EFLOWProxy', status: 'Stopped', startType: 'Manual' }],
      'eflow.agentKey': true,
    },
    status: 'warn',
    code: 'residue',
    params: { left: 'C:\\ProgramData\\wssdagent, EFLOWProxy, HKLM\\SOFTWARE\\Microsoft\\WssdAgent' },
    remedies: ['remove-leftovers', 'remove-residue'],
  },
  {
    name: 'no entry, and whether folders are left cannot be read',
    facts: { 'eflow.leftFiles': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'eflow.leftFiles' },
  },
  {
    name: 'the uninstall entries cannot be read',
    facts: { 'eflow.products': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
  {
    name: 'no entry, and whether files are left cannot be read',
    facts: { 'eflow.files': { unknown: 'timeout' } },
    status: 'unknown',
    code: 'unknown-timeout',
    params: { facts: 'eflow.files' },
  },
  {
    name: 'no entry, and neither files nor services can be read: elevation is worth trying first',
    facts: { 'eflow.files': { unknown: 'timeout' }, 'eflow.services': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
    params: { facts: 'eflow.services' },
  },
  {
    name: 'installed, and its files cannot be read',
    facts: { ...installed, 'eflow.files': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
  },
  {
    name: 'installed, and its services cannot be read',
    facts: { ...installed, 'eflow.services': { unknown: 'failed' } },
    status: 'unknown',
    code: 'unknown-failed',
    params: { facts: 'eflow.services' },
  },
  {
    name: 'installed, and whether it is deployed cannot be read without elevation',
    facts: { ...installed, 'eflow.verify': { unknown: 'elevation' } },
    status: 'unknown',
    code: 'unknown-elevation',
    params: { facts: 'eflow.verify' },
  },
];
