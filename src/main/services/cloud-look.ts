import type { CloudAccessView, CloudFound, CloudView } from '../../contract/cloud.ts';
import { errorCodes, failure } from '../../contract/errors.ts';
import { secretKey, type SecretRef, type WayProxy } from '../../contract/setup.ts';
import { cloudProblems } from '../domain/cloud/problems.ts';
import type { Clock, KnownCertificates, Secrets } from '../ports.ts';
import { problemOf, type CloudSession, type OpenCloud } from './cloud.ts';
import { resolveSecrets, type WantedSecret } from './secrets.ts';

/** Service strings by reference, as whoever asks has them. */
export interface CloudWay {
  service: SecretRef;
  hubService?: SecretRef | undefined;
  proxy?: WayProxy | undefined;
  folder: string;
}

/** Looks into the cloud without changing anything. */
export interface CloudLook {
  /** Everything that is there under a name. A part that cannot be read says why; when none can be read, that fails. */
  show(id: string, way: CloudWay, signal?: AbortSignal): Promise<CloudView>;
  /** Certificates of the devices there, as far as a bounded number of pages tells them. */
  certificates(way: CloudWay, signal?: AbortSignal): Promise<KnownCertificates>;
  /** What has this text in its name, whatever its case. */
  find(text: string, way: CloudWay, signal?: AbortSignal): Promise<CloudFound>;
}

/** Longer lists help nobody; the number tells that there are more. */
const mostFound = 100;

const viewsOf = ({ access }: CloudSession): CloudAccessView[] => [access.dps ?? [], access.hub ?? []].flat();

export function createCloudLook(deps: { secrets: Secrets; openCloud: OpenCloud; clock: Clock }): CloudLook {
  async function open({ service, hubService, proxy, folder }: CloudWay): Promise<CloudSession> {
    const password = proxy?.password;
    const wanted: WantedSecret[] = [
      ...(password === undefined ? [] : [{ ref: password, field: 'proxy.password' as const, folder }]),
      { ref: service, field: 'cloud.service', folder },
      ...(hubService === undefined ? [] : [{ ref: hubService, field: 'cloud.hubService' as const, folder }]),
    ];
    const { accesses, handles, missing } = await resolveSecrets(deps.secrets, wanted);
    const [first] = missing;
    if (first !== undefined)
      throw failure(errorCodes.secretMissing, 'secret.read', { params: { field: first.field } });
    if (proxy === undefined) return deps.openCloud(accesses);
    const held = password === undefined ? undefined : handles.get(secretKey('proxy.password', password));
    return deps.openCloud(accesses, {
      url: proxy.https,
      ...(held === undefined ? {} : { password: held }),
    });
  }

  return {
    async show(id, way, signal) {
      const session = await open(way);
      const { hub, dps } = session.access;
      const failures: unknown[] = [];
      const unread: CloudView['unread'] = [];
      const part = async <T>(
        name: CloudView['unread'][number]['part'],
        look: Promise<T>,
      ): Promise<T | undefined> => {
        try {
          return await look;
        } catch (error) {
          const why = problemOf(error);
          if (why === undefined) throw error;
          failures.push(error);
          unread.push({ part: name, code: why.code });
          return undefined;
        }
      };
      const [device, enrollment, group, registration] = await Promise.all([
        hub === null ? undefined : part('device', session.look('cloud.device', id, signal)),
        dps === null ? undefined : part('enrollment', session.look('cloud.enrollment', id, signal)),
        dps === null ? undefined : part('group', session.look('cloud.group', id, signal)),
        dps === null ? undefined : part('registration', session.look('cloud.registration', id, signal)),
      ]);
      const asked = (hub === null ? 0 : 1) + (dps === null ? 0 : 3);
      if (failures.length === asked) throw failures[0];
      const seen = {
        ...(device === undefined ? {} : { device }),
        ...(enrollment === undefined ? {} : { enrollment: enrollment.found }),
        ...(group === undefined ? {} : { group: group.found }),
        ...(registration === undefined ? {} : { registration: registration.found }),
      };
      return {
        schemaVersion: 1,
        at: new Date(deps.clock.now()).toISOString(),
        id,
        access: viewsOf(session),
        ...seen,
        unread,
        problems: cloudProblems(seen),
      };
    },

    certificates: async (way, signal) => (await open(way)).certificates(signal),

    async find(text, way, signal) {
      const session = await open(way);
      const all = await session.list(signal);
      const found = all.filter(({ id }) => id.toLowerCase().includes(text.toLowerCase()));
      return {
        schemaVersion: 1,
        access: viewsOf(session),
        total: found.length,
        found: found.slice(0, mostFound),
      };
    },
  };
}
