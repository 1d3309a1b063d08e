import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { Json } from '../../../../contract/json.ts';
import type { UpgradePath } from '../../../../contract/upgrade.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';

function printPath(cli: Cli, path: UpgradePath): void {
  const { installed, target, hops, withdrawn, notes, supportEnds, supported } = path;
  if (installed !== null) cli.print(cli.say('upgrade.installed', { version: installed }));
  if (supportEnds !== null)
    cli.print(
      cli.say(supported === true ? 'upgrade.supported' : 'upgrade.unsupported', { date: supportEnds }),
    );
  for (const [i, hop] of hops.entries())
    cli.print(`  ${i + 1}. ${cli.say(`upgrade.how.${hop.how}`, { to: hop.to, freeGb: hop.freeGb })}`);
  if (withdrawn.length > 0) cli.print(cli.say('upgrade.withdrawn', { versions: withdrawn.join(', ') }));
  for (const note of notes) cli.print(cli.say(`upgrade.note.${note}`, { target: target ?? '' }));
}

/** `upgrade plan`: the releases between this host's EFLOW and another one, in their order. Changes nothing. */
export async function upgradePlan(cli: Cli): Promise<Outcome> {
  const { to } = cli.line.options;
  if (typeof to === 'string' && !/^\d{1,5}(?:\.\d{1,5}){3}$/u.test(to))
    throw failure(errorCodes.usage, 'cli.parse', {
      params: { reason: 'option-value', value: '--to' },
      retry: 'never',
    });
  const path = await cli.call('upgrade.plan', typeof to === 'string' ? { to } : {});
  printPath(cli, path);
  const refused = path.notes.some((note) => !['newest', 'migration'].includes(note));
  return {
    exitCode: refused ? exit.notReady : exit.proven,
    json: path as unknown as { [key: string]: Json },
  };
}
