import type { Json } from '../../../contract/json.ts';
import type { MachineState } from '../../state/machine.ts';
import { serviceStart, serviceStop } from '../changes/services.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { sameName } from '../like.ts';
import { query } from '../query.ts';
import { numberParameter, textParameter, textsParameter, type Command } from '../stream.ts';

interface LogEvent {
  at: number;
  id: number;
  parts: readonly (string | number)[];
}

/** The events of this machine by the provider that logs them, oldest first (eflow.md 4.2; field-notes, reboot). */
function eventsOf({ boot, history }: MachineState, provider: string): LogEvent[] {
  switch (provider) {
    case 'Microsoft-Windows-Kernel-Boot':
      return boot.events.map(({ at, type }) => ({ at, id: 27, parts: [type] }));
    case 'Microsoft-Windows-WindowsUpdateClient':
      return history.updates.map(({ at, title }) => ({ at, id: 19, parts: [title] }));
    case 'MsiInstaller':
      return history.installations.map(({ at, removed, name, version, status }) => ({
        at,
        id: removed ? 1034 : 1033,
        parts: [name, version, 1033, status, 'Contoso'],
      }));
    case 'Service Control Manager':
      return history.serviceFailures.map(({ at, name, event }) => ({ at, id: event, parts: [name, '1'] }));
    default:
      return [];
  }
}

/** Get-WinEvent by a table of what is looked for: log, provider and numbers; newest first. */
const getWinEvent: Command = query((machine, call) => {
  const { ProviderName, Id } = call.parameters['FilterHashtable'] as {
    ProviderName: string;
    Id: number | readonly number[];
  };
  const ids = [Id].flat();
  const found = eventsOf(machine, ProviderName)
    .filter(({ id }) => ids.includes(id))
    .toReversed();
  const events = found
    .slice(0, numberParameter(call, 'MaxEvents') ?? found.length)
    .map(({ at, id, parts }): Json => ({
      TimeCreated: new Date(at).toISOString(),
      Id: id,
      Properties: parts.map((Value) => ({ Value })),
    }));
  return events.length === 0
    ? {
        records: [
          { kind: 'error', text: 'No events were found that match the specified selection criteria.' },
        ],
      }
    : events;
});

function findService(
  machine: MachineState,
  name: string,
): [string, MachineState['services'][string]] | undefined {
  return Object.entries(machine.services).find(([candidate]) => sameName(candidate, name));
}

/** Get-Service with -ErrorAction SilentlyContinue: what is not there is simply left out. */
const getService: Command = query((machine, call) =>
  textsParameter(call, 'Name').flatMap((name): Json[] => {
    const found = findService(machine, name);
    return found === undefined
      ? []
      : [{ Name: found[0], Status: found[1].status, StartType: found[1].startType }];
  }),
);

/** The service to act upon, or the error of Start-Service and Stop-Service without it. */
function namedService(machine: MachineState, name: string): Prepared<{ name: string }> {
  const found = findService(machine, name);
  return found === undefined
    ? { end: { failed: `Cannot find any service with service name '${name}'.` } }
    : { data: { name: found[0] } };
}

/** Start-Service. The agent does not start while its files wait for a restart (3010). */
const startService: Command = (call) => {
  const name = textParameter(call, 'Name') ?? '';
  return runChange(call, serviceStart, (machine) => {
    const named = namedService(machine, name);
    const waits = 'data' in named && named.data.name === 'wssdagent' && machine.msi?.pendingRename === true;
    return waits ? { end: { failed: "Failed to start service 'WSSD Agent Service (wssdagent)'." } } : named;
  });
};

const stopService: Command = (call) => {
  const name = textParameter(call, 'Name') ?? '';
  return runChange(call, serviceStop, (machine) => namedService(machine, name));
};

export const systemCmdlets: Readonly<Record<string, Command>> = {
  'Microsoft.PowerShell.Diagnostics\\Get-WinEvent': getWinEvent,
  'Microsoft.PowerShell.Management\\Get-Service': getService,
  'Microsoft.PowerShell.Management\\Start-Service': startService,
  'Microsoft.PowerShell.Management\\Stop-Service': stopService,
};
