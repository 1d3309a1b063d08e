import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { openGuest, type GuestAnswers } from '../../stand-ins/guest-shell.ts';
import { tempFolder } from '../../support/temp.ts';
import { run, script } from '../support.ts';

const fixtures = fileURLToPath(new URL('fixtures', import.meta.url));

/** What a block of a test script came to: what it answered, or how it failed. */
export interface Shown {
  output: unknown[];
  error: { id: string; text: string; category: string } | null;
}

/** Any text as an expression of PowerShell. */
export const text = (value: string) => `(Text '${Buffer.from(value, 'utf8').toString('base64')}')`;

/** The text of a test script. Each block becomes one line of JSON. */
export const scriptText = (blocks: readonly string[], before = '') =>
  [`. '${join(fixtures, 'show.ps1')}'`, before, ...blocks.map((block) => `Show { ${block} }`), ''].join('\n');

/** Runs blocks with the module loaded, in one process. `before` runs first. */
export async function shown(
  blocks: readonly string[],
  { before = '', env = {} }: { before?: string; env?: Record<string, string> } = {},
): Promise<Shown[]> {
  const ran = await run(
    [
      '-NoProfile',
      '-NonInteractive',
      '-ExecutionPolicy',
      'Bypass',
      '-File',
      script(scriptText(blocks, before)),
    ],
    '',
    { PSModulePath: fixtures, ...env },
  );
  expect(ran.stderr).toBe('');
  // What -WhatIf says goes to the console.
  const lines = ran.stdout.split('\n').filter((line) => line.startsWith('{"'));
  expect(lines).toHaveLength(blocks.length);
  return lines.map((line) => JSON.parse(line) as Shown);
}

/** A block that runs with a variable of the environment set, so that many cases share one process. */
export const where = (name: string, value: string, block: string) =>
  `[System.Environment]::SetEnvironmentVariable('${name}', '${value}'); ${block}`;

/** Puts an executable in place of those of System32: sets the one function that says where programs are. */
export function programs(folder: string, files: Readonly<Record<string, string>>): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, `${name}.exe`);
    writeFileSync(path, content);
    chmodSync(path, 0o755);
  }
  return `Inside { function script:Get-EflowDeskProgramPath { param($Folder, $Program) [System.IO.Path]::Combine(${text(folder)}, "$Program.exe") } }`;
}

/** Runs blocks with a VM whose shell answers so; also what ran in the VM and its files afterwards. */
export async function withGuest(
  answers: GuestAnswers,
  blocks: readonly string[],
  env: Record<string, string> = {},
): Promise<{ shown: Shown[]; ran: string[][]; files: Record<string, string> }> {
  const guest = openGuest(answers);
  try {
    const all = await shown(blocks, { env: { EFLOWDESK_GUEST: guest.argv.join(' '), ...env } });
    return { shown: all, ran: guest.ran(), files: guest.files() };
  } finally {
    guest.close();
  }
}

/** The shell of a VM in which these commands answer and these files lie. */
export const guestOf = (commands: GuestAnswers['commands'], files: Record<string, string>): GuestAnswers => ({
  ...(commands === undefined ? {} : { commands }),
  files: Object.fromEntries(Object.entries(files).map(([path, content]) => [path, { text: content }])),
});

/** Runs calls that change a VM. Files for administrators only are those of a folder of the test, since rights are Windows'. */
export async function changeGuest(
  answers: GuestAnswers,
  calls: readonly string[],
  env: Record<string, string> = {},
): Promise<{ said: Shown[]; ran: string[]; files: Record<string, string> }> {
  const secret = tempFolder();
  const leaf = `Inside {
    function script:Save-EflowDeskSecretFile { param($Text) $path = ${text(join(secret, 'given'))}; [System.IO.File]::WriteAllText($path, $Text); [pscustomobject]@{ Path = $path } }
    function script:Remove-EflowDeskSecretFile { param($Path) [System.IO.File]::Delete($Path) }
  }`;
  const { shown: all, ran, files } = await withGuest(answers, [leaf, ...calls], env);
  expect(readdirSync(secret)).toEqual([]);
  return { said: all.slice(1), ran: ran.map((one) => one.join(' ')), files };
}
