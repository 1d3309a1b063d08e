import { createHash, createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Params } from '../../src/contract/errors.ts';
import type { JsonObject } from '../../src/contract/json.ts';
import type { Setup } from '../../src/contract/setup.ts';
import { applyConfig } from '../../src/practice/guest/power.ts';
import { practiceImage, practiceImageNames, savedImages } from '../../src/practice/image-file.ts';
import { faultOf } from '../../src/practice/faults.ts';
import { practiceCertificate, privateKeyPem } from '../../src/practice/state/certificates.ts';
import type { CloudState } from '../../src/practice/state/cloud.ts';
import type { MachineState } from '../../src/practice/state/machine.ts';
import { registrationIdOf } from '../../src/main/domain/identity/endorsement-key.ts';
import { switchOf } from '../../src/practice/windows/hyperv.ts';
import { endorsementKeyOf } from '../../src/practice/windows/tpm.ts';
import type { Way } from '../matrix/cell.ts';
import type { Base } from '../matrix/machine.ts';

/** What a journey finds: a folder for files of its own, what the machine shows, and the environment, where secrets go. */
export interface Given {
  folder: string;
  shown: JsonObject;
  env: NodeJS.ProcessEnv;
}

/** A way through the product, from a machine to the end of an apply or an act, and back where there is a way back. */
export interface Journey {
  name: string;
  scenario: string;
  base: Base;
  asked: { apply: Way } | { act: string; params?: (folder: string) => Params };
  /** Parts of the setup that are other than in the example. */
  more?: Partial<Setup> | ((given: Given) => Partial<Setup>);
  /** What is other than in the scenario. */
  prepare?: (machine: MachineState, now: number, cloud: CloudState) => void;
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

/** Service strings of the practice cloud, by reference; every journey has both in its environment. */
export const serviceRefs = { hub: 'env:EFLOW_DESK_HUB', dps: 'env:EFLOW_DESK_DPS' } as const;

const inDps = { service: serviceRefs.dps, hubService: serviceRefs.hub, viaProxy: false } as const;
const scopeId = '0ne00ABCDEF';
/** A device of which neither hub nor DPS knows. */
const device = 'press-9';

/** Certificate and key of that device, the key encrypted as an authority of a plant hands it over. */
function shutFiles({ folder, shown, env }: Given) {
  const passphrase = 'practice passphrase';
  const at = Date.parse(shown['clock'] as string);
  const identityCertPath = join(folder, `${device}.cert.pem`);
  const identityPrivKeyPath = join(folder, `${device}.key.pem`);
  writeFileSync(identityCertPath, practiceCertificate(device, 1, at));
  const key = createPrivateKey(privateKeyPem(device, 1));
  const how = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;
  writeFileSync(identityPrivKeyPath, key.export(how));
  env['EFLOW_DESK_PASSPHRASE'] = passphrase;
  return { identityCertPath, identityPrivKeyPath, identityPassphrase: 'env:EFLOW_DESK_PASSPHRASE' };
}

/** The authority of a site that opens TLS, as its network team hands it over. */
function inspectionCa({ folder, shown }: Given): NonNullable<Setup['inspectionCa']> {
  const { inspection } = shown['network'] as { inspection: { certificate: string; thumbprint: string } };
  const file = join(folder, 'inspection.pem');
  writeFileSync(file, inspection.certificate);
  return { file, thumbprint: inspection.thumbprint, modules: true };
}

/** Two files of images, as somebody with docker has saved them. */
function carriedImages({ folder }: Given): NonNullable<Setup['carriedImages']> {
  return practiceImageNames.map((name, i) => {
    const image = practiceImage(name, 'amd64');
    const file = join(folder, `images-${i + 1}.tar`);
    writeFileSync(file, savedImages([{ names: [name], ...image }]));
    return { file, images: { [name]: image.id } };
  });
}

/** The VM registers with its TPM, of which DPS knows nothing: it tries again from time to time. */
const unknownTpm: Journey['prepare'] = (machine, now) => {
  const { vm, features, services } = machine;
  const endorsementKey = endorsementKeyOf(machine);
  if (vm === null || endorsementKey === undefined) throw new Error('no VM, or no TPM');
  features.DpsTpm = true;
  services['EFLOWProxy'] = { status: 'Running', startType: 'Automatic' };
  const registrationId = registrationIdOf(endorsementKey);
  const other = {
    hub: null,
    deviceId: null,
    digest: null,
    globalEndpoint: null,
    certificate: null,
    keyId: null,
  };
  applyConfig(vm, { source: 'dps', method: 'tpm', scopeId, registrationId, ...other }, now);
};

/** Somebody has disabled all that is in the cloud. */
const allDisabled: Journey['prepare'] = (_machine, _now, { devices, enrollments }) => {
  for (const one of [...devices, ...enrollments]) one.enabled = false;
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

const ofDevice: Params = { deviceId: 'edge-01', service: serviceRefs.hub };
const ofEnrollment: Params = { registrationId: 'edge-03', service: serviceRefs.dps };

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
    name: 'over an External switch that is made, with a graphics card',
    ...client,
    asked: { apply: 'ManualConnectionString' },
    prepare: broken('gpu-assignable'),
    more: {
      network: { vswitch: 'External', vswitchName: 'Line-LAN', create: { adapter: 'Ethernet' } },
      vm: {
        cpuCount: 1,
        memoryInMB: 2048,
        vmDataSize: 10,
        vmLogSize: 'Small',
        gpu: { gpuName: 'NVIDIA A2', gpuPassthroughType: 'DirectDeviceAssignment', gpuCount: 1 },
      },
    },
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
  {
    name: 'a device that is made in the hub, and a second NIC',
    ...deployed,
    asked: { apply: 'ManualConnectionString' },
    prepare: (machine) => {
      machine.switches.push(switchOf('Plant-LAN', 'External', { adapter: 'Ethernet' }));
    },
    more: {
      identity: { provisioningType: 'ManualConnectionString', devConnString: 'cloud' },
      cloud: { service: serviceRefs.hub, deviceId: device, viaProxy: false },
      nics: [{ name: 'line', vswitch: 'External', vswitchName: 'Plant-LAN' }],
    },
  },
  {
    name: 'an enrollment that is made in DPS, for a key that is encrypted',
    ...deployed,
    asked: { apply: 'DpsX509' },
    more: (given) => ({
      identity: { provisioningType: 'DpsX509', scopeId, ...shutFiles(given) },
      cloud: inDps,
    }),
  },
  {
    name: 'a group that is made in DPS, on a site that opens TLS',
    ...deployed,
    asked: { apply: 'DpsSymmetricKey' },
    prepare: broken('tls-inspected'),
    more: (given) => ({
      identity: {
        provisioningType: 'DpsSymmetricKey',
        scopeId,
        registrationId: device,
        symmKey: 'cloud',
      },
      cloud: { ...inDps, group: { id: 'line-7' } },
      inspectionCa: inspectionCa(given),
    }),
  },
  {
    name: 'an enrollment for a VM that asks DPS already',
    ...deployed,
    asked: { apply: 'DpsTPM' },
    prepare: unknownTpm,
    more: { cloud: inDps },
    oneWay: 'what DPS made for a device that was provisioned before stays',
  },
  {
    name: 'with images that are carried to a VM that reaches no registry',
    scenario: 'registry-blocked',
    base: 'client',
    asked: { apply: 'ManualConnectionString' },
    more: (given) => ({ carriedImages: carriedImages(given) }),
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
  act('enable-cloud-device', { prepare: allDisabled, params: ofDevice }),
  act('disable-cloud-device', { params: ofDevice }),
  act('remove-cloud-device', { params: ofDevice, oneWay: 'a device with its keys is gone' }),
  act('enable-cloud-enrollment', { prepare: allDisabled, params: ofEnrollment }),
  act('disable-cloud-enrollment', { params: ofEnrollment }),
  act('remove-cloud-enrollment', { params: ofEnrollment, oneWay: 'an enrollment with its keys is gone' }),
];
