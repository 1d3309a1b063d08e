import type { MachineState } from '../../state/machine.ts';
import { existingVm } from '../changes/deploy-checks.ts';
import { deployChange, refusedWith, type Deploy as DeployData } from '../changes/deploy.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { numberParameter, textParameter, type Command, type Invocation } from '../stream.ts';
import { eflowCmdlet } from './eflow-common.ts';
import type { z } from 'zod';

type Deploy = z.infer<typeof DeployData>;

/**
 * Values out of range, in the words of the parameter.
 *
 * @assumed eflow.md 8.3: Deploy-Eflow names the parameter whose value it refuses | verify: Deploy-Eflow -acceptEula Yes -acceptOptionalTelemetry No -memoryInMB 1025
 */
function badParameter(data: Deploy): string | undefined {
  if (data.cpuCount < 1) return "Cannot validate argument on parameter 'cpuCount'.";
  if (data.memoryMb < 1024 || data.memoryMb % 2 !== 0)
    return "Cannot validate argument on parameter 'memoryInMB'.";
  if (data.dataGb < 2 || data.dataGb > 2000) return "Cannot validate argument on parameter 'vmDataSize'.";
  return undefined;
}

function prepare(call: Invocation, machine: MachineState, at: number): Prepared<Deploy> {
  if (textParameter(call, 'acceptEula')?.toLowerCase() !== 'yes')
    return { end: refusedWith(at, 'Action aborted by user') };
  const data: Deploy = {
    cpuCount: numberParameter(call, 'cpuCount') ?? 1,
    memoryMb: numberParameter(call, 'memoryInMB') ?? 1024,
    dataGb: numberParameter(call, 'vmDataSize') ?? 10,
    logSize: textParameter(call, 'vmLogSize') === 'Large' ? 'Large' : 'Small',
    telemetry: textParameter(call, 'acceptOptionalTelemetry') === 'Yes' ? 'Optional' : 'Required',
  };
  const bad = badParameter(data);
  if (bad !== undefined) return { end: { failed: bad } };
  const existing = existingVm(machine);
  return existing === undefined ? { data } : { end: refusedWith(at, existing) };
}

/** Deploy-Eflow with the Default Switch (eflow.md 8.3, 8.4). */
const deploy: Command = eflowCmdlet((call) =>
  runChange(call, deployChange, (machine, at) => prepare(call, machine, at)),
);

export const eflowDeployCmdlets: Readonly<Record<string, Command>> = { 'AzureEFLOW\\Deploy-Eflow': deploy };
