import { scenarioFiles } from '../../src/practice/scenarios/table.ts';
import { runCell, ways, type Cell, type Outcome, type Way } from './cell.ts';
import { expectationOf } from './expected.ts';
import { bases, type Base } from './machine.ts';

/** A cell that was judged; without problems it passed. */
export interface Judged extends Cell {
  problems: string[];
  falseSuccess: boolean;
  falseFailure: boolean;
}

/** Every scenario of the table, or those whose name has this in it. */
export const scenarios = (only?: string): string[] =>
  Object.keys(scenarioFiles).filter((name) => only === undefined || name === only);

/** Every cell of these scenarios. */
export const cellsOf = (names: readonly string[]): [string, Way, Base][] =>
  names.flatMap((name) => bases.flatMap((base) => ways.map((way): [string, Way, Base] => [name, way, base])));

/** One cell of each scenario: way and base go round with its place in the table. */
export const diagonalOf = (names: readonly string[]): [string, Way, Base][] =>
  names.map((name, at) => [
    name,
    ways[at % ways.length] ?? 'DpsTPM',
    bases[Math.floor(at / ways.length) % bases.length] ?? 'client',
  ]);

/** Compares what a cell said with what is expected of it, and with the machine itself. */
export function judge(cell: Cell): Judged {
  const { scenario, way, base, outcome } = cell;
  const wanted = expectationOf(scenario, way, base);
  const problems: string[] = [];
  if (wanted === undefined) {
    const line = `'${scenario}': { all: ${JSON.stringify({ ...outcome, why: 'SAY WHY' })} },`;
    problems.push(`no expectation; add to test/matrix/expected.ts: ${line}`);
  } else {
    const { why: _why, ...expects } = { why: '', ...wanted };
    // Where it ends in a failure, how the first try ended says nothing more.
    const { resumedAfter } = outcome.exitCode === 0 ? cell : expects;
    const said: Partial<Outcome> & { resumedAfter?: string } = {
      ...outcome,
      ...(resumedAfter === undefined ? {} : { resumedAfter }),
    };
    for (const name of ['exitCode', 'code', 'failure', 'blockers', 'resumedAfter'] as const) {
      const [told, right] = [said, expects as typeof said].map((one) => JSON.stringify(one[name]));
      if (told !== right) problems.push(`${name} is ${told}, expected ${right}`);
    }
  }
  const falseSuccess = outcome.exitCode === 0 && cell.notConnected !== null;
  if (falseSuccess) problems.push(`false success: ${cell.notConnected}`);
  const rightly = wanted !== undefined && wanted.exitCode !== 0;
  const falseFailure = outcome.exitCode !== 0 && (cell.notConnected === null || !rightly);
  if (falseFailure) problems.push(`false failure: ${outcome.code} while ${cell.notConnected ?? 'connected'}`);
  return { ...cell, problems, falseSuccess, falseFailure };
}

/** Runs one cell and judges it; what breaks on the way is a problem of the cell. */
export async function judgeCell(scenario: string, way: Way, base: Base): Promise<Judged> {
  try {
    return judge(await runCell(scenario, way, base));
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
      scenario,
      way,
      base,
      outcome: { exitCode: -1 },
      notConnected: 'not known',
      restarts: 0,
      ms: 0,
      problems: [`broke: ${reason}`],
      falseSuccess: false,
      falseFailure: false,
    };
  }
}
