import {
  deviceDiffers,
  deviceDocument,
  deviceKeyIn,
  readDevice,
  readTwin,
  readTwinCertificates,
} from '../domain/cloud/documents.ts';
import type { CloudAccess, CloudCall, Hub, SecretHandle } from '../ports.ts';
import {
  allPages,
  changeTwice,
  fewPages,
  makeOnce,
  orNull,
  pagesOf,
  readAs,
  type CloudCaller,
} from './cloud-call.ts';

/** The version of the registry's interface that all of this was written for (provisioning.md 6). */
const version = 'api-version=2021-04-12';

const pathOf = (id: string): string => `/devices/${encodeURIComponent(id)}?${version}`;

/** An etag as the header wants it: in quotes, which documents leave out (provisioning.md 6). */
const quoted = (etag: string): string => `"${etag}"`;

/** The registry of an IoT Hub by its REST interface (docs/decisions/0004-iot-hub-by-rest.md). */
export function createHub(
  access: CloudAccess,
  caller: CloudCaller,
  hold: (text: string) => SecretHandle,
  wait: (tried: number, call: CloudCall) => Promise<boolean>,
): Hub {
  const { host } = access;

  const look = async (id: string, call?: CloudCall): Promise<unknown> => {
    const { json } = await caller.send({ method: 'GET', path: pathOf(id), id, right: 'RegistryRead' }, call);
    return json;
  };

  const device: Hub['device'] = async (id, call) => {
    const found = await orNull(look(id, call));
    return found === null ? null : readAs(host, readDevice, found);
  };

  const all = {
    path: `/devices/query?${version}`,
    text: 'SELECT * FROM devices',
    id: '',
    right: 'RegistryRead',
  } as const;

  return {
    aheadMs: caller.aheadMs,
    device,
    async deviceKey(id, call) {
      const found = await orNull(look(id, call));
      const key = found === null ? null : readAs(host, deviceKeyIn, found);
      return key === null ? null : hold(key);
    },
    makeDevice: (wish, call = {}) =>
      makeOnce(
        () => device(wish.deviceId, call),
        async () => {
          const { deviceId: id } = wish;
          const { json } = await caller.send(
            {
              method: 'PUT',
              path: pathOf(id),
              body: deviceDocument(wish),
              id,
              right: 'RegistryWrite',
              again: false,
            },
            call,
          );
          return readAs(host, readDevice, json);
        },
        (found) => (found.edge ? deviceDiffers(found, wish) : 'capabilities.iotEdge'),
        { host, id: wish.deviceId },
        (tried) => wait(tried, call),
      ),
    enableDevice: (id, enabled, call) =>
      changeTwice(async () => {
        const found = (await look(id, call)) as { etag?: string };
        await caller.send(
          {
            method: 'PUT',
            path: pathOf(id),
            // The whole document goes back, its keys among it: what is left out would be made anew (provisioning.md 6).
            body: { ...found, status: enabled ? 'enabled' : 'disabled' },
            headers: { 'If-Match': quoted(found.etag ?? '') },
            id,
            right: 'RegistryWrite',
          },
          call,
        );
      }),
    list: (call) => allPages(caller, host, all, readTwin, call),
    async certificates(call) {
      const { found, whole } = await pagesOf(caller, host, all, readTwinCertificates, call, fewPages);
      return { used: found, whole };
    },
    removeDevice: (id, call) =>
      changeTwice(async () => {
        const found = await device(id, call);
        if (found === null) return;
        await orNull(
          caller.send(
            {
              method: 'DELETE',
              path: pathOf(id),
              // The one that was just seen, and no other that came in between.
              headers: { 'If-Match': quoted(found.etag) },
              id,
              right: 'RegistryWrite',
              expectsBody: false,
            },
            call,
          ),
        );
      }),
  };
}
