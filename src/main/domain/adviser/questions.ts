import { adviserChoices, QuestionId, type AdviserAnswers } from '../../../contract/adviser.ts';

/**
 * Questions that are asked only with some answers to others; every other one is asked always. A question without an
 * answer that another one waits for hides nothing, so that a person sees what may still come.
 */
const askedWhen: Partial<Record<QuestionId, (answers: AdviserAnswers) => boolean>> = {
  // Whoever runs Linux has no Windows containers.
  containers: ({ system }) => system !== 'linux',
  // One enrollment for many is a question of DPS alone (provisioning.md 2.1).
  enrollment: ({ dps }) => dps !== 'no',
  // Without DPS every method stays with the hub it was given (provisioning.md 9).
  moves: ({ dps }) => dps !== 'no',
};

/** True when a question has a meaning with these answers. */
export const isAsked = (id: QuestionId, answers: AdviserAnswers): boolean => askedWhen[id]?.(answers) ?? true;

/** The questions that have a meaning with these answers, in the order in which they are asked. */
export const questionsOf = (answers: AdviserAnswers): { id: QuestionId; choices: string[] }[] =>
  QuestionId.options
    .filter((id) => isAsked(id, answers))
    .map((id) => ({ id, choices: [...adviserChoices[id]] }));

/** The answers without those to questions that are not asked: an answer of before must not go on counting unseen. */
export const askedAnswers = (answers: AdviserAnswers): AdviserAnswers =>
  Object.fromEntries(
    Object.entries(answers).filter(([id]) => isAsked(QuestionId.parse(id), answers)),
  ) as AdviserAnswers;
