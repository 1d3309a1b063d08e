import { describe, expect, test } from 'vitest';
import { Plan, type Goal, type PlannedStep } from '../../../src/contract/jobs.ts';
import { actTable } from '../../../src/main/domain/acts.ts';
import type { BegunStep } from '../../../src/main/domain/job-record.ts';
import {
  canonicalJson,
  comparePlans,
  factsForGoal,
  planHash,
  resolveInput,
  stepsOf,
  undoSteps,
} from '../../../src/main/domain/plan.ts';
import { jobId } from '../../support/events.ts';
import { at, byString, factsOfThese, os, pending, product, recordOf, runtime, unknown, vmDisk, type Given } from '../../support/facts.ts';
import { bareHost, context, hyperVHost, installedHost, planOn, provenHost, setupGoal, source, target } from '../../support/hosts.ts';
import { tpmIdentity } from '../../support/setups.ts';
import { planned } from '../../support/steps.ts';

const byTpm = setupGoal({ identity: tpmIdentity });
const byConnection = setupGoal();
const act = (id: string): Goal => ({ kind: 'act', id, params: {} });
const states = (plan: Plan) => Object.fromEntries(plan.steps.map((row) => [row.key, row.state]));
const blockers = (plan: Plan) => plan.blockers.map((blocker) => `${blocker.id} ${blocker.code}`);

describe('the steps of a setup', () => {
  const install = ['enable-hyper-v', 'reboot-after-enable-hyper-v', 'take-payload', 'install-msi', 'reboot-after-install-msi'];
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
    expect(keys(setupGoal({}, ['provision', 'deploy']))).toEqual(['deploy', 'start-vm', 'provision', 'prove']);
    expect(keys(setupGoal({}, []))).toEqual([]);
  });

  test('take the installer from beside the setup, and keep it by its hash', () => {
    const take = planOn(bareHost, byTpm).steps.find((row) => row.key === 'take-payload');
    expect(take?.input).toEqual({ source, target, sha256: 'a'.repeat(64), version: '1.5.7.01026' });
    const file = 'D:\\stick\\other.msi';
    const payload = { file, sha256: 'B'.repeat(64), version: '1.5.7.01026', sizeBytes: 9 };
    const elsewhere = planOn(bareHost, setupGoal({ payload })).steps.find((row) => row.key === 'take-payload');
    expect(elsewhere?.input).toMatchObject({ source: file, target: 'C:\\state\\payload\\bbbbbbbbbbbbbbbb\\other.msi', bytes: 9 });
  });

  test('turn on a role on a server and a feature on a client', () => {
    const enable = (productType: number) => planOn({ ...bareHost, 'host.os': os({ productType }) }, byTpm).steps[0];
    expect(enable(1)?.powershell[0]).toContain('Enable-WindowsOptionalFeature');
    expect(enable(3)?.powershell[0]).toContain('Install-WindowsFeature');
    expect(enable(2)?.input).toEqual({ server: true });
  });

  test('say what they need, and how they are undone', () => {
    const rows = new Map(planOn(bareHost, byTpm).steps.map((row) => [row.key, row]));
    expect(rows.get('deploy')).toMatchObject({ elevated: true, critical: true, reboot: false, person: false, undo: { kind: 'with', step: 'install-msi' } });
    expect(rows.get('install-msi')).toMatchObject({ elevated: true, critical: true, undo: { kind: 'step', step: 'remove-msi' } });
    expect(rows.get('reboot-after-install-msi')).toMatchObject({ reboot: true, elevated: false });
    expect(rows.get('enroll-endorsement-key')).toMatchObject({ person: true, undo: { kind: 'none', code: 'enrollment' } });
    expect(rows.get('take-payload')).toMatchObject({ elevated: false, critical: false, undo: { kind: 'step', step: 'drop-payload' } });
    expect(rows.get('provision')).toMatchObject({ network: 'dps', undo: { kind: 'step', step: 'reset-provisioning' } });
    expect(rows.get('deploy')?.powershell[0]).toContain('Deploy-Eflow -acceptEula Yes -acceptOptionalTelemetry No');
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
    expect(Plan.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  test('of a bare host knows what is to do and what cannot be known yet', () => {
    expect(states(planOn(bareHost, byTpm))).toEqual({
      'enable-hyper-v': 'todo',
      'reboot-after-enable-hyper-v': 'later',
      'take-payload': 'todo',
      'install-msi': 'todo',
      'reboot-after-install-msi': 'later',
      'deploy': 'later',
      'start-vm': 'later',
      'enable-dps-tpm': 'later',
      'enroll-endorsement-key': 'later',
      'provision': 'later',
      'prove': 'later',
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
      'deploy': 'todo',
    });
  });

  test('asks for the restart that somebody else has left over', () => {
    const pendingHost: Given = { ...bareHost, 'hyperv.feature': { state: 'EnablePending' } };
    expect(states(planOn(pendingHost, byTpm))).toMatchObject({ 'enable-hyper-v': 'done', 'reboot-after-enable-hyper-v': 'todo' });
  });

  test('says from which open step on the cable is needed', () => {
    expect(planOn(bareHost, byTpm).cableFrom).toBe('provision');
    const unproven: Given = { ...provenHost, 'guest.runtime': runtime({ agentLog: [] }) };
    expect(planOn(unproven, byTpm).cableFrom).toBe('prove');
    expect(planOn(bareHost, setupGoal({}, ['install']))).not.toHaveProperty('cableFrom');
  });

  test('says what an undo of it could not take back', () => {
    expect(planOn(bareHost, byTpm).residues).toEqual(['enrollment']);
    expect(planOn(bareHost, act('stop-vm')).residues).toEqual([]);
    expect(planOn(hyperVHost, act('remove-eflow')).residues).toEqual([]);
    expect(planOn(installedHost, act('remove-eflow')).residues).toEqual(['vm-data']);
    const another: Given = { ...provenHost, 'guest.runtime': runtime({ provisioning: byString('old') }) };
    expect(planOn(another, byTpm).residues).toContain('identity-replaced');
  });

  test('asks for every fact that its steps and the checks look at, once', () => {
    const queries = factsForGoal(byTpm, context()).map((query) => (query.arg === undefined ? query.id : `${query.id}:${query.arg}`));
    expect(new Set(queries).size).toBe(queries.length);
    expect(queries).toEqual(
      expect.arrayContaining([`file:${source}`, `file:${target}`, 'person.answer:enroll', 'guest.runtime', 'host.account', 'host.boot']),
    );
    expect(factsForGoal(byConnection, context())).toContainEqual({ id: 'secret.fingerprint', arg: 'env:EFLOW_DESK_DEVICE' });
  });
});

describe('what forbids starting', () => {
  test('is nothing on a host that is ready', () => {
    expect(blockers(planOn(bareHost, byTpm))).toEqual([]);
    expect(blockers(planOn(installedHost, byConnection))).toEqual([]);
  });

  test('is a finding that no step cures', () => {
    const noTpm: Given = { ...bareHost, 'tpm.state': { present: false, ready: false, enabled: false, lockedOut: false, restartPending: false, manufacturer: '' } };
    expect(blockers(planOn(noTpm, byTpm)).map((line) => line.slice(0, 5))).toContain('HC-12');
    expect(blockers(planOn(noTpm, byConnection))).toEqual([]);
    const plain: Given = { ...bareHost, 'host.account': { sid: 'S', name: 'bob', elevated: false, administrator: false, system: false } };
    expect(blockers(planOn(plain, byTpm)).map((line) => line.slice(0, 5))).toContain('HC-01');
  });

  test('is an installer that is not what the setup says, before anything is changed', () => {
    const file = (more: object) => planOn(bareHost, byTpm, {}, { [`file:${source}` as const]: { exists: true, bytes: 4184, sha256: 'a'.repeat(64), ...more } });
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
    expect(plan.blockers).toContainEqual({ id: 'install-msi', code: 'EFD-MSI-1638', params: { version: '1.4.9.3' } });
    const otherKey: Given = { ...provenHost, 'tpm.endorsementKey': { endorsementKey: 'other', registrationId: 'x' } };
    expect(planOn(otherKey, byTpm).blockers).toContainEqual({ id: 'enroll-endorsement-key', code: 'EFD-TPM-003', params: {} });
  });

  test('is not a half-made deployment, which is removed with consent', () => {
    const half: Given = { ...installedHost, 'eflow.files': { module: true, program: true, vmDisks: [vmDisk] } };
    const plan = planOn(half, byTpm);
    expect(states(plan)['deploy']).toBe('unclear');
    expect(plan.blockers.map((blocker) => blocker.id)).not.toContain('deploy');
  });

  test('of an act is the account alone', () => {
    const small: Given = { ...bareHost, 'host.os': os({ freeMemoryMb: 10 }) };
    expect(blockers(planOn(small, act('enable-hyper-v')))).toEqual([]);
    expect(blockers(planOn(small, byTpm)).length).toBeGreaterThan(0);
    const plain: Given = { ...bareHost, 'host.account': { sid: 'S', name: 'bob', elevated: false, administrator: false, system: false } };
    expect(blockers(planOn(plain, act('enable-hyper-v'))).map((line) => line.slice(0, 5))).toEqual(['HC-01']);
  });
});

describe('an act', () => {
  test.each([...actTable.keys()])('%s has steps that a host can plan', (id) => {
    for (const host of [bareHost, provenHost]) expect(planOn(host, act(id)).steps.length).toBeGreaterThan(0);
  });

  test('that nobody knows is refused with those that are known', () => {
    expect(() => planOn(bareHost, act('format-c'))).toThrow(
      expect.objectContaining({ error: expect.objectContaining({ code: 'EFD-PLAN-005', params: { act: 'format-c', known: [...actTable.keys()].join(', ') } }) }),
    );
  });

  test('that deletes something says so', () => {
    expect([...actTable.values()].filter((one) => one.loss !== undefined).map((one) => [one.id, one.loss])).toEqual([
      ['stop-vm', 'modules-stop'],
      ['remove-eflow', 'vm-and-module-data'],
    ]);
  });

  test('that takes effect with a restart ends with it', () => {
    const keys = (id: string) => stepsOf(act(id), factsOfThese(bareHost), context()).map((step) => step.key);
    expect(keys('enable-hyper-v')).toEqual(['enable-hyper-v', 'reboot-after-enable-hyper-v']);
    expect(keys('hypervisor-launch-auto')).toEqual(['hypervisor-launch', 'reboot-after-hypervisor-launch']);
  });
});

describe('late values', () => {
  const input = { because: 'a', since: { from: 'a', field: 'since' } };

  test('are what the earlier step made', () => {
    expect(resolveInput(input, () => ({ since: at(0) }), () => false)).toEqual({ because: 'a', since: at(0) });
    expect(resolveInput(input, () => ({ since: null }), () => false)).toEqual({ because: 'a', since: null });
    expect(resolveInput(input, () => ({}), () => false)).toEqual({ because: 'a', since: null });
  });

  test('are null when that step was done before, and unknown while it is to be done', () => {
    expect(resolveInput(input, () => undefined, (key) => key === 'a')).toEqual({ because: 'a', since: null });
    expect(resolveInput(input, () => undefined, () => false)).toBeUndefined();
    expect(resolveInput(input, () => null, () => false)).toBeUndefined();
  });

  test('are nothing special elsewhere', () => {
    for (const plain of [null, 'x', 7, [{ from: 'a', field: 'b' }], { a: { from: 'a' } }, { a: { from: 1, field: 2 } }]) {
      expect(resolveInput(plain, () => undefined, () => false)).toEqual(plain);
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

describe('the hash of a plan', () => {
  const rows: PlannedStep[] = [planned('a', { input: { x: 1, y: [1, 2] } }), planned('b')];
  const hash = planHash(byTpm, rows);
  const changed = (more: Partial<PlannedStep>) => planHash(byTpm, [{ ...rows[0]!, ...more }, rows[1]!]);

  test('does not hang on the order of names or on what nobody agreed to', () => {
    expect(changed({ input: { y: [1, 2], x: 1 } })).toBe(hash);
    expect(changed({ typicalMs: 9, powershell: ['x'], elevated: true })).toBe(hash);
    const reordered = JSON.parse(JSON.stringify(byTpm), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value,
    ) as Goal;
    expect(planHash(reordered, rows)).toBe(hash);
  });

  test('changes with goal, key, kind, input, state and order', () => {
    const others = [
      planHash(byConnection, rows),
      planHash(setupGoal({ identity: tpmIdentity, vm: { memoryInMB: 2048 } }), rows),
      changed({ key: 'c' }),
      changed({ kind: 'c' }),
      changed({ input: { x: 2, y: [1, 2] } }),
      changed({ input: { x: 1, y: [2, 1] } }),
      changed({ state: 'done' }),
      planHash(byTpm, rows.toReversed()),
      planHash(byTpm, rows.slice(1)),
    ];
    expect(new Set([hash, ...others]).size).toBe(others.length + 1);
  });

  test('is that of the plan that was shown', () => {
    const plan = planOn(bareHost, byTpm);
    expect(plan.hash).toBe(planHash(byTpm, plan.steps));
    expect(planOn({ ...bareHost, 'host.ubr': 9 }, byTpm).hash).toBe(plan.hash);
    expect(planOn(hyperVHost, byTpm).hash).not.toBe(plan.hash);
  });

  test('rests on text in which equal data is equal', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  });
});

describe('a plan of later', () => {
  const agreed = [planned('a', { state: 'done' }), planned('b'), planned('c', { state: 'later' })];
  const compare = (now: PlannedStep[], endedWell: string[] = []) => comparePlans(agreed, now, new Set(endedWell));
  const same = { added: [], removed: [], changed: [] };

  test('is the same when nothing happened, or only what was agreed to', () => {
    expect(compare(agreed)).toEqual(same);
    expect(compare([agreed[0]!, planned('b', { state: 'done' }), planned('c', { state: 'todo' })], ['b'])).toEqual(same);
    expect(compare(agreed.map((row) => ({ ...row, state: 'done' })), ['b', 'c'])).toEqual(same);
  });

  test('has new, missing and changed steps', () => {
    expect(compare([...agreed, planned('d')])).toEqual({ ...same, added: ['d'] });
    expect(compare([...agreed, planned('d', { state: 'done' })])).toEqual(same);
    expect(compare([agreed[0]!, agreed[2]!])).toEqual({ ...same, removed: ['b'] });
    expect(compare([agreed[0]!, agreed[2]!], ['b'])).toEqual(same);
    expect(compare([agreed[0]!, planned('b', { kind: 'x' }), agreed[2]!])).toEqual({ ...same, changed: ['b'] });
    expect(compare([agreed[0]!, planned('b', { input: { n: 1 } }), agreed[2]!])).toEqual({ ...same, changed: ['b'] });
    expect(compare([agreed[0]!, planned('b', { input: { n: 1 }, state: 'done' }), agreed[2]!])).toEqual(same);
  });

  test('shows what somebody took back behind the job', () => {
    // Done when the plan was agreed to, and now it is not.
    expect(compare([planned('a'), agreed[1]!, agreed[2]!])).toEqual({ ...same, changed: ['a'] });
    // Done by the job itself, and now it is not.
    expect(compare([agreed[0]!, planned('b'), agreed[2]!], ['b'])).toEqual({ ...same, changed: ['b'] });
    expect(compare([agreed[0]!, planned('b', { state: 'unclear' }), agreed[2]!], ['b'])).toEqual({ ...same, changed: ['b'] });
    // Not knowable now is no change of what was done before.
    expect(compare([planned('a', { state: 'later' }), agreed[1]!, agreed[2]!])).toEqual(same);
  });
});

describe('an undo', () => {
  const before = recordOf(bareHost);
  const begun = (key: string, kind: string, more: Partial<BegunStep> = {}): BegunStep => ({
    key,
    kind,
    port: 'host',
    input: {},
    before,
    lastBefore: before,
    attempts: 1,
    made: null,
    open: false,
    ...more,
  });
  const fresh = recordOf({ 'guest.runtime': runtime({ provisioning: null }) });
  const journey: BegunStep[] = [
    begun('enable-hyper-v', 'enable-hyper-v', { input: { server: false } }),
    begun('reboot-after-enable-hyper-v', 'reboot', { port: 'reboot', input: { because: 'enable-hyper-v' } }),
    begun('take-payload', 'take-payload', { port: 'files', input: { source, target, sha256: 'a', version: '1' } }),
    begun('install-msi', 'install-msi', { input: { package: target, version: '1', log: 'C:\\msi.log' } }),
    begun('deploy', 'deploy'),
    begun('start-vm', 'start-vm'),
    begun('enable-dps-tpm', 'enable-dps-tpm'),
    begun('enroll-endorsement-key', 'enroll-endorsement-key', { port: 'person' }),
    begun('provision', 'provision-dps-tpm', { before: fresh }),
    begun('prove', 'prove', { port: 'wait' }),
  ];
  const undo = (steps: BegunStep[], to?: string) => {
    const { steps: refs, ...rest } = undoSteps(steps, to);
    return { ...rest, steps: refs.map((ref) => `${ref.key} ${ref.kind}`) };
  };
  const refusedWith = (code: string, params: object) =>
    expect.objectContaining({ error: expect.objectContaining({ code, params }) });

  test('takes a whole job back, last first; what goes with the installation goes with it', () => {
    expect(undo(journey)).toEqual({
      steps: [
        'undo-install-msi remove-msi',
        'undo-take-payload drop-payload',
        'undo-enable-hyper-v disable-hyper-v',
        'reboot-after-undo-enable-hyper-v reboot',
      ],
      residues: ['enrollment'],
      undone: journey.map((step) => step.key),
    });
  });

  test('keeps everything up to a step', () => {
    expect(undo(journey, 'deploy')).toEqual({
      steps: ['undo-provision reset-provisioning', 'undo-enable-dps-tpm disable-dps-tpm', 'undo-start-vm stop-vm'],
      residues: ['enrollment'],
      undone: ['start-vm', 'enable-dps-tpm', 'enroll-endorsement-key', 'provision', 'prove'],
    });
    expect(undo(journey, 'prove')).toEqual({ steps: [], residues: [], undone: [] });
    expect(undo(journey, 'reboot-after-enable-hyper-v').steps).toEqual([
      'undo-install-msi remove-msi',
      'undo-take-payload drop-payload',
    ]);
  });

  test('is refused where it would have to stop half-way', () => {
    expect(() => undo(journey, 'install-msi')).toThrow(refusedWith('EFD-PLAN-004', { step: 'deploy', with: 'install-msi' }));
    // The installation was there before the job, so the job may not remove it.
    const onlyDeploy = journey.filter((step) => step.key !== 'install-msi');
    expect(() => undo(onlyDeploy)).toThrow(refusedWith('EFD-PLAN-004', { step: 'deploy', with: 'install-msi' }));
  });

  test('is refused up to a step that the job never began', () => {
    expect(() => undo(journey, 'repair')).toThrow(refusedWith('EFD-PLAN-006', { step: 'repair' }));
  });

  test('has no business with what a recovery removed', () => {
    const recovery = begun('recover-deploy-1-remove-eflow', 'remove-msi', { input: { log: 'C:\\x.log' } });
    const { steps, undone } = undo([...journey.slice(0, 5), recovery, ...journey.slice(5)]);
    expect(steps[0]).toBe('undo-install-msi remove-msi');
    expect(undone).not.toContain(recovery.key);
  });

  test('says what it cannot take back', () => {
    expect(undo([begun('remove-eflow', 'remove-msi', { input: { log: 'C:\\x.log' } })])).toMatchObject({ steps: [], residues: ['vm-data'] });
    const replaced = recordOf({ 'guest.runtime': runtime({ provisioning: byString('old') }) });
    expect(undo([begun('provision', 'provision-dps-tpm', { before: replaced })])).toMatchObject({ steps: [], residues: ['identity-replaced'] });
    expect(undo([begun('start-vmms', 'start-service', { input: { name: 'vmms' } })])).toMatchObject({ residues: ['service-started'] });
  });

  test('brings the boot entry back with a restart of its own', () => {
    const off = recordOf({ 'hyperv.launchType': 'Off' });
    const step = begun('hypervisor-launch', 'hypervisor-launch', { input: { launch: 'Auto' }, before: off });
    const { steps } = undoSteps([step], undefined);
    expect(steps).toEqual([
      { key: 'undo-hypervisor-launch', kind: 'hypervisor-launch', input: { launch: 'Off' } },
      {
        key: 'reboot-after-undo-hypervisor-launch',
        kind: 'reboot',
        input: { because: 'undo-hypervisor-launch', watch: 'boot-entry', since: { from: 'undo-hypervisor-launch', field: 'since' } },
      },
    ]);
  });

  test('is planned like any goal, with what stays', () => {
    const goal: Goal = { kind: 'undo', job: jobId };
    const host: Given = { ...provenHost, 'windows.microsoftUpdate': true };
    const plan = planOn(host, goal, { begun: journey }, { [`file:${target}` as const]: { exists: true, bytes: 1, sha256: 'a' } });
    expect(states(plan)).toEqual({
      'undo-install-msi': 'todo',
      'undo-take-payload': 'todo',
      'undo-enable-hyper-v': 'todo',
      'reboot-after-undo-enable-hyper-v': 'later',
    });
    expect([...plan.residues].sort()).toEqual(['cloud-device', 'enrollment', 'microsoft-update']);
    expect(plan.blockers).toEqual([]);
  });

  test('of what is gone already has nothing to do', () => {
    const goal: Goal = { kind: 'undo', job: jobId };
    expect(new Set(Object.values(states(planOn(bareHost, goal, { begun: journey }))))).toEqual(new Set(['done']));
    expect(planOn(bareHost, { kind: 'undo', job: jobId }).steps).toEqual([]);
  });
});
