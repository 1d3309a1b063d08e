import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { processTerminal } from '../../../../src/main/hosts/cli/terminal.ts';
import { testApp } from '../../../support/app.ts';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, eventually, expectClosing, filesWith, keyOf, manualFile, root, tpmFile } from './support.ts';

const apply = ['apply', '--setup', tpmFile];

describe('a person at a terminal', () => {
  test.each([
    ['', false],
    ['n', false],
    ['no', false],
    ['perhaps', false],
    ['y', true],
    ['YES', true],
    ['j', true],
    ['ja', true],
  ])('who answers %j to the start', async (answer, agreed) => {
    const desk = deskOf('happy-client-default-switch', tempFolder());
    const ran = await desk.text(apply, { answers: [answer] });
    expect(ran.asked).toEqual(['Start? [y/N] ']);
    expect(ran.exitCode).toBe(agreed ? 16 : 1602);
    const { jobs } = await desk.json(['jobs', 'list']);
    expect(jobs).toHaveLength(agreed ? 1 : 0);
    expect(ran.stdout.endsWith('\nDeclined. Nothing was changed.\n')).toBe(!agreed);
  });

  test('sees the whole plan before being asked, in the own language', async () => {
    const desk = deskOf('happy-client-default-switch', tempFolder());
    const ran = await desk.text(['--lang', 'de', ...apply], { answers: ['n'] });
    expect(ran.asked).toEqual(['Beginnen? [j/N] ']);
    expect(ran.stdout).toContain('EFLOW-VM bereitstellen');
    expect(ran.stdout).toMatch(/\nAbgelehnt\. Es wurde nichts geändert\.\n$/u);
  });

  test('is not asked where --yes was said, where JSON is wanted, where nothing is to be done or can be', async () => {
    const desk = deskOf('happy-client-default-switch', tempFolder());
    expect((await desk.text([...apply, '--what-if'], { answers: [] })).exitCode).toBe(0);
    expect((await desk.text([...apply, '--yes'], { answers: [] })).exitCode).toBe(16);
    expect((await desk.json(apply, { answers: [] })).exitCode).toBe(16);
    const start = ['do', 'start-vm'];
    expect((await desk.text(start, { answers: [] })).exitCode).toBe(0);
    const blocked = await deskOf('tpm-absent', tempFolder()).text(apply, { answers: [] });
    expect(blocked.exitCode).toBe(10);
  });

  test('is told the loss before it happens', async () => {
    const desk = deskOf('already-deployed', tempFolder());
    const ran = await desk.text(['do', 'remove-eflow'], { answers: ['n'] });
    expect(ran.stdout).toContain('This deletes the VM and all module data in it.');
    expect(ran.exitCode).toBe(1602);
    expect((await desk.text(['do', 'remove-eflow'], { answers: ['y'] })).exitCode).toBe(0);
  });

  test('is told the loss of an undo, too, and asked by its name', async () => {
    const desk = deskOf('happy-client-default-switch', tempFolder());
    await desk.text(apply);
    const ran = await desk.text(['undo'], { answers: ['n'] });
    expect(ran.asked).toEqual(['Undo? [y/N] ']);
    expect(ran.stdout).toContain('This uninstalls EFLOW and deletes the VM and all module data in it.');
  });

  test('agrees to the removal of what is half-made, or leaves it', async () => {
    const desk = deskOf('deploy-fails-midway-needs-reinstall', tempFolder());
    const failed = await desk.text(apply);
    expect(failed.exitCode).toBe(1603);
    expect(failed.stdout).toContain('EFD-VM-001');
    expect(failed.stdout).toContain('known as F32');
    // Nobody saw the VM done, so nobody says that it is.
    expect(failed.stdout).not.toContain('the EFLOW VM was created');
    expect(failed.stdout).toContain('Begun, not confirmed as done: Deploy the EFLOW VM.');

    const asked = [expect.stringContaining('The VM and its module data are deleted.')];
    const left = await desk.text(['resume'], { answers: ['n'] });
    expect(left).toMatchObject({ exitCode: 1603, asked });
    expectClosing(left.stdout);
    const made = await desk.text(['resume'], { answers: ['y'] });
    expect(made).toMatchObject({ exitCode: 16, asked });
    expect(made.stdout).toContain('Recovering “Deploy the EFLOW VM”');
  });

  test('agrees to a changed plan, which is shown', async () => {
    const desk = deskOf('happy-client-default-switch', tempFolder());
    await desk.text(apply);
    await desk.text(['practice', 'break', 'msi-removed']);
    const alone = await desk.text(['resume']);
    expect(alone.exitCode).toBe(1603);
    expect(alone.stderr).toContain('New: none. Gone: none. Changed: install-msi');
    expectClosing(alone.all);

    const left = await desk.text(['resume'], { answers: ['n'] });
    expect(left).toMatchObject({ exitCode: 1603, asked: ['Go on with the changed plan? [y/N] '] });
    const made = await desk.text(['resume'], { answers: ['y'] });
    expect(made.exitCode).toBe(16);
    expect(made.stdout).toContain('The plan differs from the one that was agreed to.');
  });

  test('types a secret that is shown nowhere and kept nowhere', async () => {
    const folder = tempFolder();
    const desk = deskOf('already-deployed', folder);
    const secret = await desk.handedOver();
    const setup = JSON.parse(readFileSync(manualFile, 'utf8')) as { payload: { file: string } };
    setup.payload.file = join(root, 'examples', setup.payload.file);
    const file = join(folder, 'prompt.json');
    const identity = { provisioningType: 'ManualConnectionString', devConnString: 'prompt' };
    writeFileSync(file, JSON.stringify({ ...setup, identity }));

    const alone = await desk.json(['apply', '--setup', file]);
    expect(alone).toMatchObject({ exitCode: 16, changes: [] });
    const question = 'identity.devConnString (what you type is not shown): ';
    const nothing = await desk.text(['apply', '--setup', file], { answers: ['', 'y', ''] });
    expect(nothing.exitCode).toBe(16);
    const left = await desk.text(['apply', '--setup', file], { answers: ['\u0003'] });
    expect(left).toMatchObject({ exitCode: 1602, asked: [question] });
    expectClosing(left.all);
    const wrong = await desk.text(['apply', '--setup', file], { answers: ['CANARY-no-connection-string'] });
    expect(wrong.exitCode).toBe(2);
    expect(wrong.all).not.toContain('CANARY');
    const ran = await desk.text(['apply', '--setup', file], { answers: [secret, 'y'] });
    expect(ran).toMatchObject({ exitCode: 0, asked: [question, 'Start? [y/N] '] });
    expect(ran.all).not.toContain(keyOf(secret));
    expect(filesWith(folder, keyOf(secret))).toEqual([]);
    expect(filesWith(folder, 'CANARY')).toEqual([]);
  });
});

describe('Ctrl-C of a person in the midst of a step that must not be interrupted', () => {
  /** A job that stands still in the deployment, and the key that a person presses. */
  async function deploying(folder: string, answers: string[]) {
    const desk = deskOf('happy-client-default-switch', folder);
    const machine = await testApp('happy-client-default-switch', folder);
    machine.app.practice?.hold('eflow.deploy', 'middle');
    const before = process.listeners('SIGINT');
    const ended = desk.text(['--yes', ...apply], { answers, rich: true });
    await eventually(() => machine.app.practice?.held() !== undefined);
    const press = process.listeners('SIGINT').find((listener) => !before.includes(listener));
    return { desk, machine, ended, press: () => press?.('SIGINT') };
  }

  test.each([
    ['y', 1602, 'EFD-PS-003'],
    ['n', 1602, 'done in'],
  ])('is told first, asked when pressed again, and answers %j', async (answer, exitCode, said) => {
    const { machine, ended, press } = await deploying(tempFolder(), [answer]);
    press();
    press();
    press();
    if (answer === 'n') machine.app.practice?.release();
    const ran = await ended;
    expect(ran.exitCode).toBe(exitCode);
    expect(ran.asked).toEqual([expect.stringMatching(/^Stopping now leaves a half-made deployment/u)]);
    expect(ran.stderr).toContain('This step must not be interrupted; the job stops after it.\n');
    expect(ran.stderr).toContain('Press Ctrl-C again to be asked about stopping at once.\n');
    expect(ran.stdout).toContain(said);
    expectClosing(ran.stdout);
    await machine.app.close();
  });

  test('is not left with a question when the job has ended meanwhile', async () => {
    const { machine, ended, press } = await deploying(tempFolder(), ['never answered']);
    press();
    press();
    machine.app.practice?.release();
    const ran = await ended;
    expect(ran.exitCode).toBe(1602);
    expect(ran.stdout).toContain('the EFLOW VM was created');
    expect(ran.takenBack).toHaveLength(1);
    await machine.app.close();
  });
});

describe('progress', () => {
  test('on a rich terminal is painted, and its moving line is cleared before a line that stays', async () => {
    const desk = deskOf('happy-client-default-switch', tempFolder());
    const ran = await desk.text(apply, { rich: true });
    expect(ran.stdout).toContain('\u001b[32m');
    expect(ran.stdout).toContain('\r\u001b[2K');
    const drawn = ran.stdout.split('\r\u001b[2K').slice(1);
    // What a command prints moves by and does not scroll.
    expect(ran.stdout).not.toMatch(/^ {6}- Checking the status/mu);
    for (const line of drawn) expect((line.split('\n')[0] ?? '').length).toBeLessThan(120);
  });

  test('elsewhere gives a sign of life while it waits', async () => {
    const desk = deskOf('provision-ok-but-never-connected', tempFolder());
    const env = { EFLOW_DESK_DEVICE: await desk.handedOver() };
    const ran = await desk.text(['apply', '--setup', manualFile], { env });
    expect(ran.exitCode).toBe(14);
    expect(ran.stdout).toMatch(
      /^ {6}\d of 6 proofs seen; next: the identity service .+ % \(1\d min \d+ s\)$/mu,
    );
    expect(ran.all).not.toContain('\u001b');
  });

  test('is left out with --quiet, the end is not', async () => {
    const desk = deskOf('happy-client-default-switch', tempFolder());
    const ran = await desk.text(['--quiet', ...apply]);
    expect(ran.stdout).not.toContain('[1/');
    expectClosing(ran.stdout);
    expect(ran.stdout).toContain('registration ID');
  });
});

describe('the terminal of a process', () => {
  const { isTTY } = process.stdout;
  afterEach(() => {
    process.stdout.isTTY = isTTY;
  });

  test.each<[string, boolean, NodeJS.ProcessEnv, boolean]>([
    ['a terminal', true, {}, true],
    ['a pipe', false, {}, false],
    ['NO_COLOR', true, { NO_COLOR: '1' }, false],
    ['NO_COLOR that is empty, which says nothing', true, { NO_COLOR: '' }, true],
    ['a terminal that cannot', true, { TERM: 'dumb' }, false],
    ['a terminal that can', true, { TERM: 'xterm-256color' }, true],
  ])('%s', (_what, terminal, env, rich) => {
    process.stdout.isTTY = terminal;
    expect(processTerminal(env).rich).toBe(rich);
  });
});
