import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { JobEvent } from '../../../../src/contract/jobs.ts';
import { tempFolder } from '../../../support/temp.ts';
import { withField } from '../../../support/setups.ts';
import {
  built,
  deskOf,
  documentOf,
  expectClosing,
  expectWords,
  filesWith,
  manualFile,
  run,
  start,
  tpmFile,
  type Answer,
} from './support.ts';

const scenario = 'happy-client-default-switch';
const host = ['--host', `practice:${scenario}`];

/** Command lines that fail, each in its way, with the code they end with. `BELOW` is a folder made for them. */
const failures: [string, string[], number][] = [
  ['a command that there is not', ['frobnicate'], 2],
  ['half of a group', ['practice', 'rebot'], 2],
  ['an option that there is not', ['scan', '--frobnicate'], 2],
  ['an option without its value', ['scan', '--setup'], 2],
  ['a word too many', ['scan', 'now'], 2],
  ['a word missing', ['setup', 'check'], 2],
  ['a wrong time', ['apply', '--timeout', 'soon'], 2],
  ['a wrong language', ['scan', '--lang', 'fr'], 2],
  ['a wrong host', ['--host', 'practice:../../x', 'scan'], 2],
  ...(process.platform === 'win32'
    ? []
    : ([['a host that is not there', ['--host', 'local', 'scan'], 2]] satisfies [
        string,
        string[],
        number,
      ][])),
  ['a scenario that there is not', ['--host', 'practice:moon', 'scan'], 2],
  ['a scenario named like what every object has', ['--host', 'practice:constructor', 'scan'], 2],
  ['a practice command on a real host', ['--host', 'local', 'practice', 'reboot'], 2],
  ['no setup', ['apply'], 2],
  ['a setup that is not there', ['apply', '--setup', 'BELOW/nothing.json'], 2],
  ['a setup that is a folder', ['apply', '--setup', 'BELOW'], 2],
  ['a setup that is no JSON', ['apply', '--setup', 'BELOW/no.json'], 2],
  ['a setup with wrong fields', ['setup', 'check', 'BELOW/wrong.json'], 2],
  ['a setup of a newer version', ['setup', 'check', 'BELOW/newer.json'], 2],
  ['a wrong stage', ['apply', '--setup', tpmFile, '--only', 'dinner'], 2],
  ['an act that there is not', ['do', 'dance'], 2],
  ['a parameter that is none', ['do', 'start-vm', '--param', 'x'], 2],
  ['an act that cannot be judged', ['do', 'start-vm'], 1603],
  ['nothing to resume', ['resume'], 2],
  ['nothing to undo', ['undo'], 2],
  ['nothing to cancel', ['cancel'], 2],
  ['no job', ['jobs', 'show'], 2],
  ['a job that there is not', ['jobs', 'show', '20260301-080000-abcd'], 2],
  ['a name that is no job', ['undo', '../../etc/passwd'], 2],
  ['an answer that is too long', ['resume', '--answer', 'x'.repeat(80)], 2],
  ['a fault that there is not', ['practice', 'break', 'the-bank'], 2],
  ['a command of the catalogue that there is not', ['practice', 'hold', 'eflow.dance', 'middle'], 2],
  ['a wrong hold point', ['practice', 'hold', 'eflow.deploy', 'sometime'], 2],
  ['a machine that is not ready', ['--host', 'practice:low-memory', 'apply', '--setup', tpmFile], 10],
  ['a TPM that is not there', ['--host', 'practice:tpm-absent', 'practice', 'enroll'], 2],
  ['a secret that is not there', ['apply', '--setup', manualFile], 16],
  ['a state folder that cannot be', ['--state', 'BELOW/no.json/x', 'scan'], 1603],
];

/** The command line of a failure, with the files that it names. */
function prepared(argv: readonly string[]): { folder: string; argv: string[] } {
  const folder = tempFolder();
  writeFileSync(join(folder, 'no.json'), '{ "schemaVersion": 1,,');
  writeFileSync(join(folder, 'wrong.json'), withField('vm.cpuCount', 'many'));
  writeFileSync(join(folder, 'newer.json'), withField('schemaVersion', 2));
  const given = argv.map((word) => word.replace('BELOW', folder));
  const before = [
    ...(argv.includes('--host') ? [] : host),
    ...(argv.includes('--state') ? [] : ['--state', join(folder, 'state')]),
  ];
  return { folder, argv: [...before, ...given] };
}

describe.each(failures)('%s', (_what, given, exitCode) => {
  test('is one document that says all', async () => {
    const { folder, argv } = prepared(given);
    const ran = await run(['--json', ...argv], folder);
    expect(ran.stderr).toBe('');
    const answer = documentOf(ran.stdout);
    expect([ran.exitCode, answer.exitCode]).toEqual([exitCode, exitCode]);
    expect(answer.schemaVersion).toBe(1);
    expect(answer.changes).toEqual([]);
    expect((answer.error ?? answer.job?.error)?.code ?? answer.verdict).toMatch(/^EFD-|^waiting$/u);
    expectWords(answer.text ?? '');
    expectClosing(answer.text ?? '');
  });

  test('is words on stderr that end with the word about changes', async () => {
    const { folder, argv } = prepared(given);
    const ran = await run(argv, folder, { env: { LC_ALL: 'de_DE.UTF-8' } });
    expect(ran.exitCode).toBe(exitCode);
    expectWords(ran.all.replaceAll(folder, ''));
    expectClosing(ran.stdout.trim() === '' ? ran.stderr : ran.stdout, 'de');
  });
});

describe('--json', () => {
  test.each([
    [['scan'], 0],
    [['scan', '--setup', tpmFile], 0],
    [['plan', '--setup', tpmFile], 0],
    [['apply', '--setup', tpmFile, '--what-if'], 0],
    [['status'], 0],
    [['jobs', 'list'], 0],
    [['do'], 0],
    [['do', 'start-hyper-v-services'], 0],
    [['setup', 'check', tpmFile], 0],
    [['setup', 'schema'], 0],
    [['export-script', '--setup', tpmFile], 0],
    [['practice', 'list'], 0],
    [['practice', 'show'], 0],
    [['practice', 'break'], 0],
    [['practice', 'break', 'vm-off'], 0],
    [['practice', 'reboot'], 0],
    [['practice', 'enroll'], 0],
    [['practice', 'hold', 'eflow.deploy', 'middle'], 0],
    [['practice', 'release'], 0],
    [['practice', 'reset'], 0],
    [['help'], 0],
    [['help', 'apply'], 0],
    [['--version'], 0],
    [['practice'], 2],
    [[], 2],
  ])('%j is one document', async (argv, exitCode) => {
    const folder = tempFolder();
    const ran = await run(['--json', ...host, '--state', folder, ...argv], folder);
    expect(ran.stderr).toBe('');
    expect(documentOf(ran.stdout)).toMatchObject({ schemaVersion: 1, exitCode });
    expect(ran.exitCode).toBe(exitCode);
  });

  test('of a journey is one document, too', async () => {
    const folder = tempFolder();
    const ran = await run(['--json', '--state', folder, 'practice', 'journey'], folder);
    expect(ran.stderr).toBe('');
    expect(documentOf(ran.stdout)).toMatchObject({ command: 'practice journey', exitCode: 0 });
  });
});

describe('--json-stream', () => {
  /** Every line is JSON; the last is the result, the others are events of a job. */
  function streamOf(stdout: string): { events: JobEvent[]; result: Answer } {
    const lines = stdout.trimEnd().split('\n');
    const result = documentOf(`${lines.pop() ?? ''}\n`);
    return { events: lines.map((line) => JobEvent.parse(JSON.parse(line))), result };
  }

  test('gives the events of this run, and the result last', async () => {
    const folder = tempFolder();
    const desk = deskOf(scenario, folder);
    const stream = ['--json-stream', '--quiet'];
    const first = await desk.text([...stream, 'apply', '--setup', tpmFile]);
    expect(first.stderr).toBe('');
    const begun = streamOf(first.stdout);
    expect(begun.events.slice(0, 3).map((event) => event.t)).toEqual(['job', 'plan', 'state']);
    expect(begun.events.at(-1)).toMatchObject({ t: 'state', state: 'waiting' });
    expect(begun.result).toMatchObject({ command: 'apply', exitCode: 16, verdict: 'waiting' });
    expect(begun.events).toContainEqual(expect.objectContaining({ t: 'line' }));

    await desk.text(['practice', 'enroll']);
    const second = streamOf((await desk.text([...stream, 'resume', '--answer', 'enrolled'])).stdout);
    expect(second.result).toMatchObject({ exitCode: 0, verdict: 'proven' });
    expect(second.events[0]).toMatchObject({ t: 'plan', reason: 'resume' });
    const steps = second.events.flatMap((event) => (event.t === 'started' ? [event.step] : []));
    expect(steps).toEqual(['provision', 'prove']);
  });

  test.each(
    failures.filter(([what]) => !what.startsWith('an act that cannot') && !what.startsWith('a secret')),
  )('of %s is the result alone', async (_what, given, exitCode) => {
    const { folder, argv } = prepared(given);
    const ran = await run(['--json-stream', ...argv], folder);
    expect(streamOf(ran.stdout)).toMatchObject({ events: [], result: { exitCode } });
    expect(ran.stderr).toBe('');
  });
});

describe('a setup document', () => {
  const canary = 'CANARY7SharedAccessKey7CANARY';

  test('that is no JSON is refused by line and column, and quoted nowhere', async () => {
    const folder = tempFolder();
    const file = join(folder, 'setup.json');
    writeFileSync(file, `{\n  "schemaVersion": 1,\n  "identity": ${canary}\n}\n`);
    for (const command of [
      ['apply', '--setup', file],
      ['setup', 'check', file],
    ]) {
      const ran = await run([...host, '--state', folder, ...command], folder);
      expect(ran.exitCode).toBe(2);
      expect(ran.stderr).toContain('EFD-SETUP-002: The setup document is not JSON: see line 3, column 15.');
      expect(ran.all).not.toContain('CANARY');
    }
    expect(filesWith(folder, 'CANARY')).toEqual(['setup.json']);
  });

  test('names every wrong field at once, with its rule, and repeats no value', async () => {
    const folder = tempFolder();
    const file = join(folder, 'setup.json');
    const wrong = {
      schemaVersion: 1,
      acceptEula: false,
      payload: { file: canary, sha256: canary, version: canary },
      vm: { cpuCount: 0, memoryInMb: 2048, memoryInMB: 1025 },
      network: { vswitch: canary },
      identity: { provisioningType: 'ManualConnectionString', devConnString: canary },
      proof: { withinMinutes: canary },
      [canary]: 1,
    };
    writeFileSync(file, JSON.stringify(wrong));
    for (const language of ['en', 'de']) {
      const ran = await run(
        [...host, '--state', folder, '--lang', language, 'apply', '--setup', file],
        folder,
      );
      expect(ran.exitCode).toBe(2);
      for (const field of [
        'acceptEula',
        'payload.file',
        'payload.sha256',
        'payload.version',
        'vm.cpuCount',
        'vm.memoryInMB',
        'network.vswitch',
        'identity.devConnString',
        'proof.withinMinutes',
      ])
        expect(ran.stderr).toMatch(new RegExp(`^ {2}${field.replaceAll('.', '\\.')}: .{5,}$`, 'mu'));
      expect(ran.stderr).toMatch(/^ {2}vm\.memoryInMb: .*memoryInMB/mu);
      expectWords(ran.stderr);
      expectClosing(ran.stderr, language as 'en' | 'de');
      const values = ran.all.replaceAll(new RegExp(`^ {2}${canary}: .*$`, 'gmu'), '');
      expect(values).not.toContain('CANARY');
    }
    const answer = await deskOf(scenario, folder).json(['setup', 'check', file]);
    expect(answer.error?.fields?.length).toBeGreaterThan(9);
    expect(answer.error?.params['count']).toBe(answer.error?.fields?.length);
    expect(filesWith(join(folder, 'logs'), 'CANARY')).toEqual([]);
  });

  test('that is right is given back with its defaults', async () => {
    const ran = await run(['--state', tempFolder(), 'setup', 'check', tpmFile], tempFolder());
    expect(JSON.parse(ran.stdout)).toMatchObject({
      vm: { vmLogSize: 'Small' },
      network: { vswitch: 'Default Switch' },
    });
  });
});

describe('a journal that is not right', () => {
  test('hides no other job, and is refused with words where it is wanted', async () => {
    const folder = tempFolder();
    const desk = deskOf(scenario, folder);
    const good = await desk.json(['apply', '--setup', tpmFile]);
    const bad = '20990101-000000-beef';
    writeFileSync(join(folder, 'jobs', `${bad}.ndjson`), 'what is this\n');
    expect((await desk.json(['jobs', 'list'])).jobs?.map(({ id }) => id)).toEqual([good.job?.id]);
    const ran = await desk.text(['jobs', 'show', bad]);
    expect(ran.exitCode).toBe(1603);
    expect(ran.stderr).toContain(`EFD-JRN-002: The journal of ${bad} is damaged at line 1.`);
    expect((await desk.json(['resume'])).exitCode).toBe(16);
  });

  test('with an unfinished last line says so', async () => {
    const folder = tempFolder();
    const desk = deskOf(scenario, folder);
    const id = (await desk.json(['apply', '--setup', tpmFile])).job?.id ?? '';
    appendFileSync(join(folder, 'jobs', `${id}.ndjson`), '{"t":"line"');
    for (const language of ['en', 'de']) {
      const ran = await desk.text(['--lang', language, 'jobs', 'show']);
      expect(ran.stdout).toContain('11 ');
      expectWords(ran.all);
    }
    await desk.text(['resume']);
    expect((await desk.text(['jobs', 'show'])).stdout).toContain(`kept aside as ${id}.torn-`);
  });

  test('that breaks in the midst of a run leaves the changes untold rather than denied', async () => {
    const folder = tempFolder();
    const desk = deskOf(scenario, folder);
    const id = (await desk.json(['apply', '--setup', tpmFile])).job?.id ?? '';
    const path = join(folder, 'jobs', `${id}.ndjson`);
    writeFileSync(path, readFileSync(path, 'utf8').replace('"schema":1', '"schema":2'));
    const answer = await desk.json(['resume', id]);
    expect(answer).toMatchObject({
      exitCode: 1603,
      error: { code: 'EFD-JRN-001', params: { version: 2, known: 1 } },
    });
    // This command began nothing.
    expect(answer.changes).toEqual([]);
  });
});

describe('what was changed', () => {
  test('is what is left after a part was taken back', async () => {
    const desk = deskOf(scenario, tempFolder());
    const { job } = await desk.json(['apply', '--setup', tpmFile]);
    const show = async () => (await desk.json(['jobs', 'show', job?.id ?? ''])).changes;
    expect(await show()).toEqual(['take-payload', 'install-msi', 'deploy', 'enable-dps-tpm']);
    expect((await desk.text(['jobs', 'show'])).stdout).toContain('the TPM was handed to the VM');

    const part = await desk.json(['undo', '--to', 'deploy']);
    expect(part).toMatchObject({ exitCode: 0, verdict: 'undone', changes: ['disable-dps-tpm'] });
    expect(await show()).toEqual(['take-payload', 'install-msi', 'deploy']);
    expect(await desk.json(['undo', '--to', 'nowhere'])).toMatchObject({
      exitCode: 2,
      error: { code: 'EFD-PLAN-006' },
    });

    expect(await desk.json(['undo'])).toMatchObject({ exitCode: 0, job: { goal: { job: job?.id } } });
    expect(await show()).toEqual([]);
    const shown = (await desk.text(['jobs', 'show', job?.id ?? ''])).stdout;
    expect(shown).toContain('\nTaken back.\n');
    expect(shown).not.toContain('eflow-desk undo');
  });

  test('by one act is told, and taken back', async () => {
    const desk = deskOf('hyperv-disabled', tempFolder());
    const ran = await desk.text(['do', 'enable-hyper-v']);
    expect(ran.exitCode).toBe(3010);
    expect(ran.stdout).toContain('Changed so far: Hyper-V was turned on.');
    expectClosing(ran.stdout);
    expect((await desk.json(['undo'])).exitCode).toBe(3010);
  });
});

describe('in a process of its own', () => {
  beforeAll(built);

  test.each([
    ['', {}],
    ['with NO_COLOR', { NO_COLOR: '1' }],
    ['with a terminal that is named and not there', { TERM: 'xterm-256color' }],
  ])('text without a terminal has no escape codes %s', async (_what, env) => {
    const folder = tempFolder();
    const ran = await start([...host, '--state', folder, 'apply', '--setup', tpmFile], folder, env).ended;
    expect(ran.code).toBe(16);
    expect(ran.stdout + ran.stderr).not.toContain('\u001b');
    expect(ran.stdout).not.toContain('\r');
    for (const line of [
      /^\[3\/11\] Copy the installer/mu,
      /^ {6}done in /mu,
      /^ {6}- Verifying installation|Step 3/mu,
    ])
      expect(ran.stdout).toMatch(line);
    expectClosing(ran.stdout);
    expect(ran.stderr).toBe(`Practice machine ${scenario}: nothing real is touched.\n`);
  });

  test.each(failures.filter((_row, i) => i % 9 === 0))(
    '%s is one document, with the code',
    async (_what, given, exitCode) => {
      const { folder, argv } = prepared(given);
      const { code, stdout, stderr } = await start(['--json', ...argv], folder).ended;
      expect(documentOf(stdout).exitCode).toBe(exitCode);
      expect((code ?? -1) % 256).toBe(exitCode % 256);
      expect(stderr).toBe('');
    },
  );

  test('the language of the environment is spoken', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'state'));
    const ran = await start(['frobnicate'], folder, { LC_ALL: 'de_DE.UTF-8' }).ended;
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expectClosing(ran.stderr, 'de');
  });

  test('the state folder of the environment is used', async () => {
    const folder = tempFolder();
    const ran = await start([...host, '--json', 'practice', 'show'], folder).ended;
    expect(documentOf(ran.stdout).exitCode).toBe(0);
    expect(filesWith(folder, `"scenario": "${scenario}"`)).toHaveLength(1);
  });
});
