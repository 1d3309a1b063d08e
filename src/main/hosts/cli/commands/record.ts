import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { Json } from '../../../../contract/json.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { printModuleProfile } from '../render/module-profile.ts';

/** Saves what a person will send on; the answer is the same with and without it. */
export async function save(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw failure(errorCodes.usage, 'cli.parse', {
      params: { reason: 'out', value: path, code },
      retry: 'after-fix',
      cause: error,
    });
  }
}

/** `record module-profile [--out FILE]`: the module AzureEFLOW as it is on this host, and where it differs from ours. */
export async function recordModuleProfile(cli: Cli): Promise<Outcome> {
  const out = cli.line.options['out'];
  const profile = await cli.call('module.profile', {});
  const saved = typeof out === 'string' ? resolve(out) : undefined;
  if (saved !== undefined) await save(saved, `${JSON.stringify(profile, null, 2)}\n`);
  printModuleProfile(cli, profile, saved);
  const exitCode = profile.comparison.verdict === 'same' ? exit.proven : exit.warnings;
  const json = { verdict: profile.comparison.verdict, profile: profile as unknown as Json };
  return { exitCode, json: saved === undefined ? json : { ...json, saved } };
}
