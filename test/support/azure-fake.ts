import type { ServerResponse } from 'node:http';
import type { World } from '../../src/main/ports.ts';
import { json, serverIdentity, testServer, type Seen } from './azure.ts';

export const fakeHub = 'contoso.azure-devices.net';
export const fakeDps = 'contoso-dps.azure-devices-provisioning.net';
const policyKey = Buffer.from('a key of a policy in this test').toString('base64');
export const hubString = `HostName=${fakeHub};SharedAccessKeyName=iothubowner;SharedAccessKey=${policyKey}`;
export const dpsString = `HostName=${fakeDps};SharedAccessKeyName=provisioningserviceowner;SharedAccessKey=${policyKey}`;
/** Keys of this cloud and its policies, none of which may ever be seen outside of memory. */
export const plantedKeys = {
  policy: policyKey,
  device: Buffer.alloc(32, 'device key').toString('base64'),
  enrollment: Buffer.alloc(64, 'enrollment key').toString('base64'),
  group: Buffer.alloc(64, 'group key').toString('base64'),
};

type Document = Record<string, unknown> & { etag: string };
type Answer = (seen: Seen, response: ServerResponse) => void;

/**
 * A cloud of a few lines, for what the product does in one: it keeps documents by their path and has keys. Whether it
 * decides as Azure does is no question of these tests; the practice cloud is judged for that.
 */
export async function fakeAzure() {
  const things = new Map<string, Document>();
  /** Answers that come before the usual one, in order. */
  const next: Answer[] = [];
  /** The answer to the next thing that is made does not arrive. */
  const lost = { next: false };
  /** Looks at every request before anybody else, and may answer it. */
  let before: ((seen: Seen, response: ServerResponse) => boolean) | undefined;
  let made = 0;
  const refuse = (response: ServerResponse, status: number): void =>
    json(response, status, { errorCode: status * 1000 + 201, trackingId: 'track-1', message: 'm' });
  const withoutKeys = (document: Document): Document => {
    const copy = structuredClone(document) as Document & { attestation?: { symmetricKey?: object } };
    if (copy.attestation?.symmetricKey !== undefined)
      copy.attestation.symmetricKey = { primaryKey: null, secondaryKey: null };
    return copy;
  };

  function put(path: string, seen: Seen, response: ServerResponse): void {
    const has = things.get(path);
    const match = seen.headers['if-match'];
    if (has !== undefined && match === undefined) return refuse(response, 409);
    if (match !== undefined && match !== '*' && match.replaceAll('"', '') !== has?.etag)
      return refuse(response, 412);
    made += 1;
    const body = structuredClone(seen.body) as Record<string, Record<string, Record<string, unknown>>>;
    const symmetric = body['attestation']?.['symmetricKey'] ?? body['authentication']?.['symmetricKey'];
    if (symmetric !== undefined && (symmetric['primaryKey'] ?? '') === '')
      Object.assign(symmetric, {
        primaryKey: path.startsWith('/devices')
          ? plantedKeys.device
          : path.startsWith('/enrollments')
            ? plantedKeys.enrollment
            : plantedKeys.group,
        secondaryKey: 'c2Vjb25k',
      });
    const document = {
      ...body,
      etag: `e${made}`,
      ...(has === undefined
        ? { generationId: `g${made}`, createdDateTimeUtc: `2026-03-02T08:00:0${made % 10}Z` }
        : {}),
    } as unknown as Document;
    things.set(path, { ...has, ...document });
    if (lost.next) {
      lost.next = false;
      response.destroy();
    } else json(response, 200, withoutKeys(things.get(path) ?? document));
  }

  function usual(seen: Seen, response: ServerResponse): void {
    const path = (seen.path.split('?')[0] ?? '').toLowerCase().replace(/\/$/u, '');
    const found = things.get(path);
    if (path.endsWith('/attestationmechanism')) {
      const of = things.get(path.replace('/attestationmechanism', ''));
      return of === undefined ? refuse(response, 404) : json(response, 200, of['attestation']);
    }
    if (path.endsWith('/query')) return json(response, 200, []);
    if (seen.method === 'PUT') return put(path, seen, response);
    if (found === undefined) return refuse(response, 404);
    if (seen.method === 'DELETE') {
      things.delete(path);
      response.writeHead(204);
      response.end();
      return;
    }
    json(response, 200, path.startsWith('/devices') ? found : withoutKeys(found));
  }

  const identity = await serverIdentity([fakeHub, fakeDps]);
  const server = await testServer((seen, response) => {
    // The machine of the test has a clock of its own.
    response.sendDate = false;
    if (before?.(seen, response) === true) return;
    (next.shift() ?? usual)(seen, response);
  }, identity);
  return {
    things,
    next,
    first: (look: NonNullable<typeof before>) => {
      before = look;
    },
    lost,
    seen: server.seen,
    identity,
    /** A world whose cloud is this one. */
    in: (world: World): World =>
      world.kind === 'practice'
        ? {
            ...world,
            // The clock of this cloud is the real one, and tokens are not looked at.
            endpoint: (host) =>
              Promise.resolve([fakeHub, fakeDps].includes(host) ? server.at(host) : undefined),
            trustRoots: { practice: true, certificates: [identity.ca] },
          }
        : world,
    methods: () => server.seen.map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`),
    close: server.close,
  };
}
