import type { FieldError } from '../../../contract/errors.ts';
import type { ScanReport } from '../../../contract/findings.ts';
import type { SecretField } from '../../../contract/setup.ts';
import { fieldOf, valueAt, type Draft } from './draft.ts';
import { wantsPassword } from './proxy-draft.ts';

/** The steps of the page, in their order. Each is an address: `#/setup/payload`. */
export const steps = ['host', 'payload', 'vm', 'network', 'identity', 'proof', 'review'] as const;
export type StepName = (typeof steps)[number];

/** `done`: nothing is missing here. `correct`: something here is wrong. `open`: something is missing, or nobody looked. */
export type StepState = 'done' | 'correct' | 'open';

/** What became of the secret in this window. The secret itself is nowhere in the page. */
export type SecretState = 'none' | 'given' | 'refused';

/** The step that an address names; the first one for anything else. */
export function stepOf(item: string | undefined): StepName {
  return steps.find((step) => step === item) ?? 'host';
}

const ofPart: Readonly<Record<string, StepName>> = {
  name: 'host',
  acceptEula: 'payload',
  optionalTelemetry: 'payload',
  payload: 'payload',
  vm: 'vm',
  features: 'vm',
  sharedFolders: 'vm',
  carriedImages: 'vm',
  network: 'network',
  proxy: 'network',
  inspectionCa: 'network',
  nics: 'network',
  identity: 'identity',
  cloud: 'identity',
  proof: 'proof',
};

/** The step on which a field is; what is on none of them, such as a field that nobody knows, is told at the review. */
export function stepOfField(path: string): StepName {
  const part = fieldOf(path).split('.')[0] ?? '';
  return Object.hasOwn(ofPart, part) ? (ofPart[part] ?? 'review') : 'review';
}

/** True when a field has no value yet, so that it is to be filled in and not to be corrected. */
export function isMissing(draft: Draft, path: string): boolean {
  // An item without fields is typed together with its list.
  const value = valueAt(draft, path.replace(/\[\d+\]$/u, ''));
  return (
    value === undefined ||
    value === '' ||
    value === false ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  );
}

/** Fields of an identity that hold a secret by reference. */
export const secretFields: ReadonlySet<string> = new Set<SecretField>([
  'identity.devConnString',
  'identity.symmKey',
]);

/** The field whose secret the person gives, here or when the job asks for it, as the document says. */
export const secretOf = (draft: Draft): SecretField | undefined =>
  ([...secretFields] as SecretField[]).find((field) => valueAt(draft, field) === 'prompt');

/** True when the document says that the person gives the secret. */
export const wantsSecret = (draft: Draft): boolean => secretOf(draft) !== undefined;

/** Fields of the identity's step that hold a secret by reference beside the one of the device: passphrase and service strings. */
export const otherSecretFields = [
  'identity.identityPassphrase',
  'cloud.service',
  'cloud.hubService',
] as const satisfies readonly SecretField[];
export type OtherSecretField = (typeof otherSecretFields)[number];

/** What the state of a step depends on. */
export interface Journey {
  draft: Draft;
  errors: readonly FieldError[];
  /** Steps that the person has seen. */
  seen: ReadonlySet<StepName>;
  verdict: ScanReport['verdict'] | undefined;
  secret: SecretState;
  /** The password of the proxy. */
  proxySecret: SecretState;
  /** Those of {@link otherSecretFields}. */
  otherSecrets: readonly { field: OtherSecretField; state: SecretState }[];
}

/** How a step stands. The review is never done: its end is the start of the job. */
export function stateOf(
  step: StepName,
  { draft, errors, seen, verdict, secret, proxySecret, otherSecrets }: Journey,
): StepState {
  const own = errors.filter(({ path }) => stepOfField(path) === step);
  if (own.some(({ path }) => !isMissing(draft, path))) return 'correct';
  if (step === 'host' && verdict === 'not-ready') return 'correct';
  if (step === 'identity' && wantsSecret(draft) && secret === 'refused') return 'correct';
  if (step === 'network' && wantsPassword(draft) && proxySecret === 'refused') return 'correct';
  const others = otherSecrets.filter(({ field }) => valueAt(draft, field) === 'prompt');
  if (step === 'identity' && others.some(({ state }) => state === 'refused')) return 'correct';
  if (step === 'review' || own.length > 0 || !seen.has(step)) return 'open';
  if (step === 'host' && verdict === undefined) return 'open';
  if (step === 'network' && wantsPassword(draft) && proxySecret === 'none') return 'open';
  if (step === 'identity' && others.some(({ state }) => state === 'none')) return 'open';
  return step === 'identity' && wantsSecret(draft) && secret === 'none' ? 'open' : 'done';
}
