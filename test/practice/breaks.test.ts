import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/contract/json.ts';
import { changeOf } from '../../src/practice/host/changes/table.ts';
import { readScenario } from '../../src/practice/scenarios/schema.ts';
import { scenarioFiles } from '../../src/practice/scenarios/table.ts';
import { endBreaks, takeBreak, type Break } from '../../src/practice/state/break.ts';
import type { ChangeId } from '../../src/practice/state/machine.ts';

/** What a change is begun with, where its phases depend on that. */
const begun: Partial<Record<string, Json>> = {
  'eflow.provision': { type: 'ManualX509' },
  'eflow.setFeature': { feature: 'DpsTpm', enable: true },
  'feature.enable': { shape: 'dism' },
};

const named: [string, Break][] = Object.entries(scenarioFiles).flatMap(([name, file]) =>
  readScenario(file).faults.breaks.map((one): [string, Break] => [name, one]),
);

describe('what a scenario breaks', () => {
  it.each(named)('%s names a phase of a change that can break: %o', (_scenario, { change, phase }) => {
    const found = changeOf(change as ChangeId);
    expect(found.breaks).toBeDefined();
    expect(found.phases(begun[change] ?? {}).map(({ name }) => name)).toContain(phase);
  });
});

describe('a break', () => {
  const one: Break = { change: 'eflow.start', phase: 'start', text: 'x', ends: 'cure' };
  const machineWith = (...breaks: Break[]) => ({ faults: { breaks } });

  it('strikes at its phase of its change, and nowhere else', () => {
    const machine = machineWith(one);
    expect(takeBreak(machine, 'eflow.stop', 'start')).toBeUndefined();
    expect(takeBreak(machine, 'eflow.start', 'stop')).toBeUndefined();
    expect(takeBreak(machine, 'eflow.start', 'start')).toEqual(one);
  });

  it('strikes again until its cause is gone, or once', () => {
    const machine = machineWith(one);
    takeBreak(machine, 'eflow.start', 'start');
    expect(machine.faults.breaks).toEqual([one]);
    const once = machineWith({ ...one, ends: 'once' }, one);
    takeBreak(once, 'eflow.start', 'start');
    expect(once.faults.breaks).toEqual([one]);
  });

  it('ends with its own cause only', () => {
    const ends = ['once', 'reinstall', 'restart', 'vm-stop', 'cure'] as const;
    const machine = machineWith(...ends.map((way) => ({ ...one, ends: way })));
    endBreaks(machine, 'restart');
    expect(machine.faults.breaks.map((left) => left.ends)).toEqual(['once', 'reinstall', 'vm-stop', 'cure']);
  });
});
