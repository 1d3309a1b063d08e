import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords, manualFile } from './support.ts';

const newDesk = (scenario: string) => {
  const folder = tempFolder();
  return { folder, ...deskOf(scenario, folder) };
};

describe('adopt', () => {
  test('prints the document alone and tells the rest beside it', async () => {
    const { exitCode, stdout, stderr } = await newDesk('already-deployed').text(['adopt']);
    expect(exitCode).toBe(11);
    expect(JSON.parse(stdout)).toMatchObject({
      schemaVersion: 1,
      payload: { version: '1.5.7.01026' },
      vm: { cpuCount: 1, memoryInMB: 1024, vmDataSize: 10 },
    });
    expectWords(stderr);
    expect(stderr).toContain('vm.memoryInMB = 1024 (Get-EflowVm (eflow.vm))');
    expect(stderr).toMatch(/\nTo fill in:\n {2}payload\.file: /u);
    expect(stderr).toContain('vm.vmLogSize: No cmdlet tells');
  });

  test('saves the document, and says as JSON what it says in words, in German too', async () => {
    const desk = newDesk('vm-off');
    const out = join(desk.folder, 'adopted.json');
    const answer = { ...(await desk.json(['adopt', '--out', out, '--lang', 'de'])) } as Record<
      string,
      unknown
    >;
    expect(answer).toMatchObject({ exitCode: 11, saved: out });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(answer['document']);
    expect(answer['notes']).toContainEqual(
      expect.objectContaining({
        field: 'identity',
        text: 'Es ließ sich nicht lesen (das Lesen misslang; vielleicht ist die VM aus).',
      }),
    );
  });

  test('says that there is nothing to read on a host without EFLOW', async () => {
    const { exitCode, stdout, stderr } = await newDesk('happy-client-default-switch').text(['adopt']);
    expect(exitCode).toBe(10);
    expect(stdout).toBe('');
    expectWords(stderr);
    expect(stderr).toContain('EFD-SETUP-005');
  });
});

describe('do rebuild', () => {
  test('wants a setup document, and no other act takes one', async () => {
    const desk = newDesk('already-deployed');
    const without = await desk.text(['do', 'rebuild']);
    expect(without.exitCode).toBe(2);
    expect(without.stderr).toContain('--setup');
    const other = await desk.text(['do', 'start-vm', '--setup', manualFile]);
    expect(other.exitCode).toBe(2);
    const param = await desk.text(['do', 'rebuild', '--setup', manualFile, '--param', 'a=b']);
    expect(param.exitCode).toBe(2);
  });

  test('shows what would be done and lost, and does nothing with --what-if', async () => {
    const desk = newDesk('already-deployed');
    const { exitCode, stdout } = await desk.text(['do', 'rebuild', '--setup', manualFile, '--what-if']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('the VM and its module data are gone');
    expect(await desk.json(['jobs', 'list'])).toMatchObject({ jobs: [] });
  });

  test('is listed among the acts', async () => {
    const { stdout } = await newDesk('already-deployed').text(['do']);
    expect(stdout).toContain('\nrebuild ');
  });
});
