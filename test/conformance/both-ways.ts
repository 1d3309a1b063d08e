import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AppError } from '../../src/contract/errors.ts';
import type { Json } from '../../src/contract/json.ts';
import { catalogue, type CatalogueEntry } from '../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import { symmetricKeyDigest } from '../../src/main/domain/identity/symmetric-key.ts';
import { proxyPasswordDigest } from '../../src/main/domain/network/proxy.ts';
import type { Host, HostArg, HostRecord, HostResult } from '../../src/main/ports.ts';
import { readConnectionString } from '../../src/practice/guest/connection-string.ts';
import type { Session } from '../../src/practice/host/stream.ts';
import { scenarioFiles } from '../../src/practice/scenarios/table.ts';
import { missing, openEngineHost } from '../stand-ins/host.ts';
import { cases, secrets } from './cases.ts';
import { commandNames, inherent, type Field } from './inherent.ts';
import { prepare, stages, type Bench, type Machine, type Stage } from './machines.ts';

type Args = Readonly<Record<string, HostArg>>;

/** An engine with the machine that is behind it at the moment. */
interface Line {
  host: Host;
  machine: Session | undefined;
}

/** Entries after which the product starts a new PowerShell have one of their own, so that the other keeps its modules. */
const lines: { most?: Line; installer?: Line } = {};

/** The secret of this digest: machines were provisioned before there was an engine to see it pass. */
const secretOf = (digest: string): string | undefined =>
  Object.values(secrets).find((text) => {
    const read = readConnectionString(text);
    if (!('error' in read)) return read.digest === digest;
    return [symmetricKeyDigest(text), proxyPasswordDigest(text)].includes(digest);
  });

async function openLine(): Promise<Line> {
  const line: Partial<Line> = {};
  line.host = await openEngineHost({
    label: 'practice',
    machine: () => {
      if (line.machine === undefined) throw new Error('no machine');
      return line.machine;
    },
    reveal: ({ handle }) => secrets[handle] ?? '',
    strings: { get: secretOf, set: () => undefined },
  });
  return line as Line;
}

/** What was really run, so that nothing is left out without being seen. */
const seen = { entries: new Set<string>(), scenarios: new Set<string>(), reasons: new Set<string>() };

/**
 * An error as both ways have to tell it. `origin` is what the outside said, for a ticket, and is not compared: the id of a
 * real error names the cmdlet that threw it, and practice has none.
 */
function told(problem: AppError | undefined) {
  if (problem === undefined) return undefined;
  const { code, params, doing, retry, remedies } = problem;
  return { code, params, doing, retry, remedies };
}

interface Heard {
  result: HostResult;
  records: HostRecord[];
}

async function call(host: Host, op: CatalogueName, args: Args): Promise<Heard> {
  const records: HostRecord[] = [];
  const result = await host.run({ op, args, timeoutMs: catalogue[op].timeoutMs }, (record) => {
    records.push(record);
  });
  return { result, records };
}

/** Parts of a state that a call changed, with their new values. */
function changed(before: Json, after: Json, path = ''): [string, Json][] {
  if (isDeepStrictEqual(before, after)) return [];
  if (typeof before !== 'object' || typeof after !== 'object' || before === null || after === null)
    return [[path, after]];
  const [old, young] = [before as Readonly<Record<string, Json>>, after as Readonly<Record<string, Json>>];
  return [...new Set([...Object.keys(old), ...Object.keys(young)])].flatMap((key) =>
    changed(old[key] ?? null, young[key] ?? null, `${path}/${key}`),
  );
}

/**
 * Calls that were compared already: the same arguments with the same answer and the same change of the machine, at any
 * time of its clock. The suite compares each once, `npm run conformance` on every machine.
 */
const compared = new Set<string>();

/** Points in time as a cmdlet writes them before its lines, and as logs and objects have them. */
const writtenTimes = /\b\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\b|\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/gu;

/** A text in which numbers that are points in time (milliseconds since 1970) stand as how far they are from now. */
function keyOf(parts: readonly unknown[], now: number): string {
  return JSON.stringify(parts, (_name, value: unknown) => {
    if (typeof value === 'string') return value.replaceAll(writtenTimes, 'time');
    return typeof value === 'number' && value > 1_000_000_000_000 ? `now ${value - now}` : value;
  });
}

const whole = process.env['EFLOW_DESK_CONFORMANCE'] === 'full';

/** What both ways have to have in common. */
function common({ result, records }: Heard, machine: Machine): Record<Field, unknown> {
  return {
    output: result.output,
    lines: result.lines,
    exitCode: result.exitCode,
    problem: told(result.problem),
    at: result.at,
    ms: result.ms,
    // Progress is a state and not a record: the bridge tells the latest, so what is in between may be left out.
    records: records.filter(({ kind }) => kind !== 'progress'),
    progress: records.findLast(({ kind }) => kind === 'progress'),
    state: machine.state(),
  };
}

/** The product code of a machine stands for the word `installed`. */
function filled(args: Args, { session }: Machine): Args {
  if (args['productCode'] !== 'installed') return args;
  const productCode = session.store.machine().msi?.productCode ?? '{00000000-0000-4000-8000-000000000001}';
  return { ...args, productCode };
}

/** A call of this entry costs a new PowerShell each time; what it is refused for is tried on few machines. */
const isCostly = ({ freshProcessAfter }: CatalogueEntry) => freshProcessAfter === true;

const shown = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 600 ? `${text.slice(0, 600)}...` : text;
};

/** The answer to a question about the engine itself, which no machine changes and which takes its time. */
const ofEngine = new Map<CatalogueName, Heard>();
async function onEngine(op: CatalogueName, args: Args, machine?: Machine): Promise<Heard> {
  const known = ofEngine.get(op);
  if (known !== undefined) return known;
  const line = isCostly(catalogue[op]) ? lines.installer : lines.most;
  if (line === undefined) throw new Error('no engine');
  line.machine = machine?.session;
  const heard = await call(line.host, op, args);
  if (op === 'module.profile') ofEngine.set(op, heard);
  return heard;
}

/** A machine that serves again as long as calls change nothing but its clock: a new one for each takes most of the time. */
interface Served {
  machine?: Machine | undefined;
}

type IsMeant = (op: CatalogueName) => boolean;

/** Runs a call both ways on equal machines and tells what differs. */
async function compare(op: CatalogueName, set: Args, { machine }: Bench, served: Served): Promise<string[]> {
  const known = served.machine ?? machine();
  const args = filled(set, known);
  const excused = inherent.filter(
    ({ entries, when }) => entries.includes(op) && when?.(args, known.session.store.machine()) !== false,
  );
  const may = new Set(excused.flatMap(({ fields }) => fields));
  for (const { reason } of excused) seen.reasons.add(reason);
  seen.entries.add(op);
  const before = known.state();
  const now = known.session.clock.now();
  const { at: _at, state, ...answer } = common(await call(known.host, op, args), known);
  const changes = changed(before, state as Json).filter(([path]) => path !== '/0/clockOffsetMs');
  served.machine = changes.length === 0 ? known : undefined;
  const key = keyOf([op, args, [...may], answer, changes], now);
  if (compared.has(key) && !whole) return [];
  compared.add(key);
  const [direct, bridged] = [machine(), machine()];
  const practice = common(await call(direct.host, op, args), direct);
  const real = common(await onEngine(op, args, bridged), bridged);
  return (Object.keys(practice) as Field[])
    .filter((field) => !may.has(field) && !isDeepStrictEqual(practice[field], real[field]))
    .map(
      (field) =>
        `${op} ${JSON.stringify(args)}: ${field}: practice ${shown(practice[field])}, engine ${shown(real[field])}`,
    );
}

/** Every case of these entries on one machine. */
async function conform({ scenario, steps, thorough = false }: Stage, isMeant: IsMeant): Promise<string[]> {
  const bench = await prepare(scenario, steps);
  const all = (Object.entries(cases) as [CatalogueName, readonly Args[]][]).filter(([op]) => isMeant(op));
  const differences: string[] = [];
  const run = async (costly: boolean): Promise<void> => {
    const served: Served = {};
    for (const [op, sets] of all.filter(([op]) => isCostly(catalogue[op]) === costly)) {
      for (const set of costly && !thorough ? sets.slice(-1) : sets)
        differences.push(...(await compare(op, set, bench, served)));
    }
  };
  try {
    await Promise.all([run(true), run(false)]);
    seen.scenarios.add(scenario);
  } finally {
    bench.remove();
  }
  return differences;
}

/**
 * Runs every case of some entries on every machine, in practice and on the engine. Several files share the entries among
 * them, so that they run side by side.
 */
export function describeConformance(part: string, isMeant: IsMeant): void {
  describe.skipIf(missing !== undefined)(`practice and the engine say and do the same ${part}`, () => {
    beforeAll(async () => {
      lines.most = await openLine();
      lines.installer = await openLine();
    }, 60_000);

    afterAll(async () => {
      await lines.most?.host.close();
      await lines.installer?.host.close();
    });

    test.each(Object.keys(scenarioFiles))(
      'on %s',
      async (scenario) => {
        expect(await conform({ scenario, steps: [] }, isMeant)).toEqual([]);
      },
      240_000,
    );

    test.each(Object.entries(stages))(
      'on a machine: %s',
      async (_name, stage) => {
        expect(await conform(stage, isMeant)).toEqual([]);
      },
      240_000,
    );

    test.skipIf(!isMeant('module.profile'))('in what commands the module has', async () => {
      const bench = await prepare('already-deployed', []);
      const practice = await call(bench.machine().host, 'module.profile', {});
      const real = await onEngine('module.profile', {});
      bench.remove();
      expect(commandNames(real.result.output)).toEqual(commandNames(practice.result.output));
      expect(commandNames(practice.result.output)).toContain('Deploy-Eflow');
    });

    test('#66 and nothing is left out', () => {
      expect([...seen.entries].toSorted()).toEqual(
        (Object.keys(catalogue) as CatalogueName[]).filter(isMeant).toSorted(),
      );
      expect([...seen.scenarios].toSorted()).toEqual(Object.keys(scenarioFiles).toSorted());
      expect(Object.entries(cases).filter(([, sets]) => sets.length === 0)).toEqual([]);
      // An excuse that nothing needs any more has to go.
      expect([...seen.reasons].toSorted()).toEqual(
        inherent
          .filter(({ entries }) => entries.some(isMeant))
          .map(({ reason }) => reason)
          .toSorted(),
      );
    });
  });
}
