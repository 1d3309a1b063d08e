import type { MachineState } from '../../state/machine.ts';
import { existingVm } from '../changes/deploy-checks.ts';
import { deployChange, refusedWith, type Deploy as DeployData } from '../changes/deploy.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { numberParameter, textParameter, type Command, type Invocation } from '../stream.ts';
import { eflowCmdlet } from './eflow-common.ts';
import type { z } from 'zod';

type Deploy = z.infer<typeof DeployData>;

/** What PowerShell says of a value that a parameter's range excludes. */
function outOfRange(name: string, value: number, min: number, max: number): string | undefined {
  if (value >= min && value <= max) return undefined;
  const [less, word, than, limit] =
    value < min ? ['less', 'minimum', 'greater', min] : ['greater', 'maximum', 'less', max];
  return [
    `Cannot validate argument on parameter '${name}'.`,
    `The ${value} argument is ${less} than the ${word} allowed range of ${limit}.`,
    `Supply an argument that is ${than} than or equal to ${limit} and then try the command again.`,
  ].join(' ');
}

/**
 * Processors or memory out of range, in the words of the parameter.
 *
 * @assumed eflow.md 8.3: PowerShell itself holds the ranges of Deploy-Eflow and Set-EflowVm, and an odd memoryInMB is refused by name | verify: Deploy-Eflow -acceptEula Yes -acceptOptionalTelemetry No -memoryInMB 1025, and 512
 */
export function badSize({ cpuCount, memoryMb }: Pick<Deploy, 'cpuCount' | 'memoryMb'>): string | undefined {
  return (
    outOfRange('cpuCount', cpuCount, 1, 2_147_483_647) ??
    outOfRange('memoryInMB', memoryMb, 1024, 2_147_483_647) ??
    (memoryMb % 2 === 0 ? undefined : "Cannot validate argument on parameter 'memoryInMB'.")
  );
}

/** All three of a static address or none (F79). */
function addressOf(call: Invocation): Deploy['address'] | 'incomplete' {
  const ip4Address = textParameter(call, 'ip4Address');
  const ip4PrefixLength = numberParameter(call, 'ip4PrefixLength');
  const ip4GatewayAddress = textParameter(call, 'ip4GatewayAddress');
  if (ip4Address === undefined && ip4PrefixLength === undefined && ip4GatewayAddress === undefined)
    return null;
  return ip4Address === undefined || ip4PrefixLength === undefined || ip4GatewayAddress === undefined
    ? 'incomplete'
    : { ip4Address, ip4PrefixLength, ip4GatewayAddress };
}

/** The card that is asked for; what of the three is left out is empty, and refused. */
function gpuOf(call: Invocation): Deploy['gpu'] {
  const [name, type] = [textParameter(call, 'gpuName'), textParameter(call, 'gpuPassthroughType')];
  const count = numberParameter(call, 'gpuCount');
  return name === undefined && type === undefined && count === undefined
    ? null
    : { name: name ?? '', type: type ?? '', count: count ?? 0 };
}

function prepare(call: Invocation, machine: MachineState, at: number): Prepared<Deploy> {
  if (textParameter(call, 'acceptEula')?.toLowerCase() !== 'yes')
    return { end: refusedWith(at, 'Action aborted by user') };
  const address = addressOf(call);
  const data: Deploy = {
    cpuCount: numberParameter(call, 'cpuCount') ?? 1,
    memoryMb: numberParameter(call, 'memoryInMB') ?? 1024,
    dataGb: numberParameter(call, 'vmDataSize') ?? 10,
    logSize: textParameter(call, 'vmLogSize') === 'Large' ? 'Large' : 'Small',
    telemetry: textParameter(call, 'acceptOptionalTelemetry') === 'Yes' ? 'Optional' : 'Required',
    gpu: gpuOf(call),
    vswitch: {
      name: textParameter(call, 'vswitchName') ?? 'Default Switch',
      type: textParameter(call, 'vswitchType') === 'External' ? 'External' : 'Internal',
    },
    address: address === 'incomplete' ? null : address,
  };
  if (address === 'incomplete')
    return { end: refusedWith(at, 'ip4Address & ip4PrefixLength are required for StaticIP!') };
  const bad = badSize(data) ?? outOfRange('vmDataSize', data.dataGb, 2, 2000);
  if (bad !== undefined) return { end: { failed: bad } };
  const existing = existingVm(machine);
  return existing === undefined ? { data } : { end: refusedWith(at, existing) };
}

/** Deploy-Eflow (eflow.md 8.3, 8.4). */
const deploy: Command = eflowCmdlet((call) =>
  runChange(call, deployChange, (machine, at) => prepare(call, machine, at)),
);

export const eflowDeployCmdlets: Readonly<Record<string, Command>> = { 'AzureEFLOW\\Deploy-Eflow': deploy };
