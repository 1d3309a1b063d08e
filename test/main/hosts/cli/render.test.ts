import { describe, expect, test } from 'vitest';
import { errorCodes, failure } from '../../../../src/contract/errors.ts';
import type { Cli } from '../../../../src/main/hosts/cli/context.ts';
import { failureLines } from '../../../../src/main/hosts/cli/render/failure.ts';
import { blockerText } from '../../../../src/main/hosts/cli/render/plan.ts';
import { duration, pad, plain, valueText } from '../../../../src/main/hosts/cli/render/text.ts';
import { languages, say, type Language } from '../../../../src/messages/index.ts';
import { listFaults, listScenarios } from '../../../../src/practice/index.ts';
import { tempFolder } from '../../../support/temp.ts';
import {
  closingOf,
  deskOf,
  expectWords,
  isClosed,
  manualFile,
  notWords,
  tpmFile,
  type Ran,
} from './support.ts';

const both = ['en', 'de'] as const;
const scenarios = listScenarios().map(({ name }) => name);

/** Names of the glossary: a host says them in English, too. */
const terms = new Set(
  Object.entries(languages.en)
    .filter(([key]) => /^glossary\.[\w-]+$/u.test(key))
    .map(([, text]) => text),
);

/** A switch of the portal, by the name it has there in English. */
terms.add('IoT Edge device');

/** English sentences of ours that a German reader must not meet. What a host says is in its own words. */
const english = Object.entries(languages.en)
  .filter(
    ([key, text]) =>
      // Labels of the windows and names in the glossary are terms and no sentences.
      !key.startsWith('app.') &&
      !terms.has(text) &&
      text.length > 12 &&
      !text.includes('{') &&
      text !== (languages.de as Record<string, string>)[key],
  )
  .map(([, text]) => text);

/** What a text has that it must not have: codes in place of words, words of another language. */
function faultsOf(text: string, language: Language): string[] {
  const foreign = language === 'de' ? english.filter((sentence) => text.includes(sentence)) : [];
  return [...notWords(text), ...foreign, ...(text.includes('\u001b') ? ['an escape code'] : [])];
}

const good = new Set([0, 11]);

/** The same of a command that changes something; without success it ends with the word about changes. */
function faultsOfRun(ran: Ran, language: Language): string[] {
  const open =
    good.has(ran.exitCode) || isClosed(ran.all, language) ? [] : [`ends with: ${closingOf(ran.all)}`];
  return [...faultsOf(ran.all, language), ...open];
}

/**
 * Runs commands on a machine, each with what is wrong with its text. What changes the machine is done in one language, and
 * shown in these afterwards.
 */
function reader(scenario: string, language: Language, looks: readonly Language[] = both) {
  const desk = deskOf(scenario, tempFolder());
  const faults: Record<string, string[]> = {};
  const note = (argv: readonly string[], found: string[]): void => {
    if (found.length > 0) faults[argv.join(' ')] = found;
  };
  return {
    desk,
    faults,
    async look(...argv: string[]): Promise<void> {
      for (const each of looks)
        note([each, ...argv], faultsOf((await desk.text(['--lang', each, ...argv])).all, each));
    },
    async act(argv: string[], env: NodeJS.ProcessEnv = {}): Promise<void> {
      note(argv, faultsOfRun(await desk.text(['--lang', language, ...argv], { env }), language));
    },
  };
}

const turns = (names: readonly string[]): [string, Language][] =>
  names.map((name, i) => [name, both[i % 2] ?? 'en']);

describe.each(turns(scenarios))('%s, applied in %s', (scenario, language) => {
  test('is looked at, planned, applied and shown in words', async () => {
    const { look, act, faults } = reader(scenario, language);
    await look('scan');
    await look('scan', '--setup', tpmFile);
    await look('plan', '--setup', tpmFile);
    await look('plan', '--setup', manualFile, '--only', 'provision');
    await look('status');
    await look('jobs', 'list');
    await act(['jobs', 'show']);
    await act(['apply', '--setup', tpmFile]);
    await act(['resume']);
    await look('status');
    await look('jobs', 'list');
    await look('jobs', 'show');
    await look('undo', '--what-if');
    await act(['undo']);
    await look('jobs', 'show');
    expect(faults).toEqual({});
  });

  test('is provisioned by connection string and judged in words', async () => {
    const other = language === 'en' ? 'de' : 'en';
    const { desk, look, act, faults } = reader(scenario, other, [other]);
    await act(['apply', '--setup', manualFile], { EFLOW_DESK_DEVICE: await desk.handedOver() });
    await look('jobs', 'show');
    await look('status');
    expect(faults).toEqual({});
  });
});

test.each(turns(listFaults().map(({ name }) => name)))(
  'the fault %s is found in words, and met in %s',
  async (fault, language) => {
    // Every second fault is met in the other language; what is said in only one of them fails a test of the messages.
    const { desk, look, act, faults } = reader('already-deployed', language, [language]);
    await desk.text(['apply', '--setup', manualFile], {
      env: { EFLOW_DESK_DEVICE: await desk.handedOver() },
    });
    await act(['practice', 'break', fault]);
    await act(['practice', 'reboot']);
    await look('scan', '--setup', tpmFile);
    await look('status');
    await act(['apply', '--setup', tpmFile]);
    await look('jobs', 'show');
    await act(['undo']);
    expect(faults).toEqual({});
  },
);

describe.each(both)('in %s', (language) => {
  test('what a person does on a practice machine is told in words', async () => {
    const { act, faults } = reader('tpm-absent', language);
    const lines = [
      'practice reboot',
      'practice reboot --fast-startup',
      'practice reset',
      'practice hold eflow.deploy before',
      'practice hold eflow.deploy middle',
      'practice hold eflow.deploy after',
      'practice release',
      'do',
      // Refused:
      'practice enroll',
      'practice break the-bank',
      'practice hold eflow.dance middle',
      'practice hold eflow.deploy sometime',
      'do dance',
      'do start-vm --param name',
      'do start-vm',
      'do remove-eflow',
      'undo 20260301-080000-abcd',
      'undo yesterday',
      `resume --answer ${'x'.repeat(80)}`,
      'cancel 20260301-080000-abcd',
      'jobs show ../../x',
      'apply',
      'apply --setup there-is-no-such-file.json',
    ];
    for (const line of lines) await act(line.split(' '));
    await act(['apply', '--setup', tpmFile, '--only', 'dinner']);
    await act(['apply', '--setup', manualFile]);
    expect(faults).toEqual({});
  });

  test('a plan as a script speaks it too', async () => {
    const ran = await deskOf('hyperv-disabled', tempFolder()).text([
      '--lang',
      language,
      'export-script',
      '--setup',
      manualFile,
    ]);
    const comments = ran.stdout.split('\n').filter((line) => line.startsWith('# '));
    expect(comments.length).toBeGreaterThan(8);
    expect(faultsOf(comments.join('\n'), language)).toEqual([]);
  });

  test('the whole journey', async () => {
    const folder = tempFolder();
    const ran = await deskOf('long-journey', folder).text(['--lang', language, 'practice', 'journey']);
    expect(ran.exitCode).toBe(0);
    expect(faultsOf(ran.all.replaceAll(folder, ''), language)).toEqual([]);
    // Each run shows its own steps only: what was done before is not done twice before somebody's eyes.
    expect(ran.stdout.match(/^\[1\/11\] /gmu)).toHaveLength(1);
  });

  test('every failure has a sentence, and none is left open by values that are there', () => {
    for (const code of Object.values(errorCodes)) {
      const values = {
        job: '20260301-080000-abcd',
        text: '',
        step: 'deploy',
        added: '',
        removed: 'prove',
        changed: '',
      };
      const named = [...languages.en[`error.${code}`].matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
      const params = { ...Object.fromEntries(named.map((name) => [name, 'X'])), ...values };
      const error = failure(code, 'step.deploy', {
        params,
        origin: { kind: 'product', id: 'F62', tail: ['a line', '\u001b[31mred\u001b[0m\nand more'] },
      }).error;
      const text = failureLines(language, error).join('\n');
      expectWords(text);
      expect(text).toMatch(new RegExp(`^${code}: .+F62`, 'u'));
      expect(text).toContain('  | red and more');
      expect(text).not.toContain('\u001b');
    }
  });

  test('a failure without a job says that there is none', () => {
    for (const code of [
      errorCodes.nothingToUndo,
      errorCodes.busy,
      errorCodes.jobUnknown,
      errorCodes.jobNotResumable,
      errorCodes.jobNotRunning,
    ]) {
      const { error } = failure(code, 'job.read', { params: { job: '', pid: 0, since: '' } });
      const lines = failureLines(language, error);
      expect(lines).toHaveLength(1);
      expect(lines[0]).not.toMatch(/ [ ,.]| 0,/u);
    }
  });

  test('durations', () => {
    const texts = [0, 999, 1000, 59_400, 60_000, 3_599_000, 3_600_000, 90_061_000].map((ms) =>
      duration(language, ms),
    );
    expect(texts).toEqual([
      '0 ms',
      '999 ms',
      '1 s',
      '59 s',
      '1 min 0 s',
      '59 min 59 s',
      '1 h 0 min',
      '25 h 1 min',
    ]);
  });
});

test('German is German: names and bare values are all that both languages share', () => {
  const de: Readonly<Record<string, string>> = languages.de;
  const shared = Object.entries(languages.en).filter(([key, text]) => de[key] === text);
  const names = [
    'TPM',
    'Host',
    'VM',
    'Runtime',
    'Cloud',
    'Offline',
    'Job {job}: {state}.',
    'eflow-desk do {act}',
    'Status',
    'Name',
    'Image',
    'Version',
    'SHA-256',
    'EFLOW Desk {version}',
    // Names of the field, of Windows and of keys.
    'Windows',
    'Hyper-V',
    'EFLOW',
    'IoT Edge',
    'aziot-edged',
    'edgeAgent',
    'edgeHub',
    'wssdagent',
    'DPS',
    'Enrollment',
    'Hypervisor',
    'vSwitch',
    'Default Switch',
    'Default Switch (NAT)',
    'Installer',
    'NAT',
    'DHCP',
    'AMQP',
    'Proxy',
    'MSI',
    'Setup',
    'Job',
    'Jobs',
    'Filter',
    'Esc',
    'Tab',
    'Windows Home',
    'Linux',
    'x64 (Intel, AMD)',
    'ARM64',
    'Hardware',
    'System',
    'TPM 2.0',
    'Distribution',
    'IoT Hub',
    'bash',
    'PowerShell',
    'Port',
    'Transport',
    'HTTPS',
    'HTTP',
    'LDAP',
    'NTP',
    'config.toml',
    'HSM',
    'PKCS#11',
  ];
  const values = [
    '{activity} {status}',
    '{verb}: {name}',
    '[{k}/{n}] {step}',
    '{n} ms',
    '{n} s',
    '{m} min {s} s',
    '{h} h {m} min',
    'TPM {spec} ({manufacturer}).',
  ];
  const isBare = (text: string) => !/\p{L}/u.test(text.replaceAll(/\{\w+\}|\bGB\b/gu, ''));
  // Kinds of keys and distributions of Linux are names, too.
  const isName = (key: string) => /^(?:app\.identity\.create\.key|kit\.distribution)\./u.test(key);
  const others = shared.filter(
    ([key, text]) => !isBare(text) && !isName(key) && ![...names, ...values].includes(text),
  );
  expect(others).toEqual([]);
});

test('what keeps a plan from starting is named by its words, of a finding or of a step', () => {
  const cli = { say: (key: string, params = {}) => say('en', key, params) };
  const text = (id: string, code: string, params = {}) => blockerText(cli as Cli, { id, code, params });
  expect(text('HC-12', 'absent')).toBe('This machine shows no TPM.');
  expect(text('HC-06', 'unknown-elevation', { facts: 'hyperv.feature' })).toContain('hyperv.feature');
  expect(text('install-msi', errorCodes.stepUnclear)).toMatch(/^The step “Install EFLOW” found remains/u);
  expect(text('provision', errorCodes.stepUnclear)).toMatch(/^The step provision found remains/u);
  expect(text('take-payload', errorCodes.payloadMissing, { file: 'a.msi' })).toBe(
    'The installer a.msi is not there.',
  );
});

test('what is no word would be noticed', () => {
  for (const text of [
    'Not ready: finding.HC-06.disabled.',
    'answer: rule.invalid',
    'remedy.use-practice',
    'error.EFD-JOB-001',
    'state.failed',
    'progress.settling 10 %',
    'Job undefined: failed.',
    '[object Object]',
    'The file {file} is missing.',
    'done in NaN s',
  ])
    expect(notWords(text), text).not.toEqual([]);
  for (const text of [
    'evidence: hyperv.feature = {"state":"Disabled"}  [Get-WindowsOptionalFeature (feature.read)]',
    'not verified on a real host: eflow.md 6.2 HC-06',
    'vm.memoryInMB: must be at least 1024',
    'identity.devConnString: is missing',
    'Pay attention to the rule. And to the step.',
  ])
    expect(notWords(text)).toEqual([]);
});

describe('what a machine said', () => {
  test.each([
    ['plain', 'plain'],
    ['  around \t', 'around'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007text', 'text'],
    ['\u001b]8;;https://x.example\u001b\\link', 'link'],
    ['a\r\nNothing was changed.', 'a  Nothing was changed.'],
    ['a\u0008\u0008\u007fb\u009bc', 'abc'],
    ['one\u2028two', 'one two'],
    ['Größe „x“ 日本', 'Größe „x“ 日本'],
  ])('%j is shown as %j', (text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  test('is cut where it gets long, and padded by what is seen', () => {
    expect(valueText({ a: [1, null] })).toBe('{"a":[1,null]}');
    expect(valueText('x'.repeat(200), 10)).toBe('xxxxxxxxx…');
    expect(pad('\u001b[31mab\u001b[0m', 4)).toBe('\u001b[31mab\u001b[0m  ');
    expect(pad('abcdef', 4)).toBe('abcdef');
  });
});
