import { z } from 'zod';
import { defineKind } from './kind.ts';
import { bootMark } from './reboot.ts';

const HyperV = z.object({ server: z.boolean() });

/**
 * Turns on the Hyper-V feature (HC-06). On a server the role brings the management tools along. Nothing runs before
 * the restart that follows, so `EnablePending` counts as done here and the reboot step takes over.
 */
export const enableHyperV = defineKind({
  kind: 'enable-hyper-v',
  rebootWatch: 'hyper-v',
  input: HyperV,
  typicalMs: 120_000,
  needs: () => [{ id: 'hyperv.feature' }, { id: 'host.os' }, { id: 'host.boot' }],
  state: (_input, facts) => {
    const feature = facts.get('hyperv.feature');
    if (!('value' in feature)) return 'later';
    return feature.value.state === 'Enabled' || feature.value.state === 'EnablePending' ? 'done' : 'todo';
  },
  action: ({ server }) =>
    server
      ? { port: 'host', op: 'role.install', args: { Name: 'Hyper-V' } }
      : { port: 'host', op: 'feature.enable', args: { FeatureName: 'Microsoft-Hyper-V' } },
  settle: () => ({ everyMs: 5_000, forMs: 60_000 }),
  goesOn: { everyMs: 5_000, forMs: 1_200_000 },
  made: (_input, before, now) => ({
    since: now.value('hyperv.feature')?.state === 'EnablePending' ? bootMark(before) : null,
  }),
  undo: (input) => ({ step: { kind: 'disable-hyper-v', input } }),
  residueNeeds: [{ id: 'hyperv.launchType' }],
  residues: (before, now) => {
    const was = before.get('hyperv.launchType');
    const added =
      'unknown' in was && was.unknown === 'absent' && now.value('hyperv.launchType') !== undefined;
    return added ? ['launch-type'] : [];
  },
});

/** Turns the Hyper-V feature off again: the undo of {@link enableHyperV}. It, too, takes effect with a restart. */
export const disableHyperV = defineKind({
  kind: 'disable-hyper-v',
  rebootWatch: 'hyper-v',
  input: HyperV,
  typicalMs: 120_000,
  needs: () => [{ id: 'hyperv.feature' }, { id: 'host.os' }, { id: 'host.boot' }],
  state: (_input, facts) => {
    const feature = facts.get('hyperv.feature');
    if (!('value' in feature)) return 'later';
    return feature.value.state === 'Enabled' || feature.value.state === 'EnablePending' ? 'todo' : 'done';
  },
  action: ({ server }) =>
    server
      ? { port: 'host', op: 'role.remove', args: { Name: 'Hyper-V' } }
      : { port: 'host', op: 'feature.disable', args: { FeatureName: 'Microsoft-Hyper-V' } },
  settle: () => ({ everyMs: 5_000, forMs: 60_000 }),
  goesOn: { everyMs: 5_000, forMs: 1_200_000 },
  made: (_input, before, now) => ({
    since: now.value('hyperv.feature')?.state === 'DisablePending' ? bootMark(before) : null,
  }),
  undo: (input) => ({ step: { kind: 'enable-hyper-v', input } }),
});
