import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Command lines and environments of this process and all below it, as anybody of this account can read them. Linux. */
export function processTable(): string[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const isOurs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === process.pid) return true;
    return false;
  };
  return [...parents.keys()].filter(isOurs).flatMap((pid) =>
    ['cmdline', 'environ'].flatMap((file) => {
      try {
        return [readFileSync(`/proc/${pid}/${file}`, 'latin1')];
      } catch {
        return [];
      }
    }),
  );
}

/** The content of every file below a folder, pipes left aside. */
export const fileTexts = (place: string): string[] =>
  readdirSync(place, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'));
