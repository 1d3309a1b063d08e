import type { CloudState, Device } from '../state/cloud.ts';
import { clockIsOff } from './access.ts';
import { hubError, type CloudAnswer, type CloudRequest, type Ground } from './answers.ts';
import { commonNameOf, isValidAt, issuersOf, certificateOf, thumbprintsOf } from './certificate-proof.ts';
import { otherHub } from './fault-effects.ts';
import { reportOf, showModule } from './hub-documents.ts';
import { keyTexts } from './keys.ts';
import { covers, isOver, isSignedWith, readToken } from './tokens.ts';

/** The host that the device asked for: the hub, or the one that was linked in its place. */
function hostOf({ hub }: CloudState, { headers }: CloudRequest): string {
  const host = headers['host']?.split(':')[0]?.toLowerCase();
  return host === otherHub(hub) ? host : hub;
}

/** True when the device is who it says: by its token, or by its certificate, which is valid now (provisioning.md 2.4, 3.1). */
function proves({ cloud, vault }: Ground, request: CloudRequest, device: Device): boolean {
  const { authentication: wanted } = device;
  const [leaf, ...sent] = request.certificates;
  switch (wanted.type) {
    case 'sas': {
      const token = readToken(request.headers['authorization']);
      return (
        token !== undefined &&
        token.policy === null &&
        covers(token, `${hostOf(cloud, request)}/devices/${device.deviceId}`) &&
        !isOver(token, request.at) &&
        isSignedWith(token, keyTexts(vault, wanted))
      );
    }
    case 'selfSigned': {
      if (leaf === undefined || !isValidAt(leaf, request.at)) return false;
      const { sha1, sha256 } = thumbprintsOf(leaf);
      return [wanted.primary, wanted.secondary].some((one) => one === sha1 || one === sha256);
    }
    case 'certificateAuthority': {
      if (leaf === undefined || !isValidAt(leaf, request.at) || commonNameOf(leaf) !== device.deviceId)
        return false;
      const known = cloud.authorities
        .filter((one) => one.verified)
        .flatMap((one) => certificateOf(one.certificate) ?? []);
      const way = issuersOf(leaf, [...sent, ...known], request.at);
      return way.some((one) => known.some((other) => other.fingerprint256 === one.fingerprint256));
    }
    case 'none':
      return false;
  }
}

/**
 * What a device asks its hub for by HTTPS; undefined for what is no request of a device. The identity service looks at its
 * modules. edgeAgent speaks AMQP, which practice has not: it says by HTTPS that it is there, under `/_emu/`, where nothing
 * of Azure is, and proves itself in the same way.
 */
export function hubDevice(ground: Ground, request: CloudRequest): CloudAnswer | undefined {
  const isAgent = request.path[0] === '_emu' && request.path[1] === 'devices' && request.path[3] === 'agent';
  const isService = readToken(request.headers['authorization'])?.policy != null;
  const isIdentity =
    request.method === 'GET' &&
    request.path[0] === 'devices' &&
    request.path[2] === 'modules' &&
    request.path.length === 3;
  if (!isAgent && (!isIdentity || isService)) return undefined;
  const id = request.path[isAgent ? 2 : 1] ?? '';
  // The hub compares device IDs case-sensitively (eflow.md 9.2).
  const device = ground.cloud.devices.find((one) => one.deviceId === id);
  if (device === undefined) return hubError(request, 'notFound');
  if (clockIsOff(request) || !proves(ground, request, device)) return hubError(request, 'unauthorized');
  if (!device.enabled) return hubError(request, 'disabled');
  if (isIdentity)
    return { status: 200, body: device.modules.map((one) => showModule(id, one, ground.vault)) };
  const agent = device.modules.find((one) => one.moduleId === '$edgeAgent');
  if (agent === undefined) return hubError(request, 'noModule');
  device.connectedAt ??= request.at;
  agent.connectedAt = request.at;
  agent.twin.reported = reportOf(agent);
  return { status: 204 };
}
