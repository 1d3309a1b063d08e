import type { FactQuery } from '../../../contract/facts.ts';
import type { Identity, Setup } from '../../../contract/setup.ts';
import type { Sheet, SheetCertificate, SheetNote, SheetRequest } from '../../../contract/sheets.ts';
import type { Facts } from '../facts.ts';
import { checkDeviceId } from '../identity/names.ts';

/** Facts that {@link requestOf} reads. */
export const requestFacts: readonly FactQuery[] = [
  { id: 'host.os' },
  { id: 'tpm.endorsementKey' },
  { id: 'eflow.tpmInfo' },
];

/** What a request is made of beside the setup. */
export interface RequestSources {
  facts: Facts;
  /** ISO time, and the label of the machine. */
  at: string;
  host: string;
  /** The device's certificate where its file could be read; `locked` where only its passphrase would show it. */
  certificate?: SheetCertificate | 'locked';
  csr?: string;
  /** The enrollment group that the device belongs to, with the certificate of its authority where that could be read. */
  group?: { id: string; authority?: SheetCertificate };
  /** The ID scope is not known here. */
  scopeUnknown?: boolean;
}

type Told = Pick<SheetRequest, 'object'> & Partial<Omit<SheetRequest, 'object'>> & { notes: SheetNote[] };

const note = (
  code: SheetNote['code'],
  severity: SheetNote['severity'] = 'info',
  params: SheetNote['params'] = {},
): SheetNote => ({ code, severity, params });

/** The name of this machine as a device ID, where it is one that every tool takes (provisioning.md 1.3). */
function proposedId(facts: Facts): string | null {
  const name = facts.value('host.os')?.hostName.toLowerCase() ?? '';
  return checkDeviceId('deviceId', name).problems.length === 0 ? name : null;
}

function ofString({ facts }: RequestSources): Told {
  const deviceId = proposedId(facts);
  const notes = deviceId === null ? [note('no-device-id', 'warning')] : [note('id-proposed')];
  return { object: 'hub-device-key', deviceId, idProposed: deviceId !== null, notes };
}

const expiry = (certificate: SheetCertificate | undefined, at: string): SheetNote[] =>
  certificate !== undefined && certificate.notAfter <= at
    ? [note('certificate-expired', 'error', { at: certificate.notAfter })]
    : [];

/** The certificate, where it could be read. */
const readOf = ({ certificate }: RequestSources): SheetCertificate | undefined =>
  certificate === 'locked' ? undefined : certificate;

/** The file of the certificate, as far as the cloud asks for it. */
function certificateNotes(sources: RequestSources): SheetNote[] {
  const { certificate, at } = sources;
  if (certificate === 'locked') return [note('certificate-locked', 'error')];
  return certificate === undefined ? [note('no-certificate', 'error')] : expiry(certificate, at);
}

/**
 * The device of a group: DPS knows it by the authority that issued its certificate, or by a key that is derived from that
 * of the group and leaves the cloud alone (provisioning.md 2.1, 3.1).
 */
function ofGroup(
  registrationId: string | null,
  { id, authority }: NonNullable<RequestSources['group']>,
  by: 'key' | 'certificate',
  at: string,
): Told {
  const notes = [note('group-edge')];
  if (registrationId === null) notes.push(note('no-registration-id', 'error'));
  if (by === 'key') notes.push(note('group-key-stays', 'warning'));
  else if (authority === undefined) notes.push(note('no-authority', 'warning'));
  return {
    object: by === 'key' ? 'enrollment-group-key' : 'enrollment-group-certificate',
    groupId: id,
    registrationId,
    certificate: authority ?? null,
    notes: [...notes, ...expiry(authority, at)],
  };
}

function ofTpm(identity: Extract<Identity, { provisioningType: 'DpsTPM' }>, { facts }: RequestSources): Told {
  const [vm, host] = [facts.value('eflow.tpmInfo'), facts.value('tpm.endorsementKey')];
  const key = vm ?? host;
  const notes = [note('individual-only')];
  if (key === undefined) notes.push(note('no-endorsement-key', 'error'));
  else notes.push(note(vm === undefined ? 'key-from-host' : 'key-from-vm'));
  if (vm !== undefined && host !== undefined && vm.endorsementKey !== host.endorsementKey)
    notes.push(note('keys-differ', 'error'));
  const { registrationId } = identity;
  if (registrationId !== undefined && key !== undefined && registrationId !== key.registrationId)
    notes.push(note('id-chosen', 'warning', { registrationId, derived: key.registrationId }));
  return {
    object: 'enrollment-tpm',
    registrationId: registrationId ?? key?.registrationId ?? null,
    endorsementKey: key?.endorsementKey ?? null,
    notes,
  };
}

function ofIdentity(identity: Identity, sources: RequestSources): Told {
  const { group, at } = sources;
  switch (identity.provisioningType) {
    case 'ManualConnectionString':
      return ofString(sources);
    case 'ManualX509':
      return {
        object: 'hub-device-certificate',
        hub: identity.iotHubHostname,
        deviceId: identity.deviceId,
        notes: certificateNotes(sources),
      };
    case 'DpsTPM':
      return ofTpm(identity, sources);
    case 'DpsX509': {
      // Without one the device takes the common name of its certificate (provisioning.md 3.2).
      const registrationId = identity.registrationId ?? readOf(sources)?.commonName?.toLowerCase() ?? null;
      if (group !== undefined) return ofGroup(registrationId, group, 'certificate', at);
      const missing = registrationId === null ? [note('no-registration-id', 'error')] : [];
      return {
        object: 'enrollment-certificate',
        registrationId,
        notes: [...certificateNotes(sources), ...missing],
      };
    }
    case 'DpsSymmetricKey': {
      const { registrationId } = identity;
      return group === undefined
        ? { object: 'enrollment-key', registrationId, notes: [] }
        : ofGroup(registrationId, group, 'key', at);
    }
  }
}

/**
 * What a device asks of a colleague at the cloud, for the method of its setup: the object of provisioning.md 0 with every
 * value that it needs, and what is missing or to be looked at. No secret is in it, since the cloud makes the keys.
 */
export function requestOf(
  identity: Identity,
  { name, proxy }: Pick<Setup, 'name' | 'proxy'>,
  sources: RequestSources,
): { request: SheetRequest; notes: SheetNote[] } {
  const { notes, ...told } = ofIdentity(identity, sources);
  const dps = 'scopeId' in identity ? identity : undefined;
  const scopeUnknown = dps !== undefined && sources.scopeUnknown === true;
  return {
    request: {
      kind: 'eflow-desk-request',
      schemaVersion: 1,
      at: sources.at,
      host: sources.host,
      name: name ?? null,
      hub: null,
      deviceId: null,
      idProposed: false,
      scopeId: scopeUnknown ? null : (dps?.scopeId ?? null),
      registrationId: null,
      groupId: null,
      globalEndpoint: dps?.globalEndpoint ?? null,
      endorsementKey: null,
      certificate: readOf(sources) ?? null,
      csr: sources.csr ?? null,
      proxy: proxy === undefined ? null : { https: proxy.https, noProxy: proxy.noProxy?.join(',') ?? null },
      ...told,
    },
    notes: [
      note('edge-flag', 'warning'),
      ...notes,
      ...(scopeUnknown ? [note('no-scope')] : []),
      ...(proxy === undefined ? [] : [note('proxy-environment', 'warning')]),
      ...(proxy?.password === undefined ? [] : [note('proxy-password', 'warning')]),
    ],
  };
}

/** The values of a request in the order in which a colleague types them; those that it does not have are left out. */
export function requestValues({ certificate, ...request }: SheetRequest): Sheet['values'] {
  const rows = [
    ['hub', request.hub],
    ['deviceId', request.deviceId],
    ['scopeId', request.scopeId],
    ['registrationId', request.registrationId],
    ['groupId', request.groupId],
    ['globalEndpoint', request.globalEndpoint],
    ['endorsementKey', request.endorsementKey],
    ['commonName', certificate?.commonName ?? null],
    ['sha1', certificate?.sha1 ?? null],
    ['sha256', certificate?.sha256 ?? null],
    ['notAfter', certificate?.notAfter ?? null],
  ] as const;
  return rows.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

/** What the colleague writes back, by object. */
export const replies: Readonly<Record<SheetRequest['object'], string[]>> = {
  'hub-device-key': ['deviceId', 'hub', 'devConnString'],
  'hub-device-certificate': ['deviceId', 'hub', 'edge'],
  'enrollment-key': ['scopeId', 'registrationId', 'symmKey', 'edge'],
  'enrollment-certificate': ['scopeId', 'registrationId', 'edge'],
  'enrollment-tpm': ['scopeId', 'registrationId', 'edge'],
  'enrollment-group-key': ['scopeId', 'groupId', 'registrationId', 'symmKey', 'edge'],
  'enrollment-group-certificate': ['scopeId', 'groupId', 'registrationId', 'edge'],
};

/**
 * The environment that edgeAgent and edgeHub need in every deployment manifest behind a proxy: the first manifest replaces
 * what this machine set (field-notes Proof). Null without a proxy.
 */
export function manifestEnvironment({ proxy }: SheetRequest): string | null {
  if (proxy === null) return null;
  const env = {
    https_proxy: { value: proxy.https },
    ...(proxy.noProxy === null ? {} : { no_proxy: { value: proxy.noProxy } }),
    UpstreamProtocol: { value: 'AmqpWs' },
  };
  return JSON.stringify({ env }, undefined, 2);
}
