import { z } from 'zod';
import { errorCodes, type ErrorCode, type Params } from '../../../contract/errors.ts';
import type { FactQuery, FactValue } from '../../../contract/facts.ts';
import type { StepState } from '../../../contract/jobs.ts';
import type { Facts } from '../facts.ts';
import { shutArg, shutFilesOf } from '../identity/x509/opened.ts';
import { defineKind, type Diagnosis } from './kind.ts';
import { ofProblem } from './pem-errors.ts';
import { byDps, common, configured, otherIdentity, undoOf, type Provisioning } from './provision.ts';

const files = {
  identityCertPath: z.string(),
  identityPrivKeyPath: z.string(),
  /** Both are copies out of shut files, which alone are judged; absent where the files are used as they are. */
  opened: z.string().optional(),
};

interface Files {
  identityCertPath: string;
  identityPrivKeyPath: string;
  opened?: string | undefined;
}

type Certificate = NonNullable<FactValue<'file.certificate'>['certificate']>;

/** What a conversion would make of files that are to be used as they are. */
const convertedArg = ({ identityCertPath, identityPrivKeyPath }: Files): string =>
  shutArg({ certificate: identityCertPath, key: identityPrivKeyPath, passphrase: null });

const fileFacts = ({ identityCertPath, identityPrivKeyPath, opened }: Files): FactQuery[] => [
  { id: 'guest.runtime' },
  ...(opened === undefined
    ? [
        { id: 'file.certificate', arg: identityCertPath } as const,
        { id: 'file.privateKey', arg: identityPrivKeyPath } as const,
        { id: 'file.opened', arg: convertedArg({ identityCertPath, identityPrivKeyPath }) } as const,
      ]
    : [{ id: 'file.opened', arg: opened } as const]),
];

/** What the certificate says that the device is to get; undefined while it has not been read. */
const wantedIn = ({ identityCertPath, opened }: Files, facts: Facts) =>
  opened === undefined
    ? facts.value('file.certificate', identityCertPath)
    : facts.value('file.opened', opened);

/** What both files are to the cmdlet. */
const fileArgs = ({ identityCertPath, identityPrivKeyPath }: Files) => ({
  identityCertPath,
  identityPrivKeyPath,
});

/** What is kept so that a later resume can recognise the identity when the files are gone. */
const usedFiles = (input: Files, now: Facts) => wantedIn(input, now) ?? null;

const wrong = (code: ErrorCode, params: Params): Diagnosis => ({ code, params, final: true });

/** How far a clock may be behind the one of whoever made the certificate (provisioning.md 3.3 T1). */
const skewMs = 5 * 60_000;
/** A certificate that ends sooner than this is not worth a journey to the device. */
const leastMs = 24 * 60 * 60_000;

/** What is wrong with a certificate by itself, at a moment and for a device of that name (provisioning.md 3.3). */
function certificateFaults(
  file: string,
  certificate: Certificate,
  at: string,
  isName: (commonName: string) => boolean,
  wanted: string,
): Diagnosis[] {
  const now = Date.parse(at);
  const { commonName, notBefore, notAfter } = certificate;
  const faults: Diagnosis[] = [];
  if (Date.parse(notBefore) - skewMs > now)
    faults.push(wrong(errorCodes.certificateNotYet, { file, from: notBefore }));
  if (Date.parse(notAfter) - leastMs <= now)
    faults.push(wrong(errorCodes.certificateExpired, { file, until: notAfter }));
  if (commonName === null || !isName(commonName))
    faults.push(wrong(errorCodes.certificateName, { file, has: commonName ?? '', wanted }));
  if (certificate.ca) faults.push(wrong(errorCodes.certificateIsCa, { file }));
  if (!certificate.clientAuth) faults.push(wrong(errorCodes.certificatePurpose, { file }));
  if (!certificate.usableKey) faults.push(wrong(errorCodes.keyType, { file }));
  return faults;
}

/** All that is wrong with both files; nothing while they have not been read. */
function faultsOf(
  { identityCertPath, identityPrivKeyPath, opened }: Files,
  facts: Facts,
  isName: (commonName: string) => boolean,
  wanted: string,
): Diagnosis[] {
  if (opened !== undefined) {
    const shut = facts.get('file.opened', opened);
    if (!('value' in shut)) return [];
    const { certificate } = shut.value;
    // What cannot be opened is told by the step that opens it.
    if (certificate === null) return [];
    return certificateFaults(shutFilesOf(opened).certificate, certificate, shut.at, isName, wanted);
  }
  const fact = facts.get('file.certificate', identityCertPath);
  const key = facts.value('file.privateKey', identityPrivKeyPath);
  if (!('value' in fact) || key === undefined) return [];
  const { problem, certificate, laterKeyIds } = fact.value;
  const params = { file: identityCertPath, key: identityPrivKeyPath };
  const others = certificate !== null && key.keyId !== null && key.keyId !== certificate.keyId;
  const order = others && laterKeyIds.includes(key.keyId ?? '');
  const judged = (one: Certificate) => certificateFaults(identityCertPath, one, fact.at, isName, wanted);
  const converted = facts.value('file.opened', convertedArg({ identityCertPath, identityPrivKeyPath }));
  // What IoT Edge cannot read and a conversion puts right needs that and nothing else (provisioning.md 3.3).
  if ((problem !== null || key.problem !== null || order) && converted?.certificate != null)
    return [wrong(errorCodes.certificateConvert, params), ...judged(converted.certificate)];
  return [
    ...(problem === null ? [] : [wrong(ofProblem[problem], { file: identityCertPath })]),
    ...(key.problem === null ? [] : [wrong(ofProblem[key.problem], { file: identityPrivKeyPath })]),
    ...(certificate === null ? [] : judged(certificate)),
    ...(others ? [wrong(order ? errorCodes.certificateOrder : errorCodes.keyMismatch, params)] : []),
  ];
}

/**
 * State of an X.509 identity: what the VM holds decides first, since the files may be gone once they were used; then
 * whether the files can be used at all.
 */
function stateBy(
  input: Files,
  facts: Facts,
  isSame: (has: Provisioning) => boolean,
  faults: readonly Diagnosis[],
): StepState {
  const runtime = configured(facts);
  const has = runtime?.provisioning;
  const wanted = wantedIn(input, facts)?.certificate?.thumbprint;
  if (has != null && wanted !== undefined && isSame(has) && has.thumbprint === wanted) return 'done';
  if (faults.length > 0) return 'unclear';
  if (runtime === undefined) return 'later';
  return wantedIn(input, facts)?.certificate == null ? 'later' : 'todo';
}

const ManualX509 = z.object({ iotHubHostname: z.string(), deviceId: z.string(), ...files });
type ManualX509 = z.infer<typeof ManualX509>;

const namesDevice = ({ iotHubHostname, deviceId }: ManualX509, has: Provisioning): boolean =>
  has.source === 'manual' &&
  has.method === 'x509' &&
  has.hub?.toLowerCase() === iotHubHostname.toLowerCase() &&
  has.deviceId === deviceId;

/**
 * The common name is the device ID, in the very same letters.
 *
 * @assumed provisioning.md 3.3 C1: a certificate of another common name is of no use for a device of the hub, which compares thumbprints alone | verify: create a device with the thumbprints of a certificate with another common name and provision it
 */
const manualFaults = (input: ManualX509, facts: Facts): Diagnosis[] =>
  faultsOf(input, facts, (commonName) => commonName === input.deviceId, input.deviceId);

/**
 * Gives the VM its identity by a certificate that the hub knows by its thumbprint (eflow.md 9.1). The cmdlet copies both
 * files into the VM; which certificate is there is read back by its thumbprint.
 */
export const provisionManualX509 = defineKind<ManualX509>({
  ...common,
  kind: 'provision-manual-x509',
  input: ManualX509,
  network: 'hub',
  needs: fileFacts,
  state: (input, facts) =>
    stateBy(input, facts, (has) => namesDevice(input, has), manualFaults(input, facts)),
  action: ({ iotHubHostname, deviceId, ...input }) => ({
    port: 'host',
    op: 'eflow.provision.manualCertificate',
    args: { iotHubHostname, deviceId, ...fileArgs(input) },
  }),
  obstacles: manualFaults,
  diagnose: (input, facts) =>
    manualFaults(input, facts)[0] ?? otherIdentity(facts, input.deviceId, (has) => namesDevice(input, has)),
  recover: (input, facts) => ({ none: manualFaults(input, facts)[0]?.code ?? errorCodes.stepUnclear }),
  made: (input, _before, now) => usedFiles(input, now),
  undo: (_input, before) => undoOf(before),
});

const DpsX509 = z.object({
  scopeId: z.string(),
  registrationId: z.string().nullable(),
  ...files,
  globalEndpoint: z.string().nullable(),
});
type DpsX509 = z.infer<typeof DpsX509>;

const namesEnrollment = ({ scopeId, registrationId }: DpsX509, has: Provisioning): boolean =>
  has.source === 'dps' &&
  has.method === 'x509' &&
  has.scopeId === scopeId &&
  (registrationId === null || has.registrationId === registrationId);

/** DPS finds a certificate by its common name and ignores case (provisioning.md 3.3 C1). */
const dpsFaults = (input: DpsX509, facts: Facts): Diagnosis[] =>
  faultsOf(
    input,
    facts,
    (commonName) => input.registrationId === null || commonName.toLowerCase() === input.registrationId,
    input.registrationId ?? '',
  );

/**
 * Gives the VM its identity by DPS with a certificate (eflow.md 9.1). Only a registration ID that somebody chose is sent:
 * the device takes the common name otherwise, and a release refused the parameter (provisioning.md 3.2).
 *
 * @assumed eflow.md 9.1: Provision-EflowVm takes registrationId with DpsX509 | verify: provision with it on 1.4 and 1.5, and read config.toml
 */
export const provisionDpsX509 = defineKind<DpsX509>({
  ...common,
  ...byDps,
  kind: 'provision-dps-x509',
  input: DpsX509,
  needs: fileFacts,
  state: (input, facts) =>
    stateBy(input, facts, (has) => namesEnrollment(input, has), dpsFaults(input, facts)),
  action: ({ scopeId, registrationId, globalEndpoint, ...input }) => ({
    port: 'host',
    op: 'eflow.provision.dpsCertificate',
    args: {
      scopeId,
      ...fileArgs(input),
      ...(registrationId === null ? {} : { registrationId }),
      ...(globalEndpoint === null ? {} : { globalEndpoint }),
    },
  }),
  obstacles: dpsFaults,
  diagnose: (input, facts) =>
    dpsFaults(input, facts)[0] ??
    otherIdentity(facts, input.registrationId ?? input.scopeId, (has) => namesEnrollment(input, has)),
  recover: (input, facts) => ({ none: dpsFaults(input, facts)[0]?.code ?? errorCodes.stepUnclear }),
  made: (input, _before, now) => usedFiles(input, now),
  undo: (_input, before) => undoOf(before),
});
