import { describe, expect, test } from 'vitest';
import { errorCodes, type Params } from '../../../src/contract/errors.ts';
import { Plan, type Goal } from '../../../src/contract/jobs.ts';
import type { Json } from '../../../src/contract/json.ts';
import { actTable } from '../../../src/main/domain/acts.ts';
import { factsForGoal, resolveInput, stepsOf } from '../../../src/main/domain/plan.ts';
import {
  at,
  byString,
  factsOfThese,
  os,
  product,
  runtime,
  unknown,
  vmDisk,
  type Given,
} from '../../support/facts.ts';
import {
  bareHost,
  context,
  hyperVHost,
  installedHost,
  planOn,
  provenHost,
  setupGoal,
  source,
  target,
} from '../../support/hosts.ts';
import { tpmIdentity } from '../../support/setups.ts';

const byTpm = setupGoal({ identity: tpmIdentity });
const byConnection = setupGoal();
/** Values of the acts that take some. */
const values: Readonly<Record<string, Params>> = {
  'resize-vm': { cpuCount: 2, memoryInMB: 2048 },
  'set-telemetry': { optional: true },
  upgrade: { file: 'D:\\update.msi', sha256: 'a'.repeat(64), version: '1.5.7.01026' },
  'remove-leftovers': { services: true, folders: true, registry: true, network: true },
  ...Object.fromEntries(
    ['enable', 'disable', 'remove'].flatMap((what) => [
      [`${what}-cloud-device`, { deviceId: 'press-3' }],
      [`${what}-cloud-enrollment`, { registrationId: 'press-3' }],
    ]),
  ),
};
const act = (id: string): Goal => ({ kind: 'act', id, params: values[id] ?? {} });
const states = (plan: Plan) => Object.fromEntries(plan.steps.map((row) => [row.key, row.state]));
const blockers = (plan: Plan) => plan.blockers.map((blocker) => `${blocker.id} ${blocker.code}`);

describe('the steps of a setup', () => {
  const install = [
    'enable-hyper-v',
    'reboot-after-enable-hyper-v',
    'take-payload',
    'install-msi',
    'reboot-after-install-msi',
  ];
  const tpmSteps = ['start-vm', 'enable-dps-tpm', 'enroll-endorsement-key', 'provision', 'prove'];
  const keys = (goal: Goal, host: Given = bareHost) => planOn(host, goal).steps.map((row) => row.key);

  test('come in the order in which they can be done', () => {
    expect(keys(byTpm)).toEqual([...install, 'deploy', ...tpmSteps]);
    expect(keys(byConnection)).toEqual([...install, 'deploy', 'start-vm', 'provision', 'prove']);
  });

  test('are the same on a host where all is done', () => {
    expect(keys(byTpm, provenHost)).toEqual(keys(byTpm));
  });

  test('end with a running VM when nobody names an identity', () => {
    expect(keys(setupGoal({ identity: undefined }))).toEqual([...install, 'deploy', 'start-vm']);
  });

  test('are those of the stages that were asked for, in their own order', () => {
    expect(keys(setupGoal({}, ['install']))).toEqual(install);
    expect(keys(setupGoal({}, ['provision', 'deploy']))).toEqual([
      'deploy',
      'start-vm',
      'provision',
      'prove',
    ]);
    expect(keys(setupGoal({}, []))).toEqual([]);
  });

  test('take the installer from beside the setup, and keep it by its hash', () => {
    const take = planOn(bareHost, byTpm).steps.find((row) => row.key === 'take-payload');
    expect(take?.input).toEqual({ source, target, sha256: 'a'.repeat(64), version: '1.5.7.01026' });
    const file = 'D:\\stick\\other.msi';
    const payload = { file, sha256: 'B'.repeat(64), version: '1.5.7.01026', sizeBytes: 9 };
    const elsewhere = planOn(bareHost, setupGoal({ payload })).steps.find(
      (row) => row.key === 'take-payload',
    );
    expect(elsewhere?.input).toMatchObject({
      source: file,
      target: 'C:\\state\\payload\\bbbbbbbbbbbbbbbb\\other.msi',
      bytes: 9,
    });
  });

  test('turn on a role on a server and a feature on a client', () => {
    const enable = (productType: number) =>
      planOn({ ...bareHost, 'host.os': os({ productType }) }, byTpm).steps[0];
    expect(enable(1)?.powershell[0]).toContain('Enable-WindowsOptionalFeature');
    expect(enable(3)?.powershell[0]).toContain('Install-WindowsFeature');
    expect(enable(2)?.input).toEqual({ server: true });
  });

  test('say what they need, and how they are undone', () => {
    const rows = new Map(planOn(bareHost, byTpm).steps.map((row) => [row.key, row]));
    expect(rows.get('deploy')).toMatchObject({
      elevated: true,
      critical: true,
      reboot: false,
      person: false,
      undo: { kind: 'with', step: 'install-msi' },
    });
    expect(rows.get('install-msi')).toMatchObject({
      elevated: true,
      critical: true,
      undo: { kind: 'step', step: 'remove-msi' },
    });
    expect(rows.get('reboot-after-install-msi')).toMatchObject({ reboot: true, elevated: false });
    expect(rows.get('enroll-endorsement-key')).toMatchObject({
      person: true,
      undo: { kind: 'none', code: 'enrollment' },
    });
    expect(rows.get('take-payload')).toMatchObject({
      elevated: false,
      critical: false,
      undo: { kind: 'step', step: 'drop-payload' },
    });
    expect(rows.get('provision')).toMatchObject({
      network: 'dps',
      undo: { kind: 'step', step: 'reset-provisioning' },
    });
    expect(rows.get('deploy')?.powershell[0]).toContain(
      'Deploy-Eflow -acceptEula Yes -acceptOptionalTelemetry No',
    );
  });

  test('take as long as this machine has taught', () => {
    const taught = planOn(bareHost, byTpm, { typicalMs: (kind) => (kind === 'deploy' ? 7 : undefined) });
    expect(taught.steps.find((row) => row.key === 'deploy')?.typicalMs).toBe(7);
    expect(taught.steps.find((row) => row.key === 'prove')?.typicalMs).toBe(300_000);
  });
});

describe('a plan', () => {
  test('is data of the agreed shape', () => {
    const plan = planOn(bareHost, byTpm);
    expect(Plan.parse(plan)).toEqual(plan);
    expect(JSON.stringify(plan)).not.toMatch(/undefined|\[object/u);
  });

  test('of a bare host knows what is to do and what cannot be known yet', () => {
    expect(states(planOn(bareHost, byTpm))).toEqual({
      'enable-hyper-v': 'todo',
      'reboot-after-enable-hyper-v': 'later',
      'take-payload': 'todo',
      'install-msi': 'todo',
      'reboot-after-install-msi': 'later',
      deploy: 'later',
      'start-vm': 'later',
      'enable-dps-tpm': 'later',
      'enroll-endorsement-key': 'later',
      provision: 'later',
      prove: 'later',
    });
  });

  test('of a proven host has nothing to do, and nothing forbids that', () => {
    const plan = planOn({ ...provenHost, 'host.account': unknown('failed') }, byTpm);
    expect(new Set(Object.values(states(plan)))).toEqual(new Set(['done']));
    expect(plan).toMatchObject({ blockers: [], residues: [] });
    expect(plan).not.toHaveProperty('cableFrom');
  });

  test('asks for no restart where the step before needed none', () => {
    expect(states(planOn(installedHost, byTpm))).toMatchObject({
      'enable-hyper-v': 'done',
      'reboot-after-enable-hyper-v': 'done',
      'install-msi': 'done',
      'reboot-after-install-msi': 'done',
      deploy: 'todo',
    });
  });

  test('asks for the restart that somebody else has left over', () => {
    const pendingHost: Given = { ...bareHost, 'hyperv.feature': { state: 'EnablePending' } };
    expect(states(planOn(pendingHost, byTpm))).toMatchObject({
      'enable-hyper-v': 'done',
      'reboot-after-enable-hyper-v': 'todo',
    });
  });

  test('says from which open step on the cable is needed', () => {
    expect(planOn(bareHost, byTpm).cableFrom).toBe('provision');
    const unproven: Given = { ...provenHost, 'guest.runtime': runtime({ agentLog: [] }) };
    expect(planOn(unproven, byTpm).cableFrom).toBe('prove');
    expect(planOn(bareHost, setupGoal({}, ['install']))).not.toHaveProperty('cableFrom');
  });

  test('says what an undo of it could not take back', () => {
    expect(planOn(bareHost, byTpm).residues).toEqual([
      'launch-type',
      'microsoft-update',
      'enrollment',
      'cloud-device',
    ]);
    expect(planOn(bareHost, act('stop-vm')).residues).toEqual([]);
    expect(planOn(hyperVHost, act('remove-eflow')).residues).toEqual([]);
    expect(planOn(installedHost, act('remove-eflow')).residues).toEqual(['vm-data']);
    const another: Given = { ...provenHost, 'guest.runtime': runtime({ provisioning: byString('old') }) };
    expect(planOn(another, byTpm).residues).toContain('identity-replaced');
  });

  test('asks for every fact that its steps and the checks look at, once', () => {
    const queries = factsForGoal(byTpm, context()).map((query) =>
      query.arg === undefined ? query.id : `${query.id}:${query.arg}`,
    );
    expect(new Set(queries).size).toBe(queries.length);
    expect(queries).toEqual(
      expect.arrayContaining([
        `file:${source}`,
        `file:${target}`,
        'person.answer:enroll',
        'guest.runtime',
        'host.account',
        'host.boot',
      ]),
    );
    expect(factsForGoal(byConnection, context())).toContainEqual({
      id: 'secret.fingerprint',
      arg: 'env:EFLOW_DESK_DEVICE',
    });
  });
});

describe('what forbids starting', () => {
  test('is nothing on a host that is ready', () => {
    expect(blockers(planOn(bareHost, byTpm))).toEqual([]);
    expect(blockers(planOn(installedHost, byConnection))).toEqual([]);
  });

  test('is a finding that no step cures', () => {
    const noTpm: Given = {
      ...bareHost,
      'tpm.state': {
        present: false,
        ready: false,
        enabled: false,
        lockedOut: false,
        restartPending: false,
        manufacturer: '',
      },
    };
    expect(blockers(planOn(noTpm, byTpm)).map((line) => line.slice(0, 5))).toContain('HC-12');
    expect(blockers(planOn(noTpm, byConnection))).toEqual([]);
    const plain: Given = {
      ...bareHost,
      'host.account': { sid: 'S', name: 'bob', elevated: false, administrator: false, system: false },
    };
    expect(blockers(planOn(plain, byTpm)).map((line) => line.slice(0, 5))).toContain('HC-01');
  });

  test('is an installer that is not what the setup says, before anything is changed', () => {
    const file = (more: object) =>
      planOn(
        bareHost,
        byTpm,
        {},
        { [`file:${source}` as const]: { exists: true, bytes: 4184, sha256: 'a'.repeat(64), ...more } },
      );
    expect(blockers(file({}))).toEqual([]);
    expect(blockers(file({ exists: false, bytes: 0, sha256: null }))).toEqual(['take-payload EFD-PAY-001']);
    expect(blockers(file({ sha256: 'b'.repeat(64) }))).toEqual(['take-payload EFD-PAY-002']);
    const unreadable = planOn(bareHost, byTpm, {}, { [`file:${source}` as const]: unknown('failed') });
    expect(blockers(unreadable)).toEqual(['take-payload EFD-PAY-001']);
  });

  test('is not an installer that nobody needs any more', () => {
    const gone: Given = { [`file:${source}` as const]: { exists: false, bytes: 0, sha256: null } };
    expect(blockers(planOn(installedHost, byTpm, {}, gone))).toEqual([]);
  });

  test('is something half-made that may not be touched, by name', () => {
    const other: Given = { ...installedHost, 'eflow.products': [product('1.4.9.3')] };
    const plan = planOn(other, byTpm);
    expect(states(plan)['install-msi']).toBe('unclear');
    expect(plan.blockers).toContainEqual({
      id: 'install-msi',
      code: 'EFD-MSI-1638',
      params: { version: '1.4.9.3' },
      failure: 'F05',
    });
    const otherKey: Given = {
      ...provenHost,
      'tpm.endorsementKey': { endorsementKey: 'other', registrationId: 'x' },
    };
    expect(planOn(otherKey, byTpm).blockers).toContainEqual({
      id: 'enroll-endorsement-key',
      code: 'EFD-TPM-003',
      params: {},
    });
  });

  test('is not a half-made deployment, which is removed with consent', () => {
    const half: Given = {
      ...installedHost,
      'eflow.files': { module: true, program: true, vmDisks: [vmDisk] },
    };
    const plan = planOn(half, byTpm);
    expect(states(plan)['deploy']).toBe('unclear');
    expect(plan.blockers.map((blocker) => blocker.id)).not.toContain('deploy');
  });

  test('is a server, which has no Default Switch, as soon as a VM is to be made', () => {
    const server: Given = { ...bareHost, 'host.os': os({ productType: 3 }) };
    const network = (goal: Goal) =>
      planOn(server, goal).blockers.filter((blocker) => blocker.id === 'network');
    const impossible = { id: 'network', code: errorCodes.networkImpossible, params: {}, failure: 'F25' };
    expect(network(byTpm)).toEqual([impossible]);
    expect(network(setupGoal({}, ['install']))).toEqual([]);
    expect(planOn(bareHost, byTpm).blockers).toEqual([]);
  });

  test('of an act is the account alone', () => {
    const small: Given = { ...bareHost, 'host.os': os({ freeMemoryMb: 10 }) };
    expect(blockers(planOn(small, act('enable-hyper-v')))).toEqual([]);
    expect(blockers(planOn(small, byTpm)).length).toBeGreaterThan(0);
    const plain: Given = {
      ...bareHost,
      'host.account': { sid: 'S', name: 'bob', elevated: false, administrator: false, system: false },
    };
    expect(blockers(planOn(plain, act('enable-hyper-v'))).map((line) => line.slice(0, 5))).toEqual(['HC-01']);
  });
});

describe('an act', () => {
  test.each([...actTable.keys()])('%s has steps that a host can plan', (id) => {
    for (const host of [bareHost, provenHost]) expect(planOn(host, act(id)).steps.length).toBeGreaterThan(0);
  });

  test('that nobody knows is refused with those that are known', () => {
    expect(() => planOn(bareHost, act('format-c'))).toThrow(
      expect.objectContaining({
        error: expect.objectContaining({
          code: 'EFD-PLAN-005',
          params: { act: 'format-c', known: [...actTable.keys()].join(', ') },
        }),
      }),
    );
  });

  test('that deletes something says so', () => {
    expect(
      [...actTable.values()].filter((one) => one.loss !== undefined).map((one) => [one.id, one.loss]),
    ).toEqual([
      ['remove-openssh', 'openssh'],
      ['stop-vm', 'modules-stop'],
      ['restart-vm', 'vm-restarts'],
      ['resize-vm', 'vm-restarts'],
      ['remove-eflow', 'vm-and-module-data'],
      ['upgrade', 'vm-restarts'],
      ['remove-leftovers', 'leftovers'],
      ['disable-cloud-device', 'cloud-disconnects'],
      ['remove-cloud-device', 'cloud-device'],
      ['remove-cloud-enrollment', 'cloud-enrollment'],
    ]);
  });

  test('that takes effect with a restart ends with it', () => {
    const keys = (id: string) => stepsOf(act(id), factsOfThese(bareHost), context()).map((step) => step.key);
    expect(keys('enable-hyper-v')).toEqual(['enable-hyper-v', 'reboot-after-enable-hyper-v']);
    expect(keys('hypervisor-launch-auto')).toEqual(['hypervisor-launch', 'reboot-after-hypervisor-launch']);
  });
});

describe('a restart of the VM', () => {
  const keys = (made: (key: string) => Json | undefined) =>
    stepsOf(act('restart-vm'), factsOfThese(provenHost), context({ made })).map((step) => step.key);

  test('stops it and starts it', () => {
    expect(keys(() => undefined)).toEqual(['stop-to-restart', 'start-again']);
  });

  test('does not stop it a second time once its stop has ended', () => {
    expect(keys((key) => (key === 'stop-to-restart' ? null : undefined))).toEqual(['start-again']);
  });
});

describe('late values', () => {
  const input = { because: 'a', since: { from: 'a', field: 'since' } };

  test('are what the earlier step made', () => {
    expect(
      resolveInput(
        input,
        () => ({ since: at(0) }),
        () => false,
      ),
    ).toEqual({ because: 'a', since: at(0) });
    expect(
      resolveInput(
        input,
        () => ({ since: null }),
        () => false,
      ),
    ).toEqual({ because: 'a', since: null });
    expect(
      resolveInput(
        input,
        () => ({}),
        () => false,
      ),
    ).toEqual({ because: 'a', since: null });
  });

  test('are null when that step was done before, and unknown while it is to be done', () => {
    expect(
      resolveInput(
        input,
        () => undefined,
        (key) => key === 'a',
      ),
    ).toEqual({ because: 'a', since: null });
    expect(
      resolveInput(
        input,
        () => undefined,
        () => false,
      ),
    ).toBeUndefined();
    expect(
      resolveInput(
        input,
        () => null,
        () => false,
      ),
    ).toBeUndefined();
  });

  test('are nothing special elsewhere', () => {
    for (const plain of [
      null,
      'x',
      7,
      [{ from: 'a', field: 'b' }],
      { a: { from: 'a' } },
      { a: { from: 1, field: 2 } },
    ]) {
      expect(
        resolveInput(
          plain,
          () => undefined,
          () => false,
        ),
      ).toEqual(plain);
    }
  });

  test('settle the restart in a running job', () => {
    const since = at(0);
    const made = (key: string) => (key === 'enable-hyper-v' ? { since } : undefined);
    const waiting: Given = { ...bareHost, 'hyperv.feature': { state: 'EnablePending' } };
    expect(states(planOn(waiting, byTpm, { made }))['reboot-after-enable-hyper-v']).toBe('todo');
    const restarted: Given = {
      ...hyperVHost,
      'host.os': os({ lastBoot: at(30) }),
      'host.boot': [{ at: at(30), type: 'full' }],
    };
    expect(states(planOn(restarted, byTpm, { made }))['reboot-after-enable-hyper-v']).toBe('done');
  });
});
