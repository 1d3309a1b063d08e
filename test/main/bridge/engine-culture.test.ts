import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../../src/main/bridge/launch.ts';
import { engine, missing, openDesk, scriptPath } from './engine.ts';

// Beside copies of the scripts, where they are looked for.
const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));
cpSync(dirname(scriptPath), folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The host script under a culture that a wrapper sets up before it. */
function wrapper(name: string, setUp: string): string {
  const path = join(folder, `${name}.ps1`);
  const parameters = 'param([string]$Pipe, [string]$Proof, [string]$Parent, [string]$Catalogue)';
  const thread = '[System.Threading.Thread]::CurrentThread';
  const set = `${thread}.CurrentCulture = $culture\n${thread}.CurrentUICulture = $culture\n[cultureinfo]::DefaultThreadCurrentCulture = $culture`;
  const call = `& '${join(folder, basename(scriptPath))}' -Pipe $Pipe -Proof $Proof -Parent $Parent -Catalogue $Catalogue\nexit $LASTEXITCODE\n`;
  writeFileSync(path, [parameters, setUp, set, call].join('\n'));
  return path;
}

/** A culture that writes everything differently, made here: the engine alone knows no other languages. */
const odd = `
$culture = [cultureinfo]::InvariantCulture.Clone()
$culture.NumberFormat.NumberDecimalSeparator = ','
$culture.NumberFormat.NumberGroupSeparator = '.'
$culture.NumberFormat.NegativeSign = [string][char]0x2212
$culture.NumberFormat.NaNSymbol = 'non'
$culture.NumberFormat.PositiveInfinitySymbol = 'inf'
$culture.DateTimeFormat.DateSeparator = '-'
$culture.DateTimeFormat.TimeSeparator = '.'
$culture.DateTimeFormat.ShortDatePattern = 'dd/MM/yyyy'
`;

/** The engine with the languages of ICU, which its own settings leave out. */
function withLanguages(): Engine {
  const library = engine.args[0] ?? '';
  const settings = JSON.parse(readFileSync(library.replace(/\.dll$/u, '.runtimeconfig.json'), 'utf8')) as {
    runtimeOptions: { configProperties: Record<string, unknown> };
  };
  delete settings.runtimeOptions.configProperties['System.Globalization.Invariant'];
  const path = join(folder, 'languages.runtimeconfig.json');
  writeFileSync(path, JSON.stringify(settings));
  return {
    command: engine.command,
    args: ['exec', '--runtimeconfig', path, '--depsfile', library.replace(/\.dll$/u, '.deps.json'), library],
  };
}

const kinds = ['limits', 'nullable'];

/** All that is told about numbers, times and errors, without what is different each time. */
async function told(script: string, on: Engine) {
  const desk = openDesk(300, { script, engine: on });
  try {
    const values = await Promise.all(kinds.map((Kind) => desk.run('more.typed', { Kind })));
    const number = await desk.run('more.number');
    const errors = await Promise.all(
      ['throw', 'bind', 'absent', 'stop', 'inner'].map((Way) => desk.run('stand.fail', { Way })),
    );
    const [shown] = number.output as Record<string, unknown>[];
    const { Shown, Upper, Culture, ...rest } = shown ?? {};
    return {
      own: { Shown, Upper, Culture, started: desk.launched.length },
      same: {
        values: values.map(({ output }) => output),
        number: rest,
        errors: errors.map(({ state, errors }) => [
          state,
          errors.map(({ how, error }) => [how, error.id, error.category]),
        ]),
        echoed: (await desk.run('stand.echo', { Number: -1234567 })).output,
        text: (await desk.run('more.text', { Text: 'I\u0131\u0130i' })).output,
        refused: await desk.run('stand.echo', { TITLE: 'x' }).then(({ refusal }) => refusal),
      },
    };
  } finally {
    await desk.bridge.close();
  }
}

/** The engine with the languages of ICU; undefined where that is not installed. */
async function engineWithIcu(): Promise<Engine | undefined> {
  if (missing !== undefined) return undefined;
  const on = withLanguages();
  const desk = openDesk(300, { engine: on });
  try {
    return (await desk.run('stand.text', { Length: 1 })).state === 'ok' ? on : undefined;
  } finally {
    await desk.bridge.close();
  }
}
const languages = await engineWithIcu();

describe.skipIf(missing !== undefined)('under other cultures, on a real engine', () => {
  const usual = missing === undefined ? told(scriptPath, engine) : undefined;

  test('#31 numbers and times are the same where decimals have commas and minus is another sign', async () => {
    const other = await told(wrapper('odd', odd), engine);
    // Commands do live in that culture.
    expect(other.own).toMatchObject({ Shown: '1234,5', started: 1 });
    expect(other.same).toEqual((await usual)?.same);
    expect(other.same.number).toEqual({
      Fraction: 1234.5,
      Negative: -7,
      Decimal: -1234.5,
      Big: '-12345678901234567890',
      Time: '2026-12-31T23:59:58.000Z',
      Offset: '2026-12-31T23:59:58.000Z',
      Span: '00:00:01.5005000',
      Long: '-9223372036854775808',
      Small: -0.5,
    });
  });

  const withoutIcu = languages === undefined ? ' (no ICU here)' : '';
  test.skipIf(languages === undefined).each(['fr-FR', 'tr-TR', 'ja-JP', 'ar-SA', 'de-CH'])(
    `#31 ids, numbers and times are the same under %s${withoutIcu}`,
    async (name) => {
      const script = wrapper(name, `$culture = [cultureinfo]::new('${name}')`);
      const other = await told(script, languages ?? engine);
      expect(other.own).toMatchObject({
        Culture: name,
        // The letter that Turkish has two of.
        Upper: name === 'tr-TR' ? 'T\u0130TLE \u0130' : 'TITLE I',
      });
      expect(other.same).toEqual((await usual)?.same);
    },
  );
});
