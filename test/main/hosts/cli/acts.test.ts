import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords } from './support.ts';

const desk = (scenario = 'already-deployed') => deskOf(scenario, tempFolder());

describe('acts with values', () => {
  test.each(['en', 'de'])('are listed with the values they take (%s)', async (lang) => {
    const { exitCode, stdout } = await desk().text(['do', '--lang', lang]);
    expect(exitCode).toBe(0);
    expectWords(stdout);
    expect(stdout).toMatch(/resize-vm .*\n {2}--param cpuCount= .*240\n {2}--param memoryInMB= .*1048576/u);
  });

  test('take them by name', async () => {
    const here = desk();
    const size = ['--param', 'cpuCount=2', '--param', 'memoryInMB=2048'];
    expect(await here.json(['do', 'resize-vm', ...size, '--yes'])).toMatchObject({ exitCode: 0 });
    const { stdout } = await here.text(['status']);
    expectWords(stdout);
  });

  test('are refused with field and rule, and change nothing', async () => {
    const wrong = await desk().text([
      'do',
      'resize-vm',
      '--param',
      'cpuCount=2',
      '--param',
      'memoryInMB=1025',
    ]);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.stderr).toContain('EFD-PLAN-010');
    expect(wrong.stderr).toContain('memoryInMB: must be an even number of megabytes');
    const foreign = await desk().text(['do', 'start-vm', '--param', 'colour=red']);
    expect(foreign.stderr).toContain('The act start-vm takes no parameter colour.');
  });
});

describe('upgrade plan', () => {
  test('names the releases in their order, and until when the installed one is supported', async () => {
    const { exitCode, stdout } = await desk('upgrade-1.4-to-1.5').text([
      'upgrade',
      'plan',
      '--to',
      '1.5.7.01026',
    ]);
    expect(exitCode).toBe(0);
    expectWords(stdout);
    expect(stdout).toContain('Out of support since 2024-11-12');
    expect(stdout).toMatch(
      /1\. 1\.5\.1\.28104: run its package[\s\S]*5\. 1\.5\.5\.07025: run the migration[\s\S]*6\. 1\.5\.7/u,
    );
    expect(stdout).toContain('1.5.6.08025');
  });

  test('speaks German', async () => {
    const { stdout } = await desk('upgrade-1.4-to-1.5').text(['upgrade', 'plan', '--lang', 'de']);
    expectWords(stdout);
    expect(stdout).toContain('Nicht mehr unterstützt seit 2024-11-12');
  });

  test.each([
    [['--to', '1.4.1.13112'], 'already-deployed'],
    [['--to', '9.9.9.9'], 'already-deployed'],
    [[], 'happy-client-default-switch'],
  ])('ends with 10 where there is no way: %j on %s', async (more, scenario) => {
    expect(await desk(scenario).json(['upgrade', 'plan', ...more])).toMatchObject({ exitCode: 10, hops: [] });
  });

  test('refuses what is no version', async () => {
    const { exitCode, stderr } = await desk().text(['upgrade', 'plan', '--to', 'newest']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--to');
  });
});
