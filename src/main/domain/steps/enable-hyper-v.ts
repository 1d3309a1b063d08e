import { z } from 'zod';
import type { Facts } from '../facts.ts';
import { defineKind, type StepKind } from './kind.ts';
import { bootMark } from './reboot.ts';

interface HyperV {
  server: boolean;
}

/** Whether the feature is on or will be with the next restart; undefined when Windows does not tell. */
function isOn(facts: Facts): boolean | undefined {
  const state = facts.value('hyperv.feature')?.state;
  return state === undefined ? undefined : state === 'Enabled' || state === 'EnablePending';
}

/** What turning the feature on and off have in common: both take effect with a restart, which a step of its own asks for. */
function turnHyperV(
  on: boolean,
): Pick<
  StepKind<HyperV>,
  'rebootWatch' | 'input' | 'typicalMs' | 'needs' | 'state' | 'settle' | 'goesOn' | 'made'
> {
  const pending = on ? 'EnablePending' : 'DisablePending';
  return {
    rebootWatch: 'hyper-v',
    input: z.object({ server: z.boolean() }),
    typicalMs: 120_000,
    needs: () => [{ id: 'hyperv.feature' }, { id: 'host.os' }, { id: 'host.boot' }],
    state: (_input, facts) => {
      const now = isOn(facts);
      if (now === undefined) return 'later';
      return now === on ? 'done' : 'todo';
    },
    settle: () => ({ everyMs: 5_000, forMs: 60_000 }),
    goesOn: { everyMs: 5_000, forMs: 1_200_000 },
    made: (_input, before, now) => ({
      since: now.value('hyperv.feature')?.state === pending ? bootMark(before) : null,
    }),
  };
}

/**
 * Turns on the Hyper-V feature (HC-06). On a server the role brings the management tools along. Nothing runs before
 * the restart that follows, so `EnablePending` counts as done here and the reboot step takes over.
 */
export const enableHyperV = defineKind<HyperV>({
  ...turnHyperV(true),
  kind: 'enable-hyper-v',
  action: ({ server }) =>
    server
      ? { port: 'host', op: 'role.install', args: { Name: 'Hyper-V' } }
      : { port: 'host', op: 'feature.enable', args: { FeatureName: 'Microsoft-Hyper-V' } },
  undo: ({ server }) => ({ step: { kind: 'disable-hyper-v', input: { server } } }),
  residueNeeds: [{ id: 'hyperv.launchType' }],
  mayLeave: ['launch-type'],
  residues: (before, now) => {
    const was = before.get('hyperv.launchType');
    const added =
      'unknown' in was && was.unknown === 'absent' && now.value('hyperv.launchType') !== undefined;
    return added ? ['launch-type'] : [];
  },
});

/** Turns the Hyper-V feature off again: the undo of {@link enableHyperV}. */
export const disableHyperV = defineKind<HyperV>({
  ...turnHyperV(false),
  kind: 'disable-hyper-v',
  action: ({ server }) =>
    server
      ? { port: 'host', op: 'role.remove', args: { Name: 'Hyper-V' } }
      : { port: 'host', op: 'feature.disable', args: { FeatureName: 'Microsoft-Hyper-V' } },
  undo: ({ server }) => ({ step: { kind: 'enable-hyper-v', input: { server } } }),
});
