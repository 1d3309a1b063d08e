import { describe, expect, test } from 'vitest';
import { FindingArea, type Finding } from '../../../../src/contract/findings.ts';
import type { FactOverrides } from '../../../../src/main/domain/checks/case.ts';
import { blockersWith, judgeWith, verdictWith } from '../../../../src/main/domain/checks/engine.ts';
import {
  blockersOf,
  checks,
  defaultWanted,
  factsForChecks,
  judgeHost,
  verdictOf,
  type Check,
  type Wanted,
} from '../../../../src/main/domain/checks/index.ts';
import { pass } from '../../../../src/main/domain/checks/judgement.ts';
import { product } from '../../../../src/main/domain/checks/samples.ts';
import { isHostFact } from '../../../../src/main/domain/probes.ts';
import { machine, withoutElevation } from './machine.ts';

const scan = (facts: FactOverrides = {}, wanted: Partial<Wanted> = {}) =>
  judgeHost(machine(facts), { ...defaultWanted, ...wanted });
const one = (findings: readonly Finding[], id: string) => findings.find((finding) => finding.id === id)!;
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
const blockers = (facts: FactOverrides, stepKinds: readonly string[], wanted: Partial<Wanted> = {}) =>
  ids(blockersOf(scan(facts, wanted), stepKinds));

const hyperVOff: FactOverrides = {
  'hyperv.feature': { state: 'Disabled' },
  'hyperv.services': [],
  'hyperv.module': false,
  'hyperv.launchType': { unknown: 'absent' },
  'hyperv.switches': { unknown: 'absent', detail: 'EFD-PS-005' },
  'host.computer': { hypervisorPresent: false },
  'host.processor': {
    virtualizationFirmwareEnabled: true,
    secondLevelAddressTranslation: true,
    vmMonitorModeExtensions: true,
  },
};
const restartOutstanding: FactOverrides = { ...hyperVOff, 'hyperv.feature': { state: 'EnablePending' } };

/** Kinds of steps of a whole setup on a machine that has nothing yet. */
const setupSteps = [
  'enable-hyper-v',
  'reboot',
  'take-payload',
  'install-msi',
  'deploy',
  'start-vm',
  'provision-connection-string',
  'prove',
];

/** A check for the engine alone. */
function sample(id: string, more: Partial<Check> = {}): Check {
  return {
    id,
    area: 'windows',
    needs: ['host.ubr'],
    after: [],
    unknownBlocks: false,
    curedBy: {},
    judge: () => pass('fine'),
    ...more,
  };
}
const failing = (id: string, more: Partial<Check> = {}) =>
  sample(id, { judge: () => ({ status: 'fail', code: 'bad' }), ...more });
const breaking = (id: string, more: Partial<Check> = {}) =>
  sample(id, {
    judge: () => {
      throw new RangeError('no such luck');
    },
    ...more,
  });

describe('judging', () => {
  test('asks every fact once, and only facts of the host', () => {
    const asked = factsForChecks();
    expect(asked.every(isHostFact)).toBe(true);
    expect(new Set(ids(asked)).size).toBe(asked.length);
    expect(new Set(ids(asked))).toEqual(new Set(checks.flatMap(({ needs }) => needs)));
  });

  test('a healthy machine passes everything but what is about an EFLOW or an identity that it does not have', () => {
    const findings = scan();
    expect(ids(findings)).toEqual(checks.map(({ id }) => id));
    const others = findings.filter(({ status }) => status !== 'pass');
    expect(others.filter(({ status }) => status !== 'not-applicable')).toEqual([]);
    expect(ids(others)).toEqual(['HC-48', 'HC-49', 'HC-50', 'HC-58', 'HC-59', 'HC-60', 'HC-61', 'HC-64']);
  });

  test('there are 65 findings and more, and seven in ten are had without elevation', () => {
    expect(checks.length).toBeGreaterThanOrEqual(65);
    const findings = scan(withoutElevation, { tpm: true, version: '1.5.7.01026' });
    const known = findings.filter(({ status }) => status !== 'unknown' && status !== 'blocked');
    expect(known.length / findings.length).toBeGreaterThanOrEqual(0.7);
  });

  test('every area has findings, and no finding stands apart from its number', () => {
    expect(new Set(checks.map(({ area }) => area))).toEqual(new Set(FindingArea.options));
    const numbers = checks.map(({ id }) => Number(id.slice(3)));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test('what waits for a failed check is blocked, along the whole chain, with its evidence', () => {
    const findings = scan(hyperVOff);
    expect(one(findings, 'HC-06').status).toBe('fail');
    expect(one(findings, 'HC-07')).toMatchObject({
      status: 'blocked',
      code: 'blocked',
      blockedBy: ['HC-06'],
      params: { blockedBy: 'HC-06' },
      remedies: [],
    });
    expect(one(findings, 'HC-07').evidence.map(({ fact }) => fact)).toContain('hyperv.services');
    expect(one(findings, 'HC-19')).toMatchObject({ status: 'blocked', blockedBy: ['HC-06', 'HC-07'] });
    // The rest is judged all the same.
    expect(one(findings, 'HC-24').status).toBe('pass');
  });

  test('a restart that is due blocks the switches too, although Hyper-V is on', () => {
    const findings = scan(restartOutstanding);
    expect(one(findings, 'HC-06').status).toBe('warn');
    expect(one(findings, 'HC-07')).toMatchObject({ status: 'fail', code: 'restart-pending' });
    expect(one(findings, 'HC-19')).toMatchObject({ status: 'blocked', blockedBy: ['HC-07'] });
  });

  test('not knowing blocks nothing that can be judged by itself', () => {
    const findings = scan({ 'hyperv.feature': { unknown: 'timeout' } });
    expect(one(findings, 'HC-06')).toMatchObject({ status: 'unknown', code: 'unknown-timeout' });
    expect(one(findings, 'HC-07').status).toBe('pass');
    expect(one(findings, 'HC-19').status).toBe('pass');
  });

  test('a check that breaks does not know, and the others go on', () => {
    const findings = judgeWith([breaking('HC-90'), sample('HC-91')], machine(), defaultWanted);
    expect(findings).toMatchObject([
      { id: 'HC-90', status: 'unknown', code: 'error', params: { reason: 'RangeError' }, remedies: [] },
      { id: 'HC-91', status: 'pass' },
    ]);
    expect(findings[0]?.evidence).toHaveLength(1);
  });

  test('a fact that nobody gathered is never a pass, even when the rule does not look at it', () => {
    const facts = machine({}, ['host.os']);
    const [finding] = judgeWith([sample('HC-90', { needs: ['host.os', 'host.ubr'] })], facts, defaultWanted);
    expect(finding).toMatchObject({ status: 'unknown', code: 'error' });
    expect(finding?.evidence.map(({ fact }) => fact)).toEqual(['host.os']);
  });

  test('without elevation it says what elevation would tell, and still judges the rest', () => {
    const findings = scan({ ...hyperVOff, ...withoutElevation });
    const unknown = findings.filter(({ status }) => status === 'unknown');
    expect(ids(unknown)).toEqual(['HC-06', 'HC-07', 'HC-19', 'HC-24', 'HC-63']);
    expect(unknown.map(({ code }) => code)).toEqual(unknown.map(() => 'unknown-elevation'));
    expect(unknown.filter(({ needsElevation }) => !needsElevation)).toEqual([]);
    expect(one(findings, 'HC-01')).toMatchObject({ status: 'fail', needsElevation: false });
    expect(one(findings, 'HC-05')).toMatchObject({ status: 'pass', needsElevation: false });
    expect(one(findings, 'HC-09').status).toBe('pass');
    expect(one(findings, 'HC-17')).toMatchObject({ status: 'pass', code: 'absent', needsElevation: true });
  });
});

describe('the verdict', () => {
  const unknown = { unknown: 'failed' } as const;
  test.each<[string, string, FactOverrides]>([
    ['all passes', 'ready', {}],
    ['a warning', 'warnings', { 'host.os': { sku: 121 } }],
    ['a fail', 'not-ready', { 'host.os': { freeMemoryMb: 512 } }],
    ['a fail with blocked ones', 'not-ready', hyperVOff],
    ['not knowing the board', 'warnings', { 'host.baseBoard': unknown }],
    ['not knowing the account', 'not-ready', { 'host.account': unknown }],
    ['not knowing Windows', 'not-ready', { 'host.os': unknown }],
    ['not knowing Hyper-V', 'not-ready', { 'hyperv.feature': unknown }],
    ['not knowing the disk', 'not-ready', { 'host.volumes': unknown }],
    ['not knowing a TPM nobody wants', 'ready', { 'tpm.state': unknown }],
  ])('%s: %s', (_name, verdict, facts) => {
    expect(verdictOf(scan(facts))).toBe(verdict);
  });

  test('what does not apply weighs nothing, what is blocked weighs as a fail', () => {
    const table = [sample('HC-90', { judge: () => ({ status: 'not-applicable', code: 'no' }) })];
    expect(verdictWith(table, judgeWith(table, machine(), defaultWanted))).toBe('ready');
    const [finding] = judgeWith(table, machine(), defaultWanted);
    expect(verdictWith(table, [{ ...finding!, status: 'blocked' }])).toBe('not-ready');
  });

  test('a check that broke weighs as much as not knowing does there', () => {
    const verdict = (unknownBlocks: boolean) => {
      const table = [breaking('HC-90', { unknownBlocks })];
      return verdictWith(table, judgeWith(table, machine(), defaultWanted));
    };
    expect([verdict(false), verdict(true)]).toEqual(['warnings', 'not-ready']);
  });
});

describe('what forbids a plan', () => {
  test('nothing on a healthy machine, and never a warning', () => {
    expect(blockers({}, [])).toEqual([]);
    expect(blockers({ 'host.os': { sku: 121 } }, [])).toEqual([]);
  });

  test('a fail that a step cures does not, nor what waits for it', () => {
    expect(blockers(hyperVOff, setupSteps)).toEqual([]);
    expect(blockers(hyperVOff, ['deploy'])).toEqual(['HC-06', 'HC-07', 'HC-19', 'HC-63']);
  });

  test('a restart that the plan contains cures what only waits for it', () => {
    expect(blockers(restartOutstanding, ['reboot', 'install-msi'])).toEqual([]);
    expect(blockers(restartOutstanding, ['install-msi'])).toEqual(['HC-07', 'HC-19']);
  });

  test('a step cures only the fail it is meant for', () => {
    const noFeature: FactOverrides = { ...hyperVOff, 'hyperv.feature': { unknown: 'absent' } };
    expect(blockers(noFeature, setupSteps)).toEqual(['HC-06', 'HC-07', 'HC-19', 'HC-63']);
    const bootEntry: FactOverrides = {
      'host.computer': { hypervisorPresent: false },
      'host.processor': hyperVOff['host.processor']!,
      'hyperv.launchType': 'Off',
    };
    expect(blockers(bootEntry, setupSteps)).toEqual(['HC-07', 'HC-19']);
    expect(blockers(bootEntry, ['hypervisor-launch', 'reboot'])).toEqual([]);
  });

  test('a half-made deployment is cured by the step that recovers it, two products are not', () => {
    const half: FactOverrides = {
      'eflow.products': [product],
      'eflow.files': { module: true, program: true, vmDisks: ['C:\\x\\AzureIoTEdgeForLinux-v1-EFLOW.vhdx'] },
      'eflow.services': [{ name: 'wssdagent', status: 'Running', startType: 'Automatic' }],
      'eflow.verify': false,
    };
    expect(blockers(half, ['deploy', 'start-vm'])).toEqual([]);
    expect(blockers(half, ['start-vm'])).toEqual(['HC-17']);
    expect(blockers({ ...half, 'eflow.products': [product, product] }, ['deploy'])).toEqual(['HC-17']);
  });

  test('not knowing forbids where it weighs so much, whatever the steps', () => {
    expect(blockers({ 'hyperv.feature': { unknown: 'timeout' } }, setupSteps)).toEqual(['HC-06']);
    expect(blockers({ 'host.baseBoard': { unknown: 'failed' } }, setupSteps)).toEqual([]);
  });

  test('a chain is cured as a whole or not at all', () => {
    const table = [
      failing('HC-90', { curedBy: { bad: ['deploy'] } }),
      failing('HC-91', { after: ['HC-90'] }),
      failing('HC-92', { after: ['HC-91'] }),
      failing('HC-93'),
      failing('HC-94', { after: ['HC-92', 'HC-93'] }),
    ];
    const findings = judgeWith(table, machine(), defaultWanted);
    expect(findings.map(({ status }) => status)).toEqual(['fail', 'blocked', 'blocked', 'fail', 'blocked']);
    expect(ids(blockersWith(table, findings, ['deploy']))).toEqual(['HC-93', 'HC-94']);
    expect(ids(blockersWith(table, findings, []))).toEqual(['HC-90', 'HC-91', 'HC-92', 'HC-93', 'HC-94']);
  });
});
