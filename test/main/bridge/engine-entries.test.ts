import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../src/main/adapters/clock.ts';
import type { Json } from '../../../src/contract/json.ts';
import type { BridgeOutcome } from '../../../src/main/bridge/bridge.ts';
import { createLaunch } from '../../../src/main/bridge/launch.ts';
import type { CatalogueEntry, CatalogueParameter } from '../../../src/main/domain/catalogue.ts';
import type { HostArg } from '../../../src/main/ports.ts';
import { bridgeFiles } from '../../stand-ins/host.ts';
import { ensureStandIns } from '../../stand-ins/modules.mjs';
import { openStandIns, recordingAnswer, type StandInCall, type StandIns } from '../../stand-ins/server.ts';
import { deskOn, type Desk } from './desk.ts';
import { engine, missing } from './engine.ts';
import { naughty } from './naughty.ts';

const { entries } = JSON.parse(readFileSync(bridgeFiles.cataloguePath, 'utf8')) as {
  entries: Record<string, CatalogueEntry>;
};

/** What is tried as every parameter: texts with a meaning, and two that are nearly and really too long. */
const texts = [...naughty, '../../x', 'C:\\x\\..\\y', '\\\\server\\share', '%PATH%', 'a`*b', "x'; rm -rf / #", '\r\n\r\n', 'x'.repeat(900_000), 'y'.repeat(1_048_576)]; // prettier-ignore

/** A value that the catalogue takes, for the parameters beside the one that is tried. */
function usual(parameter: CatalogueParameter): HostArg {
  if (parameter.allowed !== undefined) return parameter.allowed[0] ?? '';
  if (parameter.secret === true) return { handle: 'another secret' };
  return { string: 'x', path: 'C:\\x', 'string[]': ['x'], integer: 1, boolean: true, switch: true }[
    parameter.type
  ];
}

/** The text as the value of a parameter. */
function asValue(parameter: CatalogueParameter, text: string): HostArg {
  if (parameter.secret === true) return { handle: text };
  return parameter.type === 'string[]' ? ['first', text] : text;
}

/** What has to arrive at the cmdlet: a literal parameter has its wildcards escaped, everything else is as it was. */
function arriving(entry: CatalogueEntry, parameter: CatalogueParameter, text: string): string {
  const literal = entry.kind === 'cmdlet' && parameter.secret !== true && parameter.pattern !== true;
  return literal ? text.replaceAll(/[`*?[\]]/gu, '`$&') : text;
}

/** The last text of a bound parameter, whose name PowerShell does not mind the case of. */
function boundText(call: StandInCall, name: string): Json | undefined {
  const found = Object.entries(call.parameters).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return Array.isArray(found?.[1]) ? found[1].at(-1) : found?.[1];
}

type Kind = 'exact' | 'refused by the catalogue' | 'refused by the cmdlet' | 'inside';
const counts: Record<Kind, number> = {
  exact: 0,
  'refused by the catalogue': 0,
  'refused by the cmdlet': 0,
  inside: 0,
};

/** What became of a text as the value of a parameter; a fault has words of its own. */
function fate(
  [, entry]: readonly [string, CatalogueEntry],
  [name, parameter]: readonly [string, CatalogueParameter],
  text: string,
  { outcome, made }: { outcome: BridgeOutcome; made: readonly StandInCall[] },
): Kind | { fault: unknown } {
  const fault = { fault: [text.slice(0, 60), outcome.state, outcome.errors, made] };
  const isRefusable =
    parameter.allowed !== undefined ||
    !['string', 'string[]', 'path'].includes(parameter.type) ||
    (parameter.type === 'path' && text === '') ||
    text.length > 1_000_000;
  if (isRefusable)
    return outcome.state === 'refused' && !outcome.started && made.length === 0
      ? 'refused by the catalogue'
      : fault;
  // A function of ours does with it what it is for; it is in no command that it calls, but for the leaf that writes a file
  // for the VM.
  if (entry.kind === 'function') {
    const others = made.filter(({ command }) => command !== 'EflowDesk\\Save-EflowDeskSecretFile');
    const isShown = text.length > 10 && JSON.stringify(others).includes(JSON.stringify(text).slice(1, -1));
    return ['ok', 'failed'].includes(outcome.state) && !isShown ? 'inside' : fault;
  }
  const [error] = outcome.errors;
  if (error !== undefined) {
    const isRule = /^ParameterArgument(?:Validation|Transformation)Error/u.test(error.error.id);
    return isRule && made.length === 0 ? 'refused by the cmdlet' : fault;
  }
  const [call] = made;
  const isExact =
    outcome.state === 'ok' &&
    made.length === 1 &&
    call?.command === entry.command &&
    boundText(call, name) === arriving(entry, parameter, text);
  return isExact ? 'exact' : fault;
}

describe.skipIf(missing !== undefined)(
  'every parameter of every entry, on a real engine with stand-ins',
  () => {
    const calls: StandInCall[] = [];
    let standIns: StandIns;
    let desk: Desk;
    beforeAll(async () => {
      standIns = await openStandIns(recordingAnswer(calls));
      const { modulePath } = await ensureStandIns();
      const launch = createLaunch({
        script: bridgeFiles.script,
        catalogue: bridgeFiles.cataloguePath,
        env: { ...process.env, ...standIns.env },
        clock: systemClock,
        engine,
        modules: modulePath,
      });
      // Hundreds of new processes would show nothing more about texts.
      desk = deskOn({ launch, launched: [] }, 1000, {
        catalogue: bridgeFiles.cataloguePath,
        freshProcesses: false,
      });
    }, 120_000);
    afterAll(async () => {
      await desk.bridge.close();
      await standIns.close();
      process.stdout.write(`texts as parameters: ${Object.entries(counts).map(([what, count]) => `${what} ${count}`).join(', ')}\n`); // prettier-ignore
    });

    const parameters = Object.entries(entries).flatMap(([op, entry]) =>
      Object.entries(entry.parameters).map(([name, parameter]) => ({ op, entry, name, parameter })),
    );

    test.each(parameters)(
      '#1 #2 #5 #6 #8 $op -$name takes every text for itself, or refuses it',
      async ({ op, entry, name, parameter }) => {
        const others = Object.entries(entry.parameters).flatMap(([other, one]) =>
          other !== name && one.required === true ? [[other, usual(one)] as const] : [],
        );
        calls.length = 0;
        const faults: unknown[] = [];
        for (const text of texts) {
          const before = calls.length;
          const params = { ...Object.fromEntries(others), [name]: asValue(parameter, text) };
          const outcome = await desk.run(op, params, { timeoutMs: 60_000 });
          const found = fate([op, entry], [name, parameter], text, { outcome, made: calls.slice(before) });
          if (typeof found === 'string') counts[found] += 1;
          else faults.push(found.fault);
        }
        expect(faults).toEqual([]);
      },
      240_000,
    );

    test('nothing was left out, and most texts got through', () => {
      expect(parameters.length).toBeGreaterThan(15);
      const sum = Object.values(counts).reduce((all, one) => all + one, 0);
      expect(sum).toBe(parameters.length * texts.length);
      expect(counts.exact).toBeGreaterThan(sum / 3);
    });
  },
);
