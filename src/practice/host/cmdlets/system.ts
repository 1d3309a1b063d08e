import type { Json } from '../../../contract/json.ts';
import type { MachineState } from '../../state/machine.ts';
import { serviceStart, serviceStop } from '../changes/services.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { sameName } from '../like.ts';
import { query } from '../query.ts';
import { numberParameter, textParameter, textsParameter, type Command } from '../stream.ts';

/** Get-WinEvent for the starts of Windows, newest first: Kernel-Boot event 27 tells their type (field-notes, reboot). */
const getWinEvent: Command = query((machine, call) => {
  const max = numberParameter(call, 'MaxEvents') ?? machine.boot.events.length;
  const events = machine.boot.events
    .toReversed()
    .slice(0, max)
    .map(({ at, type }): Json => ({
      TimeCreated: new Date(at).toISOString(),
      Properties: [{ Value: type }],
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
