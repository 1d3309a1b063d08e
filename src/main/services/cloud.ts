import type { CloudAccessView, CloudEntry } from '../../contract/cloud.ts';
import { errorCodes, Failure, failure, type AppError, type Params } from '../../contract/errors.ts';
import type { FactId, FactValue } from '../../contract/facts.ts';
import type { CloudAction, StepAttestation } from '../domain/cloud/actions.ts';
import type { Attestation } from '../domain/cloud/documents.ts';
import { cloudSecretOf, type CloudSecret } from '../domain/cloud/names.ts';
import { canonicalConnectionString, connectionStringDigest } from '../domain/identity/connection-string.ts';
import { deviceKeyOf, symmetricKeyDigest } from '../domain/identity/symmetric-key.ts';
import type {
  Cloud,
  CloudAccess,
  CloudCall,
  CloudProxy,
  Dps,
  Hub,
  KnownCertificates,
  SecretHandle,
  Secrets,
} from '../ports.ts';

/** Facts of the cloud that are asked for by a name. */
export type CloudFactId = Extract<
  FactId,
  'cloud.device' | 'cloud.enrollment' | 'cloud.group' | 'cloud.registration'
>;

/** A key of the cloud as a command takes it, and what facts may know of it. */
export interface CloudKey {
  handle: SecretHandle;
  fingerprint: FactValue<'secret.fingerprint'>;
}

/** The ways of one job into the cloud. Keys are read when they are needed and live in memory only. */
export interface CloudSession {
  readonly access: { hub: CloudAccessView | null; dps: CloudAccessView | null };
  /** By how many seconds this clock was ahead of Azure's at the last answer. */
  aheadSeconds(): number;
  /** Reads one thing by its name. Throws when the service does not tell. */
  look<K extends CloudFactId>(id: K, name: string, signal?: AbortSignal): Promise<FactValue<K>>;
  /** The key that a reference means; undefined while the cloud has none. */
  key(ref: string, signal?: AbortSignal): Promise<CloudKey | undefined>;
  /** Everything there is, in whichever of the services there is a way into. */
  list(signal?: AbortSignal): Promise<CloudEntry[]>;
  /** Certificates of other devices there, in whichever of the services there is a way into. */
  certificates(signal?: AbortSignal): Promise<KnownCertificates>;
  /** Makes one change; what cannot be done is answered, not thrown. `read` gives the PEM text of a certificate. */
  perform(action: CloudAction, call: CloudCall, read: ReadPem): Promise<AppError | undefined>;
}

/** Reads a certificate that a step names: its file, or what comes out of files that have to be opened. */
export type ReadPem = (certificate: string) => Promise<string>;

export interface CloudServiceDeps {
  cloud: Cloud;
  secrets: Pick<Secrets, 'reveal' | 'hold' | 'fingerprint'>;
}

/** Opens the ways into the cloud that a job has been given. */
export type OpenCloud = (
  accesses: { hub?: CloudAccess; dps?: CloudAccess },
  proxy?: CloudProxy,
) => CloudSession;

const viewOf = (access: CloudAccess | undefined): CloudAccessView | null =>
  access === undefined ? null : { service: access.service, host: access.host, policy: access.policy };

/** An error as a fact may hold it: its code and the values of its words. */
export const problemOf = (error: unknown): { code: string; params: Params } | undefined =>
  error instanceof Failure ? { code: error.error.code, params: error.error.params } : undefined;

/** The cloud for jobs and questions. */
export function createCloudService({ cloud, secrets }: CloudServiceDeps): OpenCloud {
  return (accesses, proxy) => {
    const keys = new Map<string, CloudKey>();
    const missing = (): Failure => failure(errorCodes.cloudNoService, 'cloud.open', { retry: 'after-fix' });
    const hub = (): Hub => {
      if (accesses.hub === undefined) throw missing();
      return cloud.hub(accesses.hub, proxy);
    };
    const dps = (): Dps => {
      if (accesses.dps === undefined) throw missing();
      return cloud.dps(accesses.dps, proxy);
    };
    const opened: { hub?: Hub; dps?: Dps } = {};
    // One of each, so that what a key was good for once is known at the next call.
    const theHub = (): Hub => (opened.hub ??= hub());
    const theDps = (): Dps => (opened.dps ??= dps());

    async function registeredBy(groupId: string, call: CloudCall): Promise<string[] | null> {
      try {
        return await theDps().registeredBy(groupId, call);
      } catch (error) {
        // Only the right to read it may be missing; a group that is used is never taken for one that is not.
        if (error instanceof Failure && error.error.code === errorCodes.cloudRight) return null;
        throw error;
      }
    }

    const looks: { [K in CloudFactId]: (name: string, call: CloudCall) => Promise<FactValue<K>> } = {
      'cloud.device': (name, call) => theHub().device(name, call),
      'cloud.enrollment': async (registrationId, call) => ({
        registrationId,
        found: await theDps().enrollment(registrationId, call),
      }),
      'cloud.group': async (groupId, call) => {
        const found = await theDps().group(groupId, call);
        return { found, registered: found === null ? [] : await registeredBy(groupId, call) };
      },
      'cloud.registration': async (registrationId, call) => ({
        registrationId,
        found: await theDps().registration(registrationId, call),
      }),
    };

    /** The key of the device itself; that of a group is used to derive it and goes no further (provisioning.md 2.2). */
    async function readKey(secret: CloudSecret, call: CloudCall): Promise<CloudKey | undefined> {
      if (secret.kind === 'device') {
        const handle = await theHub().deviceKey(secret.deviceId, call);
        if (handle === null) return undefined;
        const hubHost = accesses.hub?.host ?? '';
        const parts = { hub: hubHost, deviceId: secret.deviceId, key: secrets.reveal(handle) };
        return {
          handle: secrets.hold(canonicalConnectionString(parts)),
          fingerprint: {
            fingerprint: secrets.fingerprint(connectionStringDigest(parts)),
            hub: hubHost,
            deviceId: secret.deviceId,
          },
        };
      }
      const found =
        secret.kind === 'enrollment'
          ? await theDps().enrollmentKey(secret.registrationId, call)
          : await theDps().groupKey(secret.groupId, call);
      if (found === null) return undefined;
      const key =
        secret.kind === 'enrollment'
          ? secrets.reveal(found)
          : deviceKeyOf(secrets.reveal(found), secret.registrationId);
      return {
        handle: secrets.hold(key),
        fingerprint: {
          fingerprint: secrets.fingerprint(symmetricKeyDigest(key)),
          hub: null,
          deviceId: null,
        },
      };
    }

    async function attestationOf(attestation: StepAttestation, read: ReadPem): Promise<Attestation> {
      return attestation.type === 'x509'
        ? {
            type: 'x509',
            certificate: firstCertificate(attestation.file, await read(attestation.file)),
          }
        : attestation;
    }

    async function change(action: CloudAction, call: CloudCall, read: ReadPem): Promise<void> {
      switch (action.op) {
        case 'device.make': {
          const { deviceId, authentication, thumbprints } = action;
          await theHub().makeDevice({ deviceId, authentication, thumbprints }, call);
          return;
        }
        case 'device.enable':
          return theHub().enableDevice(action.deviceId, action.enabled, call);
        case 'device.remove':
          return theHub().removeDevice(action.deviceId, call);
        case 'enrollment.make': {
          const { registrationId, deviceId, hub: only, tags } = action;
          const attestation = await attestationOf(action.attestation, read);
          await theDps().makeEnrollment({ registrationId, deviceId, attestation, hub: only, tags }, call);
          return;
        }
        case 'enrollment.enable':
          return theDps().enableEnrollment(action.registrationId, action.enabled, call);
        case 'enrollment.remove':
          return theDps().removeEnrollment(action.registrationId, call);
        case 'group.make': {
          const { groupId, hub: only, tags } = action;
          const attestation = await attestationOf(action.attestation, read);
          await theDps().makeGroup({ groupId, attestation, hub: only, tags }, call);
          return;
        }
        case 'group.remove':
          return theDps().removeGroup(action.groupId, call);
        case 'registration.forget':
          await theDps().removeRegistration(action.registrationId, call);
          if (action.deviceId !== null) await theHub().removeDevice(action.deviceId, call);
      }
    }

    return {
      aheadSeconds: () => Math.round((opened.dps?.aheadMs() ?? opened.hub?.aheadMs() ?? 0) / 1000),
      access: { hub: viewOf(accesses.hub), dps: viewOf(accesses.dps) },
      look: (id, name, signal) => looks[id](name, signal === undefined ? {} : { signal }),
      async key(ref, signal) {
        const known = keys.get(ref);
        const secret = cloudSecretOf(ref);
        if (known !== undefined || secret === undefined) return known;
        const read = await readKey(secret, signal === undefined ? {} : { signal });
        if (read !== undefined) keys.set(ref, read);
        return read;
      },
      async list(signal) {
        const call = signal === undefined ? {} : { signal };
        return [
          ...(accesses.dps === undefined ? [] : await theDps().list(call)),
          ...(accesses.hub === undefined ? [] : await theHub().list(call)),
        ];
      },
      async certificates(signal) {
        const call = signal === undefined ? {} : { signal };
        const known = [
          ...(accesses.dps === undefined ? [] : [await theDps().certificates(call)]),
          ...(accesses.hub === undefined ? [] : [await theHub().certificates(call)]),
        ];
        return { used: known.flatMap(({ used }) => used), whole: known.every(({ whole }) => whole) };
      },
      async perform(action, call, read) {
        // What is made anew has other keys.
        keys.clear();
        try {
          await change(action, call, read);
          return undefined;
        } catch (error) {
          if (error instanceof Failure) return error.error;
          throw error;
        }
      },
    };
  };
}

/** The first certificate of a file: that of the device, or of the group's authority. */
function firstCertificate(file: string, text: string): string {
  const found = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/u.exec(text)?.[0];
  if (found === undefined) throw failure(errorCodes.pemNothing, 'cloud.call', { params: { file } });
  return `${found.replaceAll('\r\n', '\n')}\n`;
}
