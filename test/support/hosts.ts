import type { FactValue } from '../../src/contract/facts.ts';
import type { Goal, Plan } from '../../src/contract/jobs.ts';
import { factsForGoal, plan, type PlanContext } from '../../src/main/domain/plan.ts';
import {
  asked,
  at,
  computer,
  factsFor,
  os,
  pending,
  product,
  runtime,
  unknown,
  vm,
  vmDisk,
  type Given,
} from './facts.ts';
import { setupWith } from './setups.ts';

/** A client that is ready for EFLOW and has none of it, Hyper-V still off. */
export const bareHost: Given = {
  'host.account': {
    sid: 'S-1-5-21-1',
    name: 'HOST01\\anna',
    elevated: true,
    administrator: true,
    system: false,
  },
  'host.os': os(),
  'host.ubr': 3007,
  'host.computer': computer(false),
  'host.processor': {
    name: 'Intel',
    architecture: 9,
    virtualizationFirmwareEnabled: true,
    secondLevelAddressTranslation: true,
    vmMonitorModeExtensions: true,
  },
  'host.baseBoard': { manufacturer: 'Contoso', product: 'B1' },
  'host.azureAgent': [],
  'host.volumes': [{ drive: 'C:', freeGb: 105, sizeGb: 237, fileSystem: 'NTFS', local: true }],
  'host.boot': [{ at: at(0), type: 'full' }],
  'host.pendingReboot': pending(false),
  'windows.microsoftUpdate': false,
  'hyperv.feature': { state: 'Disabled' },
  'hyperv.services': [],
  'hyperv.launchType': 'Auto',
  'hyperv.switches': [],
  'tpm.state': {
    present: true,
    ready: true,
    enabled: true,
    lockedOut: false,
    restartPending: false,
    manufacturer: 'INTC',
  },
  'tpm.spec': { version: '2.0' },
  'tpm.endorsementKey': { endorsementKey: 'AToAAQ==', registrationId: 'derived' },
  'eflow.products': [],
  'eflow.files': { module: false, program: false, vmDisks: [] },
  'eflow.leftFiles': [],
  'eflow.agentKey': false,
  'eflow.services': [],
  'eflow.vmListed': [],
  'eflow.installedOn': unknown('absent'),
  'eflow.verify': unknown('absent'),
  'eflow.vm': unknown('absent'),
  'eflow.endpoints': unknown('absent'),
  'eflow.dpsTpm': unknown('absent'),
  'eflow.tpmInfo': unknown('absent'),
  'guest.runtime': unknown('absent'),
};

/** The same with Hyper-V on. */
export const hyperVHost: Given = {
  ...bareHost,
  'host.computer': computer(true),
  'hyperv.feature': { state: 'Enabled' },
  'hyperv.services': ['vmms', 'vmcompute', 'hvhost'].map((name) => ({
    name,
    status: 'Running',
    startType: 'Automatic',
  })),
  'hyperv.switches': [{ id: 'c08cb7b8', name: 'Default Switch', type: 'Internal', adapterDescription: null }],
};

/** The same with EFLOW installed, no VM. */
export const installedHost: Given = {
  ...hyperVHost,
  'eflow.products': [product()],
  'eflow.files': { module: true, program: true, vmDisks: [] },
  'eflow.services': [{ name: 'wssdagent', status: 'Running', startType: 'Automatic' }],
  'eflow.installedOn': '2026-01-05',
  'eflow.verify': false,
};

/** The connection of a VM on the Default Switch, with this address. */
export const endpoint = (address: string): FactValue<'eflow.endpoints'>[number] => ({
  name: 'HOST01-EFLOWInterface',
  vswitchName: 'Default Switch',
  address,
  prefixLength: 20,
  gateway: '172.27.112.1',
  fixed: false,
});

/** A device that is provisioned by TPM and proven. */
export const provenHost: Given = {
  ...installedHost,
  'eflow.files': { module: true, program: true, vmDisks: [vmDisk] },
  'eflow.vmListed': [{ id: '2D7A9C3E', state: 'Running' }],
  'eflow.verify': true,
  'eflow.vm': vm('Running'),
  'eflow.endpoints': [endpoint('172.27.120.111')],
  'eflow.dpsTpm': true,
  'eflow.tpmInfo': { endorsementKey: 'AToAAQ==', registrationId: 'derived' },
  'guest.runtime': runtime(),
};

export const setupGoal = (
  more: Record<string, unknown> = {},
  only?: ('install' | 'deploy' | 'provision')[],
): Goal => ({
  kind: 'setup',
  setup: setupWith(more),
  folder: 'C:\\setups',
  ...(only === undefined ? {} : { only }),
});

export const source = 'C:\\setups\\eflow.msi';
export const target = 'C:\\state\\payload\\aaaaaaaaaaaaaaaa\\eflow.msi';

export const context = (more: Partial<PlanContext> = {}): PlanContext => ({
  host: 'local',
  at: at(0),
  payloadFolder: 'C:\\state\\payload',
  logFolder: 'C:\\state\\logs',
  join: (folder, ...names) => [folder, ...names].join('\\'),
  resolve: (folder, path) => (/^[A-Z]:/u.test(path) ? path : `${folder}\\${path}`),
  typicalMs: () => undefined,
  made: () => undefined,
  interrupted: () => false,
  ...more,
});

const whole = { exists: true, bytes: 4184, sha256: 'a'.repeat(64) };
const missing = { exists: false, bytes: 0, sha256: null };

/** The plan of a goal on a host, from exactly the facts it asks for. The installer lies beside the setup. */
export function planOn(host: Given, goal: Goal, more: Partial<PlanContext> = {}, extra: Given = {}): Plan {
  const given = context(more);
  const queries = factsForGoal(goal, given);
  const files: Given = { [`file:${source}` as const]: whole, [`file:${target}` as const]: missing };
  const facts = factsFor(queries, asked(queries, { ...host, ...files, ...extra }), unknown('absent'));
  return plan(goal, facts, given);
}
