import { isJsonObject, type Json } from '../../contract/json.ts';
import type { Enrollment, Group } from '../state/cloud.ts';
import {
  dpsError,
  dpsErrors,
  ifMatch,
  page,
  type CloudAnswer,
  type CloudRequest,
  type DpsError,
  type Ground,
} from './answers.ts';
import { isRefusal, showAttestation, type Refusal } from './attestation.ts';
import {
  dpsEtag,
  readEnrollment,
  readGroup,
  showEnrollment,
  showGroup,
  showRegistration,
} from './dps-documents.ts';
import { rightsAt } from './fault-effects.ts';
import { dpsPolicies, type DpsRight } from './policies.ts';

/** One kind of entry: individual enrollments or groups, with their list and their words. */
interface Shelf<T extends Enrollment | Group> {
  itemType: string;
  missing: DpsError;
  list(ground: Ground): T[];
  put(ground: Ground, list: T[]): void;
  idOf(one: T): string;
  read(
    given: Json | undefined,
    id: string,
    ground: Ground,
    more: { before: T | undefined; at: number },
  ): T | Refusal;
  show(one: T, ground: Ground): Json;
}

const enrollments: Shelf<Enrollment> = {
  itemType: 'Enrollment',
  missing: 'noEnrollment',
  list: ({ cloud }) => cloud.enrollments,
  put: ({ cloud }, list) => {
    cloud.enrollments = list;
  },
  idOf: (one) => one.registrationId,
  read: readEnrollment,
  show: (one, { cloud }) => showEnrollment(one, cloud.registrations),
};

const groups: Shelf<Group> = {
  itemType: 'EnrollmentGroup',
  missing: 'noGroup',
  list: ({ cloud }) => cloud.groups,
  put: ({ cloud }, list) => {
    cloud.groups = list;
  },
  idOf: (one) => one.enrollmentGroupId,
  read: readGroup,
  show: showGroup,
};

type Outcome<T> = { one: T } | Refusal;

/**
 * Creates or replaces an entry. Without If-Match it only creates; with it it only replaces what still has that etag.
 *
 * @assumed provisioning.md 5.3: PUT without If-Match on an entry that exists is 409, and with If-Match on one that is missing 412 | verify: do both on a DPS
 */
function put<T extends Enrollment | Group>(
  shelf: Shelf<T>,
  ground: Ground,
  request: CloudRequest,
  { id, body }: { id: string; body: Json | undefined },
): Outcome<T> {
  const list = shelf.list(ground);
  const before = list.find((one) => shelf.idOf(one) === id.toLowerCase());
  const match = ifMatch(request, before === undefined ? undefined : dpsEtag(before.revision));
  if (match === 'stale') return { error: 'stale', text: dpsErrors.stale[2] };
  if (match === 'absent' && before !== undefined) return { error: 'exists', text: dpsErrors.exists[2] };
  const one = shelf.read(body, id, ground, { before, at: request.at });
  if (isRefusal(one)) return one;
  if (before === undefined) shelf.put(ground, [...list, one]);
  else
    shelf.put(
      ground,
      list.map((other) => (other === before ? one : other)),
    );
  return { one };
}

function remove<T extends Enrollment | Group>(
  shelf: Shelf<T>,
  ground: Ground,
  request: CloudRequest,
  id: string,
): Refusal | undefined {
  const list = shelf.list(ground);
  const before = list.find((one) => shelf.idOf(one) === id.toLowerCase());
  if (before === undefined) return { error: shelf.missing, text: dpsErrors[shelf.missing][2] };
  if (ifMatch(request, dpsEtag(before.revision)) === 'stale')
    return { error: 'stale', text: dpsErrors.stale[2] };
  shelf.put(
    ground,
    list.filter((one) => one !== before),
  );
  return undefined;
}

/** Answers a query with one page; DPS knows this one query for its lists. */
function query(request: CloudRequest, itemType: string, all: readonly Json[], named = true): CloudAnswer {
  const text = isJsonObject(request.body) ? request.body['query'] : undefined;
  const known = typeof text === 'string' && /^\s*select\s+\*\s+from\s+\w+\s*$/iu.test(text);
  if (named && !known) return dpsError(request, 'invalid', 'The query is not supported.');
  const found = page(request, all);
  if (found === undefined) return dpsError(request, 'invalid', 'The continuation token is invalid.');
  return { status: 200, headers: { ...found.headers, 'x-ms-item-type': itemType }, body: found.items };
}

const bulkModes = ['create', 'update', 'updateIfMatchETag', 'delete'] as const;
/** Most enrollments of one bulk operation (provisioning.md 5.1). */
const mostBulk = 10;

/** Does one thing to several enrollments; what does not work is told and does not stop the others (provisioning.md 5.1). */
function bulk(ground: Ground, request: CloudRequest): CloudAnswer {
  const given = isJsonObject(request.body) ? request.body : {};
  const mode = bulkModes.find((one) => one === given['mode']);
  const list: readonly Json[] = Array.isArray(given['enrollments']) ? given['enrollments'] : [];
  if (mode === undefined || list.length === 0 || list.length > mostBulk)
    return dpsError(request, 'invalid', 'The bulk operation is invalid.');
  const errors = list.flatMap((body) => {
    const part = isJsonObject(body) ? body : {};
    const id = typeof part['registrationId'] === 'string' ? part['registrationId'] : '';
    const etag = typeof part['etag'] === 'string' ? part['etag'] : undefined;
    const match = mode === 'create' ? undefined : mode === 'updateIfMatchETag' ? etag : '*';
    const one = { ...request, headers: { ...request.headers, 'if-match': match } };
    const outcome =
      mode === 'delete' ? remove(enrollments, ground, one, id) : put(enrollments, ground, one, { id, body });
    if (outcome === undefined || !isRefusal(outcome)) return [];
    return [{ registrationId: id, errorCode: dpsErrors[outcome.error][1], errorStatus: outcome.text }];
  });
  return { status: 200, body: { isSuccessful: errors.length === 0, errors } };
}

type Action = (ground: Ground, request: CloudRequest) => CloudAnswer;

interface Route {
  right: DpsRight;
  act: Action;
}

function shelfRoute<T extends Enrollment | Group>(
  shelf: Shelf<T>,
  { method, path }: CloudRequest,
): Route | undefined {
  const [, id = '', what] = path;
  const shown = (one: T, ground: Ground): CloudAnswer => ({
    status: 200,
    headers: { etag: dpsEtag(one.revision) },
    body: shelf.show(one, ground),
  });
  const found = (ground: Ground, request: CloudRequest, show: (one: T) => CloudAnswer): CloudAnswer => {
    const one = shelf.list(ground).find((other) => shelf.idOf(other) === id.toLowerCase());
    return one === undefined ? dpsError(request, shelf.missing) : show(one);
  };
  const route = `${method} ${path.length === 2 ? 'one' : (what ?? '').toLowerCase()}`;
  if (method === 'POST' && path.length === 2 && id.toLowerCase() === 'query') {
    return {
      right: 'EnrollmentRead',
      act: (ground, request) =>
        query(
          request,
          shelf.itemType,
          shelf.list(ground).map((one) => shelf.show(one, ground)),
        ),
    };
  }
  switch (route) {
    case 'GET one':
      return {
        right: 'EnrollmentRead',
        act: (ground, request) => found(ground, request, (one) => shown(one, ground)),
      };
    case 'PUT one':
      return {
        right: 'EnrollmentWrite',
        act(ground, request) {
          const outcome = put(shelf, ground, request, { id, body: request.body });
          return 'one' in outcome
            ? shown(outcome.one, ground)
            : dpsError(request, outcome.error, outcome.text);
        },
      };
    case 'DELETE one':
      return {
        right: 'EnrollmentWrite',
        act(ground, request) {
          const refusal = remove(shelf, ground, request, id);
          return refusal === undefined ? { status: 204 } : dpsError(request, refusal.error, refusal.text);
        },
      };
    case 'POST attestationmechanism':
      return {
        right: 'EnrollmentRead',
        act: (ground, request) =>
          found(ground, request, (one) => ({
            status: 200,
            body: showAttestation(one.attestation, ground.vault),
          })),
      };
    default:
      return undefined;
  }
}

function registrationRoute({ method, path }: CloudRequest): Route | undefined {
  const [, id = '', what] = path;
  const name = id.toLowerCase();
  if (method === 'POST' && what?.toLowerCase() === 'query') {
    return {
      right: 'RegistrationStatusRead',
      act: ({ cloud }, request) =>
        query(
          request,
          'DeviceRegistration',
          cloud.registrations.filter((one) => one.group === name).map(showRegistration),
          false,
        ),
    };
  }
  if (path.length !== 2 || (method !== 'GET' && method !== 'DELETE')) return undefined;
  return {
    right: method === 'GET' ? 'RegistrationStatusRead' : 'RegistrationStatusWrite',
    act({ cloud }, request) {
      const one = cloud.registrations.find((other) => other.registrationId === name);
      if (one === undefined) return dpsError(request, 'noRegistration');
      if (method === 'GET') return { status: 200, body: showRegistration(one) };
      if (ifMatch(request, dpsEtag(one.revision)) === 'stale') return dpsError(request, 'stale');
      cloud.registrations = cloud.registrations.filter((other) => other !== one);
      return { status: 204 };
    },
  };
}

/** Paths are matched whatever their case (provisioning.md 5.1). */
function routeOf(request: CloudRequest): Route | undefined {
  switch (request.path[0]?.toLowerCase()) {
    case 'enrollments':
      return request.method === 'POST' && request.path.length === 1
        ? { right: 'EnrollmentWrite', act: bulk }
        : shelfRoute(enrollments, request);
    case 'enrollmentgroups':
      return shelfRoute(groups, request);
    case 'registrations':
      return registrationRoute(request);
    default:
      return undefined;
  }
}

/** The service API of DPS (provisioning.md 5): enrollments, groups and registration states. */
export function dpsService(ground: Ground, request: CloudRequest): CloudAnswer {
  const { cloud } = ground;
  const rights = rightsAt(cloud, request, { host: cloud.dps, policies: dpsPolicies });
  if (rights === undefined) return dpsError(request, 'unauthorized');
  if (request.query.get('api-version') === null) return dpsError(request, 'apiVersion');
  const route = routeOf(request);
  if (route === undefined) return dpsError(request, 'noRoute');
  return rights.includes(route.right) ? route.act(ground, request) : dpsError(request, 'unauthorized');
}
