import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { Goal } from '../../../../contract/jobs.ts';
import { Stage } from '../../../../contract/setup.ts';
import type { Cli } from '../context.ts';

/** The setup document that `--setup` names. */
export function setupFileOf(cli: Cli): string {
  const file = cli.line.options['setup'];
  if (typeof file !== 'string')
    throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'setup' }, retry: 'never' });
  return file;
}

/** Reads the setup document that `--setup` names and makes it a goal. */
export async function goalOfSetup(cli: Cli): Promise<Extract<Goal, { kind: 'setup' }>> {
  const file = setupFileOf(cli);
  const setup = await cli.call('setup.check', { text: await readSetup(file) });
  const only = cli.line.options['only'];
  const folder = dirname(resolve(file));
  if (only === undefined) return { kind: 'setup', setup, folder };
  const stages = String(only)
    .split(',')
    .map((word) => Stage.safeParse(word.trim()));
  if (stages.some((stage) => !stage.success)) {
    throw failure(errorCodes.usage, 'cli.parse', {
      params: { reason: 'only', value: String(only) },
      retry: 'never',
    });
  }
  return {
    kind: 'setup',
    setup,
    folder,
    only: stages.flatMap((stage) => (stage.success ? [stage.data] : [])),
  };
}

/** The text of a setup document or of a file that becomes one. */
export async function readSetup(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw failure(errorCodes.setupNotReadable, 'setup.read', {
      params: { file, reason },
      origin: { kind: 'file', id: reason },
    });
  }
}
