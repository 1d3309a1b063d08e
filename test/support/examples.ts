import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Goal } from '../../src/contract/jobs.ts';
import { parseSetup } from '../../src/main/domain/setup.ts';

/** An example setup of the repository as a goal. */
export function exampleGoal(
  name: 'dps-tpm' | 'connection-string' | 'dps-symmetric-key' | 'manual-x509' | 'dps-x509',
): Extract<Goal, { kind: 'setup' }> {
  const path = fileURLToPath(new URL(`../../examples/${name}.json`, import.meta.url));
  return { kind: 'setup', setup: parseSetup(readFileSync(path, 'utf8')), folder: dirname(path) };
}
