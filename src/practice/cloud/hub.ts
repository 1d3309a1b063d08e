import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import { newDevice, nextRevision, type Device, type Module } from '../state/cloud.ts';
import { hubError, ifMatch, page, type CloudAnswer, type CloudRequest, type Ground } from './answers.ts';
import { isOn, rightsAt } from './fault-effects.ts';
import { hubDevice } from './hub-device.ts';
import {
  hubEtag,
  isDeviceId,
  readAuthentication,
  reportOf,
  showDevice,
  showModule,
  showTwin,
} from './hub-documents.ts';
import { hubPolicies, type HubRight } from './policies.ts';

type Act = (ground: Ground, request: CloudRequest) => CloudAnswer;

interface Route {
  right: HubRight;
  act: Act;
}

const find = ({ cloud }: Ground, id: string) => cloud.devices.find((one) => one.deviceId === id);

/** Answers about a device that is there. */
const onDevice =
  (id: string, act: (device: Device, ground: Ground, request: CloudRequest) => CloudAnswer): Act =>
  (ground, request) => {
    const device = find(ground, id);
    return device === undefined ? hubError(request, 'notFound') : act(device, ground, request);
  };

/**
 * Creates a device, or replaces one: without If-Match it only creates, with it it only replaces (provisioning.md 6).
 *
 * @assumed provisioning.md 0: whether a device is one of IoT Edge is settled when it is created | verify: create a device without the capability and update it with it
 */
function putDevice(id: string): Act {
  return (ground, request) => {
    const { cloud, vault } = ground;
    const given = isJsonObject(request.body) ? request.body : {};
    if (given['deviceId'] !== id || !isDeviceId(id))
      return hubError(request, 'invalid', 'The deviceId is invalid.');
    const { status = 'enabled', statusReason, capabilities } = given;
    if (status !== 'enabled' && status !== 'disabled')
      return hubError(request, 'invalid', 'The status is invalid.');
    const before = find(ground, id);
    const match = ifMatch(request, before === undefined ? undefined : hubEtag(before.revision));
    if (match === 'stale') return hubError(request, before === undefined ? 'notFound' : 'stale');
    if (match === 'absent' && before !== undefined)
      return hubError(request, 'exists', 'A device with this ID exists.');
    const authentication = readAuthentication(given['authentication'], vault);
    if (authentication === undefined) return hubError(request, 'invalid', 'The authentication is invalid.');
    const edge =
      isJsonObject(capabilities) && capabilities['iotEdge'] === true && !isOn(cloud, 'cloud-no-edge');
    const shared = {
      enabled: status === 'enabled',
      statusReason: typeof statusReason === 'string' ? statusReason : null,
      authentication,
    };
    if (before === undefined) {
      const device = newDevice(cloud, { deviceId: id, iotEdge: edge, ...shared }, request.at);
      cloud.devices = [...cloud.devices, device];
      return { status: 200, body: showDevice(device, vault) };
    }
    Object.assign(before, shared, { updatedAt: request.at, revision: nextRevision(cloud) });
    return { status: 200, body: showDevice(before, vault) };
  };
}

const deleteDevice = (id: string): Act =>
  onDevice(id, (device, { cloud }, request) => {
    if (ifMatch(request, hubEtag(device.revision)) === 'stale') return hubError(request, 'stale');
    cloud.devices = cloud.devices.filter((one) => one !== device);
    return { status: 204 };
  });

/** The queries that the practice hub answers (provisioning.md 10.2). */
const queries: readonly [RegExp, (device: Device) => boolean][] = [
  [/^select \* from devices$/iu, () => true],
  [/^select \* from devices where capabilities\.iotedge = true$/iu, (one) => one.iotEdge],
];

const query: Act = ({ cloud }, request) => {
  const text = isJsonObject(request.body) ? request.body['query'] : undefined;
  const plain = typeof text === 'string' ? text.trim().replaceAll(/\s+/gu, ' ') : '';
  const found = queries.find(([pattern]) => pattern.test(plain));
  const some =
    found === undefined
      ? undefined
      : page(
          request,
          cloud.devices.filter(found[1]).map((one) => showTwin(one)),
        );
  if (some === undefined) return hubError(request, 'invalid', 'The query is not supported.');
  return { status: 200, headers: { ...some.headers, 'x-ms-item-type': 'Twin' }, body: some.items };
};

/** What a module has to run, and that edgeAgent was told (provisioning.md 6.1). */
function deploy(device: Device, { cloud }: Ground, request: CloudRequest): CloudAnswer {
  const content = isJsonObject(request.body) ? request.body['modulesContent'] : undefined;
  if (!device.iotEdge || !isJsonObject(content))
    return hubError(request, 'invalid', 'The content is invalid.');
  for (const [moduleId, part] of Object.entries(content)) {
    const desired = isJsonObject(part) ? part['properties.desired'] : undefined;
    const module = device.modules.find((one) => one.moduleId === moduleId);
    if (module === undefined || !isJsonObject(desired)) continue;
    module.twin.desired = { ...desired };
    module.twin.version = nextRevision(cloud);
    if (module.moduleId === '$edgeAgent' && module.connectedAt !== null)
      module.twin.reported = reportOf(module);
  }
  return { status: 204 };
}

function putModule(moduleId: string) {
  return (device: Device, { cloud, vault }: Ground, request: CloudRequest): CloudAnswer => {
    const given = isJsonObject(request.body) ? request.body : {};
    const before = device.modules.find((one) => one.moduleId === moduleId);
    const match = ifMatch(request, before === undefined ? undefined : hubEtag(before.revision));
    if (match === 'stale') return hubError(request, 'stale');
    if (match === 'absent' && before !== undefined) return hubError(request, 'exists');
    const authentication = readAuthentication(given['authentication'], vault);
    if (authentication === undefined || !isDeviceId(moduleId)) return hubError(request, 'invalid');
    const module: Module = {
      connectedAt: null,
      twin: { desired: {}, reported: {}, version: 1 },
      ...before,
      moduleId,
      authentication,
      managedBy: typeof given['managedBy'] === 'string' ? given['managedBy'] : null,
      revision: nextRevision(cloud),
    };
    device.modules = [...device.modules.filter((one) => one !== before), module];
    return { status: 200, body: showModule(device.deviceId, module, vault) };
  };
}

/** Acts on a module that is there. */
const onModule =
  (
    moduleId: string,
    act: (module: Module, device: Device, ground: Ground, request: CloudRequest) => CloudAnswer,
  ) =>
  (device: Device, ground: Ground, request: CloudRequest): CloudAnswer => {
    const module = device.modules.find((one) => one.moduleId === moduleId);
    return module === undefined ? hubError(request, 'noModule') : act(module, device, ground, request);
  };

function deleteModule(module: Module, device: Device): CloudAnswer {
  device.modules = device.modules.filter((one) => one !== module);
  return { status: 204 };
}

function deviceRoute({ method, path }: CloudRequest): Route | undefined {
  const [, id = '', what, moduleId] = path;
  switch (`${method} ${path.length} ${(what ?? '').toLowerCase()}`) {
    case 'GET 1 ':
      return {
        right: 'RegistryRead',
        act: ({ cloud, vault }) => ({
          status: 200,
          body: cloud.devices.slice(0, 1_000).map((one) => showDevice(one, vault)),
        }),
      };
    case 'POST 2 ':
      return id.toLowerCase() === 'query' ? { right: 'RegistryRead', act: query } : undefined;
    case 'PUT 2 ':
      return { right: 'RegistryWrite', act: putDevice(id) };
    case 'GET 2 ':
      return {
        right: 'RegistryRead',
        act: onDevice(id, (device, { vault }) => ({ status: 200, body: showDevice(device, vault) })),
      };
    case 'DELETE 2 ':
      return { right: 'RegistryWrite', act: deleteDevice(id) };
    case 'GET 3 modules':
      return {
        right: 'RegistryRead',
        act: onDevice(id, (device, { vault }) => ({
          status: 200,
          body: device.modules.map((one) => showModule(id, one, vault)),
        })),
      };
    case 'POST 3 applyconfigurationcontent':
      return { right: 'RegistryWrite', act: onDevice(id, deploy) };
    case 'PUT 4 modules':
      return { right: 'RegistryWrite', act: onDevice(id, putModule(moduleId ?? '')) };
    case 'GET 4 modules':
      return {
        right: 'RegistryRead',
        act: onDevice(
          id,
          onModule(moduleId ?? '', (module, _device, { vault }) => ({
            status: 200,
            body: showModule(id, module, vault),
          })),
        ),
      };
    case 'DELETE 4 modules':
      return { right: 'RegistryWrite', act: onDevice(id, onModule(moduleId ?? '', deleteModule)) };
    default:
      return undefined;
  }
}

/** Twins are read with the right to connect as a service (provisioning.md 1.5), and their tags and wishes written. */
function twinRoute({ method, path }: CloudRequest): Route | undefined {
  const [, id = '', what, moduleId = ''] = path;
  const isModule = path.length === 4 && what?.toLowerCase() === 'modules';
  if (path.length !== 2 && !isModule) return undefined;
  const shown = (device: Device, module?: Module): CloudAnswer => ({
    status: 200,
    body: showTwin(device, module),
  });
  if (method === 'GET') {
    const act = isModule
      ? onDevice(
          id,
          onModule(moduleId, (module, device) => shown(device, module)),
        )
      : onDevice(id, (device) => shown(device));
    return { right: 'ServiceConnect', act };
  }
  if (method !== 'PATCH' || isModule) return undefined;
  return {
    right: 'ServiceConnect',
    act: onDevice(id, (device, { cloud }, { body }) => {
      const given = isJsonObject(body) ? body : {};
      const properties = isJsonObject(given['properties']) ? given['properties'] : {};
      device.tags = merged(device.tags, given['tags']);
      device.twin.desired = merged(device.twin.desired, properties['desired']);
      device.twin.version = nextRevision(cloud);
      return shown(device);
    }),
  };
}

/** A twin with what a client changes; null takes a part away. */
function merged(before: JsonObject, change: Json | undefined): Record<string, Json> {
  if (!isJsonObject(change)) return { ...before };
  const all = { ...before, ...change };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
}

function routeOf(request: CloudRequest): Route | undefined {
  switch (request.path[0]?.toLowerCase()) {
    case 'devices':
      return deviceRoute(request);
    case 'twins':
      return twinRoute(request);
    default:
      return undefined;
  }
}

/** A hub (provisioning.md 6): its registry for services, and the little that devices ask by HTTPS. */
export function hub(ground: Ground, request: CloudRequest): CloudAnswer {
  const ofDevice = hubDevice(ground, request);
  if (ofDevice !== undefined) return ofDevice;
  const { cloud } = ground;
  const rights = rightsAt(cloud, request, { host: cloud.hub, policies: hubPolicies });
  if (rights === undefined) return hubError(request, 'unauthorized');
  if (request.query.get('api-version') === null) return hubError(request, 'apiVersion');
  const route = routeOf(request);
  if (route === undefined) return hubError(request, 'invalid', 'The resource is not known.');
  return rights.includes(route.right) ? route.act(ground, request) : hubError(request, 'unauthorized');
}
