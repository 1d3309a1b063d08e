import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import type { FactQuery } from '../../../contract/facts.ts';
import type { Facts } from '../facts.ts';
import { eflowFolders } from '../leftovers.ts';
import { defineKind, type StepKind } from './kind.ts';

const pace = { everyMs: 2_000, forMs: 60_000 };

/**
 * What removing a leftover has in common: none is one while EFLOW is installed, so nothing is touched then, and none can
 * be brought back.
 */
function leftover<I>(
  needs: FactQuery,
  left: (input: I, facts: Facts) => boolean | undefined,
): Pick<
  StepKind<I>,
  'needs' | 'state' | 'settle' | 'goesOn' | 'typicalMs' | 'diagnose' | 'recover' | 'undo'
> {
  return {
    typicalMs: 5_000,
    needs: () => [{ id: 'eflow.products' }, needs],
    state: (input, facts) => {
      const products = facts.value('eflow.products');
      const there = left(input, facts);
      if (products === undefined || there === undefined) return 'later';
      if (!there) return 'done';
      return products.length > 0 ? 'unclear' : 'todo';
    },
    settle: () => pace,
    goesOn: pace,
    diagnose: (_input, facts) =>
      (facts.value('eflow.products')?.length ?? 0) > 0
        ? { code: errorCodes.eflowInstalled, params: {}, final: true }
        : undefined,
    recover: () => ({ none: errorCodes.eflowInstalled }),
    undo: () => ({ none: 'leftovers' }),
  };
}

/** Removes one folder of EFLOW with all that is in it (eflow.md 15.2). */
export const removeFolder = defineKind({
  ...leftover<{ folder: (typeof eflowFolders)[number] }>({ id: 'eflow.leftFiles' }, ({ folder }, facts) =>
    facts.value('eflow.leftFiles')?.some((one) => one.folder === folder && one.files > 0),
  ),
  kind: 'remove-folder',
  input: z.object({ folder: z.enum(eflowFolders) }),
  action: ({ folder }) => ({ port: 'host', op: 'leftover.removeFolder', args: { LiteralPath: folder } }),
});

/** Removes the registry key of EFLOW's agent. */
export const removeAgentKey = defineKind({
  ...leftover<Record<string, never>>({ id: 'eflow.agentKey' }, (_input, facts) =>
    facts.value('eflow.agentKey'),
  ),
  kind: 'remove-agent-key',
  input: z.strictObject({}),
  action: () => ({ port: 'host', op: 'leftover.removeKey', args: {} }),
});

const Named = z.object({ name: z.enum(['wssdagent', 'EFLOWProxy']) });
type Named = z.infer<typeof Named>;

const serviceOf = ({ name }: Named, facts: Facts) =>
  facts.value('eflow.services')?.find((one) => one.name.toLowerCase() === name.toLowerCase());

/** Stops a service of EFLOW that is left, so that it can be removed. */
export const stopService = defineKind({
  ...leftover<Named>({ id: 'eflow.services' }, (input, facts) =>
    facts.value('eflow.services') === undefined
      ? undefined
      : (serviceOf(input, facts)?.status ?? 'Stopped') !== 'Stopped',
  ),
  kind: 'stop-service',
  input: Named,
  action: ({ name }) => ({ port: 'host', op: 'service.stop', args: { Name: name } }),
});

/**
 * Removes a service of EFLOW from Windows.
 *
 * @assumed eflow.md 15.2: Win32_Service.Delete takes a stopped service away at once unless somebody has it open, for example the Services window; then it goes with a restart | verify: the step on a host whose EFLOW left its service
 */
export const removeService = defineKind({
  ...leftover<Named>({ id: 'eflow.services' }, (input, facts) =>
    facts.value('eflow.services') === undefined ? undefined : serviceOf(input, facts) !== undefined,
  ),
  kind: 'remove-service',
  assumed: 'eflow.md 15.2',
  input: Named,
  action: ({ name }) => ({
    port: 'host',
    op: 'service.unregister',
    args: { Query: `SELECT * FROM Win32_Service WHERE Name = '${name}'` },
  }),
  diagnose: ({ name }, facts) =>
    (facts.value('eflow.products')?.length ?? 0) > 0
      ? { code: errorCodes.eflowInstalled, params: {}, final: true }
      : { code: errorCodes.serviceStays, params: { name }, final: false },
});
