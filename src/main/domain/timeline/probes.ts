import { z } from 'zod';
import type { Json } from '../../../contract/json.ts';
import { probe } from '../probe.ts';

/** A row of Get-WinEvent. Only its numbers and its parts are read: its message is in the language of Windows. */
const EventRow = z.object({
  TimeCreated: z.iso.datetime().transform((value) => new Date(value).toISOString()),
  Id: z.number().int(),
  Properties: z.array(z.unknown()),
});
const Part = z.object({ Value: z.union([z.string(), z.number()]).nullable() });

interface Event {
  at: string;
  id: number;
  /** A part by its place; empty where there is none. */
  part(at: number): string;
}

const events = (output: readonly Json[]): Event[] =>
  output
    .map((row) => EventRow.parse(row))
    .map(({ TimeCreated, Id, Properties }) => ({
      at: TimeCreated,
      id: Id,
      part: (at) => String(Part.safeParse(Properties[at]).data?.Value ?? ''),
    }));

/** Services of EFLOW by what Windows calls them. */
const ofEflow = /wssd|eflow/iu;

/** Facts of what happened to this Windows, each with the one command that tells it. No event at all is an empty list. */
export const historyProbes = {
  /** @assumed user-needs.md 1 pain 4: event 19 of Microsoft-Windows-WindowsUpdateClient is an installed update, its first part the title with the KB number | verify: Get-WinEvent -FilterHashtable @{LogName='System';ProviderName='Microsoft-Windows-WindowsUpdateClient';Id=19} after an update */
  'host.updates': probe('host.updates', 'update.events', {}, (output) =>
    events(output).map(({ at, part }) => {
      const title = part(0);
      return { at, title, kb: /\bKB\d{6,8}\b/iu.exec(title)?.[0].toUpperCase() ?? null };
    }),
  ),
  /** @assumed eflow.md 4.2: events 1033 and 1034 of MsiInstaller have name, version, language and status as their first parts | verify: install and remove any MSI and read Properties of both events */
  'host.installations': probe('host.installations', 'installer.events', {}, (output) =>
    events(output).map(({ at, id, part }) => ({
      at,
      what: id === 1034 ? ('removed' as const) : ('installed' as const),
      name: part(0),
      version: part(1),
      status: z.coerce.number().int().parse(part(3)),
    })),
  ),
  /** @assumed eflow.md 4.3: the service control manager names the agent of EFLOW "WSSD Agent Service" or wssdagent in the first part of its events | verify: kill wssdagent.exe and read event 7031 */
  'host.serviceFailures': probe('host.serviceFailures', 'failure.events', {}, (output) =>
    events(output)
      // Event 7009 names how long was waited first.
      .map(({ at, id, part }) => ({ at, name: id === 7009 ? part(1) : part(0), event: id }))
      .filter(({ name }) => ofEflow.test(name)),
  ),
};
