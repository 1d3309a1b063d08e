import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testFolder } from '../../../support/app.ts';
import { deskOf, expectClosing, expectWords, root } from './support.ts';

const scenario = 'happy-client-default-switch';
const ofVersion1 = readFileSync(join(root, 'test/practice/fixtures/machine-v1.json'), 'utf8');

let made: ReturnType<typeof testFolder>;
beforeEach(() => {
  made = testFolder();
});
afterEach(() => made.remove());

/** Puts this in place of the machine of the scenario, which was made and used by an earlier program. */
async function withMachine(text: string) {
  const desk = deskOf(scenario, made.folder);
  await desk.json(['practice', 'show']);
  const file = join(made.folder, 'practice', scenario, 'machine.json');
  mkdirSync(join(made.folder, 'practice', scenario), { recursive: true });
  writeFileSync(file, text);
  return { ...desk, file };
}

describe('a practice machine of another version', () => {
  test.each(['en', 'de'] as const)('is told with both versions and the way out (%s)', async (language) => {
    const desk = await withMachine(ofVersion1);
    const { exitCode, stderr } = await desk.text(['--lang', language, 'scan']);
    expect(exitCode).toBe(1603);
    expect(stderr).toContain('EFD-HOST-015');
    expect(stderr).toMatch(/version 1.* version 2/iu);
    expect(stderr).toContain(`eflow-desk --host practice:${scenario} practice reset`);
    expectWords(stderr);
    expectClosing(stderr, language);
    expect(readFileSync(desk.file, 'utf8')).toBe(ofVersion1);
  });

  test('is put back to its start by that, and its clock does not go back', async () => {
    const ahead = 90 * 24 * 3_600_000;
    const desk = await withMachine(
      JSON.stringify({ ...(JSON.parse(ofVersion1) as object), clockOffsetMs: ahead }),
    );
    const before = Date.now();
    expect(await desk.json(['practice', 'reset'])).toMatchObject({ exitCode: 0 });
    const { machine } = await desk.json(['practice', 'show']);
    expect(Date.parse(machine?.clock ?? '')).toBeGreaterThanOrEqual(before + ahead);
    expect((await desk.json(['scan'])).exitCode).not.toBe(1603);
  });

  test('is put back also when it is damaged', async () => {
    const desk = await withMachine('{"schemaVersion":2,');
    expect(await desk.json(['scan'])).toMatchObject({ exitCode: 1603, error: { code: 'EFD-HOST-005' } });
    expect(await desk.json(['practice', 'reset'])).toMatchObject({ exitCode: 0 });
    expect((await desk.json(['practice', 'show'])).machine).toMatchObject({ msi: null });
  });
});
