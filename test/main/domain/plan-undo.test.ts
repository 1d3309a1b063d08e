import { describe, expect, test } from 'vitest';
import type { Goal, Plan } from '../../../src/contract/jobs.ts';
import type { BegunStep } from '../../../src/main/domain/job-record.ts';
import { undoSteps } from '../../../src/main/domain/undo.ts';
import { jobId } from '../../support/events.ts';
import { byString, recordOf, runtime, type Given } from '../../support/facts.ts';
import { bareHost, planOn, provenHost, source, target } from '../../support/hosts.ts';

const states = (plan: Plan) => Object.fromEntries(plan.steps.map((row) => [row.key, row.state]));

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
    begun('take-payload', 'take-payload', {
      port: 'files',
      input: { source, target, sha256: 'a', version: '1' },
    }),
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
        'reboot-after-undo-install-msi reboot',
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
      steps: [
        'undo-provision reset-provisioning',
        'undo-enable-dps-tpm disable-dps-tpm',
        'undo-start-vm stop-vm',
      ],
      residues: ['enrollment'],
      undone: ['start-vm', 'enable-dps-tpm', 'enroll-endorsement-key', 'provision', 'prove'],
    });
    expect(undo(journey, 'prove')).toEqual({ steps: [], residues: [], undone: [] });
    expect(undo(journey, 'reboot-after-enable-hyper-v').steps).toEqual([
      'undo-install-msi remove-msi',
      'reboot-after-undo-install-msi reboot',
      'undo-take-payload drop-payload',
    ]);
  });

  test('is refused where it would have to stop half-way', () => {
    expect(() => undo(journey, 'install-msi')).toThrow(
      refusedWith('EFD-PLAN-004', { step: 'deploy', with: 'install-msi' }),
    );
    // The installation was there before the job, so the job may not remove it.
    const onlyDeploy = journey.filter((step) => step.key !== 'install-msi');
    expect(() => undo(onlyDeploy)).toThrow(
      refusedWith('EFD-PLAN-004', { step: 'deploy', with: 'install-msi' }),
    );
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
    expect(undo([begun('remove-eflow', 'remove-msi', { input: { log: 'C:\\x.log' } })])).toMatchObject({
      steps: [],
      residues: ['vm-data'],
    });
    const replaced = recordOf({ 'guest.runtime': runtime({ provisioning: byString('old') }) });
    expect(undo([begun('provision', 'provision-dps-tpm', { before: replaced })])).toMatchObject({
      steps: [],
      residues: ['identity-replaced'],
    });
    expect(undo([begun('start-vmms', 'start-service', { input: { name: 'vmms' } })])).toMatchObject({
      residues: ['service-started'],
    });
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
        input: {
          because: 'undo-hypervisor-launch',
          watch: 'boot-entry',
          since: { from: 'undo-hypervisor-launch', field: 'since' },
        },
      },
    ]);
  });

  test('is planned like any goal, with what stays', () => {
    const goal: Goal = { kind: 'undo', job: jobId };
    const host: Given = { ...provenHost, 'windows.microsoftUpdate': true };
    const plan = planOn(
      host,
      goal,
      { begun: journey },
      { [`file:${target}` as const]: { exists: true, bytes: 1, sha256: 'a' } },
    );
    expect(states(plan)).toEqual({
      'undo-install-msi': 'todo',
      'reboot-after-undo-install-msi': 'later',
      'undo-take-payload': 'todo',
      'undo-enable-hyper-v': 'todo',
      'reboot-after-undo-enable-hyper-v': 'later',
    });
    expect([...plan.residues].sort()).toEqual(['cloud-device', 'enrollment', 'microsoft-update']);
    expect(plan.blockers).toEqual([]);
  });

  test('of what is gone already has nothing to do', () => {
    const goal: Goal = { kind: 'undo', job: jobId };
    expect(new Set(Object.values(states(planOn(bareHost, goal, { begun: journey }))))).toEqual(
      new Set(['done']),
    );
    expect(planOn(bareHost, { kind: 'undo', job: jobId }).steps).toEqual([]);
  });
});
