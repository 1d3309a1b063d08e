import { isJsonObject, type Json, type JsonObject } from '../../contract/json.ts';
import type { Device, HubAuthentication, Module } from '../state/cloud.ts';
import type { Vault } from '../store/keys.ts';
import { iso } from './answers.ts';
import { givenKey, keyTexts } from './keys.ts';

/** Keys that a hub makes itself have this many bytes. */
const hubKeyBytes = 32;
/** A hub says this of what never happened (provisioning.md 6). */
const never = '0001-01-01T00:00:00';

const deviceIdPattern = /^[A-Za-z0-9\-._:%*?!(),=@;$'+#]{1,128}$/u;
/** True for what a hub takes as the ID of a device or a module (provisioning.md 1.3). */
export const isDeviceId = (id: string): boolean => deviceIdPattern.test(id);

/** Opaque, without quotes (provisioning.md 6). */
export const hubEtag = (revision: number): string => Buffer.from(`practice-${revision}`).toString('base64');

/** A thumbprint of SHA-1 or SHA-256, in upper case; undefined for anything else. */
function thumbprint(given: Json | undefined): string | undefined {
  const text = typeof given === 'string' ? given.toUpperCase() : '';
  return /^(?:[0-9A-F]{40}|[0-9A-F]{64})$/u.test(text) ? text : undefined;
}

/**
 * What a device or a module has to prove, from its document. Undefined when a key or a thumbprint is none.
 *
 * @assumed provisioning.md 1.3, 6: a hub takes keys of 16 to 64 bytes, and two thumbprints of one kind of hash | verify: create devices with a shorter key, a longer one, and with thumbprints of SHA-1 and SHA-256
 */
export function readAuthentication(given: Json | undefined, vault: Vault): HubAuthentication | undefined {
  const part = (name: string): JsonObject => {
    const one = isJsonObject(given) ? given[name] : undefined;
    return isJsonObject(one) ? one : {};
  };
  const type = (isJsonObject(given) ? given['type'] : undefined) ?? 'sas';
  switch (type) {
    case 'sas': {
      const keys = part('symmetricKey');
      const [primary, secondary] = ['primaryKey', 'secondaryKey'].map((name) =>
        givenKey(vault, keys[name], { before: undefined, bytes: hubKeyBytes }),
      );
      return primary === undefined || secondary === undefined ? undefined : { type, primary, secondary };
    }
    case 'selfSigned': {
      const prints = part('x509Thumbprint');
      const primary = thumbprint(prints['primaryThumbprint']);
      const secondary = thumbprint(prints['secondaryThumbprint']);
      if (primary === undefined || secondary === undefined) return undefined;
      return primary.length === secondary.length ? { type, primary, secondary } : undefined;
    }
    case 'certificateAuthority':
    case 'none':
      return { type };
    default:
      return undefined;
  }
}

function showAuthentication(one: HubAuthentication, vault: Vault): Json {
  const none = { primaryThumbprint: null, secondaryThumbprint: null };
  switch (one.type) {
    case 'sas': {
      const [primaryKey = '', secondaryKey = ''] = keyTexts(vault, one);
      return { type: one.type, symmetricKey: { primaryKey, secondaryKey }, x509Thumbprint: none };
    }
    case 'selfSigned':
      return {
        type: one.type,
        symmetricKey: { primaryKey: null, secondaryKey: null },
        x509Thumbprint: { primaryThumbprint: one.primary, secondaryThumbprint: one.secondary },
      };
    case 'certificateAuthority':
    case 'none':
      return { type: one.type, symmetricKey: { primaryKey: null, secondaryKey: null }, x509Thumbprint: none };
  }
}

const connection = (connectedAt: number | null) => ({
  connectionState: connectedAt === null ? 'Disconnected' : 'Connected',
  connectionStateUpdatedTime: connectedAt === null ? never : iso(connectedAt),
  lastActivityTime: connectedAt === null ? never : iso(connectedAt),
});

/**
 * A device as the hub shows it, with its keys (provisioning.md 6).
 *
 * @assumed provisioning.md 6: the scope of an edge device is ms-azure-iot-edge://{deviceId}-{ticks} | verify: create an edge device and read it
 */
export function showDevice(one: Device, vault: Vault): JsonObject {
  return {
    deviceId: one.deviceId,
    generationId: String(one.generation),
    etag: hubEtag(one.revision),
    ...connection(one.connectedAt),
    status: one.enabled ? 'enabled' : 'disabled',
    statusReason: one.statusReason,
    statusUpdatedTime: never,
    cloudToDeviceMessageCount: 0,
    authentication: showAuthentication(one.authentication, vault),
    capabilities: { iotEdge: one.iotEdge },
    ...(one.iotEdge
      ? { deviceScope: `ms-azure-iot-edge://${one.deviceId}-${one.generation}`, parentScopes: [] }
      : {}),
  };
}

/** A module as the hub shows it. */
export function showModule(deviceId: string, one: Module, vault: Vault): JsonObject {
  return {
    deviceId,
    moduleId: one.moduleId,
    generationId: String(one.revision),
    etag: hubEtag(one.revision),
    managedBy: one.managedBy,
    ...connection(one.connectedAt),
    cloudToDeviceMessageCount: 0,
    authentication: showAuthentication(one.authentication, vault),
  };
}

/** The twin of a device, or of one of its modules (provisioning.md 6). */
export function showTwin(device: Device, module?: Module): JsonObject {
  const one = module ?? device;
  const { type } = one.authentication;
  const prints = one.authentication.type === 'selfSigned' ? one.authentication : undefined;
  const { desired, reported, version } = one.twin;
  return {
    deviceId: device.deviceId,
    ...(module === undefined ? {} : { moduleId: module.moduleId }),
    etag: hubEtag(version),
    deviceEtag: hubEtag(one.revision),
    status: device.enabled ? 'enabled' : 'disabled',
    ...connection(one.connectedAt),
    statusUpdateTime: never,
    cloudToDeviceMessageCount: 0,
    authenticationType: type,
    x509Thumbprint: {
      primaryThumbprint: prints?.primary ?? null,
      secondaryThumbprint: prints?.secondary ?? null,
    },
    version,
    ...(module === undefined ? { tags: { ...device.tags }, capabilities: { iotEdge: device.iotEdge } } : {}),
    properties: {
      desired: { ...desired, $metadata: {}, $version: version },
      reported: { ...reported, $metadata: {}, $version: version },
    },
  };
}

/** What edgeAgent reports once it is connected: 417 until it has a deployment. */
export function reportOf({ twin }: Module): JsonObject & Record<string, Json> {
  const deployed = Object.keys(twin.desired).length > 0;
  return {
    schemaVersion: '1.1',
    lastDesiredVersion: deployed ? twin.version : 0,
    lastDesiredStatus: { code: deployed ? 200 : 417, description: '' },
    systemModules: { edgeAgent: { runtimeStatus: 'running', exitCode: 0, type: 'docker' } },
    modules: {},
  };
}
