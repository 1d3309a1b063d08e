import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/contract/json.ts';
import type { JobEvent } from '../../../src/contract/jobs.ts';
import { networkMadeHere } from '../../../src/main/domain/leftovers.ts';

const at = '2026-03-01T08:00:00.000Z';
const begun = (kind: string, input: Json): JobEvent => ({
  t: 'started',
  at,
  step: kind,
  kind,
  port: 'host',
  input,
  attempt: 1,
  before: {},
});
const ended = (kind: string, outcome: 'done' | 'failed'): JobEvent => ({
  t: 'ended',
  at,
  step: kind,
  outcome,
  ms: 1,
  made: null,
});
const did = (kind: string, input: Json): JobEvent[] => [begun(kind, input), ended(kind, 'done')];
const nat = { name: 'EFLOW-Int-NAT', prefix: '192.168.200.0/24' };
const vswitch = { name: 'EFLOW-Int' };
const left = (...journals: JobEvent[][]) => networkMadeHere(journals).map(({ kind, input }) => [kind, input]);

describe('what jobs made of the network of a host', () => {
  test('goes with its NAT network first', () => {
    expect(left([...did('make-switch', vswitch), ...did('make-nat', nat)])).toEqual([
      ['remove-nat', nat],
      ['remove-switch', vswitch],
    ]);
  });

  test('is nothing without a journal that tells of it', () => {
    expect(left()).toEqual([]);
    expect(left([...did('deploy', {}), ...did('start-vm', {})])).toEqual([]);
    expect(left([begun('make-switch', vswitch)])).toEqual([]);
    expect(left([begun('make-switch', vswitch), ended('make-switch', 'failed')])).toEqual([]);
  });

  test('is not what a later job took away, and is again what was made after that', () => {
    const made = did('make-switch', vswitch);
    const removed = did('remove-switch', vswitch);
    expect(left(made, removed)).toEqual([]);
    expect(left(made, removed, made)).toEqual([['remove-switch', vswitch]]);
    expect(left(made, did('remove-switch', { name: 'other' }))).toEqual([['remove-switch', vswitch]]);
    expect(left(made, [begun('remove-switch', vswitch), ended('remove-switch', 'failed')])).toEqual([
      ['remove-switch', vswitch],
    ]);
  });

  test('has the same keys after part of it is gone', () => {
    const before = [...did('make-switch', vswitch), ...did('make-nat', nat)];
    const all = networkMadeHere([before]);
    const rest = networkMadeHere([before, did('remove-nat', nat)]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(2);
    expect(rest).toEqual(all.filter(({ kind }) => kind === 'remove-switch'));
  });
});
