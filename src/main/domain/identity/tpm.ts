import type { FactQuery } from '../../../contract/facts.ts';
import type { PartName } from '../../../contract/identity.ts';
import type { Finding } from '../../../contract/findings.ts';
import type { KeyComparison, KeySource, TpmReport } from '../../../contract/sheets.ts';
import { judgeWith } from '../checks/engine.ts';
import { defaultWanted } from '../checks/check.ts';
import { tpm } from '../checks/hc-12-tpm/check.ts';
import { badUpdate } from '../checks/hc-50-bad-update/check.ts';
import { tpmProxy } from '../checks/hc-60-tpm-proxy/check.ts';
import { endorsementKey } from '../checks/hc-61-endorsement-key/check.ts';
import { ltscTpm } from '../checks/hc-64-ltsc-tpm/check.ts';
import type { Facts } from '../facts.ts';
import { readEndorsementKey, registrationIdOf } from './endorsement-key.ts';
import { recognise } from './recognise.ts';
import { relayFacts, relayLinks } from './tpm-relay.ts';

/** The checks of a scan that are about the TPM. */
const checks = [tpm, badUpdate, tpmProxy, endorsementKey, ltscTpm];

/** Facts that {@link tpmReport} reads. */
export const tpmFacts: readonly FactQuery[] = [
  ...new Set([...checks.flatMap(({ needs }) => needs), ...relayFacts, 'eflow.tpmInfo' as const]),
].map((id) => ({ id }));

/** What an enrollment says of the device: what a colleague sent, or what the cloud itself answers. */
export interface EnrolledKey {
  endorsementKey: string;
  registrationId: string;
}

function sourceOf(source: KeySource['source'], told: EnrolledKey): KeySource {
  const { text, keyType, problems } = readEndorsementKey('endorsementKey', told.endorsementKey);
  return { source, endorsementKey: text, registrationId: told.registrationId, keyType, problems };
}

/**
 * In how many places two keys of one length differ; undefined for keys of other lengths. Two TPMs differ in nearly all
 * bytes of their modulus, a key that was typed or copied badly in few.
 */
function differences(a: string, b: string): number | undefined {
  if (a.length !== b.length) return undefined;
  let count = 0;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) count += 1;
  return count;
}

/** More characters than a person gets wrong, and far fewer than two keys differ in. */
const mostTyped = 12;

/** How an enrollment for another key came about. A cleared TPM keeps its key, so that is none of it (provisioning.md 4.3). */
function otherEnrolled(device: KeySource, enrollment: KeySource): KeyComparison {
  const params = { enrolled: enrollment.registrationId, device: device.registrationId };
  const error = (code: KeyComparison['code'], more = {}): KeyComparison => ({
    code,
    severity: 'error',
    params: { ...params, ...more },
  });
  const places = differences(device.endorsementKey, enrollment.endorsementKey);
  if (places !== undefined && places <= mostTyped) return error('typed-wrong', { places });
  if (enrollment.problems.some(({ severity }) => severity === 'error')) return error('cut-off');
  return enrollment.registrationId === device.registrationId ? error('id-of-other-key') : error('other-tpm');
}

/**
 * What the enrollment of a device says in a text: an answer of az, or what the TPM tools print. Undefined when it holds no
 * endorsement key.
 */
export function enrolledKeyIn(text: string): EnrolledKey | undefined {
  const { parts } = recognise(text);
  const of = (name: PartName) => parts.find((part) => part.name === name)?.value;
  const key = of('endorsementKey');
  if (key === undefined) return undefined;
  return { endorsementKey: key, registrationId: of('registrationId') ?? registrationIdOf(key) };
}

/** What the device's own two sources say together. */
function ofDevice(host: KeySource, vm: KeySource, enrollment: KeySource | undefined): KeyComparison {
  const params = { host: host.registrationId, vm: vm.registrationId };
  const differs = (code: KeyComparison['code']): KeyComparison => ({ code, severity: 'error', params });
  if (enrollment?.endorsementKey === vm.endorsementKey) return differs('host-differs');
  if (enrollment === undefined || enrollment.endorsementKey === host.endorsementKey)
    return differs('vm-differs');
  return differs('all-differ');
}

/**
 * An enrollment may have any ID; the device has to be told one that it would not derive itself (provisioning.md 4.2). One
 * that differs from the derived one in few places was meant to be it.
 */
function enrolledId({ registrationId, endorsementKey: key }: KeySource): KeyComparison[] {
  const [enrolled, derived] = [registrationId.toLowerCase(), registrationIdOf(key)];
  if (enrolled === derived) return [];
  const params = { enrolled: registrationId, derived };
  const places = differences(enrolled, derived);
  return places !== undefined && places <= mostTyped
    ? [{ code: 'id-typed-wrong', severity: 'error', params: { ...params, places } }]
    : [{ code: 'id-chosen', severity: 'warning', params }];
}

/**
 * Compares the endorsement key as Windows, the VM and the enrollment tell it (field-notes TPM). Each way to differ has a
 * sentence of its own: another board in this machine, another VM or TPM behind it, an enrollment made for another machine
 * or with a key that was not copied whole.
 */
export function compareKeys(sources: readonly KeySource[]): KeyComparison[] {
  const of = (source: KeySource['source']) => sources.find((one) => one.source === source);
  const [host, vm, enrollment] = [of('host'), of('vm'), of('enrollment')];
  const device = vm ?? host;
  if (sources.length === 0) return [{ code: 'none', severity: 'warning', params: {} }];
  const told: KeyComparison[] = [];
  const apart = host !== undefined && vm !== undefined && host.endorsementKey !== vm.endorsementKey;
  if (apart) told.push(ofDevice(host, vm, enrollment));
  else if (
    device !== undefined &&
    enrollment !== undefined &&
    device.endorsementKey !== enrollment.endorsementKey
  )
    told.push(otherEnrolled(device, enrollment));
  else
    told.push(
      sources.length === 1
        ? { code: 'one-only', severity: 'info', params: {} }
        : { code: 'same', severity: 'good', params: { count: sources.length } },
    );
  if (enrollment !== undefined && device?.endorsementKey === enrollment.endorsementKey)
    told.push(...enrolledId(enrollment));
  return told;
}

/** Whether EFLOW can use the TPM, by what the checks found. Not knowing is never a yes. */
function verdictOf(findings: readonly Finding[]): TpmReport['verdict'] {
  const status = (id: string) => findings.find((finding) => finding.id === id)?.status;
  const own = status(tpm.id);
  if (own === 'fail') return 'unusable';
  if (own !== 'pass' && own !== 'warn') return 'unknown';
  const waits = [own, status(badUpdate.id), status(ltscTpm.id)].includes('warn');
  return waits ? 'later' : 'usable';
}

/**
 * The TPM of a host as an identity: whether EFLOW can use it and why, its endorsement key from every source there is, and
 * the chain that hands it to the VM. `enrollment` is what is known of the cloud's side.
 */
export function tpmReport(facts: Facts, at: string, host: string, enrollment?: EnrolledKey): TpmReport {
  const findings = judgeWith(checks, facts, { ...defaultWanted, tpm: true });
  const own = facts.value('tpm.endorsementKey');
  const vm = facts.value('eflow.tpmInfo');
  const sources = [
    ...(own === undefined ? [] : [sourceOf('host', own)]),
    ...(vm === undefined ? [] : [sourceOf('vm', vm)]),
    ...(enrollment === undefined ? [] : [sourceOf('enrollment', enrollment)]),
  ];
  return {
    schemaVersion: 1,
    at,
    host,
    verdict: verdictOf(findings),
    findings,
    sources,
    comparison: compareKeys(sources),
    ...relayLinks(facts),
  };
}
