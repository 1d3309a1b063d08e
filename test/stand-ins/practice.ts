import { isDeepStrictEqual } from 'node:util';
import { errorCodes } from '../../src/contract/errors.ts';
import type { Json } from '../../src/contract/json.ts';
import { catalogue, isSwitch, type CatalogueEntry } from '../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import { symmetricKeyDigest } from '../../src/main/domain/identity/symmetric-key.ts';
import { stopped } from '../../src/practice/host/changes/run.ts';
import { readConnectionString } from '../../src/practice/guest/connection-string.ts';
import { invoke } from '../../src/practice/host/invoke.ts';
import { readTime } from '../../src/practice/host/query.ts';
import type { Invocation, Session, Stream } from '../../src/practice/host/stream.ts';
import { guestAnswer, isGuestCommand, type Strings } from './guest.ts';
import { imageCopyCall, imagesCopied } from './guest-images.ts';
import { isOnItsWay, onItsWay, type Given } from './guest-proxy.ts';
import { keyInfo, keyInfoCommand } from './key-info.ts';
import type { Answer, StandInCall, StandInItem, StandInStream } from './server.ts';

/** What practice has to know of a call that PowerShell does not pass on. */
export interface PracticeAnswerOptions {
  /** True for entries that were called and have not answered yet: they tell entries of one command and no parameters apart. */
  underWay?(op: CatalogueName): boolean;
  /** The time limit of the call under way, in milliseconds of virtual time. The catalogue's unless told. */
  timeoutMs?(op: CatalogueName): number;
  /**
   * A command has used up its virtual time and will say nothing more. The bridge's own limit counts real time, which does
   * not pass here; whoever is told has to stop the call.
   */
  timedOut?(op: CatalogueName): void;
  /** Awaited after each item, before the machine goes on: what was said is to be heard first. */
  heard?(op: CatalogueName, item: StandInItem, signal: AbortSignal | undefined): Promise<void>;
  /** Connection strings and symmetric keys that passed, by their digest: the machine keeps none, and the real VM would. */
  strings: Strings;
}

/** Cmdlets whose text parameters are patterns: what the bridge escaped means itself again. */
const patterns: Readonly<Record<string, string>> = {
  'Microsoft.PowerShell.Management\\Get-Service': 'Name',
  'Microsoft.PowerShell.Management\\Start-Service': 'Name',
  'Microsoft.PowerShell.Management\\Stop-Service': 'Name',
  'Dism\\Get-WindowsOptionalFeature': 'FeatureName',
};

const unescaped = (value: Json): Json =>
  typeof value === 'string'
    ? value.replaceAll(/`([`*?[\]])/gu, '$1')
    : Array.isArray(value)
      ? value.map(unescaped)
      : value;

/** One value where the real parameter takes a list and the catalogue has one of it. */
const single = (value: Json): Json =>
  Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value;

const plain = (value: Json): Json => (isSwitch(value) ? value.v : value);

/** The parameters as the catalogue names and types them; undefined where this entry has not bound them so. */
function boundAs(entry: CatalogueEntry, call: StandInCall): Record<string, Json> | undefined {
  const bound: Record<string, Json> = {};
  const own = new Map(
    [...Object.keys(entry.fixed ?? {}), ...Object.keys(entry.parameters)].map((name) => [
      name.toLowerCase(),
      name,
    ]),
  );
  for (const [given, value] of Object.entries(call.parameters)) {
    const name = own.get(given.toLowerCase());
    if (name === undefined) return undefined;
    const wanted = entry.fixed?.[name];
    const isList = wanted === undefined ? entry.parameters[name]?.type === 'string[]' : Array.isArray(wanted);
    const one = isList ? value : single(value);
    bound[name] = patterns[call.command] === name ? unescaped(one) : one;
  }
  const fits = Object.entries(entry.fixed ?? {}).every(([name, value]) =>
    isDeepStrictEqual(bound[name], plain(value)),
  );
  return fits ? bound : undefined;
}

/** The entry of the catalogue that a call came from: fixed parameters tell those of one command apart. */
export function entryOf(
  call: StandInCall,
  underWay: (op: CatalogueName) => boolean = () => false,
): { op: CatalogueName; parameters: Record<string, Json> } | undefined {
  const all = Object.entries(catalogue).flatMap(([op, entry]) => {
    const parameters = entry.command === call.command ? boundAs(entry, call) : undefined;
    return parameters === undefined ? [] : [{ op: op as CatalogueName, parameters }];
  });
  return all.find(({ op }) => underWay(op)) ?? all[0];
}

/** Secrets are read as the VM reads them, and found again by what the machine keeps of them. */
function remember(call: StandInCall, strings: Strings): void {
  const key = call.parameters['symmKey'];
  if (typeof key === 'string') strings.set(symmetricKeyDigest(key), key);
  const text = call.parameters['devConnString'];
  if (typeof text !== 'string') return;
  const read = readConnectionString(text);
  if (!('error' in read)) strings.set(read.digest, text);
}

/**
 * The simulated machine as what answers the stand-ins: the same commands that a practice host runs, reached through
 * PowerShell. Reads take their virtual time here, as they do there.
 */
export function practiceAnswer(machine: () => Session, options: PracticeAnswerOptions): Answer {
  async function* play(call: Invocation, run: (call: Invocation) => StandInStream): StandInStream {
    const { op, session, spent, timeoutMs, signal } = call;
    const ms = catalogue[op].changes === true ? 0 : readTime(session.store.machine(), op);
    spent.ms = Math.min(ms, timeoutMs);
    if (spent.ms > 0) await session.clock.sleep(spent.ms, signal);
    if (signal?.aborted === true) return;
    const stream = ms > timeoutMs ? late(call) : run(call);
    let given: string | undefined;
    for (;;) {
      const next = await stream.next(given);
      if (next.done === true) return;
      const item = next.value;
      if (item.kind === 'problem' && item.error.code === errorCodes.commandTimeout) {
        options.timedOut?.(op);
        await stopping(signal);
        return;
      }
      // A generator that is returned from here has to return the one inside.
      let over = true;
      try {
        given = yield item;
        over = false;
      } finally {
        if (over) await stream.return();
      }
      await options.heard?.(op, item, signal);
    }
  }

  async function* late(call: Invocation): Stream {
    yield { kind: 'problem', error: stopped(call, 'timeout') };
  }

  const invocation = (
    call: StandInCall,
    op: CatalogueName,
    parameters: Record<string, Json>,
  ): Invocation => ({
    session: machine(),
    op,
    command: catalogue[op].command,
    parameters,
    timeoutMs: options.timeoutMs?.(op) ?? catalogue[op].timeoutMs,
    signal: call.signal,
    spent: { ms: 0 },
  });

  const given: Given = { text: '' };
  return async function* (call) {
    if (isOnItsWay(call)) {
      yield* onItsWay(call, given, machine(), options.strings);
      return;
    }
    const copied = imageCopyCall(call);
    if (copied !== undefined) {
      yield* play(invocation(call, 'guest.copyImages', copied), imagesCopied);
      return;
    }
    if (isGuestCommand(call)) {
      yield* guestAnswer(call, options.strings, given, invocation, play);
      return;
    }
    if (call.command === keyInfoCommand) {
      yield* play(invocation(call, 'tpm.endorsementKey', {}), keyInfo);
      return;
    }
    const found = entryOf(call, options.underWay);
    if (found === undefined)
      throw new Error(
        `the simulated machine does not know ${call.command} ${JSON.stringify(Object.keys(call.parameters))}`,
      );
    remember(call, options.strings);
    yield* play(invocation(call, found.op, found.parameters), invoke);
  };
}

const stops = new WeakMap<AbortSignal, Promise<void>>();

/** Resolves when the pipeline is stopped; one listener a pipeline, however many wait. */
export function stopping(signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined || signal.aborted) return Promise.resolve();
  const known = stops.get(signal);
  if (known !== undefined) return known;
  const stop = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  stops.set(signal, stop);
  return stop;
}
