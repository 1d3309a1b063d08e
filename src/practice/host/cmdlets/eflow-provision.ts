import type { z } from 'zod';
import { readPrivateKeyFile } from '../../../main/domain/identity/certificate-files.ts';
import { registrationIdOf } from '../../../main/domain/identity/endorsement-key.ts';
import { base64Bytes, symmetricKeyDigest } from '../../../main/domain/identity/symmetric-key.ts';
import { readConnectionString } from '../../guest/connection-string.ts';
import { toKeep } from '../../guest/keys.ts';
import { advanceGuest } from '../../guest/runtime.ts';
import type { MachineState } from '../../state/machine.ts';
import type { GuestConfig } from '../../state/vm.ts';
import { readTextFile } from '../../store/pem-files.ts';
import { endorsementKeyOf } from '../../windows/tpm.ts';
import { refusedWith } from '../changes/deploy.ts';
import { provisionChange, type Provision as ProvisionData } from '../changes/provision.ts';
import { agent } from '../changes/deploy-checks.ts';
import type { Outcome } from '../changes/change.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { information, statusAt } from '../lines.ts';
import { ask } from '../prompts.ts';
import { textParameter, type Command, type Invocation } from '../stream.ts';
import { eflowCmdlet, noVmText, vmOffText } from './eflow-common.ts';

type Provision = z.infer<typeof ProvisionData>;

/** Parameters that may go with every provisioning type. */
const always = new Set(['provisioningType', 'headless']);
const foreign = (call: Invocation, ...own: string[]) =>
  Object.keys(call.parameters).some((name) => !always.has(name) && !own.includes(name));

const failedConfig = 'Failed to provision config.toml. Please provision manually.';

const emptyConfig = {
  hub: null,
  deviceId: null,
  digest: null,
  scopeId: null,
  registrationId: null,
  globalEndpoint: null,
  certificate: null,
  keyId: null,
};

/** `secret` is what the VM keeps: a key, or a private key as PEM. */
type Read = { data: Provision; secret?: string } | { refusal: string; detail?: string };

/** ManualConnectionString (F51): the string goes to the VM as it is, and the VM forgives nothing. */
function manual(call: Invocation): Read {
  const text = textParameter(call, 'devConnString') ?? '';
  if (text === '') return { refusal: 'Error, device connection string not provided.' };
  if (foreign(call, 'devConnString')) {
    return {
      refusal: 'Only the device connection string for ManualConnectionString provisioning may be specified.',
    };
  }
  const read = readConnectionString(text);
  if ('error' in read) return { refusal: failedConfig, detail: read.error };
  const { key: secret, ...known } = read;
  const config: GuestConfig = { ...emptyConfig, ...known, source: 'manual', method: 'sas' };
  return { data: { type: 'ManualConnectionString', config }, secret };
}

const isHttps = (text: string) => URL.canParse(text) && new URL(text).protocol === 'https:';

/** DpsTPM (F55, F56, F69). Without a registration ID the one derived from the endorsement key is configured. */
function dpsTpm(call: Invocation, machine: MachineState): Read {
  const scopeId = textParameter(call, 'scopeId') ?? '';
  if (scopeId === '') return { refusal: 'Scope ID for DpsTpm provisioning not specified' };
  if (foreign(call, 'scopeId', 'registrationId', 'globalEndpoint')) {
    return {
      refusal: 'Only scope ID and registration ID (optional) for DpsTpm provisioning may be specified',
    };
  }
  const globalEndpoint = textParameter(call, 'globalEndpoint') ?? null;
  if (globalEndpoint !== null && !isHttps(globalEndpoint)) return { refusal: 'globalEndpoint not specified' };
  const endorsementKey = endorsementKeyOf(machine);
  if (endorsementKey === undefined || !machine.features.DpsTpm) {
    return {
      refusal:
        "TPM provisioning was not enabled! Please enable TPM using the command: Set-EflowVmFeature -feature 'DpsTpm' -enable",
    };
  }
  const registrationId = textParameter(call, 'registrationId') ?? registrationIdOf(endorsementKey);
  const config: GuestConfig = {
    ...emptyConfig,
    source: 'dps',
    method: 'tpm',
    scopeId,
    registrationId,
    globalEndpoint,
  };
  return { data: { type: 'DpsTPM', config } };
}

/**
 * DpsSymmetricKey (F56). The key goes into the configuration as it is; one that is no base64 cannot be applied.
 *
 * @assumed eflow.md 9.3: a symmetric key that is no base64 makes Provision-EflowVm fail with F60 | verify: provision with -symmKey '***' on a real VM
 */
function dpsSymmetricKey(call: Invocation): Read {
  const [scopeId, registrationId, symmKey] = ['scopeId', 'registrationId', 'symmKey'].map(
    (name) => textParameter(call, name) ?? '',
  ) as [string, string, string];
  if (scopeId === '' || registrationId === '' || symmKey === '')
    return {
      refusal: 'Scope ID, registration ID or symmetric key missing for DpsSymmetricKey provisioning',
    };
  const globalEndpoint = textParameter(call, 'globalEndpoint') ?? null;
  if (globalEndpoint !== null && !isHttps(globalEndpoint)) return { refusal: 'globalEndpoint not specified' };
  if (base64Bytes(symmKey) === undefined)
    return { refusal: failedConfig, detail: 'could not parse config file: invalid symmetric key' };
  const config: GuestConfig = {
    ...emptyConfig,
    source: 'dps',
    method: 'symmetric_key',
    digest: symmetricKeyDigest(symmKey),
    scopeId,
    registrationId,
    globalEndpoint,
  };
  return { data: { type: 'DpsSymmetricKey', config }, secret: symmKey };
}

/**
 * The certificate and the key that both X.509 types take from this computer (F52, F53).
 *
 * @assumed eflow.md 19 F52, F53: DpsX509 says of missing parameters and files what ManualX509 says | verify: call it with no scope ID, and with paths of files that are not there
 */
function certificateFiles(
  call: Invocation,
  type: 'ManualX509' | 'DpsX509',
): { certificate: string; keyId: string | null; secret: string } | { refusal: string } {
  const [certPath, keyPath] = ['identityCertPath', 'identityPrivKeyPath'].map(
    (name) => textParameter(call, name) ?? '',
  ) as [string, string];
  const certificate = readTextFile(certPath);
  const key = readTextFile(keyPath);
  if (certificate === undefined || key === undefined)
    return {
      refusal: `Certificate and private key file for ${type} provisioning not found (expected at ${certPath} and ${keyPath})`,
    };
  return { certificate, keyId: readPrivateKeyFile(key).keyId, secret: key };
}

/** ManualX509: the hub and the device by name, and the two files. */
function manualX509(call: Invocation): Read {
  const hub = (textParameter(call, 'iotHubHostname') ?? '').toLowerCase();
  const deviceId = textParameter(call, 'deviceId') ?? '';
  if (hub === '' || deviceId === '')
    return {
      refusal:
        'IoT Hub Hostname, Device ID, and/or identity cert/pk parameters for ManualX509 provisioning not specified',
    };
  const files = certificateFiles(call, 'ManualX509');
  if ('refusal' in files) return files;
  const { secret, ...known } = files;
  const config: GuestConfig = { ...emptyConfig, ...known, source: 'manual', method: 'x509', hub, deviceId };
  return { data: { type: 'ManualX509', config }, secret };
}

/** DpsX509. A registration ID is optional: the certificate has one in its common name. */
function dpsX509(call: Invocation): Read {
  const scopeId = textParameter(call, 'scopeId') ?? '';
  if (scopeId === '')
    return {
      refusal: 'Scope ID, and/or identity cert/pk parameters for DpsX509 provisioning not specified',
    };
  const globalEndpoint = textParameter(call, 'globalEndpoint') ?? null;
  if (globalEndpoint !== null && !isHttps(globalEndpoint)) return { refusal: 'globalEndpoint not specified' };
  const files = certificateFiles(call, 'DpsX509');
  if ('refusal' in files) return files;
  const { secret, ...known } = files;
  const config: GuestConfig = {
    ...emptyConfig,
    ...known,
    source: 'dps',
    method: 'x509',
    scopeId,
    registrationId: textParameter(call, 'registrationId') ?? null,
    globalEndpoint,
  };
  return { data: { type: 'DpsX509', config }, secret };
}

function readFor(call: Invocation, machine: MachineState): Read {
  switch (textParameter(call, 'provisioningType')) {
    case 'DpsTPM':
      return dpsTpm(call, machine);
    case 'DpsSymmetricKey':
      return dpsSymmetricKey(call);
    case 'ManualX509':
      return manualX509(call);
    case 'DpsX509':
      return dpsX509(call);
    default:
      return manual(call);
  }
}

function prepare(call: Invocation, machine: MachineState, at: number): Prepared<Provision> {
  const refuse = (text: string): Prepared<Provision> => ({ end: refusedWith(at, text) });
  const down = agent(machine);
  if (down !== undefined) return refuse(down);
  if (machine.vm === null) return refuse(noVmText);
  if (machine.vm.power === 'Off') return refuse(vmOffText);
  const read = readFor(call, machine);
  if ('data' in read) return { data: read.data };
  const refused = refusedWith(at, read.refusal);
  const detail = read.detail === undefined ? [] : [information(statusAt(at)(`Error: ${read.detail}`))];
  return { end: { ...refused, records: [...detail, ...(refused.records ?? [])] } };
}

/**
 * Provision-EflowVm answers OK although the cloud refused (eflow.md 20.2 rule 7), unless this machine looks for itself.
 */
async function concluded(call: Invocation, outcome: Outcome): Promise<Outcome> {
  const { store, clock, cloud } = call.session;
  await advanceGuest(store, clock, cloud);
  const machine = store.machine();
  const looks = machine.faults.provisionChecksCloud && machine.vm?.guest.config != null;
  return looks && machine.vm?.guest.provisionedAt === null ? refusedWith(clock.now(), failedConfig) : outcome;
}

const provision: Command = eflowCmdlet(async function* (call) {
  const agreed = yield* ask(call, () => true);
  if (!agreed) {
    yield { kind: 'output', value: 'Provisioning aborted by user' };
    return;
  }
  // Before the machine is changed: the VM that wakes up with the configuration has its key.
  const { store } = call.session;
  const read = readFor(call, store.machine());
  const kept =
    'data' in read && read.secret !== undefined ? toKeep(read.data.config, read.secret) : undefined;
  if (kept !== undefined) store.keepKey(kept.id, kept.text);
  yield* runChange(
    call,
    provisionChange,
    (machine, at) => prepare(call, machine, at),
    (outcome) => concluded(call, outcome),
  );
});

export const eflowProvisionCmdlets: Readonly<Record<string, Command>> = {
  'AzureEFLOW\\Provision-EflowVm': provision,
};
