import { describe, expect, test } from 'vitest';
import { judge, cellsOf, diagonalOf, judgeCell, scenarios } from './matrix.ts';
import type { Cell } from './cell.ts';
import { expected } from './expected.ts';

// `npm run matrix` runs every cell; here each scenario once, so that each way and both bases are met.
test.each(diagonalOf(scenarios()))('%s with %s on a %s ends as it must', async (scenario, way, base) => {
  const cell = await judgeCell(scenario, way, base);
  expect(cell.problems).toEqual([]);
});

test('no line is about a scenario that there is not', () => {
  expect(Object.keys(expected).filter((name) => !scenarios().includes(name))).toEqual([]);
});

test('each scenario has a cell for each way and each base', () => {
  expect(new Set(cellsOf(['vm-off']).map((cell) => cell.join(' '))).size).toBe(10);
});

describe('a cell', () => {
  const cell: Cell = {
    scenario: 'happy-client-default-switch',
    way: 'DpsTPM',
    base: 'client',
    outcome: { exitCode: 0 },
    notConnected: null,
    restarts: 0,
    ms: 1,
  };
  const low: Cell = { ...cell, scenario: 'low-memory', notConnected: 'no VM' };
  const refused = { exitCode: 10, code: 'EFD-PLAN-001', failure: 'F19', blockers: ['HC-09'] };

  test('passes when it is proven and connected, or failed as expected', () => {
    expect(judge(cell)).toMatchObject({ problems: [], falseSuccess: false, falseFailure: false });
    expect(judge({ ...low, outcome: refused }).problems).toEqual([]);
  });

  test('is a false success when the machine is not connected', () => {
    expect(judge({ ...cell, notConnected: 'no edgeAgent' })).toMatchObject({
      falseSuccess: true,
      problems: ['false success: no edgeAgent'],
    });
  });

  test('is a false failure when nothing is in the way, and when the machine is connected', () => {
    const failed = { ...cell, outcome: { exitCode: 14, code: 'EFD-PRV-067' } };
    expect(judge({ ...failed, notConnected: 'still identity' }).falseFailure).toBe(true);
    expect(judge({ ...low, outcome: refused, notConnected: null }).falseFailure).toBe(true);
  });

  test.each([
    ['another exit code', { ...refused, exitCode: 1603 }, 'exitCode is 1603, expected 10'],
    ['another code', { ...refused, code: 'EFD-PLAN-008' }, 'code is "EFD-PLAN-008"'],
    ['another check', { ...refused, blockers: ['HC-10'] }, 'blockers is ["HC-10"], expected ["HC-09"]'],
    ['one check more', { ...refused, blockers: ['HC-09', 'HC-10'] }, 'blockers is ["HC-09","HC-10"]'],
    ['no check', { exitCode: 10, code: 'EFD-PLAN-001', failure: 'F19' }, 'blockers is undefined'],
    ['another failure', { ...refused, failure: 'F20' }, 'failure is "F20", expected "F19"'],
  ])('fails with %s', (_what, outcome, problem) => {
    expect(judge({ ...low, outcome }).problems.join()).toContain(problem);
  });

  test('fails when a resume was needed that is not expected', () => {
    expect(judge({ ...cell, resumedAfter: 'EFD-VM-001' }).problems).toEqual([
      'resumedAfter is "EFD-VM-001", expected undefined',
    ]);
  });

  test('of a scenario without a line says which line to add', () => {
    const [problem] = judge({ ...low, scenario: 'new-one', outcome: refused }).problems;
    expect(problem).toContain(
      `'new-one': { all: {"exitCode":10,"code":"EFD-PLAN-001","failure":"F19","blockers":["HC-09"]`,
    );
  });
});
