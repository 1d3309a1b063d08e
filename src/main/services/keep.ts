import type { JobId } from '../../contract/jobs.ts';
import { adopt, adoptFacts } from '../domain/adopt/adopt.ts';
import { factsOf } from '../domain/facts.ts';
import type { Clock, Journal } from '../ports.ts';
import type { FactService } from './facts.ts';

/** Reads the host into a document beside the journal before anything of it is removed, with all that is told about it. */
export async function keepAsItWas(
  deps: { facts: FactService; journal: Journal; clock: Clock; label: string },
  id: JobId,
): Promise<void> {
  const record = await deps.facts.gather(adoptFacts);
  const adoption = adopt(factsOf(record), new Date(deps.clock.now()).toISOString(), deps.label);
  await deps.journal.keep(id, 'adopted.json', `${JSON.stringify(adoption, null, 2)}\n`);
}
