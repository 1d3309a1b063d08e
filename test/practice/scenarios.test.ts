import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/contract/json.ts';
import { errorCodes } from '../../src/contract/errors.ts';
import { listScenarios, scenarioJsonSchema } from '../../src/practice/index.ts';
import { readScenario, ScenarioFile } from '../../src/practice/scenarios/schema.ts';
import { scenarioFiles } from '../../src/practice/scenarios/table.ts';
import { bench } from './support.ts';

const folder = new URL('../../src/practice/scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('scenario files', () => {
  it.each(files)('%s is valid and named as its file', (file) => {
    const parsed = ScenarioFile.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
    expect(`${parsed.name}.json`).toBe(file);
  });

  it('are all in the table, and nothing else is', () => {
    expect(
      Object.keys(scenarioFiles)
        .map((name) => `${name}.json`)
        .toSorted(),
    ).toEqual(files.toSorted());
  });

  it('are listed with what they are about', () => {
    expect(listScenarios()).toHaveLength(files.length);
    for (const { about } of listScenarios()) expect(about).not.toBe('');
  });

  const good = { schemaVersion: 1, name: 'x', about: 'x', shows: ['proof'], base: 'client' };
  it.each<[string, Json]>([
    ['an unknown property', { ...good, machine: { windows: { colour: 'blue' } } }],
    ['a wrong type', { ...good, machine: { windows: { build: '22631' } } }],
    ['an unknown fault', { ...good, faults: { explodes: true } }],
    ['a lesson that nobody knows', { ...good, shows: ['dancing'] }],
    ['no lesson', { ...good, shows: [] }],
    ['a newer version', { ...good, schemaVersion: 2 }],
    ['an unknown base', { ...good, base: 'phone' }],
    ['a name that is no file name', { ...good, name: '../x' }],
  ])('are refused with %s', (_what, file) => {
    expect(() => readScenario(file)).toThrow(errorCodes.practiceDamaged);
  });

  it('lay what they say over the base and keep the rest', () => {
    const scenario = readScenario({
      ...good,
      machine: { windows: { ubr: 1 } },
      faults: { installerBusyCalls: 3 },
    });
    expect(scenario.machine.windows).toMatchObject({ ubr: 1, build: 22_631 });
    expect(scenario.faults).toMatchObject({ installerBusyCalls: 3, installExit: 0 });
  });

  it('have a JSON Schema that names their parts', () => {
    expect(JSON.stringify(scenarioJsonSchema())).toContain('"usedMemoryMb"');
  });
});

describe('opening', () => {
  it.each(Object.keys(scenarioFiles))('%s opens and shows itself', async (name) => {
    const b = await bench(name);
    expect(b.machine.show()).toMatchObject({ scenario: name });
    expect(b.world).toMatchObject({
      kind: 'practice',
      label: `practice:${name}`,
      trustRoots: { practice: true },
    });
  });

  it('names the known scenarios when asked for another', async () => {
    await expect(bench('no-such')).rejects.toMatchObject({
      error: {
        code: errorCodes.scenarioUnknown,
        params: { name: 'no-such', known: expect.stringContaining('vm-off') as string },
      },
    });
    await expect(bench('constructor')).rejects.toMatchObject({ error: { code: errorCodes.scenarioUnknown } });
  });
});
