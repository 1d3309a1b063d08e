import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/contract/errors.ts';
import { factValues } from '../../src/contract/facts.ts';
import { probes, type HostFactId } from '../../src/main/domain/probes.ts';
import { scenarioFiles } from '../../src/practice/scenarios/table.ts';
import { bench } from './support.ts';

const ids = Object.keys(probes) as HostFactId[];
const eflow = [
  'eflow.verify',
  'eflow.vm',
  'eflow.endpoints',
  'eflow.networks',
  'eflow.optionalTelemetry',
  'eflow.gpu',
  'eflow.defender',
  'eflow.dpsTpm',
  'eflow.tpmInfo',
  'guest.proxy',
  'guest.dnsServers',
  'guest.tpmRelay',
  'guest.images',
  'guest.runtime',
  'guest.root',
  'guest.config',
] as const;
const { commandAbsent, commandFailed, notElevated } = errorCodes;

/** Before the installer has brought the module its commands are not there. */
const noModule = {
  ...Object.fromEntries(eflow.map((id) => [id, commandAbsent])),
  'eflow.installedOn': 'absent',
};
/** Without Unified Write Filter its class is not there. */
const noWriteFilter = { 'windows.writeFilterOn': commandFailed };
/** Without Hyper-V neither its module nor its programs. */
const noHyperV = {
  'hyperv.switches': commandAbsent,
  'eflow.vmListed': commandAbsent,
  'hyperv.launchType': 'absent',
};

/** A VM that does not use the TPM, or does not get at it; and one that is off. */
const vmRuns = { 'eflow.tpmInfo': 'absent' };
const vmOff = {
  ...vmRuns,
  'eflow.optionalTelemetry': 'absent',
  'guest.config': commandFailed,
  'guest.root': commandFailed,
  'guest.dnsServers': commandFailed,
  'guest.images': commandFailed,
  'guest.tpmRelay': commandFailed,
  'guest.proxy': commandFailed,
  'guest.runtime': commandFailed,
};

/** With the module and no VM, and with a module whose agent is gone or does not let it in. */
const noVm = {
  ...Object.fromEntries(eflow.filter((id) => id.startsWith('guest.')).map((id) => [id, commandFailed])),
  ...vmRuns,
  'eflow.endpoints': 'absent',
  'eflow.networks': 'absent',
  'eflow.optionalTelemetry': 'absent',
  'eflow.vm': 'shape',
};
const noAgent = {
  ...noVm,
  'eflow.verify': 'shape',
  'eflow.gpu': 'shape',
  'eflow.dpsTpm': 'shape',
  'eflow.defender': 'shape',
};

/** What is not known at the start of each scenario, and why. Everything else is known. */
const unknown: Record<string, Partial<Record<HostFactId, string>>> = Object.fromEntries(
  Object.entries(scenarioFiles).map(([name, file]) => {
    const { vm, installed } =
      (file as { machine?: { vm?: { power: string }; installed?: object } }).machine ?? {};
    if (vm === undefined) return [name, installed === undefined ? noModule : noVm];
    return [name, vm.power === 'Off' ? vmOff : vmRuns];
  }),
);
unknown['hyperv-disabled'] = { ...noModule, ...noHyperV };
unknown['long-journey'] = { ...noModule, ...noHyperV };
unknown['windows-home'] = { ...noModule, ...noHyperV, 'hyperv.feature': 'absent' };
unknown['agent-service-missing'] = noAgent;
unknown['wssd-cert-expired'] = noAgent;
for (const name of ['offline-msi-certs-missing', 'openssh-missing-offline'])
  unknown[name] = { ...noModule, 'reach.clockAhead': 'absent' };
unknown['tpm-absent'] = { ...noModule, 'tpm.spec': 'absent', 'tpm.endorsementKey': 'absent' };

for (const [name, file] of Object.entries(scenarioFiles)) {
  // Windows Server has no security centre that tells of firewalls.
  if ((file as { base?: string }).base === 'server')
    unknown[name] = { ...unknown[name], 'windows.firewallProducts': commandFailed };
}

/** What only an elevated session learns, in the order of the probes. */
const elevatedFacts = [
  'hyperv.feature',
  'hyperv.launchType',
  'hyperv.switches',
  'net.nats',
  'eflow.endpoints',
  'eflow.networks',
  'net.rollbacks',
  'guest.proxy',
  'guest.dnsServers',
  'guest.tpmRelay',
  'guest.images',
  'windows.writeFilterOn',
  'tpm.state',
  'tpm.spec',
  'tpm.endorsementKey',
  'eflow.vmListed',
  ...eflow.filter(
    (id) =>
      ![
        'eflow.endpoints',
        'eflow.networks',
        'guest.proxy',
        'guest.dnsServers',
        'guest.tpmRelay',
        'guest.images',
      ].includes(id),
  ),
];
const notAllowed = Object.fromEntries(elevatedFacts.map((id) => [id, notElevated]));

describe.each(Object.keys(scenarioFiles))('facts of %s', (name) => {
  it('are known, or unknown for the right reason', async () => {
    const b = await bench(name);
    const found: Record<string, string> = {};
    for (const [i, fact] of (await b.factsOr(ids)).entries()) {
      const id = ids[i] ?? '';
      if ('unknown' in fact) found[id] = fact.unknown;
      else factValues[id as HostFactId].parse(fact.value);
    }
    const withoutRights = name === 'not-elevated' ? notAllowed : {};
    expect(found).toEqual({ ...noWriteFilter, ...unknown[name], ...withoutRights });
  });

  it('need elevation where the catalogue says so, and nowhere else', async () => {
    const b = await bench(name);
    b.machine.break('not-elevated');
    const facts = await b.factsOr(ids);
    const blocked = ids.filter((_id, i) => {
      const fact = facts[i];
      return fact !== undefined && 'unknown' in fact && fact.unknown === notElevated;
    });
    expect(blocked).toEqual(elevatedFacts);
  });
});

describe('values', () => {
  it('tell a healthy client', async () => {
    const b = await bench('happy-client-default-switch');
    expect(await b.fact('host.os')).toMatchObject({
      build: 22_631,
      sku: 48,
      productType: 1,
      freeMemoryMb: 10_184,
    });
    expect(await b.fact('host.ubr')).toBe(4037);
    expect(await b.fact('host.volumes')).toEqual([
      { drive: 'C:', freeGb: 212.4, sizeGb: 475, fileSystem: 'NTFS', local: true },
    ]);
    expect(await b.fact('hyperv.switches')).toMatchObject([{ name: 'Default Switch', type: 'Internal' }]);
    expect(await b.fact('hyperv.launchType')).toBe('Auto');
    expect(await b.fact('tpm.spec')).toEqual({ version: '2.0' });
    expect(await b.fact('tpm.endorsementKey')).toMatchObject({
      registrationId: 'rc4encr2s4qvkiivm7onacnqxhe2d2yggghsmuyl2jfeyhpgraaa',
    });
    expect(await b.fact('eflow.products')).toEqual([]);
  });

  it('read false for the processor while a hypervisor runs, and the truth without one (HC-05)', async () => {
    const flags = {
      virtualizationFirmwareEnabled: false,
      secondLevelAddressTranslation: false,
      vmMonitorModeExtensions: false,
    };
    const running = await bench('happy-client-default-switch');
    expect(await running.fact('host.computer')).toMatchObject({ hypervisorPresent: true });
    expect(await running.fact('host.processor')).toMatchObject(flags);
    const off = await bench('virtualisation-off-in-firmware');
    expect(await off.fact('host.computer')).toMatchObject({ hypervisorPresent: false });
    expect(await off.fact('host.processor')).toMatchObject({
      ...flags,
      secondLevelAddressTranslation: true,
      vmMonitorModeExtensions: true,
    });
  });

  it('find EFLOW among other programs only', async () => {
    const b = await bench('already-deployed');
    expect(await b.fact('eflow.products')).toMatchObject([
      { displayName: 'Azure IoT Edge LTS', displayVersion: '1.5.7.01026' },
    ]);
    const all = await b.read('registry.read', {
      keys: ['HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall'],
      children: true,
    });
    expect(all.output.length).toBeGreaterThan(1);
  });

  it('tell a deployed VM that was never provisioned', async () => {
    const b = await bench('already-deployed');
    expect(await b.fact('eflow.verify')).toBe(true);
    expect(await b.fact('eflow.files')).toMatchObject({
      module: true,
      vmDisks: [expect.stringContaining('-EFLOW.vhdx')],
    });
    expect(await b.fact('eflow.vmListed')).toMatchObject([{ state: 'Running' }]);
    expect(await b.fact('guest.runtime')).toMatchObject({
      provisioning: null,
      configuredAt: null,
      ports: [],
      modules: [],
    });
    const vm = await b.fact('eflow.vm');
    expect(vm).toMatchObject({
      power: 'Running',
      name: 'LINE07-PC-EFLOW',
      memoryMb: 1024,
      runtimeVersion: '1.5.21',
    });
    expect(vm?.services.find((one) => one.name === 'aziot-edged')?.state).toMatch(/^Down/u);
  });

  it('have empty runtime objects while the VM is off (eflow.md 8.5)', async () => {
    const b = await bench('vm-off');
    const { output } = await b.read('eflow.vm');
    expect(output[0]).toMatchObject({
      VmPowerState: 'Off',
      EdgeRuntimeVersion: {},
      EdgeRuntimeStatus: {},
      SystemStatistics: {},
    });
    expect(await b.fact('eflow.vm')).toMatchObject({
      power: 'Off',
      services: [],
      modules: [],
      usedMemoryMb: null,
    });
    expect(await b.fact('eflow.vmListed')).toEqual([]);
  });

  it('are lost while the agent does not answer', async () => {
    const b = await bench('already-deployed');
    b.machine.break('agent-stopped');
    const verify = await b.read('eflow.verify');
    expect(verify.output).toEqual([]);
    expect(verify.lines.join()).toContain('wssdagent unreachable');
    expect(await b.factOr('guest.runtime')).toEqual({ unknown: commandFailed });
    expect(await b.fact('eflow.services')).toContainEqual({
      name: 'wssdagent',
      status: 'Stopped',
      startType: 'Automatic',
    });
  });
});
