import { describe, expect, test } from 'vitest';
import { isMessageKey, languages } from '../../src/messages/index.ts';
import { listFaults, listScenarios } from '../../src/practice/index.ts';

const scenarios = listScenarios();
const en: Readonly<Record<string, string>> = languages.en;
const keysOf = (prefix: string) =>
  Object.keys(en)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length))
    .toSorted();

describe('words of practice', () => {
  test('are there for every scenario and its title, and for no other', () => {
    const names = scenarios.map(({ name }) => name).toSorted();
    expect(keysOf('scenario.')).toEqual(names);
    expect(keysOf('scenario-title.')).toEqual(names);
  });

  test('say in English what the file of the scenario says', () => {
    for (const { name, about } of scenarios) expect(en[`scenario.${name}`]).toBe(about);
  });

  test('are there for everything that scenarios teach, and each lesson has a scenario', () => {
    expect(keysOf('teaches.')).toEqual([...new Set(scenarios.flatMap(({ shows }) => shows))].toSorted());
  });

  test('are there for every fault and its group', () => {
    expect(keysOf('fault.')).toEqual(
      listFaults()
        .map(({ name }) => name)
        .toSorted(),
    );
    for (const { group } of listFaults()) expect(isMessageKey(`faults.${group}`)).toBe(true);
  });
});
