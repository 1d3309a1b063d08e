import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { redactJson } from '../domain/redact.ts';
import type { Clock, Log } from '../ports.ts';

const maxBytes = 1 << 20;

/**
 * The product's own log: `logs/eflow-desk.log` as NDJSON, one older file kept. A log that cannot be written must not stop
 * the work it tells about, so it falls silent then.
 */
export function createLog(stateFolder: string, clock: Clock, mask: (text: string) => string): Log {
  const path = join(stateFolder, 'logs', 'eflow-desk.log');
  let silent = false;
  return {
    write(level, event, data) {
      if (silent) return;
      const line = `${mask(JSON.stringify({ at: new Date(clock.now()).toISOString(), level, event, ...(redactJson(data) as object) }))}\n`;
      try {
        mkdirSync(join(stateFolder, 'logs'), { recursive: true });
        const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
        if (size + line.length > maxBytes) renameSync(path, `${path}.1`);
        appendFileSync(path, line);
      } catch {
        silent = true;
      }
    },
  };
}
