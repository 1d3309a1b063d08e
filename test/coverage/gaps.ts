import { existsSync } from 'node:fs';
import { failureIds, type Coverage } from './gather.ts';

/** Errors that no test meets yet, each with the reason. One that is met is struck out here. */
export const unmet: Readonly<Record<string, string>> = {
  'error.EFD-WEB-004': 'the built windows would have to be missing; the suites build them first',
  'error.EFD-WEB-005': 'a port that another program holds is not tried yet',
  'error.EFD-HOST-004': 'a VM of another account is not shown on a practice machine yet',
  'error.EFD-JOB-010': 'a recovery that is asked for twice in one job is not tried yet',
  'error.EFD-VM-003': 'a half deployment is recovered by the tests before this error is told',
  'error.EFD-NET-002': 'an address on another switch is met as a blocker, without its code',
  'error.EFD-NET-005': 'DNS servers of the VM that stay other than asked for are not tried yet',
};

const root = new URL('../../', import.meta.url);

/** Answers of a pain that there are not. */
function unknownAnswers({ pains, known }: Coverage): string[] {
  return pains.flatMap(({ number, by }) =>
    by
      .filter((answer) => {
        const cut = answer.indexOf(':');
        const [kind, name] = [answer.slice(0, cut), answer.slice(cut + 1)];
        return kind === 'test'
          ? !existsSync(new URL(name, root))
          : !known[kind as keyof Coverage['known']].has(name);
      })
      .map((answer) => `pain ${number} is answered by ${answer}, which there is not`),
  );
}

/** Traps that are missing, or lean on a test that there is not. */
function trapGaps({ traps }: Coverage): string[] {
  const numbers = new Set(traps.map(({ number }) => number));
  return [
    ...Array.from({ length: 27 }, (_, at) => at + 1)
      .filter((number) => !numbers.has(number))
      .map((number) => `trap ${number} is not in test/coverage/traps.ts`),
    ...traps
      .filter((trap) => ('tests' in trap ? trap.tests.length === 0 : trap.none.length < 20))
      .map(({ number }) => `trap ${number} has neither a test nor a reason`),
    ...traps.flatMap(({ number, gone }) => gone.map((test) => `trap ${number} has lost its test ${test}`)),
  ];
}

/** What lacks its cases, in words that say where to add them. */
export function gapsOf(coverage: Coverage): string[] {
  const { failures, pains, checks, kinds, acts, scenarios, messages } = coverage;
  const lacking = (what: string, rows: readonly { id: string; cases: readonly string[] }[], where: string) =>
    rows.filter(({ cases }) => cases.length === 0).map(({ id }) => `${what} ${id} has no case in ${where}`);
  const table = (id: string) => `test/failures/${id <= 'F49' ? 'host' : 'device'}.ts`;
  const numbers = new Set(pains.map(({ number }) => number));
  return [
    ...failureIds
      .filter((id) => !failures.some((row) => row.id === id))
      .map((id) => `failure ${id} is in no table`),
    ...failures
      .filter(({ scenarios: shown, unshown }) => shown.length === 0 && unshown === undefined)
      .map(({ id }) => `failure ${id} is neither shown nor explained in ${table(id)}`),
    ...failures.filter(({ title }) => title === '').map(({ id }) => `failure ${id} has no words`),
    ...Array.from({ length: 56 }, (_, at) => at + 1)
      .filter((number) => !numbers.has(number))
      .map((number) => `pain ${number} is not in test/coverage/pains.ts`),
    ...pains
      .filter(
        ({ state, by, yet }) =>
          (state === 'not-yet') !== (by.length === 0) || (state === 'answered') !== (yet === undefined),
      )
      .map(({ number, state }) => `pain ${number} is ${state}, and its answers say otherwise`),
    ...unknownAnswers(coverage),
    ...trapGaps(coverage),
    ...lacking('check', checks, 'its cases.ts'),
    ...lacking('step kind', kinds, 'test/main/domain'),
    ...lacking('act', acts, 'test/main or test/failures'),
    ...scenarios
      .filter(({ cases }) => !cases.includes('test/matrix/expected.ts'))
      .map(({ id }) => `scenario ${id} has no line in test/matrix/expected.ts`),
    ...messages
      .filter(({ id, cases }) => cases.length === 0 && !Object.hasOwn(unmet, id))
      .map(({ id }) => `message ${id} is met by no test`),
    ...Object.keys(unmet)
      .filter((id) => messages.find((row) => row.id === id)?.cases.length !== 0)
      .map((id) => `message ${id} is met, or there is none: strike it out of test/coverage/gaps.ts`),
  ];
}
