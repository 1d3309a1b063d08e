import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords } from './support.ts';

describe('timeline', () => {
  test('names the known bad update, marked as after the last good sign', async () => {
    const { exitCode, stdout } = await deskOf('tpm-broken-by-update', tempFolder()).text(['timeline']);
    expect(exitCode).toBe(11);
    expectWords(stdout);
    expect(stdout).toMatch(/\n> \S+Z {2}Windows update: .*\(KB5062552\): known to break EFLOW \(F74\)\n/u);
    expect(stdout).toContain('Last sign that edgeAgent was connected: ');
    expect(stdout).toMatch(/\n {2}\S+Z {2}edgeAgent connected to the hub\n/u);
  });

  test('says the same as JSON, in German too, and that a part was not read', async () => {
    const desk = deskOf('vm-off', tempFolder());
    const answer = await desk.json(['timeline', '--lang', 'de']);
    expect(answer).toMatchObject({ exitCode: 11, lastGood: null, unknown: [{ fact: 'guest.runtime' }] });
    expect(answer).toMatchObject({
      entries: expect.arrayContaining([
        expect.objectContaining({ kind: 'boot', text: 'Windows wurde neu gestartet' }),
      ]),
    });
    expect((await desk.text(['timeline', '--lang', 'de'])).stdout).toContain(
      'Nicht gelesen: was die VM sagt',
    );
  });
});
