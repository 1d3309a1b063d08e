import { agentKey } from '../../../main/domain/leftovers.ts';
import { filesOn } from '../leaves/files.ts';
import { itemRemove, serviceUnregister } from '../changes/leftovers.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { sameName } from '../like.ts';
import { settingKeys } from '../../windows/settings.ts';
import { textParameter, type Command } from '../stream.ts';

const inRegistry = 'Registry::HKEY_LOCAL_MACHINE\\';

/** Remove-Item for a folder or a key. What a program that is installed has open is not removed. */
const removeItem: Command = (call) => {
  const path = textParameter(call, 'LiteralPath') ?? '';
  return runChange(call, itemRemove, (machine): Prepared<{ place: 'files' | 'registry'; path: string }> => {
    const missing = { end: { failed: `Cannot find path '${path}' because it does not exist.` } };
    if (path.startsWith(inRegistry)) {
      const there =
        sameName(path, agentKey.replace('HKLM\\', inRegistry)) && settingKeys(machine).has(agentKey);
      return there ? { data: { place: 'registry', path: agentKey } } : missing;
    }
    const files = filesOn(machine).filter((file) => file.toLowerCase().startsWith(`${path.toLowerCase()}\\`));
    if (files.length === 0) return missing;
    return machine.msi === null
      ? { data: { place: 'files', path } }
      : { end: { failed: `Cannot remove item ${files[0]}: Access to the path is denied.` } };
  });
};

/** Invoke-CimMethod Delete for a service, found by its name in the query. One that runs is only marked for it. */
const deleteService: Command = (call) => {
  const name = /Name = '(\w+)'/u.exec(textParameter(call, 'Query') ?? '')?.[1] ?? '';
  return runChange(call, serviceUnregister, (machine): Prepared<{ name: string }> => {
    const found = Object.entries(machine.services).find(([candidate]) => sameName(candidate, name));
    if (found === undefined) return { end: {} };
    return found[1].status === 'Running'
      ? { end: { output: [{ ReturnValue: 0 }] } }
      : { data: { name: found[0] } };
  });
};

export const leftoverCmdlets: Readonly<Record<string, Command>> = {
  'Microsoft.PowerShell.Management\\Remove-Item': removeItem,
  'CimCmdlets\\Invoke-CimMethod': deleteService,
};
