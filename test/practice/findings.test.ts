import { describe, expect, it } from 'vitest';
import {
  checks,
  defaultWanted,
  factsForChecks,
  judgeHost,
  type Wanted,
} from '../../src/main/domain/checks/index.ts';
import { createFactService } from '../../src/main/services/facts.ts';
import { factsOf } from '../../src/main/domain/facts.ts';
import type { Finding } from '../../src/contract/findings.ts';
import type { Files } from '../../src/main/ports.ts';
import { listFaults } from '../../src/practice/index.ts';
import { bench, secret, type Bench } from './support.ts';

/** A scan as the product makes it, on a practice machine. */
async function scan(b: Bench, wanted: Partial<Wanted> = {}): Promise<Finding[]> {
  const service = createFactService({
    host: b.world.host,
    clock: b.world.clock,
    files: {} as Files,
    fingerprintKey: () => secret('a key of fingerprints'),
    openIdentity: () => Promise.reject(new Error('no files here')),
    readImages: () => Promise.reject(new Error('no files here')),
    reveal: () => '',
  });
  return judgeHost(factsOf(await service.gather(factsForChecks())), { ...defaultWanted, ...wanted });
}

const happy = 'happy-client-default-switch';
const deployed = 'already-deployed';
const tpm = { tpm: true, version: '1.5.6.08025' };

/** What shows each finding: the faults, where they strike, what is wanted, and what is found. */
const shown: readonly [
  id: string,
  code: string,
  faults: string[],
  scenario?: string,
  wanted?: Partial<Wanted>,
][] = [
  ['HC-13', 'policy-restricted', ['scripts-forbidden']],
  ['HC-14', 'script-rules', ['applocker-scripts']],
  ['HC-15', 'missing', ['openssh-missing']],
  ['HC-15', 'missing-offline', ['openssh-missing', 'host-offline']],
  ['HC-15', 'missing-offline', ['openssh-missing', 'updates-from-wsus']],
  ['HC-16', 'many', ['ssh-agent-full']],
  ['HC-17', 'residue', ['eflow-remains']],
  ['HC-18', 'aks-edge', ['aks-edge-installed']],
  ['HC-20', 'ignored', ['firewall-ignores-local-rules']],
  ['HC-21', 'closed', ['dps-blocked']],
  ['HC-22', 'proxy', ['proxy-set']],
  ['HC-23', 'ahead', ['clock-wrong']],
  ['HC-25', 'off-before', ['microsoft-update-off']],
  ['HC-26', 'no-label', ['host-name-digit']],
  ['HC-27', 'disabled', ['installer-disabled']],
  ['HC-28', 'nobody', ['installer-forbidden']],
  ['HC-29', 'busy', ['installer-busy']],
  ['HC-30', 'missing', ['roots-missing']],
  ['HC-31', 'missing', ['intermediate-missing', 'host-offline']],
  ['HC-32', 'not-found', ['host-offline']],
  ['HC-33', 'closed', ['registry-blocked']],
  ['HC-34', 'closed', ['amqp-blocked-host']],
  ['HC-35', 'closed', ['download-blocked']],
  ['HC-36', 'on', ['write-filter-on']],
  ['HC-37', 'installed', ['deep-freeze-installed']],
  ['HC-38', 'before-hyper-v', ['twincat-installed'], 'hyperv-disabled'],
  ['HC-39', 'before-boot-change', ['bitlocker-on'], 'hyperv-disabled'],
  ['HC-40', 'on', ['fast-startup-on']],
  ['HC-41', 'on', ['administrator-protection']],
  ['HC-42', 'records', ['powershell-logging']],
  ['HC-43', 'records', ['powershell-transcripts']],
  ['HC-44', 'records', ['process-auditing']],
  ['HC-45', 'inspected', ['tls-inspection']],
  ['HC-46', 'short', ['disk-tight']],
  ['HC-47', 'fat32', ['fat32-stick']],
  ['HC-48', 'defect', ['eflow-1-5-6'], deployed],
  ['HC-49', 'ends', ['eflow-1-5-6'], deployed],
  ['HC-50', 'known-bad', ['windows-update-5062552'], happy, tpm],
  ['HC-51', 'disabled', ['time-service-off']],
  ['HC-52', 'nobody', ['time-source-none']],
  ['HC-53', 'sleeps', ['host-sleeps']],
  ['HC-54', 'before-hyper-v', ['virtualbox-installed'], 'hyperv-disabled'],
  ['HC-55', 'disabled', ['network-service-off']],
  ['HC-56', 'forbidden', ['connection-sharing-forbidden']],
  ['HC-57', 'on', ['other-firewall']],
  ['HC-58', 'renamed', ['host-renamed'], deployed],
  ['HC-59', 'not-automatic', ['agent-on-demand'], deployed],
  ['HC-60', 'stopped', ['tpm-proxy-stopped'], deployed],
  ['HC-61', 'none', ['tpm-key-hidden'], happy, tpm],
  ['HC-62', 'forbidden', ['root-updates-off']],
  ['HC-63', 'missing', ['hyperv-module-missing']],
  ['HC-64', 'old-openssh', ['windows-1809'], happy, tpm],
  ['HC-65', 'script', ['proxy-script']],
  ['HC-66', 'did-not-count', ['fast-start']],
];

describe('a practice machine without a fault', () => {
  it.each([happy, deployed])('%s has nothing to warn of', async (scenario) => {
    const findings = await scan(await bench(scenario));
    const worse = findings.filter(({ status }) => status !== 'pass' && status !== 'not-applicable');
    expect(worse.map(({ id, code }) => `${id} ${code}`)).toEqual([]);
  });
});

describe('a fault is found', () => {
  it.each(shown)('%s %s by %j', async (id, code, faults, scenario = happy, wanted = {}) => {
    const b = await bench(scenario);
    const before = (await scan(b, wanted)).find((one) => one.id === id);
    expect(before?.status === 'fail' || before?.status === 'warn').toBe(false);
    for (const fault of faults) b.machine.break(fault);
    expect((await scan(b, wanted)).find((one) => one.id === id)).toMatchObject({ id, code });
  });

  it('for every check that came after the first ones', () => {
    const first = ['HC-01', 'HC-02', 'HC-03', 'HC-04', 'HC-05', 'HC-06', 'HC-07', 'HC-08', 'HC-09', 'HC-10'];
    const known = new Set([
      ...first,
      'HC-11',
      'HC-12',
      'HC-17',
      'HC-19',
      'HC-24',
      ...shown.map(([id]) => id),
    ]);
    expect(checks.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });

  it('and every fault of the settings shows something', () => {
    const groups = new Set(['policy', 'hardware', 'programs', 'reach']);
    const used = new Set(shown.flatMap(([, , faults]) => faults));
    // A graphics card shows nothing until a setup asks for one, and another TPM nothing to who does not know the first.
    const idle = listFaults().filter(
      ({ name, group }) =>
        groups.has(group) && !used.has(name) && !name.startsWith('gpu-') && name !== 'board-swapped',
    );
    expect(idle).toEqual([]);
  });
});

it('one more check costs no more calls where one command tells several facts', async () => {
  const b = await bench(happy);
  const calls: string[] = [];
  const service = createFactService({
    host: {
      ...b.world.host,
      read: (asked, signal) => {
        calls.push(...asked.map(({ op }) => op));
        return b.world.host.read(asked, signal);
      },
    },
    clock: b.world.clock,
    files: {} as Files,
    fingerprintKey: () => secret('a key of fingerprints'),
    openIdentity: () => Promise.reject(new Error('no files here')),
    readImages: () => Promise.reject(new Error('no files here')),
    reveal: () => '',
  });
  await service.gather(factsForChecks());
  expect(calls.filter((op) => op === 'reach.read')).toHaveLength(1);
  expect(calls.length).toBeLessThan(factsForChecks().length * 0.65);
});
