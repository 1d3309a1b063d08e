import {
  Method,
  Platform,
  type Advice,
  type AdviserAnswers,
  type MethodAdvice,
  type PlatformAdvice,
} from '../../../contract/adviser.ts';
import { cloudOf, needsOf } from './needs.ts';
import { askedAnswers, isAsked, questionsOf } from './questions.ts';
import { methodRules, platformRules, type Rule, type Rules } from './rules.ts';
import { pathOf, tree } from './tree.ts';

type Judged = Omit<PlatformAdvice, 'platform'>;
type Note = Judged['reasons'][number];

const order: readonly Judged['status'][] = ['possible', 'unknown', 'refused'];

const noteOf = ({ code, assumed }: Pick<Rule<string>, 'code' | 'assumed'>): Note => ({
  code,
  params: {},
  ...(assumed === undefined ? {} : { assumed }),
});

/** What the rules say of one thing. Refusals weigh more than what is not known, and that more than reasons. */
function judge<S extends string>(
  rules: Rules<S>,
  subject: S,
  answers: AdviserAnswers,
): Judged & { points: number } {
  const applying = (list: readonly Rule<S>[]) =>
    list.filter(({ of, when }) => of.includes(subject) && when(answers));
  const refusals = applying(rules.refusals);
  const reasons = applying(rules.reasons);
  const against = applying(rules.against);
  const findOut =
    refusals.length > 0
      ? []
      : rules.decisive
          .filter(
            ({ question, of, when }) =>
              of.includes(subject) &&
              when(answers) &&
              isAsked(question, answers) &&
              answers[question] === undefined,
          )
          .map(({ question }) => question);
  const sum = (list: readonly Rule<S>[]) => list.reduce((total, { weight = 0 }) => total + weight, 0);
  const ways = [...new Set(refusals.flatMap(({ way }) => way ?? []))];
  return {
    status: refusals.length > 0 ? 'refused' : findOut.length > 0 ? 'unknown' : 'possible',
    reasons: reasons.map(noteOf),
    against: against.map(noteOf),
    findOut,
    refusals: refusals.map(noteOf),
    ways: ways.map((code) => noteOf({ code })),
    points: sum(reasons) - sum(against),
  };
}

/**
 * What is refused last, all else by points; what is equal keeps the order of the list. What is not known yet is not put
 * behind: it is told first what has to be found out for the best.
 */
function ranked<T extends Judged & { points: number }>(list: readonly T[]): Omit<T, 'points'>[] {
  const refused = ({ status }: T): number => (status === 'refused' ? 1 : 0);
  return list
    .toSorted((a, b) => refused(a) - refused(b) || b.points - a.points)
    .map(({ points: _points, ...advice }) => advice);
}

/**
 * Ranks platforms and methods by the answers of a person (provisioning.md 9): what speaks for and against each, what each
 * needs, and why some cannot be. Nothing is taken for granted of a question without an answer.
 */
export function advise(given: AdviserAnswers): Advice {
  const answers = askedAnswers(given);
  const platforms: PlatformAdvice[] = ranked(
    Platform.options.map((platform) => ({ platform, ...judge(platformRules, platform, answers) })),
  );
  const methods: MethodAdvice[] = ranked(
    Method.options.map((method) => ({
      method,
      ...judge(methodRules, method, answers),
      cloud: cloudOf(method, answers),
      needs: needsOf(method, answers),
    })),
  );
  const best = (list: readonly Judged[]): number => order.indexOf(list[0]?.status ?? 'refused');
  const verdict = order[Math.max(best(platforms), best(methods))] ?? 'refused';
  return {
    verdict,
    questions: questionsOf(answers),
    platforms,
    methods,
    tree: { nodes: [...tree], path: pathOf(answers) },
  };
}
