import { errorCodes, Failure, failure } from '../../contract/errors.ts';
import { isJsonObject, type Json } from '../../contract/json.ts';
import type { ModuleProfile, ModuleSample } from '../../contract/module-profile.ts';
import { catalogue } from '../domain/catalogue.ts';
import type { CatalogueName } from '../domain/catalogue.gen.ts';
import { compareProfile } from '../domain/module-profile/compare.ts';
import { expectedCommands } from '../domain/module-profile/expected.ts';
import { redactLine, redactSample } from '../domain/module-profile/sample.ts';
import { readModuleRows, type ModuleFacts } from '../domain/module-profile/signatures.ts';
import type { Clock, Host, HostCall, HostResult } from '../ports.ts';

/** Getters that need no parameter, change nothing and write no file (eflow.md 8.2). */
const getters: readonly CatalogueName[] = [
  'eflow.verify',
  'sample.vm',
  'sample.vmName',
  'sample.vmUserName',
  'sample.vmAddress',
  'sample.hostConfiguration',
  'sample.telemetry',
  'sample.networks',
  'sample.endpoints',
  'sample.interfaces',
  'eflow.tpmInfo',
];

export interface ModuleProfileDeps {
  host: Host;
  clock: Clock;
  label: string;
  version: string;
  /** Takes secrets out of what a command printed. */
  mask(text: string): string;
}

const callOf = (op: CatalogueName): HostCall => ({ op, args: {}, timeoutMs: catalogue[op].timeoutMs });
const commandOf = (op: CatalogueName) => catalogue[op].command.split('\\').at(-1) ?? op;

/** Texts of a property of the first answer, if there is one. */
function textOf(result: HostResult | undefined, property: string): string[] {
  const first = result?.output[0];
  const value = isJsonObject(first) ? first[property] : undefined;
  return typeof value === 'string' ? [value] : [];
}

/** Read-only: the module AzureEFLOW as it is on this host, held against what this product takes it for. */
export function createModuleProfileService({ host, clock, label, version, mask }: ModuleProfileDeps): {
  read(signal?: AbortSignal): Promise<ModuleProfile>;
} {
  function factsOf(result: HostResult | undefined): ModuleFacts {
    if (result?.problem !== undefined) throw new Failure(result.problem);
    const facts = readModuleRows(result?.output ?? []);
    if (facts.commands.length === 0)
      throw failure(errorCodes.moduleAbsent, 'module.profile', { params: { module: 'AzureEFLOW' } });
    return facts;
  }

  return {
    async read(signal) {
      const at = new Date(clock.now()).toISOString();
      const [rows, system, account] = await host.read(
        (['module.profile', 'cim.operatingSystem', 'account.read'] as const).map(callOf),
        signal,
      );
      signal?.throwIfAborted();
      const facts = factsOf(rows);
      const whole = textOf(account, 'Name');
      const names = [...textOf(system, 'CSName'), ...whole, ...whole.flatMap((name) => name.split('\\'))];
      const results = await host.read(getters.map(callOf), signal);
      const clean = (value: Json): Json => redactSample(value, names);
      const samples = getters.map((op, index): ModuleSample => {
        const result = results[index];
        return {
          command: commandOf(op),
          problem: result === undefined ? errorCodes.hostGone : (result.problem?.code ?? null),
          output: (result?.output ?? []).map(clean),
          lines: (result?.lines ?? []).map((line) => redactLine(mask(line), names)),
        };
      });
      return {
        schemaVersion: 1,
        at,
        host: label,
        app: version,
        ...facts,
        samples,
        comparison: compareProfile(expectedCommands, facts.commands),
      };
    },
  };
}
