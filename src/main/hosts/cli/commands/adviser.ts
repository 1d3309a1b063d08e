import { adviserChoices, AdviserAnswers, QuestionId, type Advice } from '../../../../contract/adviser.ts';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { Json } from '../../../../contract/json.ts';
import type { CommandLine } from '../args.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { judgementWords, needWords, printAdvice } from '../render/adviser.ts';

/** What each verdict means to a script. */
const exitOf: Readonly<Record<Advice['verdict'], number>> = {
  possible: exit.proven,
  unknown: exit.warnings,
  refused: exit.notReady,
};

/** Every question with its choices, as it is written on the command line. */
const known = QuestionId.options.map((id) => `${id}=${adviserChoices[id].join('|')}`).join(', ');

/** The answers of the command line. The last one to a question counts. */
function answersOf({ options }: CommandLine): AdviserAnswers {
  const given = Array.isArray(options['answer']) ? options['answer'] : [];
  const pairs = given.map((text) => {
    const cut = text.indexOf('=');
    return [
      text.slice(0, cut < 0 ? undefined : cut).trim(),
      cut < 0 ? '' : text.slice(cut + 1).trim(),
    ] as const;
  });
  const answers = AdviserAnswers.safeParse(Object.fromEntries(pairs));
  if (answers.success) return answers.data;
  throw failure(errorCodes.usage, 'cli.parse', { params: { reason: 'answer', known }, retry: 'never' });
}

/** `identity advise`: platforms and ways of provisioning, ranked by what was answered, and what was not yet. */
export async function adviseIdentity(cli: Cli): Promise<Outcome> {
  const answers = answersOf(cli.line);
  const advice = await cli.call('identity.advise', { answers });
  printAdvice(cli, advice, answers);
  return {
    exitCode: exitOf[advice.verdict],
    json: {
      verdict: advice.verdict,
      answers: answers as Json,
      advice: {
        ...advice,
        platforms: advice.platforms.map((one) => ({ ...one, words: judgementWords(cli, one) })),
        methods: advice.methods.map((one) => ({
          ...one,
          words: { ...judgementWords(cli, one), needs: needWords(cli, one) },
        })),
      } as unknown as Json,
    },
  };
}
