import { describe, expect, test } from 'vitest';
import { catalogue, isCatalogueName, isSwitch } from '../../../src/main/domain/catalogue.ts';
import type { CatalogueName } from '../../../src/main/domain/catalogue.gen.ts';

const entries = Object.entries(catalogue);
const types = ['string', 'string[]', 'path', 'integer', 'boolean', 'switch'];

describe.each(entries)('%s', (name, entry) => {
  test('names its command with its module', () => {
    expect(entry.command).toMatch(/^[A-Za-z][\w.-]*\\[A-Z][a-z]+-[A-Za-z]+$/u);
    expect(name).toMatch(/^[a-z]+(?:\.[a-zA-Z]+)+$/u);
  });

  test('has a lane and a time limit', () => {
    expect(entry.lane).toMatch(/^[a-z]+$/u);
    expect(entry.timeoutMs).toBeGreaterThanOrEqual(10_000);
    expect(entry.timeoutMs).toBeLessThanOrEqual(1_800_000);
  });

  test('types every parameter, and fixes none of them', () => {
    for (const [parameter, { type, secret, allowed, ...rest }] of Object.entries(entry.parameters)) {
      expect(types, parameter).toContain(type);
      if (secret === true) expect(type).toBe('string');
      if (allowed !== undefined) expect(allowed.length).toBeGreaterThan(1);
      expect(Object.keys(rest).filter((key) => !['required', 'pattern'].includes(key))).toEqual([]);
      expect(entry.fixed ?? {}).not.toHaveProperty(parameter);
    }
  });

  test('says what is kept of its answer', () => {
    if (entry.project === 'raw') return;
    expect(new Set(entry.project).size).toBe(entry.project.length);
    for (const property of entry.project) expect(property).toMatch(/^[A-Z][A-Za-z]+$/u);
    if (entry.changes !== true) expect(entry.project.length).toBeGreaterThan(0);
  });

  test('needs elevation to change anything, and is critical only when it changes something', () => {
    if (entry.changes === true) expect(entry.elevated).toBe(true);
    if (entry.critical === true) expect(entry.changes).toBe(true);
    if (entry.freshProcessAfter === true) expect(entry.changes).toBe(true);
  });

  test('is of its kind', () => {
    if (entry.kind === 'cmdlet') expect(entry.command).not.toMatch(/^EflowDesk\\/u);
    else expect(entry.command).toMatch(/^EflowDesk\\/u);
    if (entry.kind === 'function') expect(entry.reason).toMatch(/\w+ \w+/u);
    else expect(entry.reason).toBeUndefined();
  });

  test('answers its known questions with one short word', () => {
    for (const prompt of entry.prompts ?? []) expect(prompt).toMatchObject({ id: expect.stringMatching(/^[a-z-]+$/u), answer: 'Y' });
  });
});

describe('the catalogue', () => {
  const commandsOf = (kind: string) => new Set(entries.filter(([, entry]) => entry.kind === kind).map(([, entry]) => entry.command));

  test('has at most eight leaf commands and twenty functions', () => {
    expect(commandsOf('leaf').size).toBeLessThanOrEqual(8);
    expect(commandsOf('function').size).toBeLessThanOrEqual(20);
  });

  test('keeps what must not be interrupted apart', () => {
    const critical = entries.filter(([, entry]) => entry.critical === true).map(([name]) => name);
    expect(critical).toEqual(['msi.install', 'msi.remove', 'eflow.deploy']);
    const fresh = entries.filter(([, entry]) => entry.freshProcessAfter === true).map(([name]) => name);
    expect(fresh).toEqual(['msi.install', 'msi.remove']);
  });

  test('gives a whole program line only in fixed parameters', () => {
    for (const [name, entry] of entries.filter(([, one]) => one.command.endsWith('Invoke-EflowDeskProgram'))) {
      expect(Object.keys(entry.parameters), name).toEqual([]);
      expect(Object.keys(entry.fixed ?? {}), name).toEqual(['program', 'arguments']);
    }
  });

  test('marks the parameters that are secrets', () => {
    const secrets = entries.flatMap(([name, { parameters }]) =>
      Object.entries(parameters)
        .filter(([, parameter]) => parameter.secret === true)
        .map(([parameter]) => `${name} ${parameter}`),
    );
    expect(secrets).toEqual(['eflow.provision.connectionString devConnString', 'guest.read fingerprintKey']);
  });

  test('knows its own names only', () => {
    const name: CatalogueName = 'eflow.deploy';
    expect(isCatalogueName(name)).toBe(true);
    for (const other of ['eflow.format', 'toString', '__proto__', '']) expect(isCatalogueName(other)).toBe(false);
  });

  test('tells a switch from a table', () => {
    expect(isSwitch({ $: 'switch', v: true })).toBe(true);
    for (const value of [{ LogName: 'System' }, { $: 'other' }, null, 'switch', [], true]) expect(isSwitch(value)).toBe(false);
  });
});
