import type { ProvisioningServiceClient } from 'azure-iot-provisioning-service';
import {
  attestationKeyIn,
  changedDocument,
  enrollmentDiffers,
  enrollmentDocument,
  groupDiffers,
  groupDocument,
  readEnrollment,
  readGroup,
  readRegistration,
  thumbprintOfPem,
  type Attestation,
} from '../domain/cloud/documents.ts';
import type { CloudRight } from '../domain/cloud/service-string.ts';
import type { CloudAccess, CloudCall, Dps, SecretHandle } from '../ports.ts';
import {
  allPages,
  changeTwice,
  fewPages,
  makeOnce,
  orNull,
  pagesOf,
  readAs,
  type CloudCaller,
  type ServiceRequest,
} from './cloud-call.ts';

/** The version of the interface, which the client has as well (provisioning.md 5). */
const version = 'api-version=2021-10-01';

type Done = (error: unknown, body?: unknown, response?: unknown) => void;

/** How the client of DPS hands on its calls (provisioning.md 5.5, 5.6). */
interface RestAdapter {
  executeApiCall(
    method: ServiceRequest['method'],
    path: string,
    headers: Readonly<Record<string, string>>,
    body: object | null | undefined,
    answer: Done,
  ): void;
}

/** What the client does not know of a call and a failure has to say. */
interface About {
  id: string;
  right: CloudRight;
  call: CloudCall | undefined;
  again?: boolean;
}

/** The public client answers with a document and the response around it. */
const bodyOf = (answer: { responseBody: unknown }): unknown => answer.responseBody;

/**
 * DPS by its public client, whose transport is replaced by ours: it has no time limit, no proxy and no roots of its own,
 * and its errors lose what the service said (provisioning.md 5.4 to 5.6). The client is loaded when it is first used.
 */
export function createDps(
  access: CloudAccess,
  caller: CloudCaller,
  hold: (text: string) => SecretHandle,
  wait: (tried: number, call: CloudCall) => Promise<boolean>,
): Dps {
  const { host } = access;

  async function ask<T>(about: About, use: (client: ProvisioningServiceClient) => Promise<T>): Promise<T> {
    const { ProvisioningServiceClient: Client } = await import('azure-iot-provisioning-service').then(
      // The bundler gives the exports of CommonJS as they are, Node under `default` as well.
      (loaded) => ('default' in loaded ? (loaded.default as typeof loaded) : loaded),
    );
    const { id, right, call, again = true } = about;
    const rest: RestAdapter = {
      executeApiCall(method, path, headers, body, answer) {
        const wanted: ServiceRequest = {
          method,
          path,
          headers,
          id,
          right,
          again,
          expectsBody: method !== 'DELETE',
          ...(body === null || body === undefined ? {} : { body }),
        };
        caller.send(wanted, call).then(
          ({ json, headers: answered }) => answer(null, json, { statusCode: 200, headers: answered }),
          (error: unknown) => answer(error),
        );
      },
    };
    const client = new Client({ host, sharedAccessSignature: 'unused' }, rest as never);
    return use(client);
  }

  const thumbprintOf = (attestation: Attestation) =>
    attestation.type === 'x509' ? thumbprintOfPem(attestation.certificate) : undefined;

  const enrollmentDocumentOf = (id: string, call: CloudCall | undefined) =>
    ask({ id, right: 'EnrollmentRead', call }, async (client) =>
      bodyOf(await client.getIndividualEnrollment(id)),
    );
  const mechanismOf = (id: string, call: CloudCall | undefined) =>
    ask({ id, right: 'EnrollmentRead', call }, async (client) =>
      bodyOf(await client.getIndividualEnrollmentAttestationMechanism(id)),
    );

  const enrollment: Dps['enrollment'] = async (id, call) => {
    const found = await orNull(enrollmentDocumentOf(id, call));
    return found === null ? null : readAs(host, readEnrollment, found);
  };
  const group: Dps['group'] = async (id, call) => {
    const found = await orNull(
      ask({ id, right: 'EnrollmentRead', call }, async (client) =>
        bodyOf(await client.getEnrollmentGroup(id)),
      ),
    );
    return found === null ? null : readAs(host, readGroup, found);
  };
  const keyIn = (mechanism: unknown): SecretHandle | null => {
    const key = mechanism === null ? null : readAs(host, attestationKeyIn, mechanism);
    return key === null ? null : hold(key);
  };

  return {
    aheadMs: caller.aheadMs,
    enrollment,
    group,
    enrollmentKey: async (id, call) => keyIn(await orNull(mechanismOf(id, call))),
    groupKey: async (id, call) =>
      keyIn(
        await orNull(
          ask({ id, right: 'EnrollmentRead', call }, async (client) =>
            bodyOf(await client.getEnrollmentGroupAttestationMechanism(id)),
          ),
        ),
      ),
    makeEnrollment: (wish, call = {}) => {
      const { registrationId: id, attestation, hub, deviceId } = wish;
      return makeOnce(
        () => enrollment(id, call),
        async () => {
          const made = await ask({ id, right: 'EnrollmentWrite', call, again: false }, async (client) =>
            bodyOf(await client.createOrUpdateIndividualEnrollment(enrollmentDocument(wish) as never)),
          );
          return readAs(host, readEnrollment, made);
        },
        (found) =>
          found.edge
            ? enrollmentDiffers(found, {
                type: attestation.type,
                thumbprint: thumbprintOf(attestation),
                endorsementKey: attestation.type === 'tpm' ? attestation.endorsementKey : undefined,
                hub,
                deviceId,
              })
            : 'capabilities.iotEdge',
        { host, id },
        (tried) => wait(tried, call),
      );
    },
    enableEnrollment: (id, enabled, call) =>
      changeTwice(async () => {
        const found = (await enrollmentDocumentOf(id, call)) as { attestation: { type: string } };
        const keys = found.attestation.type === 'symmetricKey' ? await mechanismOf(id, call) : undefined;
        const changed = changedDocument(
          found,
          { provisioningStatus: enabled ? 'enabled' : 'disabled' },
          keys,
        );
        await ask({ id, right: 'EnrollmentWrite', call }, (client) =>
          client.createOrUpdateIndividualEnrollment(changed as never),
        );
      }),
    async removeEnrollment(id, call) {
      await orNull(
        ask({ id, right: 'EnrollmentWrite', call }, (client) => client.deleteIndividualEnrollment(id)),
      );
    },
    makeGroup: (wish, call = {}) => {
      const { groupId: id, attestation, hub } = wish;
      return makeOnce(
        () => group(id, call),
        async () => {
          const made = await ask({ id, right: 'EnrollmentWrite', call, again: false }, async (client) =>
            bodyOf(await client.createOrUpdateEnrollmentGroup(groupDocument(wish) as never)),
          );
          return readAs(host, readGroup, made);
        },
        (found) =>
          found.edge
            ? groupDiffers(found, { type: attestation.type, thumbprint: thumbprintOf(attestation), hub })
            : 'capabilities.iotEdge',
        { host, id },
        (tried) => wait(tried, call),
      );
    },
    async removeGroup(id, call) {
      await orNull(ask({ id, right: 'EnrollmentWrite', call }, (client) => client.deleteEnrollmentGroup(id)));
    },
    registeredBy: (id, call) =>
      allPages(
        caller,
        host,
        {
          path: `/registrations/${encodeURIComponent(id)}/query?${version}`,
          text: 'SELECT * FROM enrollments',
          id,
          right: 'RegistrationStatusRead',
        },
        (row) => readRegistration(row).registrationId,
        call,
      ),
    async list(call) {
      const entries = <T>(path: string, text: string, read: (row: unknown) => T) =>
        allPages(
          caller,
          host,
          { path: `${path}?${version}`, text, id: '', right: 'EnrollmentRead' },
          read,
          call,
        );
      const enrollments = await entries('/enrollments/query', 'SELECT * FROM enrollments', readEnrollment);
      const groups = await entries('/enrollmentGroups/query', 'SELECT * FROM enrollmentGroups', readGroup);
      return [
        ...enrollments.map(({ registrationId, edge, enabled }) => ({
          part: 'enrollment' as const,
          id: registrationId,
          edge,
          enabled,
        })),
        ...groups.map(({ groupId, edge, enabled }) => ({
          part: 'group' as const,
          id: groupId,
          edge,
          enabled,
        })),
      ];
    },
    async certificates(call) {
      const query = {
        path: `/enrollments/query?${version}`,
        text: 'SELECT * FROM enrollments',
        id: '',
        right: 'EnrollmentRead',
      } as const;
      const { found, whole } = await pagesOf(caller, host, query, readEnrollment, call, fewPages);
      return {
        used: found.map(({ registrationId, thumbprints }) => ({ name: registrationId, thumbprints })),
        whole,
      };
    },
    async registration(id, call) {
      const found = await orNull(
        ask({ id, right: 'RegistrationStatusRead', call }, async (client) =>
          bodyOf(await client.getDeviceRegistrationState(id)),
        ),
      );
      if (found === null) return null;
      const { registrationId: _, ...state } = readAs(host, readRegistration, found);
      return state;
    },
    async removeRegistration(id, call) {
      await orNull(
        ask({ id, right: 'RegistrationStatusWrite', call }, (client) =>
          client.deleteDeviceRegistrationState(id),
        ),
      );
    },
  };
}
