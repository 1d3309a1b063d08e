import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactValue } from '../../../contract/facts.ts';
import { isJsonObject } from '../../../contract/json.ts';
import type { StepState } from '../../../contract/jobs.ts';
import type { Facts } from '../facts.ts';
import { defineKind, type Action, type CommandAnswer, type Diagnosis, type Pace, type Undo } from './kind.ts';
import { ofProblem } from './pem-errors.ts';

/** Services of the VM restart, which its slow disks may draw out. */
const pace: Pace = { everyMs: 5_000, forMs: 60_000 };

const Authority = z.object({ file: z.string(), thumbprint: z.string() });
type Authority = z.infer<typeof Authority>;
type Part = 'system' | 'modules';
type InVm = FactValue<'guest.root'>;

const needs = ({ file }: Authority) => [
  { id: 'eflow.verify' as const },
  { id: 'guest.root' as const },
  { id: 'file.root' as const, arg: file },
];

/** All that is wrong with the file, or that the trust bundle is somebody else's. */
function obstaclesTo(part: Part, { file, thumbprint }: Authority, facts: Facts): Diagnosis[] {
  const wrong = (code: Diagnosis['code'], params: Diagnosis['params']): Diagnosis => ({
    code,
    params,
    final: true,
  });
  const other = facts.value('guest.root')?.otherBundle ?? null;
  const bundle =
    part === 'modules' && other !== null ? [wrong(errorCodes.trustBundleOther, { bundle: other })] : [];
  const fact = facts.get('file.root', file);
  if (!('value' in fact)) return bundle;
  const { problem, root } = fact.value;
  if (problem === 'several') return [wrong(errorCodes.rootSeveral, { file }), ...bundle];
  if (problem !== null) return [wrong(ofProblem[problem], { file }), ...bundle];
  if (root === null) return bundle;
  const now = Date.parse(fact.at);
  return [
    ...(root.thumbprint === thumbprint
      ? []
      : [wrong(errorCodes.rootOther, { file, has: root.thumbprint, wanted: thumbprint })]),
    ...(root.ca ? [] : [wrong(errorCodes.rootNotCa, { file })]),
    ...(Date.parse(root.notBefore) > now
      ? [wrong(errorCodes.certificateNotYet, { file, from: root.notBefore })]
      : []),
    ...(Date.parse(root.notAfter) <= now
      ? [wrong(errorCodes.certificateExpired, { file, until: root.notAfter })]
      : []),
    ...bundle,
  ];
}

const isThere = (part: Part, thumbprint: string, has: InVm): boolean =>
  part === 'system' ? has.system === thumbprint && has.trusted : has.modules === thumbprint;

/** What the VM has decides first, since the file may be gone once it was used; then whether it can be used at all. */
function stateOf(part: Part, input: Authority, facts: Facts): StepState {
  const has = facts.value('guest.root');
  if (has !== undefined && isThere(part, input.thumbprint, has)) return 'done';
  if (obstaclesTo(part, input, facts).length > 0) return 'unclear';
  if (facts.value('eflow.verify') !== true || has === undefined) return 'later';
  return facts.value('file.root', input.file) === undefined ? 'later' : 'todo';
}

const actionOf = (part: Part, { file }: Authority, facts: Facts): Action => ({
  port: 'host',
  op: 'guest.setRoot',
  args: { Part: part, Pem: facts.value('file.root', file)?.root?.pem ?? '' },
});

function refusal({ output }: CommandAnswer): Diagnosis | undefined {
  const last = output.at(-1);
  return isJsonObject(last) && last['Refused'] === 'trust-bundle'
    ? { code: errorCodes.trustBundleOther, params: { bundle: 'trust_bundle_cert' }, final: true }
    : undefined;
}

function diagnose(part: Part, input: Authority, facts: Facts): Diagnosis {
  const [first] = obstaclesTo(part, input, facts);
  return first ?? { code: errorCodes.rootNotTrusted, params: { thumbprint: input.thumbprint }, final: false };
}

function undoOf(part: Part, before: Facts): Undo {
  const had = before.value('guest.root');
  if (had === undefined) return { with: 'install-msi' };
  const earlier = part === 'system' ? had.system : had.modules;
  return earlier === null ? { step: { kind: 'clear-root', input: { part } } } : { none: 'root-replaced' };
}

const shared = {
  typicalMs: 30_000,
  assumed: 'eflow.md 1',
  settle: () => pace,
  goesOn: pace,
  refusal,
  recover: () => ({ none: errorCodes.rootNotTrusted }),
  goesWith: ['install-msi', 'remove-eflow'],
};

const OfDevice = Authority.extend({ certificate: z.boolean() });
type OfDevice = z.infer<typeof OfDevice>;

/** Has the VM trust the authority of a site that opens TLS (field-notes TLS inspection, proxies). */
export const trustRoot = defineKind({
  ...shared,
  kind: 'trust-root',
  input: OfDevice,
  needs: (input: OfDevice) => needs(input),
  state: (input, facts) => stateOf('system', input, facts),
  obstacles: (input, facts) => obstaclesTo('system', input, facts),
  action: (input, facts) => actionOf('system', input, facts),
  diagnose: (input, facts) => diagnose('system', input, facts),
  // A certificate of the device never passes a program that opens TLS.
  notes: ({ certificate }) =>
    certificate ? [{ code: 'inspection-certificate', params: {}, lasting: true }] : [],
  undo: (_input, before) => undoOf('system', before),
});

/** Gives the authority to the modules as their trust bundle, in the configuration that provisioning wrote. */
export const setTrustBundle = defineKind({
  ...shared,
  kind: 'set-trust-bundle',
  input: Authority,
  needs,
  state: (input, facts) => stateOf('modules', input, facts),
  obstacles: (input, facts) => obstaclesTo('modules', input, facts),
  action: (input, facts) => actionOf('modules', input, facts),
  diagnose: (input, facts) => diagnose('modules', input, facts),
  undo: (_input, before) => undoOf('modules', before),
});

/** Takes the authority out of the VM again: the undo of both. */
export const clearRoot = defineKind({
  kind: 'clear-root',
  input: z.object({ part: z.enum(['system', 'modules']) }),
  typicalMs: 25_000,
  needs: () => [{ id: 'guest.root' }],
  state: ({ part }, facts) => {
    const has = facts.value('guest.root');
    if (has === undefined) return 'later';
    return has[part] === null ? 'done' : 'todo';
  },
  action: ({ part }) => ({ port: 'host', op: 'guest.clearRoot', args: { Part: part } }),
  settle: () => pace,
  goesOn: pace,
  undo: () => ({ none: 'root-replaced' }),
  goesWith: ['install-msi', 'remove-eflow'],
});
