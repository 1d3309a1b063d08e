import { errorCodes, failure } from '../../../../contract/errors.ts';
import type { Json } from '../../../../contract/json.ts';
import { NetworkWish, type NetworkAdvice } from '../../../../contract/network.ts';
import type { CommandLine } from '../args.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { optionWords, printAdvice } from '../render/network.ts';

/** What each verdict means to a script: a choice can be taken, something is to be found out, nothing is possible. */
const exitOf: Readonly<Record<NetworkAdvice['verdict'], number>> = {
  possible: exit.proven,
  unknown: exit.warnings,
  refused: exit.notReady,
};

function wrong(option: string): never {
  throw failure(errorCodes.usage, 'cli.parse', {
    params: { reason: 'option-value', value: option },
    retry: 'never',
  });
}

/** `--address a.b.c.d/n` with `--gateway` and `--dns`, else `--fixed`, else whatever comes. */
function addressOf(options: CommandLine['options']): unknown {
  const { address, gateway, dns, fixed } = options;
  if (address === undefined) {
    if (gateway !== undefined) wrong('--gateway');
    if (dns !== undefined) wrong('--dns');
    return fixed === true ? 'fixed' : 'automatic';
  }
  const [ip4Address, length, ...more] = String(address).split('/');
  if (more.length > 0 || !/^\d{1,2}$/u.test(length ?? '')) wrong('--address');
  if (typeof gateway !== 'string') wrong('--gateway');
  return {
    ip4Address,
    ip4PrefixLength: Number(length),
    ip4GatewayAddress: gateway,
    dnsServers: Array.isArray(dns) ? dns : [],
  };
}

const answers: Readonly<Record<string, boolean | null>> = { yes: true, no: false, unknown: null };

/** The option that a refused part of the wish came from. */
const optionOf = (path: readonly PropertyKey[]): string => {
  if (path.includes('ip4GatewayAddress')) return '--gateway';
  return path.includes('dnsServers') ? '--dns' : '--address';
};

function wishOf({ options }: CommandLine): NetworkWish {
  const dhcp = String(options['plant-dhcp'] ?? 'unknown');
  if (!Object.hasOwn(answers, dhcp)) wrong('--plant-dhcp');
  const address = addressOf(options);
  const shape =
    typeof address === 'string' ? undefined : NetworkWish.shape.address.options[1].safeParse(address);
  if (shape !== undefined && !shape.success) wrong(optionOf(shape.error.issues[0]?.path ?? []));
  return NetworkWish.parse({ reachable: options['reachable'] === true, address, plantDhcp: answers[dhcp] });
}

/** `network advise`: every way to connect the VM of this host, with what speaks for and against each. Changes nothing. */
export async function advise(cli: Cli): Promise<Outcome> {
  const advice = await cli.call('network.advise', { wanted: wishOf(cli.line) });
  printAdvice(cli, advice);
  const options = advice.options.map((option) => ({ ...option, ...optionWords(cli, option) }));
  return {
    exitCode: exitOf[advice.verdict],
    json: { verdict: advice.verdict, advice: { ...advice, options } as unknown as Json },
  };
}
