import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Params } from '../../src/contract/errors.ts';
import type { Setup } from '../../src/contract/setup.ts';
import { faultOf } from '../../src/practice/faults.ts';
import type { MachineState } from '../../src/practice/state/machine.ts';
import { switchOf } from '../../src/practice/windows/hyperv.ts';
import type { Way } from '../matrix/cell.ts';
import type { Base } from '../matrix/machine.ts';

/** A way through the product, from a machine to the end of an apply or an act, and back where there is a way back. */
export interface Journey {
  name: string;
  scenario: string;
  base: Base;
  asked: { apply: Way } | { act: string; params?: (folder: string) => Params };
  /** Parts of the setup that are other than in the example. */
  more?: Partial<Setup>;
  /** What is other than in the scenario. */
  prepare?: (machine: MachineState, now: number) => void;
  /** It cannot be undone, or not to what was there before: why. */
  oneWay?: string;
}

const client = { scenario: 'happy-client-default-switch', base: 'client' } as const;
const deployed = { scenario: 'already-deployed', base: 'client' } as const;

/** Faults of practice, one after the other. */
const broken =
  (...names: string[]): NonNullable<Journey['prepare']> =>
  (machine, now) => {
    for (const name of names) faultOf(name).apply(machine, now);
  };

const stopped =
  (...names: string[]): NonNullable<Journey['prepare']> =>
  (machine) => {
    for (const name of names) {
      const service = machine.services[name];
      if (service === undefined) throw new Error(`no service ${name}`);
      service.status = 'Stopped';
    }
  };

/** A file that stands for the update of EFLOW 1.4 by one release, as an act is given it. */
function updatePackage(folder: string): Params {
  const version = '1.5.1.28104';
  const file = join(folder, `AzureIoTEdge_LTS_Update_${version}_X64.msi`);
  const content = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(64)]);
  writeFileSync(file, content);
  return { file, sha256: createHash('sha256').update(content).digest('hex'), version };
}

/** An act on a deployed machine. */
const act = (
  id: string,
  more: Partial<Journey> & { params?: Params | ((folder: string) => Params) } = {},
): Journey => {
  const { params, ...rest } = more;
  const values = typeof params === 'function' ? params : () => params ?? {};
  return { name: id, ...deployed, asked: { act: id, params: values }, ...rest };
};

/**
 * Every kind of step is taken by one of them, which a test demands. `npm run faults` kills the command line at each step
 * of each; a new kind or act gets its journey here.
 */
export const journeys: readonly Journey[] = [
  { name: 'the longest', scenario: 'long-journey', base: 'client', asked: { apply: 'DpsTPM' } },
  { name: 'by connection string', ...client, asked: { apply: 'ManualConnectionString' } },
  { name: 'by X.509', ...client, asked: { apply: 'ManualX509' } },
  { name: 'by DPS and X.509', ...client, asked: { apply: 'DpsX509' } },
  { name: 'by DPS and symmetric key', ...client, asked: { apply: 'DpsSymmetricKey' } },
  {
    name: 'over a switch that is made',
    scenario: 'server-internal-switch-nat',
    base: 'server',
    asked: { apply: 'ManualConnectionString' },
  },
  {
    name: 'over a switch that is there',
    scenario: 'server-internal-switch-nat',
    base: 'server',
    asked: { apply: 'DpsSymmetricKey' },
    prepare: (machine) => {
      machine.switches.push(switchOf('EFLOW-NAT', 'Internal'));
    },
  },
  { name: 'an identity for a VM that is there', ...deployed, asked: { apply: 'DpsTPM' } },
  {
    name: 'over an External switch that is made',
    ...client,
    asked: { apply: 'ManualConnectionString' },
    more: { network: { vswitch: 'External', vswitchName: 'Line-LAN', create: { adapter: 'Ethernet' } } },
  },
  {
    name: 'with all that a setup can have beside',
    scenario: 'proxy-required',
    base: 'client',
    asked: { apply: 'ManualConnectionString' },
    more: {
      proxy: { https: 'http://proxy.contoso.example:8080' },
      features: { defender: true },
      sharedFolders: [
        { root: 'C:\\Shared', folder: 'data', target: '/home/iotedge-user/data', readOnly: false },
      ],
    },
  },
  act('upgrade', { scenario: 'upgrade-1.4-to-1.5', params: updatePackage, oneWay: 'an update stays' }),
  act('set-telemetry', { params: { optional: true } }),
  act('remove-leftovers', {
    ...client,
    prepare: broken('eflow-remains'),
    params: { services: true, folders: true, registry: true, network: true },
    oneWay: 'what was left behind is gone',
  }),
  act('enable-hyper-v', { scenario: 'hyperv-disabled' }),
  act('hypervisor-launch-auto', { ...client, prepare: broken('launch-type-off') }),
  act('start-hyper-v-services', { ...client, prepare: stopped('vmcompute', 'vmms') }),
  act('start-eflow-agent', { prepare: broken('agent-stopped') }),
  act('start-tpm-proxy', { prepare: broken('tpm-proxy-stopped') }),
  act('add-openssh', { ...client, prepare: broken('openssh-missing') }),
  act('remove-openssh', client),
  act('start-vm', { scenario: 'vm-off' }),
  act('stop-vm'),
  act('restart-vm', { oneWay: 'a restart leaves nothing to undo' }),
  act('resize-vm', { params: { cpuCount: 2, memoryInMB: 2_048 } }),
  act('remove-eflow', { oneWay: 'the VM and its data are gone' }),
];
