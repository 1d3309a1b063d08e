import type { Edge, Graph } from './graph.ts';

/** A breach of a wall: which rule, where, and in words. */
export interface Breach {
  rule: string;
  file: string;
  line: number;
  text: string;
}

/** A folder when it ends with `/`, else a file, a built-in module or a package. */
type Place = string;

/** What one room may import. A room that is missing here may not exist. */
interface Room {
  id: string;
  of: readonly Place[];
  ours: readonly Place[];
  /** Only as types. */
  types?: readonly Place[];
  node: 'any' | readonly string[];
  packages: 'any' | readonly string[];
}

const contract = 'src/contract/';
const messages = 'src/messages/';
const ports = 'src/main/ports.ts';
const app = 'src/main/app.ts';
const desk = 'src/main/desk.ts';
const domain = 'src/main/domain/';
const services = 'src/main/services/';
const bridge = 'src/main/bridge/';
const adapters = 'src/main/adapters/';
const reports = 'src/main/reports/';
const hosts = 'src/main/hosts/';
const practice = 'src/practice/';
const renderer = 'src/renderer/';
const psScripts = 'src/ps-scripts/';

export const rooms: readonly Room[] = [
  { id: 'contract', of: [contract], ours: [contract], node: [], packages: ['zod'] },
  { id: 'messages', of: [messages], ours: [messages], types: [contract], node: [], packages: [] },
  { id: 'ports', of: [ports], ours: [], types: [contract, domain], node: [], packages: [] },
  {
    id: 'domain',
    of: [domain],
    ours: [domain, contract, `${psScripts}catalogue.json`],
    types: [ports],
    node: ['node:crypto'],
    packages: ['zod'],
  },
  {
    id: 'services',
    of: [services],
    ours: [services, domain, contract, ports],
    node: ['node:crypto', 'node:path'],
    packages: ['zod'],
  },
  { id: 'bridge', of: [bridge], ours: [bridge, domain, contract, ports], node: 'any', packages: 'any' },
  { id: 'adapters', of: [adapters], ours: [adapters, domain, contract, ports], node: 'any', packages: 'any' },
  {
    id: 'reports',
    of: [reports],
    ours: [reports, domain, contract, messages, ports],
    node: [],
    packages: 'any',
  },
  {
    id: 'app',
    of: [app],
    ours: [adapters, bridge, services, reports, domain, contract, ports, practice],
    node: ['node:crypto', 'node:path'],
    packages: [],
  },
  { id: 'desk', of: [desk], ours: [app, contract], types: [services], node: [], packages: [] },
  { id: 'hosts', of: [hosts], ours: ['src/'], node: 'any', packages: 'any' },
  {
    id: 'practice',
    of: [practice],
    ours: [practice, domain, contract, ports],
    node: 'any',
    packages: 'any',
  },
  // Of the contract only its types: its schemas would bring their library to every window, which checks nothing with it.
  {
    id: 'renderer',
    of: [renderer],
    ours: [renderer, messages],
    types: [contract],
    node: [],
    packages: 'any',
  },
  { id: 'ps-scripts', of: [psScripts], ours: [], node: [], packages: [] },
];

/** What only some may import. */
interface Owner {
  id: string;
  what: readonly Place[];
  by: readonly Place[];
  why: string;
}

export const owners: readonly Owner[] = [
  {
    id: 'electron',
    what: ['electron'],
    by: [`${hosts}electron/`],
    why: 'only the Electron host knows Electron',
  },
  {
    id: 'processes',
    what: ['node:child_process', 'node:cluster'],
    by: [bridge],
    why: 'only the bridge starts PowerShell, and nothing else starts programs',
  },
  {
    id: 'disk-and-network',
    what: [
      'node:fs',
      'node:fs/promises',
      'node:net',
      'node:tls',
      'node:http',
      'node:https',
      'node:http2',
      'node:dgram',
      'node:dns',
      'node:dns/promises',
    ],
    by: [
      adapters,
      hosts,
      bridge,
      `${practice}store/`,
      `${practice}cloud/server.ts`,
      `${practice}cloud/device-client.ts`,
    ],
    why: 'files and sockets are opened by adapters, hosts, the bridge, the store of practice, its cloud and the VM that speaks to it',
  },
  {
    id: 'back-doors',
    what: ['node:module', 'node:vm'],
    by: [],
    why: 'imports are static, so that they can be read',
  },
  {
    id: 'practice-users',
    what: [practice],
    by: [practice, hosts, app],
    why: 'practice is chosen at the top, and nobody below may know',
  },
  {
    id: 'messages-users',
    what: [messages],
    by: [messages, `${hosts}cli/`, `${hosts}electron/`, reports, renderer],
    why: 'below the hosts there are only codes and parameters',
  },
  { id: 'hosts-on-top', what: [hosts], by: [hosts], why: 'nothing below a host knows a host' },
  {
    id: 'adapters-users',
    what: [adapters, bridge],
    by: [adapters, bridge, app, hosts],
    why: 'services get ports; only the composition root and hosts make adapters',
  },
];

/** Globals that a room may not use as values. */
interface GlobalRule {
  id: string;
  of: readonly Place[];
  but?: readonly Place[];
  names: RegExp;
  why: string;
}

export const globalRules: readonly GlobalRule[] = [
  {
    id: 'no-clock',
    of: [contract, messages, domain, services, practice],
    but: [`${practice}clock.ts`],
    names: /^(?:Date|Date\.\w+|Date\[\.\.\.\]|new Date\(\)|performance|set(?:Timeout|Interval|Immediate))$/u,
    why: 'time comes as a value, from the clock of the world',
  },
  {
    id: 'no-dice',
    of: [contract, messages, domain],
    names: /^(?:Math|Math\.random|Math\[\.\.\.\]|crypto)$/u,
    why: 'a decision is the same for the same facts',
  },
  {
    id: 'no-outside',
    of: [contract, messages, domain, services],
    names:
      /^(?:process|console|fetch|WebSocket|EventSource|XMLHttpRequest|localStorage|require|globalThis|window)$/u,
    why: 'the outside is reached through ports',
  },
];

const dice = new Set([
  '*',
  'default',
  'webcrypto',
  'getRandomValues',
  'randomBytes',
  'randomFill',
  'randomFillSync',
  'randomInt',
  'randomUUID',
]);

/** True when a path lies in a folder or is the named file, module or package. */
function within(path: string, places: readonly Place[]): boolean {
  return places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
}

const isOurs = (to: string) => to.startsWith('src/');
const isNode = (to: string) => to.startsWith('node:');
const breach = (rule: string, edge: Edge, why: string): Breach => ({
  rule,
  file: edge.from,
  line: edge.line,
  text: `imports ${edge.to}: ${why}`,
});

function roomBreaches(graph: Graph): Breach[] {
  const homeless = graph.files
    .filter((file) => !rooms.some((room) => within(file, room.of)))
    .map((file) => ({ rule: 'room', file, line: 1, text: 'lies in no room of ARCHITECTURE.md' }));
  const forbidden = graph.edges.flatMap((edge) => {
    const room = rooms.find((candidate) => within(edge.from, candidate.of));
    if (room === undefined || edge.to.startsWith('?') || mayImport(room, edge)) return [];
    return [breach(`room-${room.id}`, edge, `${room.id} may not import that`)];
  });
  return [...homeless, ...forbidden];
}

function mayImport(room: Room, edge: Edge): boolean {
  if (isNode(edge.to)) return room.node === 'any' || room.node.includes(edge.to);
  if (!isOurs(edge.to)) return room.packages === 'any' || room.packages.includes(edge.to);
  return within(edge.to, room.ours) || (edge.typeOnly && within(edge.to, room.types ?? []));
}

function ownerBreaches(graph: Graph): Breach[] {
  return owners.flatMap((owner) =>
    graph.edges
      .filter((edge) => within(edge.to, owner.what) && !within(edge.from, owner.by))
      .map((edge) => breach(owner.id, edge, owner.why)),
  );
}

function globalBreaches(graph: Graph): Breach[] {
  const named = globalRules.flatMap((rule) =>
    graph.uses
      .filter(
        (use) => within(use.file, rule.of) && !within(use.file, rule.but ?? []) && rule.names.test(use.name),
      )
      .map((use) => ({
        rule: rule.id,
        file: use.file,
        line: use.line,
        text: `uses ${use.name}: ${rule.why}`,
      })),
  );
  const taken = graph.edges
    .filter(
      (edge) =>
        edge.to === 'node:crypto' && !edge.typeOnly && within(edge.from, [contract, messages, domain]),
    )
    .flatMap((edge) => edge.names.filter((name) => dice.has(name)).map((name) => ({ edge, name })))
    .map(({ edge, name }) =>
      breach('no-dice', edge, `takes ${name}, and a decision is the same for the same facts`),
    );
  return [...named, ...taken];
}

/** Wiring belongs to the composition root: nobody else holds both the makers of adapters and of services. */
function compositionBreaches(graph: Graph): Breach[] {
  const values = graph.edges.filter((edge) => !edge.typeOnly && edge.from !== app);
  return values
    .filter((edge) => within(edge.to, [adapters, bridge]))
    .filter((edge) => values.some((other) => other.from === edge.from && within(other.to, [services])))
    .map((edge) => breach('composition', edge, `with services beside it; only ${app} joins the two`));
}

function portsBreaches(graph: Graph): Breach[] {
  return graph.exports
    .filter((one) => one.file === ports && one.kind === 'value')
    .map((one) => ({
      rule: 'ports-are-types',
      file: one.file,
      line: one.line,
      text: `exports ${one.name}: ports are types, and functions is... of one return`,
    }));
}

function unreadable(graph: Graph): Breach[] {
  return graph.edges
    .filter((edge) => edge.to.startsWith('?'))
    .map((edge) => ({
      rule: 'readable',
      file: edge.from,
      line: edge.line,
      text: `imports ${edge.to.slice(1)}: not a file of src by its full name, written as a plain text`,
    }));
}

/** Every import that closes a circle, types included, found by a depth-first walk. */
function cycles(graph: Graph): Breach[] {
  const outgoing = new Map<string, Edge[]>();
  for (const edge of graph.edges.filter((candidate) => isOurs(candidate.to))) {
    outgoing.set(edge.from, [...(outgoing.get(edge.from) ?? []), edge]);
  }
  const found: Breach[] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    path.push(file);
    for (const edge of outgoing.get(file) ?? []) {
      const start = path.indexOf(edge.to);
      if (start >= 0) {
        const circle = [...path.slice(start), edge.to].join(' -> ');
        found.push({ rule: 'no-cycles', file, line: edge.line, text: `closes a circle: ${circle}` });
      } else if (!finished.has(edge.to)) visit(edge.to);
    }
    path.pop();
    finished.add(file);
  };
  for (const file of graph.files) if (!finished.has(file)) visit(file);
  return found;
}

/** Every breach of every wall. */
export function breaches(graph: Graph): Breach[] {
  return [
    ...unreadable(graph),
    ...roomBreaches(graph),
    ...ownerBreaches(graph),
    ...globalBreaches(graph),
    ...compositionBreaches(graph),
    ...portsBreaches(graph),
    ...cycles(graph),
  ];
}

/** The id of every rule, so that a test can demand a case for each. `hosts` and `ps-scripts` rooms forbid nothing themselves. */
export const ruleIds: readonly string[] = [
  'readable',
  'room',
  ...rooms.filter((room) => !['hosts', 'ps-scripts'].includes(room.id)).map((room) => `room-${room.id}`),
  ...owners.map((owner) => owner.id),
  ...globalRules.map((rule) => rule.id),
  'composition',
  'ports-are-types',
  'no-cycles',
];
