import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { takeValue } from '../../../src/main/bridge/values.ts';
import { engine, scriptPath } from './engine.ts';

/** What the host's reader and writer make of each text; none may have a line break. */
export function throughHost(texts: readonly string[], as: 'value' | 'catalogue' = 'value'): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));
  try {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    writeFileSync(from, texts.join('\n'));
    const script = fileURLToPath(new URL('fixtures/json.ps1', import.meta.url));
    const options = ['-File', script, '-Scripts', dirname(scriptPath), '-From', from, '-To', to, '-As', as];
    const shell = ['-NoProfile', '-ExecutionPolicy', 'Bypass'];
    const done = spawnSync(engine.command, [...engine.args, ...shell, ...options], { encoding: 'utf8' });
    if (`${done.stdout}${done.stderr}` !== '') throw new Error(`${done.stdout}${done.stderr}`);
    return readFileSync(to, 'utf8').split('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A text of the host as the caller gets it. */
export const back = (text: string) =>
  takeValue(JSON.parse(text), () => {
    throw new Error('no pieces');
  });

/** Values of JSON that come back as they went, as far as a script can hold them. */
export function someValues(numRuns: number, seed: number): unknown[] {
  const key = fc.string({ minLength: 1 }).filter((name) => name !== '__proto__');
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, depthSize: 'medium' },
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('\ud800', '\udfff x', '\u0000', '\u2028', '"\\/\b\f\n\r\t'),
      fc.maxSafeInteger(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((one) => !isLarge(one)),
      fc.constantFrom(true, false, null),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(key, tie('value'), { maxKeys: 5 }),
    ),
  }));
  return fc.sample(value, { numRuns, seed }).filter((one) => !hasCases(one));
}

/** True for whole numbers that a script would hold in 64 bits and tell as text. */
function isLarge(value: number): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21;
}

/** True when two names differ in case only, somewhere in it: such a table comes back as pairs. */
function hasCases(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(hasCases);
  const keys = Object.keys(value).map((key) => key.toUpperCase());
  return new Set(keys).size < keys.length || Object.values(value).some(hasCases);
}
