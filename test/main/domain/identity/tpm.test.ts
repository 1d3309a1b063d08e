import { describe, expect, test } from 'vitest';
import type { FactValue } from '../../../../src/contract/facts.ts';
import {
  readEndorsementKey,
  registrationIdOf,
} from '../../../../src/main/domain/identity/endorsement-key.ts';
import { compareKeys, enrolledKeyIn, tpmFacts, tpmReport } from '../../../../src/main/domain/identity/tpm.ts';
import type { KeySource } from '../../../../src/contract/sheets.ts';
import keys from '../../../fixtures/tpm/keys.json' with { type: 'json' };
import { at, factsFor, os, product, unknown, type Given } from '../../../support/facts.ts';
import { ekT1, idT1 } from './vectors.ts';

const source = (from: KeySource['source'], endorsementKey: string, registrationId?: string): KeySource => ({
  source: from,
  endorsementKey,
  registrationId: registrationId ?? registrationIdOf(endorsementKey),
  keyType: '',
  problems: readEndorsementKey('endorsementKey', endorsementKey).problems,
});
const codes = (...sources: KeySource[]) => compareKeys(sources).map(({ code }) => code);

/** One character of a key as another one, as a person types it. */
const typed = (key: string, place: number): string =>
  key.slice(0, place) + (key[place] === 'x' ? 'y' : 'x') + key.slice(place + 1);

describe('endorsement keys of a software TPM', () => {
  test('are right, and of the kinds that they say', () => {
    const read = (text: string) => readEndorsementKey('endorsementKey', text);
    for (const key of [keys.normal, keys.other, keys.afterSeedChange])
      expect(read(key)).toEqual({ text: key, keyType: 'RSA 2048', problems: [] });
    expect(read(keys.ecc)).toMatchObject({
      keyType: 'ECC P-256',
      problems: [{ rule: 'ek-ecc', severity: 'warning' }],
    });
  });

  test('trap 20: clearing the TPM keeps the key and its enrollment; a swapped board has another one', () => {
    expect(keys.afterClear).toBe(keys.normal);
    expect(codes(source('host', keys.afterClear), source('enrollment', keys.normal))).toEqual(['same']);
    expect(keys.afterSeedChange).not.toBe(keys.normal);
    expect(codes(source('host', keys.afterSeedChange), source('enrollment', keys.normal))).toEqual([
      'other-tpm',
    ]);
  });
});

describe('three sources of an endorsement key', () => {
  const { normal, other, afterSeedChange } = keys;

  test.each<[string, KeySource[], string[]]>([
    ['nobody', [], ['none']],
    ['Windows alone', [source('host', normal)], ['one-only']],
    ['the VM alone', [source('vm', normal)], ['one-only']],
    ['two that agree', [source('host', normal), source('vm', normal)], ['same']],
    [
      'three that agree',
      [source('host', normal), source('vm', normal), source('enrollment', normal)],
      ['same'],
    ],
    ['a VM behind another TPM', [source('host', normal), source('vm', other)], ['vm-differs']],
    [
      'the same, enrolled for this host',
      [source('host', normal), source('vm', other), source('enrollment', normal)],
      ['vm-differs'],
    ],
    [
      'a board swapped under VM and enrollment',
      [source('host', other), source('vm', normal), source('enrollment', normal)],
      ['host-differs'],
    ],
    [
      'an enrollment of another machine',
      [source('host', normal), source('vm', normal), source('enrollment', other)],
      ['other-tpm'],
    ],
    [
      'three that all differ',
      [source('host', normal), source('vm', other), source('enrollment', afterSeedChange)],
      ['all-differ'],
    ],
    [
      'a key typed wrong in one place',
      [source('host', normal), source('enrollment', typed(normal, 300))],
      ['typed-wrong'],
    ],
    [
      'a key cut off in the mail',
      [source('host', normal), source('enrollment', normal.slice(0, 200))],
      ['cut-off'],
    ],
    [
      'the ID of this device over the key of another',
      [source('host', normal), source('enrollment', other, registrationIdOf(normal))],
      ['id-of-other-key'],
    ],
    [
      'an ID of its own',
      [source('host', normal), source('enrollment', normal, 'press-3')],
      ['same', 'id-chosen'],
    ],
    [
      'an ID typed wrong in one place',
      [source('host', normal), source('enrollment', normal, typed(registrationIdOf(normal), 20))],
      ['same', 'id-typed-wrong'],
    ],
    [
      'an ID in capitals, which DPS ignores',
      [source('host', normal), source('enrollment', normal, registrationIdOf(normal).toUpperCase())],
      ['same'],
    ],
  ])('%s', (_what, sources, expected) => {
    expect(codes(...sources)).toEqual(expected);
  });

  test('that contradict each other are an error, whichever they are', () => {
    for (const [host, vm] of [
      [normal, other],
      [other, normal],
    ] as const)
      expect(compareKeys([source('host', host), source('vm', vm)])).toMatchObject([{ severity: 'error' }]);
    expect(compareKeys([source('host', normal), source('vm', normal)])).toMatchObject([{ severity: 'good' }]);
  });
});

describe('an enrollment in a text', () => {
  test('is found in an answer of az and in what the tools of the TPM print', () => {
    const az = JSON.stringify({
      registrationId: 'press-3',
      attestation: { type: 'tpm', tpm: { endorsementKey: ekT1 } },
    });
    expect(enrolledKeyIn(az)).toEqual({ endorsementKey: ekT1, registrationId: 'press-3' });
    expect(enrolledKeyIn(`Registration Id:\n${idT1}\n\nEndorsement Key:\n${ekT1}\n`)).toEqual({
      endorsementKey: ekT1,
      registrationId: idT1,
    });
    expect(enrolledKeyIn(ekT1)).toEqual({ endorsementKey: ekT1, registrationId: idT1 });
  });

  test('is not made up', () => {
    for (const text of ['', 'press-3', '{}', 'HostName=h.azure-devices.net;DeviceId=a;SharedAccessKey=AAAA'])
      expect(enrolledKeyIn(text)).toBeUndefined();
  });
});

describe('the TPM of a host', () => {
  const tpm: FactValue<'tpm.state'> = {
    present: true,
    ready: true,
    enabled: true,
    lockedOut: false,
    restartPending: false,
    manufacturer: 'INTC',
  };
  const key = { endorsementKey: ekT1, registrationId: idT1 };
  const bare: Given = {
    'tpm.state': tpm,
    'tpm.spec': { version: '2.0, 0, 1.38' },
    'tpm.endorsementKey': key,
    'eflow.products': [],
    'host.os': os(),
  };
  const report = (more: Given = {}) => tpmReport(factsFor(tpmFacts, { ...bare, ...more }), at(0), 'HOST01');

  test('can be used before anything is installed, and tells its key', () => {
    const told = report();
    expect(told).toMatchObject({ verdict: 'usable', broken: null, comparison: [{ code: 'one-only' }] });
    expect(told.sources).toEqual([
      { source: 'host', endorsementKey: ekT1, registrationId: idT1, keyType: 'RSA 2048', problems: [] },
    ]);
    expect(told.findings.find(({ id }) => id === 'HC-12')).toMatchObject({
      status: 'pass',
      evidence: [{}, {}],
    });
  });

  test.each<[string, string, Given]>([
    ['absent', 'unusable', { 'tpm.state': { ...tpm, present: false } }],
    ['turned off', 'unusable', { 'tpm.state': { ...tpm, enabled: false } }],
    ['of version 1.2', 'unusable', { 'tpm.spec': { version: '1.2, 2, 3' } }],
    ['locked out', 'later', { 'tpm.state': { ...tpm, lockedOut: true } }],
    ['waiting for a restart', 'later', { 'tpm.state': { ...tpm, restartPending: true } }],
    ['not ready', 'later', { 'tpm.state': { ...tpm, ready: false } }],
    [
      'not to be read without elevation',
      'unknown',
      { 'tpm.state': unknown('elevation'), 'tpm.spec': unknown('elevation') },
    ],
    ['of a version that nobody tells', 'unknown', { 'tpm.spec': unknown('failed') }],
    ['broken by an update', 'later', { 'eflow.products': [product('1.5.5.02011')], 'host.ubr': 5624 }],
  ])('that is %s: %s', (_what, verdict, given) => {
    expect(report(given).verdict).toBe(verdict);
  });

  test('that hides its key from Windows can be used, and the VM will tell it', () => {
    const told = report({ 'tpm.endorsementKey': unknown('absent') });
    expect(told).toMatchObject({ verdict: 'usable', sources: [], comparison: [{ code: 'none' }] });
  });

  test('is compared with the enrollment that is given', () => {
    const facts = factsFor(tpmFacts, bare);
    const enrolled = { endorsementKey: keys.other, registrationId: registrationIdOf(keys.other) };
    expect(tpmReport(facts, at(0), 'HOST01', enrolled).comparison).toMatchObject([{ code: 'other-tpm' }]);
  });
});
