import type { LogLine } from '../../contract/facts.ts';

/** A service of the IoT Edge runtime as `iotedge system status` prints it. */
export interface ServiceLine {
  name: string;
  state: string;
}

/** A row of `iotedge list`. */
export interface ModuleLine {
  name: string;
  status: string;
  description: string;
  image: string;
}

/**
 * Reads `iotedge system status` (eflow.md 16.2): name padded to 24, then `Running`, `Ready` or `Down - <text>`.
 * Also takes `systemctl status` text, as `SystemCtlStatus` may hold either.
 *
 * @assumed eflow.md 8.5: the content of SystemCtlStatus is one of these two forms | verify: Get-EflowVm | ConvertTo-Json -Depth 12 on a 1.5 host
 */
export function parseServices(lines: readonly string[]): ServiceLine[] {
  const services: ServiceLine[] = [];
  let unit: string | undefined;
  for (const line of lines) {
    const status = /^\s{4}(aziot-[a-z]+)\s+(Running|Ready|Down(?: - .*)?)\s*$/u.exec(line);
    if (status?.[1] !== undefined && status[2] !== undefined) {
      services.push({ name: status[1], state: status[2].trim() });
      continue;
    }
    const head = /^\W*(aziot-[a-z]+)\.service\b/u.exec(line);
    if (head) unit = head[1];
    const active = /^\s*Active:\s+(\w+)(?:\s+\((\w+)\))?/u.exec(line);
    if (active && unit !== undefined) {
      services.push({ name: unit, state: active[1] === 'active' ? 'Running' : `Down - ${active[1] ?? ''}` });
      unit = undefined;
    }
  }
  return services;
}

/** Reads `iotedge list` (eflow.md 16.1): columns are separated by two or more blanks; the first line is the header. */
export function parseModules(lines: readonly string[]): ModuleLine[] {
  const header = lines.findIndex((line) => /^NAME\s{2,}STATUS\s{2,}DESCRIPTION\s{2,}config\s*$/iu.test(line));
  if (header < 0) return [];
  return lines
    .slice(header + 1)
    .map((line) => line.trim().split(/\s{2,}/u))
    .filter((cells) => cells.length >= 4)
    .map(([name = '', status = '', description = '', ...image]) => ({
      name,
      status,
      description,
      image: image.join(' '),
    }));
}

/**
 * Reads log lines that carry their time in the text, as the identity service (`2026-03-01T08:00:00Z [INFO] - ...`) and
 * edgeAgent (`<6> 2026-03-01 08:00:00.123 +00:00 [INF] - ...`) write them. Lines without a time belong to the one before.
 *
 * @assumed eflow.md 9.3: both logs carry UTC times in this form | verify: read both logs of a provisioned VM
 */
export function parseLog(lines: readonly string[]): LogLine[] {
  const parsed: LogLine[] = [];
  for (const line of lines) {
    const match = /(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}:\d{2})(\.\d{1,9})?(?:Z| \+00:00)\s+(.*)$/u.exec(line);
    if (match) {
      const millis = (match[3] ?? '.000').slice(1, 4).padEnd(3, '0');
      const at = `${match[1]}T${match[2]}.${millis}Z`;
      if (!Number.isNaN(Date.parse(at))) parsed.push({ at, text: match[4] ?? '' });
      continue;
    }
    const last = parsed.at(-1);
    if (last !== undefined && line.trim() !== '') last.text += ` ${line.trim()}`;
  }
  return parsed;
}
