import { existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Recognition } from '../../../../src/contract/identity.ts';
import { derivations, ekT1, groupV1, idT1 } from '../../domain/identity/vectors.ts';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords, filesWith, type Answer, type Ran } from './support.ts';

const hub = 'contoso.azure-devices.net';
const key = Buffer.from('CANARY-CANARY-CANARY-CANARY-CANA').toString('base64');
const device = `HostName=${hub};DeviceId=press-3;SharedAccessKey=${key}`;
const desk = (folder = tempFolder()) => deskOf('vm-off', folder);
const check = (input: string, ...more: string[]) => desk().text(['identity', 'check', ...more], { input });

/** Everything that a run printed, in words. */
function said(ran: Ran): string {
  const text = ran.all.replaceAll(/\b(?:HostName|DeviceId|SharedAccessKey)=/gu, '');
  expectWords(text);
  return ran.stdout;
}

describe('identity check', () => {
  test('says what a device string is, its parts and where it goes, and not its key', async () => {
    const ran = await check(device);
    expect(ran.exitCode).toBe(0);
    expect(said(ran).split('\n')).toEqual([
      'Device connection string',
      `  IoT Hub    ${hub}`,
      '  Device ID  press-3',
      '  Key        32 bytes, not shown',
      'Goes into:',
      '  Device connection string (devConnString)',
      '',
    ]);
  });

  test('says the same in German', async () => {
    const ran = await desk().text(['--lang', 'de', 'identity', 'check'], { input: `"${device}"` });
    expect(said(ran)).toContain('Verbindungszeichenfolge eines Geräts');
    expect(ran.stdout).toContain('32 Bytes, wird nicht gezeigt');
    expect(ran.stdout).toContain('Wurde berichtigt:\n  Der Text: Anführungszeichen außen herum');
  });

  test('ends with 2 and says what to correct', async () => {
    const ran = await check(`HostName=${hub};SharedAccessKeyName=iothubowner`);
    expect(ran.exitCode).toBe(2);
    expect(said(ran)).toContain('To correct:\n  Key: SharedAccessKey= is missing\n');
    expect(ran.stdout).toContain('must never be put on a device');
  });

  test('tells the ID that is derived from an endorsement key', async () => {
    const ran = await check(ekT1);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain(idT1);
    expect(ran.stdout).toContain(ekT1);
    expect(ran.stdout).toContain('RSA 2048');
  });

  test('judges for a parameter, and names the parameters it knows', async () => {
    expect((await check('Press-3', '--field', 'registrationId')).stdout).toContain('press-3');
    const wrong = await check(`https://${hub}`, '--field', 'scopeId');
    expect(wrong.exitCode).toBe(2);
    expect(said(wrong)).toContain('begins with 0ne');
    const unknown = await check(device, '--field', key);
    expect(unknown.exitCode).toBe(2);
    expect(unknown.all).toContain('devConnString');
    expect(unknown.all).not.toContain(key);
  });

  test.each([
    ['nothing', '', 2],
    ['too much', 'x'.repeat(70_000), 2],
    ['a warning alone', groupV1, 0],
    ['a repair alone', `\u200b${device}`, 0],
  ])('with %s', async (_what, input, exitCode) => {
    const ran = await check(input);
    expect(ran.exitCode).toBe(exitCode);
    said(ran);
  });

  test('asks a person without showing the answer, and takes Ctrl-C', async () => {
    const ran = await desk().text(['identity', 'check'], { answers: [device] });
    expect(ran).toMatchObject({ exitCode: 0, asked: [expect.stringMatching(/not shown.*: $/u)] });
    const left = await desk().text(['identity', 'check'], { answers: ['\u0003'] });
    expect(left.exitCode).toBe(1602);
  });

  test('answers JSON with the words of each problem', async () => {
    const answer = (await desk().json(['identity', 'check'], { input: device.slice(0, -2) })) as Answer & {
      recognition: Recognition;
    };
    expect(answer).toMatchObject({ exitCode: 2, verdict: 'to-correct' });
    expect(answer.recognition).toMatchObject({
      kind: 'device-string',
      problems: [{ path: 'key', rule: 'key-cut-off', text: expect.stringContaining('looks cut off') }],
    });
  });

  test.each([
    ['behind the command', ['identity', 'check', device]],
    ['in place of the command', ['identity', device]],
    ['after help', ['help', 'identity', device]],
    ['as an option', ['identity', 'check', `--${device}`]],
    ['as a value', ['identity', 'derive', '--group-key', key, '--registration-id', 'a', '--out', 'b']],
    ['as an ID', ['identity', 'derive', '--registration-id', device, '--out', 'b']],
  ])('never repeats what is typed %s', async (_what, argv) => {
    for (const lead of [[], ['--json']]) {
      const ran = await desk().text([...lead, ...argv]);
      expect(ran.exitCode).toBe(2);
      expect(ran.all).not.toContain(key.slice(0, 12));
    }
  });
});

describe('identity derive', () => {
  const [, group, registrationId, expected] = derivations[0];
  const base = ['identity', 'derive', '--registration-id', registrationId];

  test('writes the key to a file that only its owner reads, and prints it nowhere', async () => {
    const folder = tempFolder();
    const out = join(folder, 'device.key');
    const ran = await desk(folder).text([...base, '--out', out, '--group-key', 'env:EFLOW_DESK_GROUP'], {
      env: { EFLOW_DESK_GROUP: group },
    });
    expect(ran.exitCode).toBe(0);
    expect(readFileSync(out, 'utf8')).toBe(`${expected}\n`);
    expect(said(ran)).toContain(out);
    for (const secret of [group, expected]) expect(ran.all).not.toContain(secret);
    expect(filesWith(folder, group)).toEqual([]);
    expect(filesWith(folder, expected)).toEqual(['device.key']);
    if (process.platform !== 'win32') {
      // Elsewhere a file has the readers of its folder.
      // eslint-disable-next-line vitest/no-conditional-expect
      expect(statSync(out).mode & 0o777).toBe(0o600);
    }
  });

  test.each(derivations)('is right for %s, asked for and in JSON', async (_name, secret, id, derived) => {
    const folder = tempFolder();
    const file = join(folder, 'group.key');
    writeFileSync(file, `\ufeff${secret}\r\n`);
    const argv = ['identity', 'derive', '--registration-id', id.toUpperCase(), '--out'];
    const asked = await desk(folder).text([...argv, join(folder, 'a')], { answers: [secret] });
    expect(asked).toMatchObject({ exitCode: 0, asked: ['group key (what you type is not shown): '] });
    const json = await desk(folder).json([...argv, join(folder, 'b'), '--group-key', `file:${file}`]);
    expect(json).toMatchObject({ exitCode: 0, registrationId: id, saved: join(folder, 'b') });
    expect(JSON.stringify(json)).not.toContain(derived);
    for (const name of ['a', 'b']) expect(readFileSync(join(folder, name), 'utf8')).toBe(`${derived}\n`);
  });

  test('overwrites no file and follows no link', async () => {
    const folder = tempFolder();
    const out = join(folder, 'there');
    writeFileSync(out, 'mine');
    const ran = await desk(folder).text([...base, '--out', out], { answers: [group] });
    expect(ran.exitCode).toBe(2);
    expect(said(ran)).toBe('');
    expect(ran.stderr).toContain('not overwritten');
    expect(readFileSync(out, 'utf8')).toBe('mine');
    const link = join(folder, 'link');
    symlinkSync(join(folder, 'target'), link);
    expect((await desk(folder).text([...base, '--out', link], { answers: [group] })).exitCode).toBe(2);
    expect(existsSync(join(folder, 'target'))).toBe(false);
    const nowhere = await desk(folder).text([...base, '--out', join(folder, 'no', 'x')], {
      answers: [group],
    });
    expect(nowhere.exitCode).toBe(2);
    expect(nowhere.all).toContain('ENOENT');
  });

  test.each([
    ['no ID', ['identity', 'derive', '--out', 'x'], 2, 'registration-id'],
    ['no file', base, 2, '--out FILE'],
    ['an ID that is none', ['identity', 'derive', '--registration-id', 'press 3', '--out', 'x'], 2, 'U+0020'],
    ['nobody to ask', [...base, '--out', 'x'], 16, '--group-key'],
    ['a variable that is not set', [...base, '--out', 'x', '--group-key', 'env:EFLOW_DESK_NONE'], 16, ''],
    ['a file that is not there', [...base, '--out', 'x', '--group-key', 'file:/none/such'], 16, ''],
  ])('refuses %s', async (_what, argv, exitCode, text) => {
    const ran = await desk().text(argv);
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.all).toContain(text);
    expectWords(ran.all);
    expect(existsSync('x')).toBe(false);
  });

  test('refuses a group key that is none, by rule and without a piece of it', async () => {
    const ran = await desk().text([...base, '--out', join(tempFolder(), 'x')], {
      answers: [group.slice(0, -3)],
    });
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('looks cut off: 85 characters');
    expect(ran.all).not.toContain(group.slice(0, 12));
    const left = await desk().text([...base, '--out', 'x'], { answers: ['\u0003'] });
    expect(left.exitCode).toBe(1602);
  });

  test('says when the key looks as if it had been derived already', async () => {
    const ran = await desk().text([...base, '--out', join(tempFolder(), 'x')], { answers: [expected] });
    expect(ran.stdout).toContain('must not be derived again');
  });
});

describe('a secret that is checked', () => {
  test.each([
    ['device string', device],
    ['cut off', device.slice(0, -3)],
    ['service string', `HostName=${hub};SharedAccessKeyName=o;SharedAccessKey=${key}`],
    ['key', key],
    ['token', `SharedAccessSignature sr=${hub}&sig=${encodeURIComponent(key)}&se=1`],
    [
      'enrollment',
      JSON.stringify({ registrationId: 'a', attestation: { symmetricKey: { primaryKey: key } } }),
    ],
    ['broken JSON', `{"primaryKey": "${key}`],
    ['PEM', `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----`],
    ['in a wrong place', `HostName=${key};DeviceId=${key};SharedAccessKey=x`],
    ['among words', `the key is ${key} for now`],
  ])('as %s is in no output, no log and no file', async (_what, input) => {
    for (const lead of [[], ['--json'], ['--lang', 'de']]) {
      const folder = tempFolder();
      const ran = await desk(folder).text([...lead, 'identity', 'check'], { input });
      expect([0, 2]).toContain(ran.exitCode);
      expect(ran.all.toLowerCase()).not.toContain(key.slice(0, 12).toLowerCase());
      expect(filesWith(folder, key.slice(0, 12))).toEqual([]);
      const log = readFileSync(join(folder, 'logs', 'eflow-desk.log'), 'utf8');
      expect(log).toContain('identity.recognise');
      expect(log).not.toContain('press-3');
    }
  });
});
