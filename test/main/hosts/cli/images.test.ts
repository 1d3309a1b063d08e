import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSetup } from '../../../../src/main/domain/setup.ts';
import { practiceImage, practiceImageNames } from '../../../../src/practice/image-file.ts';
import { smallSetup } from '../../../support/setups.ts';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords, imagesFile } from './support.ts';

const desk = (scenario = 'registry-blocked') => deskOf(scenario, tempFolder());
const [agent, hub] = practiceImageNames;

describe('images', () => {
  test('names each image with its ID, and the lines for a setup', async () => {
    const { exitCode, stdout } = await desk().text(['images', imagesFile]);
    expect(exitCode).toBe(0);
    expectWords(stdout);
    for (const name of practiceImageNames) {
      expect(stdout).toContain(`  ${name}\n`);
      expect(stdout).toContain(practiceImage(name, 'amd64').id);
    }
    const lines = stdout.slice(stdout.indexOf('"carriedImages"'));
    const setup = parseSetup(JSON.stringify({ ...smallSetup, ...(JSON.parse(`{${lines}}`) as object) }));
    expect(setup.carriedImages).toEqual([
      {
        file: imagesFile,
        images: { [agent]: practiceImage(agent, 'amd64').id, [hub]: practiceImage(hub, 'amd64').id },
      },
    ]);
    const german = await desk().text(['images', imagesFile, '--lang', 'de']);
    expectWords(german.stdout);
    expect(german.stdout).toContain('Images in der Datei: 2');
  });

  test('tells the same as JSON, and what speaks against them on this host', async () => {
    const answer = await desk().json(['images', imagesFile]);
    expect(answer).toMatchObject({ exitCode: 0, against: [], carriedImages: [{ file: imagesFile }] });
    const other = await desk('happy-arm64').json(['images', imagesFile]);
    expect(other).toMatchObject({
      exitCode: 10,
      against: [
        { code: 'EFD-IMG-013', text: expect.stringContaining('needs arm64') as string },
        { code: 'EFD-IMG-013' },
      ],
    });
    const { stdout } = await desk('happy-arm64').text(['images', imagesFile]);
    expect(stdout).not.toContain('carriedImages');
  });

  test('ends with 10 and words where the file brings none', async () => {
    // By the path that a person would type: where temporary files lie in memory, the real one is below /dev.
    const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-test-'));
    writeFileSync(join(folder, 'a.tar.gz'), Buffer.from('1f8b0800', 'hex'));
    const { exitCode, stderr } = await desk().text(['images', join(folder, 'gone.tar')]);
    expect(exitCode).toBe(10);
    expectWords(stderr);
    const packed = await desk().json(['images', join(folder, 'a.tar.gz')]);
    expect(packed).toMatchObject({ exitCode: 10, error: { code: 'EFD-IMG-004' } });
    rmSync(folder, { recursive: true });
  });
});
