import type { FeatureState, MachineState } from '../../state/machine.ts';
import { windowsKeys } from '../../../main/domain/windows-keys.ts';
import { hyperVFeatures, isClient } from '../../windows/hyperv.ts';
import { opens } from '../../windows/settings.ts';
import { openSshSet } from '../changes/capability.ts';
import type { Change } from '../changes/change.ts';
import { featureDisable, featureEnable, featureResult } from '../changes/features.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { sameName } from '../like.ts';
import { query } from '../query.ts';
import { commandAbsent, textParameter, type Command } from '../stream.ts';

/** The name of the feature as Windows spells it, when this edition has it. */
function featureName(machine: MachineState, name: string): string | undefined {
  if (machine.hyperV.feature === 'Missing') return undefined;
  return hyperVFeatures.find((candidate) => sameName(candidate, name));
}

/** Get-WindowsOptionalFeature: an unknown feature is an error without an object. */
const getFeature: Command = query((machine, call) => {
  const wanted = textParameter(call, 'FeatureName') ?? '';
  const name = featureName(machine, wanted);
  return name === undefined
    ? { records: [{ kind: 'error', text: `Feature name ${wanted} is unknown.` }] }
    : [{ FeatureName: name, State: machine.hyperV.feature }];
});

type Shape = 'dism' | 'role';

/** States in which there is nothing to do, with whether a restart is outstanding. */
const settled: Readonly<Record<'enable' | 'disable', Partial<Record<FeatureState, boolean>>>> = {
  enable: { Enabled: false, EnablePending: true },
  disable: { Disabled: false, DisablePending: true },
};

function feature(
  shape: Shape,
  way: 'enable' | 'disable',
  known: (machine: MachineState) => boolean,
  unknown: string,
) {
  return (machine: MachineState): Prepared<{ shape: Shape }> => {
    if (!known(machine)) return { end: { failed: unknown } };
    const restart = settled[way][machine.hyperV.feature];
    return restart === undefined ? { data: { shape } } : { end: featureResult(shape, restart, restart) };
  };
}

const change = { enable: featureEnable, disable: featureDisable } satisfies Record<
  string,
  Change<{ shape: Shape }>
>;

/** Enable- and Disable-WindowsOptionalFeature (HC-06). Only Hyper-V can be changed here. */
const dism =
  (way: 'enable' | 'disable'): Command =>
  (call) => {
    const name = textParameter(call, 'FeatureName') ?? '';
    const known = (machine: MachineState) => featureName(machine, name) !== undefined;
    return runChange(call, change[way], feature('dism', way, known, `Feature name ${name} is unknown.`));
  };

/** Install- and Uninstall-WindowsFeature: the module is on servers only (HC-06). */
const role =
  (way: 'enable' | 'disable'): Command =>
  (call) => {
    if (isClient(call.session.store.machine())) return commandAbsent(call, call.command);
    const name = textParameter(call, 'Name') ?? '';
    const known = () => sameName(name, 'Hyper-V');
    const unknown = `The target of the specified cmdlet cannot be found: ${name}.`;
    return runChange(call, change[way], feature('role', way, known, unknown));
  };

/** Why the servicing stack finds no files for a feature on demand, in its own words (F15, eflow.md 5.1), or undefined. */
function noSource({ settings, ...machine }: MachineState): string | undefined {
  const value = (key: string, name: string) => settings.registry[key]?.[name];
  const byPolicy =
    value(windowsKeys.automaticUpdate, 'UseWUServer') === 1 &&
    value(windowsKeys.features, 'RepairContentServerSource') !== 2;
  if (byPolicy) return 'Add-WindowsCapability failed. Error code = 0x800f0954';
  return opens({ settings, ...machine }, 'download.windowsupdate.com', 443)
    ? undefined
    : 'The source files could not be downloaded. Error code = 0x800f0950';
}

/** Add- and Remove-WindowsCapability. Only the OpenSSH client can be changed here. */
const capability =
  (present: boolean): Command =>
  (call) => {
    const known = sameName(textParameter(call, 'Name') ?? '', 'OpenSSH.Client~~~~0.0.1.0');
    return runChange(call, openSshSet, (machine): Prepared<{ present: boolean }> => {
      if (!known) return { end: { failed: 'The Windows capability name is unknown.' } };
      if (machine.windows.openSshClient === present) return { end: { output: [{ RestartNeeded: false }] } };
      const missing = present ? noSource(machine) : undefined;
      return missing === undefined ? { data: { present } } : { end: { failed: missing } };
    });
  };

export const featureCmdlets: Readonly<Record<string, Command>> = {
  'Dism\\Get-WindowsOptionalFeature': getFeature,
  'Dism\\Enable-WindowsOptionalFeature': dism('enable'),
  'Dism\\Disable-WindowsOptionalFeature': dism('disable'),
  'Dism\\Add-WindowsCapability': capability(true),
  'Dism\\Remove-WindowsCapability': capability(false),
  'ServerManager\\Install-WindowsFeature': role('enable'),
  'ServerManager\\Uninstall-WindowsFeature': role('disable'),
};
