import type { Goal } from '../../src/contract/jobs.ts';
import type { Json } from '../../src/contract/json.ts';
import type { Setup } from '../../src/contract/setup.ts';
import { catalogue } from '../../src/main/domain/catalogue.ts';
import { factsForGoal, resolveInput, stepsOf } from '../../src/main/domain/plan.ts';
import { stepKind } from '../../src/main/domain/steps/index.ts';
import type { Arg } from '../../src/main/domain/steps/kind.ts';
import type { HostArg } from '../../src/main/ports.ts';
import { bind } from '../../src/practice/host/bind.ts';
import { asked, factsFor, unknown } from '../support/facts.ts';
import { context, hyperVHost } from '../support/hosts.ts';

/** What a setup makes of a machine: each command as the simulated cmdlet gets it, and each file that is copied or written. */
export type Deed = { op: string; parameters: unknown } | { from: string; to: string } | { written: unknown };

const isSecret = (arg: Arg): arg is { secret: string; field: string } =>
  typeof arg === 'object' && arg !== null && 'secret' in arg;

/** Files that are named after what is in them, by a name that does not tell. */
const withoutDigests = (parameters: Record<string, Json>): unknown =>
  JSON.parse(JSON.stringify(parameters).replaceAll(/\b[0-9a-f]{16}\.json\b/gu, 'DIGEST.json'));

/** Every deed of a setup, its commands bound as practice binds them. A secret is told by its reference. */
export function deedsOf(setup: Setup): Deed[] {
  const goal: Goal = { kind: 'setup', setup, folder: 'C:\\setups' };
  const given = context();
  const queries = factsForGoal(goal, given);
  const facts = factsFor(queries, asked(queries, hyperVHost), unknown('absent'));
  return stepsOf(goal, facts, given).flatMap((step): Deed[] => {
    const kind = stepKind(step.kind);
    const resolved = resolveInput(
      step.input,
      () => ({}),
      () => true,
    );
    const input = kind.input.safeParse(resolved);
    if (!input.success) return [];
    const action = kind.action(input.data, facts);
    if (action.port === 'files' && action.op === 'copy') return [{ from: action.from, to: action.to }];
    // A file that a cmdlet reads is JSON, and what counts is what is read out of it.
    if (action.port === 'files' && action.op === 'write') return [{ written: JSON.parse(action.text) }];
    if (action.port !== 'host') return [];
    const args = Object.entries(action.args).map(([name, arg]): [string, HostArg] => [
      name,
      isSecret(arg) ? { handle: arg.secret } : arg,
    ]);
    const bound = bind(action.op, catalogue[action.op], Object.fromEntries(args), ({ handle }) => handle);
    if ('problem' in bound) throw new Error(`${action.op}: ${JSON.stringify(bound.problem.params)}`);
    return [{ op: action.op, parameters: withoutDigests(bound.parameters) }];
  });
}
