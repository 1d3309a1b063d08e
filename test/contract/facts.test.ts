import { describe, expect, test } from 'vitest';
import { factKey, FactRecord, factValues, UnknownReason } from '../../src/contract/facts.ts';
import { at } from '../support/facts.ts';

describe('facts', () => {
  test('are kept by their id, and by what was asked for where that matters', () => {
    expect(factKey({ id: 'host.os' })).toBe('host.os');
    expect(factKey({ id: 'file', arg: 'C:\\a b.msi' })).toBe('file:C:\\a b.msi');
    expect(factKey({ id: 'file', arg: '' })).toBe('file:');
  });

  test('are unknown for one of four reasons', () => {
    expect(UnknownReason.options).toEqual(['elevation', 'timeout', 'absent', 'failed']);
  });

  const fact = { at: at(0), source: 'x' };
  test.each<[string, unknown]>([
    ['a value', { ...fact, value: { a: [1, null] } }],
    ['a reason', { ...fact, unknown: 'timeout', detail: 'EFD-PS-002' }],
  ])('are stored with %s', (_name, stored) => {
    expect(FactRecord.safeParse({ 'host.os': stored }).success).toBe(true);
  });

  test.each<[string, unknown]>([
    ['no time', { source: 'x', value: 1 }],
    ['a time of another form', { ...fact, at: 'yesterday', value: 1 }],
    ['no source', { at: at(0), value: 1 }],
    ['a reason nobody knows', { ...fact, unknown: 'perhaps' }],
    ['a value that JSON cannot carry', { ...fact, value: () => 1 }],
  ])('are not stored with %s', (_name, stored) => {
    expect(FactRecord.safeParse({ 'host.os': stored }).success).toBe(false);
  });

  test('of a secret are its fingerprint only', () => {
    expect(Object.keys(factValues['secret.fingerprint'].shape)).toEqual(['fingerprint', 'hub', 'deviceId']);
  });
});
