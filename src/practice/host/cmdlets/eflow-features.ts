import { registrationIdOf } from '../../../main/domain/identity/endorsement-key.ts';
import { parseIpv4 } from '../../../main/domain/network/ipv4.ts';
import type { MachineState } from '../../state/machine.ts';
import { endorsementKeyOf, hasTpm2 } from '../../windows/tpm.ts';
import type { Outcome } from '../changes/change.ts';
import { runChange, spend, stopped, type Prepared } from '../changes/run.ts';
import { vmDnsSet } from '../changes/network.ts';
import { featureSet } from '../changes/tpm-feature.ts';
import { exceptionTail, information, statusAt, sub } from '../lines.ts';
import { sameName } from '../like.ts';
import { ask } from '../prompts.ts';
import { flagParameter, textParameter, textsParameter, type Command, type Stream } from '../stream.ts';
import { eflowCmdlet, eflowQuery, noRunningVm } from './eflow-common.ts';

const names = ['DpsTpm', 'Defender'] as const;
const featureName = (text: string) => names.find((name) => sameName(name, text));

/** Feature cmdlets print what is wrong and answer False (eflow.md 8.1). */
function no(at: number, text: string): Outcome {
  return { records: exceptionTail(at, text).map(information), output: [false] };
}

const getFeature: Command = eflowQuery((machine, call, now) => {
  const wanted = textParameter(call, 'feature') ?? '';
  const name = featureName(wanted);
  return name === undefined ? no(now, `Unknown feature '${wanted}' is provided.`) : [machine.features[name]];
});

/** What has to be before a feature can be set (eflow.md 11, F68). */
function obstacle(machine: MachineState, tpm: boolean): string | undefined {
  const unable = noRunningVm(machine);
  if (unable !== undefined) return unable;
  return tpm && !hasTpm2(machine) ? 'TPM 2.0 is required to enable DpsTpm' : undefined;
}

/** Set-EflowVmFeature; turning DpsTpm on asks first, and has no parameter against it (eflow.md 8.4). */
const setFeature: Command = eflowCmdlet(async function* (call) {
  const wanted = textParameter(call, 'feature') ?? '';
  const enable = flagParameter(call, 'enable');
  const name = featureName(wanted);
  const tpm = name === 'DpsTpm' && enable;
  // It asks only when it could go on.
  const able = name !== undefined && obstacle(call.session.store.machine(), tpm) === undefined;
  const agreed = !able || (yield* ask(call, (prompt) => tpm || prompt.id !== 'tpm-passthrough'));
  const prepare = (
    machine: MachineState,
    at: number,
  ): Prepared<{ feature: 'DpsTpm' | 'Defender'; enable: boolean }> => {
    if (name === undefined) return { end: no(at, `Unknown feature '${wanted}' is provided.`) };
    if (!agreed) return { end: no(at, 'Action aborted by user') };
    const text = obstacle(machine, tpm);
    if (text !== undefined) return { end: no(at, text) };
    return machine.features[name] === enable
      ? { end: { output: ['OK'] } }
      : { data: { feature: name, enable } };
  };
  yield* runChange(call, featureSet, prepare);
});

/** How long the cmdlet tries in vain: 30 tries, a second apart (eflow.md 18). */
const missMs = 30_000;

/**
 * Get-EflowVmTpmProvisioningInfo (eflow.md 11): the two values, or lines and no object. On some machines the first calls
 * end in vain because the chain behind it is not up yet (F70).
 */
const tpmInfo: Command = eflowCmdlet(async function* (call): Stream {
  const { store, clock } = call.session;
  const machine = store.machine();
  const say = (text: string) => information(statusAt(clock.now())(text));
  const down = noRunningVm(machine);
  if (down !== undefined) {
    yield say(down);
    return;
  }
  const endorsementKey = endorsementKeyOf(machine);
  if (endorsementKey === undefined || !machine.features.DpsTpm) {
    yield say(
      "TPM provisioning was not enabled! Please enable TPM using the command: Set-EflowVmFeature -feature 'DpsTpm' -enable",
    );
    return;
  }
  yield say('Retrieving TPM EK pub hash and registration ID for automated provisioning with DPS');
  const misses = store.change((draft) => {
    const left = draft.faults.tpmInfoMisses;
    draft.faults.tpmInfoMisses = Math.max(0, left - 1);
    return left > 0;
  });
  const now = store.machine();
  const lost = now.vm?.guest.troubles.includes('tpm-lost') === true;
  if (misses || lost || now.services['EFLOWProxy']?.status !== 'Running') {
    for (let tries = 0; tries < 3; tries += 1)
      yield information(sub('Retrying to retrieve TPM information...'));
    const stop = await spend(call, missMs);
    if (stop !== undefined) yield { kind: 'problem', error: stopped(call, stop) };
    else yield say('TPM provisioning information not available!');
    return;
  }
  yield say('TPM provisioning information retrieved!');
  yield {
    kind: 'output',
    value: { 'Endorsement Key': endorsementKey, 'Registration ID': registrationIdOf(endorsementKey) },
  };
});

/** Set-EflowVmDNSServers: what is no IPv4 address is refused by name (F83). */
const setDnsServers: Command = eflowCmdlet((call) => {
  const dnsServers = textsParameter(call, 'dnsServers');
  return runChange(call, vmDnsSet, (machine, at): Prepared<{ dnsServers: string[] }> => {
    const wrong = dnsServers.find((one) => parseIpv4(one) === undefined);
    const text =
      obstacle(machine, false) ?? (wrong === undefined ? undefined : `${wrong} is not a valid IP4 address`);
    return text === undefined ? { data: { dnsServers } } : { end: no(at, text) };
  });
});

export const eflowFeatureCmdlets: Readonly<Record<string, Command>> = {
  'AzureEFLOW\\Get-EflowVmFeature': getFeature,
  'AzureEFLOW\\Set-EflowVmFeature': setFeature,
  'AzureEFLOW\\Get-EflowVmTpmProvisioningInfo': tpmInfo,
  'AzureEFLOW\\Set-EflowVmDNSServers': setDnsServers,
};
