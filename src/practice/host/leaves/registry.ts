import type { Json } from '../../../contract/json.ts';
import type { MachineState } from '../../state/machine.ts';
import { guidOf } from '../../windows/ids.ts';
import { settingKeys } from '../../windows/settings.ts';
import { likePattern, sameName } from '../like.ts';
import { query } from '../query.ts';
import { flagParameter, textParameter, textsParameter, type Command } from '../stream.ts';

type Values = Readonly<Record<string, Json>>;

const current = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion';
const uninstall = `${current}\\Uninstall`;
const windowsUpdate = `${current}\\WindowsUpdate`;
/** The service id of Microsoft Update. */
const microsoftUpdate = `${windowsUpdate}\\Services\\7971f918-a847-4430-9279-4a52d1efe18d`;

const networkPolicy = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\Network Connections';

/** The registry of this machine as far as anybody asks for it, derived from the state (eflow.md 4.3, 6.2). */
function registryOf(machine: MachineState): Map<string, Values> {
  const { windows, msi, settings } = machine;
  const keys = new Map<string, Values>([
    [
      'HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion',
      {
        ProductName: windows.caption.replace('Microsoft ', ''),
        CurrentBuild: String(windows.build),
        UBR: windows.ubr,
      },
    ],
    [
      'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager',
      windows.pending.fileRename.length === 0
        ? {}
        : { PendingFileRenameOperations: windows.pending.fileRename },
    ],
    [`${current}\\Component Based Servicing`, {}],
    [`${windowsUpdate}\\Auto Update`, {}],
    [uninstall, {}],
  ]);
  if (machine.network.sharingForbidden) keys.set(networkPolicy, { NC_ShowSharedAccessUI: 0 });
  if (windows.pending.componentServicing)
    keys.set(`${current}\\Component Based Servicing\\RebootPending`, {});
  if (windows.pending.windowsUpdate) keys.set(`${windowsUpdate}\\Auto Update\\RebootRequired`, {});
  if (windows.microsoftUpdate) keys.set(microsoftUpdate, { RegisteredWithAU: 1 });
  for (const { name, version } of settings.programs) {
    keys.set(`${uninstall}\\{${guidOf(name).toUpperCase()}}`, { DisplayName: name, DisplayVersion: version });
  }
  if (msi?.registered === true) {
    keys.set(`${uninstall}\\${msi.productCode}`, {
      DisplayName: 'Azure IoT Edge LTS',
      DisplayVersion: msi.version,
      Publisher: 'Microsoft Corporation',
      InstallDate: dayOf(msi.installedAt),
      WindowsInstaller: 1,
    });
  }
  for (const [key, values] of settingKeys(machine)) keys.set(key, { ...keys.get(key), ...values });
  return keys;
}

/** A day as the uninstall entries have it. */
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10).replaceAll('-', '');

const row = (key: string, values: Values | undefined): Json => ({
  Key: key,
  Exists: values !== undefined,
  Values: values ?? {},
});

/** The leaf that reads the registry: keys as they are, or their sub-keys whose value is like a pattern. */
const readRegistry: Command = query((machine, call) => {
  const registry = registryOf(machine);
  const keys = textsParameter(call, 'keys');
  const shown = (values: Values) => (flagParameter(call, 'bare') ? {} : values);
  if (!flagParameter(call, 'children')) {
    return keys.map((key) => {
      const found = [...registry].find(([name]) => sameName(name, key))?.[1];
      return row(key, found === undefined ? undefined : shown(found));
    });
  }
  const where = textParameter(call, 'where');
  const pattern = likePattern(textParameter(call, 'like') ?? '*');
  const fits = (values: Values) => {
    const value = Object.entries(values).find(([name]) => sameName(name, where ?? ''))?.[1];
    return where === undefined || (typeof value === 'string' && pattern.test(value));
  };
  return keys.flatMap((key) =>
    [...registry]
      .filter(([name, values]) => sameName(name.slice(0, name.lastIndexOf('\\')), key) && fits(values))
      .map(([name, values]) => row(name, shown(values))),
  );
});

export const registryLeaves: Readonly<Record<string, Command>> = {
  'EflowDesk\\Read-EflowDeskRegistry': readRegistry,
};
