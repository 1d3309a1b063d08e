import type { Params } from '../../../../contract/errors.ts';
import type { NetworkAdvice, NetworkOption } from '../../../../contract/network.ts';
import type { Cli } from '../context.ts';
import type { Colour } from '../terminal.ts';

const colourOf: Record<NetworkOption['status'], Colour> = {
  possible: 'green',
  unknown: 'yellow',
  refused: 'red',
};

interface Words {
  title: string;
  /** What speaks for it, what is to be found out, or why it cannot be. */
  because: string[];
  risks: string[];
  tasks: string[];
}

/** The words of a choice beside its codes. */
export function optionWords(cli: Cli, option: NetworkOption): Words {
  const notes = (group: string, list: readonly { code: string; params: Params }[]) =>
    list.map(({ code, params }) => cli.say(`net.${group}.${code}`, params));
  return {
    title: cli.say(`net.choice.${option.kind}`, { over: option.over }),
    because:
      option.status === 'possible'
        ? notes('reason', option.reasons)
        : option.status === 'unknown'
          ? notes('find', option.findOut)
          : notes('refusal', option.refusals),
    risks: notes('break', option.breaks),
    tasks: option.tasks.map((code) => cli.say(`net.task.${code}`)),
  };
}

/** What a choice needs, as lines with the words that a setup or a cmdlet has for it. */
function needLines(cli: Cli, option: NetworkOption): string[] {
  if (option.status !== 'possible') return [];
  const { vswitchName, vswitchType, makeSwitch, hostAddress, nat, address, dnsServers } = option.needs;
  const there = (make: boolean) => cli.say(make ? 'cli.network.need.make' : 'cli.network.need.there');
  return [
    `vswitchName ${vswitchName}${vswitchType === null ? '' : `, vswitchType ${vswitchType}`} (${there(makeSwitch)})`,
    ...(hostAddress === null || nat === null
      ? []
      : [
          cli.say('cli.network.need.host', { address: `${hostAddress.address}/${hostAddress.prefixLength}` }),
          `NAT ${nat.name} ${nat.prefix} (${there(nat.make)})`,
        ]),
    ...(address === null
      ? []
      : [
          `ip4Address ${address.ip4Address}, ip4PrefixLength ${address.ip4PrefixLength}, ip4GatewayAddress ${address.ip4GatewayAddress}`,
        ]),
    ...(dnsServers.length === 0 ? [] : [`dnsServers ${dnsServers.join(', ')}`]),
  ];
}

export function printAdvice(cli: Cli, advice: NetworkAdvice): void {
  cli.print(cli.paint('bold', cli.say('cli.network.title', { host: advice.host })));
  for (const [i, option] of advice.options.entries()) {
    const { title, because, risks, tasks } = optionWords(cli, option);
    const status = cli.paint(colourOf[option.status], cli.say(`net.status.${option.status}`));
    cli.print(`\n${i + 1}. ${title}: ${status}`);
    for (const line of because) cli.print(`   ${line}`);
    for (const line of needLines(cli, option)) cli.print(`   ${cli.say('cli.network.needs')}: ${line}`);
    if (option.status === 'possible' && option.network === null)
      cli.print(`   ${cli.say(`cli.network.by-hand.${option.kind === 'external' ? 'switch' : 'dhcp'}`)}`);
    // What a way that cannot be would break is of no interest to anybody.
    if (option.status === 'refused') continue;
    for (const line of risks) cli.print(`   ${cli.say('cli.network.risk')}: ${line}`);
    for (const line of tasks) cli.print(`   ${cli.say('cli.network.task')}: ${line}`);
  }
  const first = advice.options[0];
  if (first?.status === 'possible' && first.network !== null)
    cli.print(`\n${cli.say('cli.network.take')}\n  "network": ${JSON.stringify(first.network)}`);
}
