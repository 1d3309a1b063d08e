import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { errorCodes } from '../../src/contract/errors.ts';
import { isJsonObject } from '../../src/contract/json.ts';
import { actTable } from '../../src/main/domain/acts.ts';
import type { CheckCase } from '../../src/main/domain/checks/case.ts';
import { checks } from '../../src/main/domain/checks/index.ts';
import { failureRules } from '../../src/main/domain/diagnosis/failures.ts';
import { stepKinds } from '../../src/main/domain/steps/index.ts';
import { commands } from '../../src/main/hosts/cli/args.ts';
import { languages, say } from '../../src/messages/index.ts';
import { scenarioFiles } from '../../src/practice/scenarios/table.ts';
import { pages } from '../../src/renderer/app/route.ts';
import type { Case } from '../failures/run.ts';
import { cases as cloudCases, cloudRows } from '../failures/cloud.ts';
import { allCases } from '../main/domain/checks/samples.ts';
import { expected } from '../matrix/expected.ts';
import type { Pain } from './pain.ts';
import { pains } from './pains.ts';
import { traps, type Trap } from './traps.ts';

/** A failure of eflow.md 19 and where it is seen. */
export interface FailureRow {
  id: string;
  /** What is seen, in the words of the product; empty where it has none. */
  title: string;
  /** Recognised by its text. */
  rule: boolean;
  scenarios: string[];
  findings: string[];
  errors: string[];
  /** Why no practice machine shows it. */
  unshown?: string;
}

/** A fault of the cloud (provisioning.md 10.4) on the journey that it bites, and how that ends. */
export interface CloudFaultRow {
  about: string;
  faults: readonly string[];
  exit: number;
  /** Absent where it succeeds all the same. */
  error?: string;
  /** What to do first, in the words of the product. */
  remedy: string;
}

/** A trap of provisioning.md 11; `gone` are tests that its file does not have. */
export type TrapRow = Trap & { gone: string[] };

/** Something of a table, and the files below `test` or `src` in which its cases are. */
export interface Row {
  id: string;
  title: string;
  cases: string[];
}

/** Everything that must have cases, and where it has them. */
export interface Coverage {
  failures: FailureRow[];
  cloudFaults: CloudFaultRow[];
  traps: TrapRow[];
  pains: readonly Pain[];
  checks: Row[];
  kinds: Row[];
  acts: Row[];
  scenarios: Row[];
  /** Words for failures and findings, by the first part of their key and what it is about. */
  messages: Row[];
  /** What a pain may name as its answer. */
  known: Record<'check' | 'step' | 'act' | 'scenario' | 'command' | 'page', ReadonlySet<string>>;
}

const root = new URL('../../', import.meta.url);

/** Test files and tables of cases by their path. */
function testFiles(): { path: string; text: string }[] {
  return readdirSync(new URL('test', root), { recursive: true, encoding: 'utf8' })
    .map((name) => `test/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(?:ts|mjs)$/u.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(new URL(path, root), 'utf8') }));
}

/** The tables of failures that are there: F01 to F49 and F50 to F97. */
async function failureCases(): Promise<{ cases: Case[]; unshown: Record<string, string> }> {
  const cases: Case[] = [];
  const unshown: Record<string, string> = {};
  for (const name of ['host', 'device']) {
    const url = new URL(`test/failures/${name}.ts`, root);
    if (!existsSync(url)) continue;
    const table = (await import(/* @vite-ignore */ url.href)) as {
      cases: readonly Case[];
      unshown: Readonly<Record<string, string>>;
    };
    cases.push(...table.cases);
    Object.assign(unshown, table.unshown);
  }
  return { cases, unshown };
}

const words: Readonly<Record<string, string>> = languages.en;
const wordOf = (key: string) => words[key] ?? '';
const unique = (list: readonly (string | undefined)[]) =>
  [...new Set(list.filter((one) => one !== undefined))].toSorted();

/** Numbers of the failure catalogue, F01 to F97. */
export const failureIds = Array.from({ length: 97 }, (_, at) => `F${String(at + 1).padStart(2, '0')}`);

/** Reads every table and every test. */
export async function gatherCoverage(): Promise<Coverage> {
  const all = testFiles();
  // Those that only count are no cases.
  const files = all.filter(({ path }) => !/^test\/(?:coverage|walls)\//u.test(path));
  const { cases, unshown } = await failureCases();
  const samples: ReadonlyMap<string, readonly CheckCase[]> = await allCases();
  /** Files of these folders in which this stands as a text of its own. */
  const naming = (texts: readonly string[], folders: RegExp) =>
    files
      .filter(({ path, text }) => folders.test(path) && texts.some((one) => text.includes(one)))
      .map(({ path }) => path);
  const quoted = (id: string) => [`'${id}'`, `"${id}"`];
  const findingKeys = unique(
    Object.keys(words).map((key) => /^finding\.(HC-\d+\.(?!title$)[\w-]+)$/u.exec(key)?.[1]),
  );

  return {
    failures: failureIds.map((id) => {
      const own = cases.filter((one) => one.failures.includes(id));
      const named = Object.entries(scenarioFiles).filter(
        ([, file]) => isJsonObject(file) && Array.isArray(file['failures']) && file['failures'].includes(id),
      );
      const reason = unshown[id];
      return {
        id,
        title: wordOf(`failure.${id}`),
        rule: failureRules.some((rule) => rule.id === id),
        scenarios: unique([...own.map(({ scenario }) => scenario), ...named.map(([name]) => name)]),
        findings: unique(own.map(({ gets }) => gets.finding?.join(' '))),
        errors: unique(own.map(({ gets }) => gets.error)),
        ...(reason === undefined ? {} : { unshown: reason }),
      };
    }),
    cloudFaults: cloudRows.flatMap((row) =>
      cloudCases
        .filter((one) => one.row === row)
        .map(({ faults, gets: { exit, error } }) => ({
          about: row,
          faults,
          exit,
          ...(error === undefined ? {} : { error }),
          remedy: error === undefined ? '' : wordOf(`fix.${error}`),
        })),
    ),
    traps: traps.map((trap) => {
      const tests = 'tests' in trap ? trap.tests : [];
      const inFile = (path: string, name: string) =>
        all.some((file) => file.path === path && file.text.includes(name));
      return {
        ...trap,
        gone: tests
          .filter(({ file, test }) => !inFile(file, test))
          .map(({ file, test }) => `${file}: ${test}`),
      };
    }),
    pains,
    checks: checks.map(({ id }) => ({
      id,
      title: wordOf(`finding.${id}.title`),
      cases: (samples.get(id) ?? []).map(({ name, status }) => `${status}: ${name}`),
    })),
    kinds: [...stepKinds.keys()].map((id) => ({
      id,
      title: wordOf(`step.${id}`),
      cases: naming(quoted(id), /^test\/main\/domain\//u),
    })),
    acts: [...actTable.keys()].map((id) => ({
      id,
      title: wordOf(`act.${id}`),
      cases: naming(quoted(id), /^test\/(?:main|failures|journeys)\//u),
    })),
    scenarios: Object.keys(scenarioFiles).map((id) => ({
      id,
      title: say('en', `scenario.${id}`),
      cases: [
        ...(Object.hasOwn(expected, id) ? ['test/matrix/expected.ts'] : []),
        ...naming(quoted(id), /^test\/(?!matrix)/u),
      ],
    })),
    messages: [
      ...Object.entries(errorCodes).map(([name, code]) => ({
        id: `error.${code}`,
        title: wordOf(`error.${code}`),
        cases: naming([`errorCodes.${name}`, code], /./u),
      })),
      ...findingKeys.map((key) => {
        const [id = '', code = ''] = key.split('.');
        const own = (samples.get(id) ?? []).filter((one) => one.code === code);
        return {
          id: `finding.${key}`,
          title: wordOf(`finding.${key}`) || wordOf(`finding.${key}.cause`),
          cases: own.map(({ name }) => name),
        };
      }),
    ],
    known: {
      check: new Set(checks.map(({ id }) => id)),
      step: new Set(stepKinds.keys()),
      act: new Set(actTable.keys()),
      scenario: new Set(Object.keys(scenarioFiles)),
      command: new Set(Object.keys(commands)),
      page: new Set(pages),
    },
  };
}
