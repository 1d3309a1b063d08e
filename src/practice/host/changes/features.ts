import { z } from 'zod';
import type { HostRecord } from '../../../main/ports.ts';
import type { FeatureState, MachineState } from '../../state/machine.ts';
import { defineChange, type Outcome, type Phase } from './change.ts';

/** A feature or role is turned on or off; `shape` is how the cmdlet that was called tells the result. */
const Feature = z.strictObject({ shape: z.enum(['dism', 'role']) });
type Feature = z.infer<typeof Feature>;

/** What the two families of cmdlets answer (HC-06). */
export function featureResult(shape: Feature['shape'], restart: boolean, changed: boolean): Outcome {
  if (shape === 'dism') return { output: [{ RestartNeeded: restart }] };
  const exitCode = restart ? 'SuccessRestartRequired' : changed ? 'Success' : 'NoChangeNeeded';
  return { output: [{ RestartNeeded: restart ? 'Yes' : 'No', ExitCode: exitCode }] };
}

const percent = (value: number): HostRecord => ({
  kind: 'progress',
  activity: 'Operation',
  status: 'Running',
  percent: value,
});

/** DISM works in three stretches and tells how far it is. */
function phases(pending: FeatureState, launch: boolean): readonly Phase<Feature>[] {
  const quiet = () => undefined;
  return [
    { name: 'stage', virtualMs: 25_000, says: () => [percent(5)], effect: quiet },
    { name: 'install', virtualMs: 30_000, says: () => [percent(40)], effect: quiet },
    {
      name: 'commit',
      virtualMs: 15_000,
      says: () => [percent(85)],
      effect: (machine: MachineState, { shape }: Feature) => {
        machine.hyperV.feature = pending;
        if (launch) machine.hyperV.launchType ??= 'Auto';
        machine.windows.pending.componentServicing = true;
        return { records: [percent(100)], ...featureResult(shape, true, true) };
      },
    },
  ];
}

/**
 * Turns Hyper-V on. Windows' servicing goes on when the caller is gone, and nothing takes effect before a full restart.
 *
 * @assumed eflow.md HC-06: turning Microsoft-Hyper-V on with -All brings the hypervisor, the services and the management tools along | verify: Get-WindowsOptionalFeature -Online after the command on a client
 */
export const featureEnable = defineChange<Feature>({
  id: 'feature.enable',
  data: Feature,
  onCallerDeath: 'completes',
  phases: () => phases('EnablePending', true),
});

/**
 * Turns Hyper-V off, also while turning it on still waits for a restart.
 *
 * @assumed eflow.md HC-06: a feature that is turned off before the restart that would have finished turning it on reads DisablePending | verify: enable, then disable Microsoft-Hyper-V without a restart and read its state
 */
export const featureDisable = defineChange<Feature>({
  id: 'feature.disable',
  data: Feature,
  onCallerDeath: 'completes',
  phases: () => phases('DisablePending', false),
});
