import { describe, expect, test } from 'vitest';
import { errorCodes, Failure, type FieldError } from '../../src/contract/errors.ts';
import { JobState, StepRecord, StepState, Verdict } from '../../src/contract/jobs.ts';
import { actTable } from '../../src/main/domain/acts.ts';
import { parseDeviceConnectionString } from '../../src/main/domain/identity/connection-string.ts';
import { parseSetup } from '../../src/main/domain/setup.ts';
import { proofOf } from '../../src/main/domain/steps/prove.ts';
import { stepKinds } from '../../src/main/domain/steps/index.ts';
import { commands } from '../../src/main/hosts/cli/args.ts';
import { isMessageKey, languageOf, languages, say } from '../../src/messages/index.ts';
import { runtime } from '../support/facts.ts';
import { brokenFields, withField } from '../support/setups.ts';
import { failureSites, sources } from '../support/sources.ts';

const en: Readonly<Record<string, string>> = languages.en;
const keys = Object.keys(en);
const all = sources();
const code = all.map((source) => source.text).join('\n');

const missing = (wanted: Iterable<string>) => [...wanted].filter((key) => !isMessageKey(key));
const suffixes = (prefix: string) =>
  keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
const placeholders = (text: string) =>
  [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '').toSorted();
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');
const textOf = (path: string) => all.find((source) => source.path === path)?.text ?? '';

function refusedFields(text: string): FieldError[] {
  try {
    parseSetup(text);
    return [];
  } catch (error) {
    return error instanceof Failure ? (error.error.fields ?? []) : [];
  }
}

describe('the languages', () => {
  test('have the same keys', () => {
    for (const words of Object.values(languages))
      expect(Object.keys(words).toSorted()).toEqual(keys.toSorted());
  });

  test('name the same values in each message', () => {
    const differing = keys.filter((key) =>
      Object.values(languages).some(
        (words) =>
          placeholders((words as typeof en)[key] ?? '').join() !== placeholders(en[key] ?? '').join(),
      ),
    );
    expect(differing).toEqual([]);
  });

  test('say something, without an exclamation mark and without blanks at the ends', () => {
    const bad = Object.entries(languages).flatMap(([language, words]) =>
      Object.entries(words)
        .filter(
          ([key, text]) =>
            text.trim() === '' || (text.trim() !== text && !key.startsWith('cli.')) || text.includes('!'),
        )
        .map(([key]) => `${language} ${key}`),
    );
    expect(bad).toEqual([]);
  });

  test.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['de_DE.UTF-8', 'de'],
    ['DE', 'de'],
    ['en-GB', 'en'],
    ['fr', 'en'],
    ['C', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['toString', 'en'],
  ])('of %s is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});

describe('saying', () => {
  test('fills in values of any plain kind', () => {
    expect(say('en', 'error.EFD-PAY-003', { file: 'a.msi', actual: 3, expected: null })).toBe(
      'The installer a.msi has 3 bytes; the setup says null.',
    );
  });

  test('shows a value that is missing by its name, and a key without words as it is', () => {
    expect(say('en', 'error.EFD-PAY-003', { file: 'a.msi' })).toBe(
      'The installer a.msi has {actual} bytes; the setup says {expected}.',
    );
    expect(say('en', 'error.EFD-PAY-003')).toContain('{file}');
    expect(say('de', 'error.EFD-NEW-001')).toBe('error.EFD-NEW-001');
    for (const key of ['toString', '__proto__', 'constructor']) expect(say('en', key)).toBe(key);
  });

  test('takes a value as text, never as a pattern or as another placeholder', () => {
    expect(say('en', 'error.EFD-JOB-002', { job: '$& {job} $1' })).toBe('There is no job $& {job} $1.');
    expect(say('en', 'error.EFD-PAY-003', { file: '{actual}', actual: 1, expected: 2 })).toContain(
      'installer {actual} has 1',
    );
  });
});

describe('words for codes', () => {
  test('are there for every failure, and for nothing that is none', () => {
    expect(suffixes('error.').toSorted()).toEqual(Object.values(errorCodes).toSorted());
    const codes: string[] = Object.values(errorCodes);
    expect(suffixes('fix.').filter((one) => !codes.includes(one))).toEqual([]);
  });

  test('are there for every kind of step, and for what those change that act', () => {
    const kinds = [...stepKinds.keys()];
    expect(suffixes('step.').toSorted()).toEqual(kinds.toSorted());
    const silent = [
      'reboot',
      'confirm-switch',
      'enroll-endorsement-key',
      'prove',
      'prove-upgrade',
      'cloud-assigned',
    ];
    expect(suffixes('changes.').toSorted()).toEqual(
      kinds.filter((kind) => !silent.includes(kind)).toSorted(),
    );
    const networks = [...stepKinds.values()].flatMap((kind) => kind.network ?? []);
    expect(suffixes('network.').toSorted()).toEqual([...new Set(networks)].toSorted());
  });

  test('are there for everything an undo leaves', () => {
    const steps = all
      .filter((source) => source.path.startsWith('main/domain/steps/'))
      .map((source) => source.text)
      .join('\n');
    const left = [
      ...matches(steps, /none: '([a-z-]+)'/gu),
      ...matches(steps, /residues:[^=]*=>[^[]*\['([a-z-]+)'\]/gu),
    ];
    expect(left).toEqual(
      expect.arrayContaining(['enrollment', 'microsoft-update', 'cloud-device', 'vm-data', 'proof']),
    );
    expect(suffixes('residue.').toSorted()).toEqual([...new Set(left)].toSorted());
  });

  test('are there for every act and every loss', () => {
    expect(suffixes('act.').toSorted()).toEqual([...actTable.keys()].toSorted());
    const losses = [...actTable.values()].flatMap((act) => act.loss ?? []);
    expect(missing(losses.map((loss) => `loss.${loss}`))).toEqual([]);
  });

  test('are there for every state, verdict and demand', () => {
    expect(suffixes('state.').toSorted()).toEqual(JobState.options.toSorted());
    expect(suffixes('plan-state.').toSorted()).toEqual(StepState.options.toSorted());
    expect(suffixes('step-state.').toSorted()).toEqual(StepRecord.shape.state.options.toSorted());
    expect(suffixes('verdict.').toSorted()).toEqual(Verdict.options.toSorted());
    expect(suffixes('proof.').toSorted()).toEqual(
      proofOf(runtime())
        .items.map((item) => item.id)
        .toSorted(),
    );
  });

  test('are there for every command, its help and every way to misuse it', () => {
    expect(missing(Object.keys(commands).flatMap((name) => [`help.${name}`, `help.${name}.long`]))).toEqual(
      [],
    );
    const reasons = all
      .filter((source) => source.path.startsWith('main/'))
      .flatMap(({ text }) => [
        ...matches(text, /\busage\('([a-z-]+)'/gu),
        ...matches(text, /errorCodes\.usage, '[a-z.]+', \{\s*params: \{ reason: '([a-z-]+)'/gu),
      ]);
    expect(reasons).toEqual(expect.arrayContaining(['command', 'host', 'not-asked']));
    const either = matches(
      textOf('main/hosts/cli/args.ts'),
      /\? '([a-z-]+)' : '[a-z-]+', \{ value: option/gu,
    );
    expect(missing([...reasons, ...either].map((reason) => `usage.${reason}`))).toEqual([]);
  });

  test('are there for every rule that a setup can break, with the values they name', () => {
    const fields = [
      ...brokenFields.map(([path, value, , base]) => withField(path, value, base)),
      withField('xyzxyzxyz', 1),
      withField('vm.cpus', 1),
      '[]',
    ]
      .map((text) => refusedFields(text))
      .flat();
    expect(new Set(fields.map((field) => field.rule)).size).toBeGreaterThan(15);
    expect(missing(fields.map((field) => `rule.${field.rule}`))).toEqual([]);
    const unfilled = fields.filter(({ rule, params }) =>
      placeholders(en[`rule.${rule}`] ?? '').some((name) => !(name in params)),
    );
    expect(unfilled).toEqual([]);
    const own = matches(textOf('contract/setup.ts'), /error: '([a-z0-9-]+)'/gu);
    expect(missing(own.map((rule) => `rule.${rule}`))).toEqual([]);
  });

  test('are there for every way in which a connection string is none', () => {
    const rules = matches(textOf('main/domain/identity/connection-string.ts'), /\| '([a-z0-9-]+)'/gu);
    expect(rules).toContain((parseDeviceConnectionString('') as { rule: string }).rule);
    expect(suffixes('rule.connection-string.').toSorted()).toEqual(rules.toSorted());
  });
});

describe('failures in words', () => {
  const sites = all.filter((source) => source.path.startsWith('main/')).flatMap(failureSites);

  test('are found where they are made', () => {
    expect(sites.length).toBeGreaterThan(40);
    const sample = {
      path: 'x.ts',
      text: "failure(errorCodes.busy, 'job.start', { params: { job, pid: 1 }, retry: 'safe' });",
    };
    expect(failureSites(sample)).toEqual([
      { at: 'x.ts:1', code: 'busy', doing: 'job.start', params: ['job', 'pid'] },
    ]);
    expect(failureSites({ path: 'x.ts', text: 'failure(errorCodes.busy, doing(op), more)' })).toMatchObject([
      { params: undefined, doing: undefined },
    ]);
    expect(failureSites({ path: 'x.ts', text: "failure(errorCodes.busy, 'a')" })).toMatchObject([
      { params: [] },
    ]);
  });

  test('are given every value that their words name', () => {
    const open = sites.flatMap(({ at, code: name, params }) => {
      const words = en[`error.${errorCodes[name as keyof typeof errorCodes]}`] ?? '';
      const unfilled =
        params === undefined ? [] : placeholders(words).filter((value) => !params.includes(value));
      return unfilled.map((value) => `${at} ${name} {${value}}`);
    });
    expect(open).toEqual([]);
  });

  test('say what was being done', () => {
    const doings = new Set(sites.flatMap((site) => site.doing ?? []));
    expect(missing([...doings].map((doing) => `doing.${doing}`))).toEqual([]);
  });
});

describe('a message that nobody says', () => {
  /** Texts of the code in which a key is put together, as patterns with the code where the value goes. */
  const templates = [...code.matchAll(/`((?:[\w-]+\.)+)((?:\$\{[^}]*\}[.\w-]*)+)`/gu)].map(
    ([, head = '', tail = '']) =>
      new RegExp(
        `^${head}${tail.replaceAll(/\$\{[^}]*\}/gu, '(.+)')}$`
          .replaceAll('.', '\\.')
          .replaceAll('(\\.+)', '(.+)'),
        'u',
      ),
  );
  /** The same words are looked for again and again, and the code is long. */
  const once = (find: (word: string) => boolean) => {
    const known = new Map<string, boolean>();
    return (word: string): boolean => {
      const found = known.get(word) ?? find(word);
      known.set(word, found);
      return found;
    };
  };
  /** Words in quotation marks, and names of properties. */
  const words = new Set(
    [...code.matchAll(/['"]([\w.: -]+)(?=['"])|(?<=[\s{,])([\w-]+)(?=: )/gu)].map(
      ([, quoted, property]) => quoted ?? property,
    ),
  );
  const written = (word: string) => words.has(word);
  const made: (value: string) => boolean = once(
    (value) =>
      written(value) ||
      value.split('.').every(written) ||
      templates.some((template) => template.exec(value)?.slice(1).every(made) === true),
  );
  const said = (key: string) =>
    written(key) || templates.some((template) => template.exec(key)?.slice(1).every(made) === true);

  /** Written and not shown yet. Whoever shows them strikes them out here. */
  const waiting = [...keys.filter((key) => key.startsWith('doing.')), 'jobs.unreadable'];
  /** The failure catalogue is whole in docs/coverage.md, with what nothing recognises. */
  const inDocs = (key: string) => key.startsWith('failure.');

  test('is not there', () => {
    const unsaid = keys.filter((key) => !said(key) && !inDocs(key));
    expect(unsaid.toSorted()).toEqual(waiting.toSorted());
  });

  test('would be noticed', () => {
    for (const key of [
      'cli.nobody',
      'error.EFD-NOT-001',
      'step.dance',
      'status.host.dancing',
      'help.dance.long',
    ])
      expect(said(key)).toBe(false);
    for (const key of [
      'error.EFD-JOB-001',
      'step.deploy',
      'status.host.installed',
      'help.jobs list.long',
      'scan.title',
    ])
      expect(said(key)).toBe(true);
  });
});
