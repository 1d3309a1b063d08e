import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { errorCodes, type ErrorCode } from '../../../src/contract/errors.ts';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import type { BridgeOutcome } from '../../../src/main/bridge/bridge.ts';
import { createLaunch, LaunchError } from '../../../src/main/bridge/launch.ts';
import { problemOf } from '../../../src/main/bridge/problems.ts';
import type { CatalogueEntry } from '../../../src/main/domain/catalogue.ts';
import { errors as de } from '../../../src/messages/de/errors.ts';
import { errors as en } from '../../../src/messages/en/errors.ts';
import { cataloguePath, scriptPath } from './engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program in place of PowerShell that says this and ends. */
function instead(name: string, code: string) {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, code);
  return { command: process.execPath, args: [file] };
}

async function refusal(engine: { command: string; args: string[] }, more: { script?: string } = {}) {
  const launch = createLaunch({
    script: more.script ?? scriptPath,
    catalogue: cataloguePath,
    env: process.env,
    clock: systemClock,
    engine,
  });
  const error: unknown = await launch('proof').then(
    ({ kill }) => kill(),
    (why: unknown) => why,
  );
  expect(error).toBeInstanceOf(LaunchError);
  return error as LaunchError;
}

/** What Windows PowerShell prints of a script it may not run; sentences in the language of Windows, ids in none. */
const german = `Die Datei "C:\\Program Files\\EFLOW Desk\\ps-scripts\\bridge-host.ps1" kann nicht geladen werden.
    + CategoryInfo          : Sicherheitsfehler: (:) [], ParentContainsErrorRecordException
    + FullyQualifiedErrorId : UnauthorizedAccess
`;

describe('a PowerShell that does not come up', () => {
  test.each([
    ['policy-execution', 'policy', `console.error(${JSON.stringify(german)}); process.exit(1)`],
    ['policy-execution', 'out', `console.log('x\\n + [], PSSecurityException'); process.exit(1)`],
    ['ended', 'other', `console.error('Unauthorized access, says a sentence'); process.exit(1)`],
    ['ended', 'silent', 'process.exit(0)'],
    ['ended', 'talks', `console.log('{"bridge":1}'); setInterval(() => {}, 1000)`],
    [
      'policy-language-mode',
      'clm',
      `console.log('{"bridge":1,"refused":"language-mode"}'); process.exit(78)`,
    ],
    ['policy-32-bit', 'wow', `console.log('{"bridge":1,"refused":"32-bit"}'); process.exit(79)`],
    ['no-connection', 'deaf', `console.log('{"bridge":1,"ready":true}'); setInterval(() => {}, 1000)`],
  ])('is told as %s: %s', async (reason, name, code) => {
    expect(await refusal(instead(name, code))).toMatchObject({ reason });
  });

  test('keeps its last words', async () => {
    const { stray } = await refusal(
      instead('words', `process.stderr.write('last words'); process.exitCode = 1`),
    );
    expect(stray).toContain('last words');
  });

  test('is told as not there when its program is not', async () => {
    const { reason } = await refusal({ command: join(folder, 'powershell.exe'), args: [] });
    expect(reason).toBe('ended');
  });

  test('is not started when a part of its script is missing', async () => {
    const parts = readdirSync(dirname(scriptPath)).filter((name) => name.startsWith('bridge-'));
    expect(parts.length).toBeGreaterThan(4);
    const started = instead(
      'started',
      `import { writeFileSync } from 'node:fs'; writeFileSync('${folder}/yes', '')`,
    );
    for (const left of parts) {
      const copy = mkdtempSync(join(folder, 'copy-'));
      for (const part of parts.filter((name) => name !== left))
        copyFileSync(join(dirname(scriptPath), part), join(copy, part));
      const error = await refusal(started, { script: join(copy, basename(scriptPath)) });
      expect(error).toMatchObject({ reason: 'script-missing', stray: join(copy, left) });
    }
    expect(readdirSync(folder)).not.toContain('yes');
  });
});

const entry: CatalogueEntry = {
  kind: 'cmdlet',
  command: 'Hyper-V\\Get-VMSwitch',
  lane: 'a',
  timeoutMs: 1000,
  parameters: {},
  project: 'raw',
};
const problem = (end: Partial<BridgeOutcome>) =>
  problemOf(
    { op: 'vswitch.read', args: {}, timeoutMs: 1000 },
    entry,
    { state: 'gone', started: false, ms: 0, output: [], incomplete: [], errors: [], tooLong: false, ...end },
    [],
  );

describe('why there is no answer', () => {
  const reasons: [string, ErrorCode, string][] = [
    ['policy-language-mode', errorCodes.policyLanguage, 'after-fix'],
    ['fatal: lane: language mode', errorCodes.policyLanguage, 'after-fix'],
    ['policy-execution', errorCodes.policyExecution, 'after-fix'],
    ['policy-32-bit', errorCodes.powershell32, 'after-fix'],
    ['not-found', errorCodes.powershellAbsent, 'after-fix'],
    ['script-missing', errorCodes.programIncomplete, 'after-fix'],
    ['catalogue-differs', errorCodes.programIncomplete, 'after-fix'],
    ['ended', errorCodes.hostNotStarted, 'safe'],
    ['too-slow', errorCodes.hostNotStarted, 'safe'],
    ['no-connection', errorCodes.hostNotStarted, 'safe'],
    ['handshake', errorCodes.hostNotStarted, 'safe'],
    ['not-started', errorCodes.hostNotStarted, 'safe'],
    ['given-up', errorCodes.hostNotStarted, 'safe'],
    ['process ended', errorCodes.hostGone, 'safe'],
    ['constructor', errorCodes.hostGone, 'safe'],
  ];
  test.each(reasons)('%s is %s, to be tried again: %s', (why, code, retry) => {
    expect(problem({ why, printed: ['x'] })).toMatchObject({
      code,
      retry,
      doing: 'host.vswitch.read',
      origin: { kind: 'powershell', id: why, tail: ['x'] },
    });
  });

  test('too many waiting is a failure of its own, which may be tried again as it is', () => {
    expect(problem({ state: 'busy' })).toMatchObject({
      code: errorCodes.laneBusy,
      params: { command: 'Hyper-V\\Get-VMSwitch' },
      retry: 'safe',
    });
  });

  test('each of them, and a missing command, has its remedy in both languages', () => {
    const codes = new Set(reasons.map(([, code]) => code).filter((code) => code !== errorCodes.hostGone));
    for (const code of [...codes, errorCodes.laneBusy, errorCodes.commandAbsent]) {
      for (const texts of [en, de] as Readonly<Record<string, string>>[]) {
        expect(texts[`error.${code}`], code).toMatch(/\.$/u);
        expect(texts[`fix.${code}`]?.length, code).toBeGreaterThan(20);
      }
    }
  });
});
