import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectClosing, expectWords, tpmFile } from './support.ts';

describe('a failure of the catalogue', () => {
  test('is told with its key, what it means and what to do, when a job fails and when it is shown', async () => {
    const desk = deskOf('vm-not-starting-after-reboot', tempFolder());
    const failed = await desk.text(['do', 'start-vm']);
    expect(failed.exitCode).toBe(1603);
    for (const { stdout } of [failed, await desk.text(['jobs', 'show'])]) {
      expectWords(stdout);
      expectClosing(stdout);
      expect(stdout).toContain('(known as F34)');
      expect(stdout).toContain('  F34: Windows did not confirm in time that the VM started.');
      expect(stdout).toContain('Next: Free memory and restart Windows.');
    }
    const failure = { id: 'F34', text: 'Windows did not confirm in time that the VM started.' };
    expect(await desk.json(['jobs', 'show'])).toMatchObject({ exitCode: 0, failure });
    expect(await desk.json(['do', 'start-vm'])).toMatchObject({ exitCode: 1603, failure });
    const german = await desk.text(['--lang', 'de', 'jobs', 'show']);
    expect(german.stdout).toContain('F34: Windows hat nicht rechtzeitig bestätigt');
  });

  test('is told when a finding keeps a plan from starting, and in the scan', async () => {
    const desk = deskOf('low-disk-17gb', tempFolder());
    const refused = await desk.text(['apply', '--setup', tpmFile]);
    expect(refused.exitCode).toBe(10);
    expect(refused.stderr).toMatch(/HC-10: .* \(known as F21\)/u);
    expect(refused.stderr).toContain('F21: The drive has too little free space.');
    expect(await desk.json(['apply', '--setup', tpmFile])).toMatchObject({
      failure: { id: 'F21' },
      blockers: [{ id: 'HC-10', failure: 'F21' }],
    });
    const scan = await desk.text(['scan']);
    expect(scan.stdout).toContain('F21: The drive has too little free space.');
    const { report } = await desk.json(['scan']);
    expect(report?.findings.flatMap((one) => one.failure ?? [])).toEqual(['F21']);
  });

  test('is not told where nothing failed', async () => {
    const desk = deskOf('vm-off', tempFolder());
    const answer = await desk.json(['do', 'start-vm']);
    expect(answer.exitCode).toBe(0);
    expect(answer).not.toHaveProperty('failure');
  });
});
