import { z } from 'zod';
import { Params } from './errors.ts';

/**
 * What the adviser asks, each with its choices. A question that has no answer is not known; nothing is taken for granted
 * of it. The words are `adviser.ask.QUESTION`, `adviser.ask.QUESTION.why` and `adviser.ask.QUESTION.CHOICE`.
 */
export const adviserChoices = {
  system: ['windows', 'linux'],
  containers: ['linux-containers', 'windows-containers'],
  architecture: ['x64', 'arm64', 'arm32'],
  purpose: ['trial', 'production'],
  devices: ['few', 'many'],
  dps: ['yes', 'no'],
  enrollment: ['individual', 'group'],
  pki: ['yes', 'no'],
  tpm: ['yes', 'no'],
  keys: ['files', 'hsm'],
  moves: ['yes', 'no'],
  first: ['online', 'offline'],
  inspection: ['no', 'yes'],
} as const;

export const QuestionId = z.enum(
  Object.keys(adviserChoices) as [keyof typeof adviserChoices, ...(keyof typeof adviserChoices)[]],
);
export type QuestionId = z.infer<typeof QuestionId>;

/** Answers to some of the questions. */
export const AdviserAnswers = z
  .strictObject({
    system: z.enum(adviserChoices.system),
    containers: z.enum(adviserChoices.containers),
    architecture: z.enum(adviserChoices.architecture),
    purpose: z.enum(adviserChoices.purpose),
    devices: z.enum(adviserChoices.devices),
    dps: z.enum(adviserChoices.dps),
    enrollment: z.enum(adviserChoices.enrollment),
    pki: z.enum(adviserChoices.pki),
    tpm: z.enum(adviserChoices.tpm),
    keys: z.enum(adviserChoices.keys),
    moves: z.enum(adviserChoices.moves),
    first: z.enum(adviserChoices.first),
    inspection: z.enum(adviserChoices.inspection),
  })
  .partial();
export type AdviserAnswers = z.infer<typeof AdviserAnswers>;

/** On what IoT Edge runs; the words are `adviser.platform.PLATFORM`. */
export const Platform = z.enum(['linux-on-windows', 'linux-on-linux', 'windows-containers']);
export type Platform = z.infer<typeof Platform>;

/** How a device gets its identity (provisioning.md 0); the words are `adviser.method.METHOD`. */
export const Method = z.enum([
  'ManualConnectionString',
  'ManualX509',
  'DpsSymmetricKey',
  'DpsX509',
  'DpsTPM',
]);
export type Method = z.infer<typeof Method>;

/** A code with the values of its words, and the section of the domain notes when it rests on an assumption. */
const Note = z.object({ code: z.string(), params: Params, assumed: z.string().optional() });

const judged = {
  status: z.enum(['possible', 'unknown', 'refused']),
  /** What speaks for it; the words are `adviser.reason.CODE`. */
  reasons: z.array(Note),
  /** What speaks against it; the words are `adviser.against.CODE`. */
  against: z.array(Note),
  /** Questions whose answer decides whether it can be. Empty when it is refused already. */
  findOut: z.array(QuestionId),
  /** Why it cannot be; the words are `adviser.refusal.CODE`. */
  refusals: z.array(Note),
  /** The ways out of the refusals; the words are `adviser.way.CODE`. */
  ways: z.array(Note),
};

/** A platform with its judgement. */
export const PlatformAdvice = z.object({ platform: Platform, ...judged });
export type PlatformAdvice = z.infer<typeof PlatformAdvice>;

/** A method with its judgement, and what has to be there for it. */
export const MethodAdvice = z.object({
  method: Method,
  ...judged,
  /** What has to stand in the cloud; the words are `adviser.cloud.CLOUD`. */
  cloud: z.enum(['hub-device', 'individual', 'group']),
  /** What has to be brought, by what it is; the words are `adviser.need.CODE`, those of a kind `adviser.needs.KIND`. */
  needs: z.array(Note.extend({ kind: z.enum(['value', 'file', 'right', 'hardware', 'person']) })),
});
export type MethodAdvice = z.infer<typeof MethodAdvice>;

/** A place in the picture of the decisions: a question with where each choice leads, or an end. */
export const TreeNode = z.union([
  z.object({
    id: z.string(),
    question: QuestionId,
    branches: z.array(z.object({ choice: z.string(), to: z.string() })),
  }),
  z.object({ id: z.string(), method: Method }),
  z.object({ id: z.string(), refused: Platform }),
]);
export type TreeNode = z.infer<typeof TreeNode>;

/** Platforms and methods, best first, and refused ones last. */
export const Advice = z.object({
  /** `possible`: the first method can be taken. `unknown`: something has to be found out first. `refused`: nothing can be. */
  verdict: z.enum(['possible', 'unknown', 'refused']),
  /** The questions that have a meaning with these answers, in their order. */
  questions: z.array(z.object({ id: QuestionId, choices: z.array(z.string()) })),
  platforms: z.array(PlatformAdvice),
  methods: z.array(MethodAdvice),
  /** The usual decisions as a tree, from its first node, and the nodes that these answers lead through. */
  tree: z.object({ nodes: z.array(TreeNode), path: z.array(z.string()) }),
});
export type Advice = z.infer<typeof Advice>;
