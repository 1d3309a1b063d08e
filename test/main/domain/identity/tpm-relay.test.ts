import { describe, expect, test } from 'vitest';
import type { FactValue } from '../../../../src/contract/facts.ts';
import type { RelayLinkName } from '../../../../src/contract/sheets.ts';
import { relayFacts, relayLinks } from '../../../../src/main/domain/identity/tpm-relay.ts';
import { byTpm, factsFor, product, runtime, unknown, vm, type Given } from '../../../support/facts.ts';
import { ekT1, idT1 } from './vectors.ts';

type Relay = FactValue<'guest.tpmRelay'>;
const unit = (name: string, active = 'active', restarts = 0, loaded = true): Relay['units'][number] => ({
  name,
  loaded,
  active,
  restarts,
});
const names = ['tpm2-netns', 'tpm2-socat@2321', 'tpm2-socat@2322', 'tpm2-abrmd', 'aziot-tpmd'];
const relay = (
  changed: Relay['units'][number][] = [],
  neighbours: Relay['neighbours'] = [{ address: '172.27.112.1', answers: true }],
): Relay => ({
  units: names.map((name) => changed.find((one) => one.name === name) ?? unit(name)),
  neighbours,
});
const proxy = (status: string) => [{ name: 'EFLOWProxy', status, startType: 'Automatic' }];

/** A host whose VM attests with its TPM. */
const whole: Given = {
  'eflow.products': [product()],
  'tpm.state': {
    present: true,
    ready: true,
    enabled: true,
    lockedOut: false,
    restartPending: false,
    manufacturer: 'INTC',
  },
  'tpm.spec': { version: '2.0, 0, 1.38' },
  'eflow.dpsTpm': true,
  'eflow.services': proxy('Running'),
  'eflow.vm': vm('Running'),
  'guest.tpmRelay': relay(),
  'net.addresses': [
    { adapter: 'vEthernet (Default Switch)', address: '172.27.112.1', prefixLength: 20, dhcp: false },
  ],
  'eflow.tpmInfo': { endorsementKey: ekT1, registrationId: idT1 },
  'guest.runtime': runtime({ provisioning: byTpm(), services: [{ name: 'aziot-tpmd', state: 'Running' }] }),
};
const queries = relayFacts.map((id) => ({ id }));
const links = (more: Given = {}) => relayLinks(factsFor(queries, { ...whole, ...more }));
const stateOf = (given: Given, name: RelayLinkName) =>
  links(given).links.find((link) => link.name === name)?.state;

describe('the way of the TPM into the VM', () => {
  test('is whole where every link is', () => {
    const told = links();
    expect(told.broken).toBeNull();
    expect(told.links.map(({ state }) => state)).toEqual(Array.from({ length: 10 }, () => 'whole'));
    for (const link of told.links) expect(link.evidence.length, link.name).toBeGreaterThan(0);
  });

  const cases: [what: string, link: RelayLinkName, code: string, failure: string, given: Given][] = [
    [
      'no TPM',
      'host-tpm',
      'no-tpm',
      'F68',
      {
        'tpm.state': {
          present: false,
          ready: false,
          enabled: false,
          lockedOut: false,
          restartPending: false,
          manufacturer: '',
        },
        'tpm.spec': unknown('absent'),
      },
    ],
    ['a TPM 1.2', 'host-tpm', 'old-tpm', 'F68', { 'tpm.spec': { version: '1.2, 2, 3' } }],
    ['the feature off', 'feature', 'feature-off', 'F69', { 'eflow.dpsTpm': false }],
    ['no proxy service', 'proxy-service', 'proxy-missing', 'F71', { 'eflow.services': [] }],
    [
      'a stopped proxy service',
      'proxy-service',
      'proxy-stopped',
      'F70',
      { 'eflow.services': proxy('Stopped') },
    ],
    ['a VM that is off', 'vm', 'vm-off', 'F72', { 'eflow.vm': vm('Off') }],
    [
      'a host that the VM does not see',
      'neighbour',
      'no-neighbour',
      'F72',
      {
        'guest.tpmRelay': relay(
          [],
          [
            { address: '172.27.112.1', answers: false },
            { address: '10.0.0.9', answers: true },
          ],
        ),
      },
    ],
    [
      'no network for the relay',
      'relay-2321',
      'service-down',
      'F72',
      { 'guest.tpmRelay': relay([unit('tpm2-netns', 'failed')]) },
    ],
    [
      'no relay on 2321',
      'relay-2321',
      'service-missing',
      'F72',
      { 'guest.tpmRelay': relay([unit('tpm2-socat@2321', 'inactive', 0, false)]) },
    ],
    [
      'a relay on 2322 that failed',
      'relay-2322',
      'service-down',
      'F72',
      { 'guest.tpmRelay': relay([unit('tpm2-socat@2322', 'failed')]) },
    ],
    [
      'a broker that starts without end',
      'broker',
      'service-restarts',
      'F73',
      { 'guest.tpmRelay': relay([unit('tpm2-abrmd', 'activating', 48_211)]) },
    ],
    [
      'a broker that runs now and fell over all day',
      'broker',
      'service-restarts',
      'F73',
      { 'guest.tpmRelay': relay([unit('tpm2-abrmd', 'active', 11)]) },
    ],
    [
      'a broker that failed',
      'broker',
      'service-down',
      'F73',
      { 'guest.tpmRelay': relay([unit('tpm2-abrmd', 'failed', 5)]) },
    ],
    ['no answer', 'answer', 'no-answer', 'F70', { 'eflow.tpmInfo': unknown('absent') }],
    [
      'a runtime service that is down',
      'runtime',
      'runtime-down',
      'F73',
      {
        'guest.runtime': runtime({
          provisioning: byTpm(),
          services: [{ name: 'aziot-tpmd', state: 'Down - failed' }],
        }),
      },
    ],
  ];
  test.each(cases)('with %s is broken at %s', (_what, name, code, failure, given) => {
    const told = links(given);
    expect(told.broken).toBe(name);
    const at = told.links.findIndex((link) => link.name === name);
    expect(told.links[at]).toMatchObject({ state: 'broken', code, failure });
    expect(told.links[at]?.remedies.length).toBeGreaterThan(0);
    for (const before of told.links.slice(0, at)) expect(before.state, before.name).toBe('whole');
    // One cause is told once: what comes behind it proves nothing.
    for (const after of told.links.slice(at + 1))
      expect(after).toMatchObject({ state: 'waits', remedies: [] });
  });

  test('is not whole where it is not known', () => {
    expect(stateOf({ 'guest.tpmRelay': unknown('failed') }, 'broker')).toBe('unknown');
    expect(stateOf({ 'guest.tpmRelay': relay([], null) }, 'neighbour')).toBe('unknown');
    expect(stateOf({ 'net.addresses': unknown('timeout') }, 'neighbour')).toBe('unknown');
    expect(stateOf({ 'eflow.tpmInfo': unknown('timeout') }, 'answer')).toBe('unknown');
    expect(stateOf({ 'tpm.spec': unknown('elevation') }, 'host-tpm')).toBe('unknown');
    expect(links({ 'guest.tpmRelay': unknown('failed') }).broken).toBeNull();
  });

  test('takes a few restarts and a service that waits for its first question for healthy', () => {
    expect(stateOf({ 'guest.tpmRelay': relay([unit('tpm2-abrmd', 'active', 10)]) }, 'broker')).toBe('whole');
    const ready = runtime({ provisioning: byTpm(), services: [{ name: 'aziot-tpmd', state: 'Ready' }] });
    expect(stateOf({ 'guest.runtime': ready }, 'runtime')).toBe('whole');
  });

  test('ends with the TPM itself where there is no EFLOW, and before the runtime where it is not used', () => {
    const none = links({ 'eflow.products': [] });
    expect(none.broken).toBeNull();
    expect(none.links.slice(1).map(({ state }) => state)).toEqual(
      Array.from({ length: 9 }, () => 'not-needed'),
    );
    expect(stateOf({ 'guest.runtime': runtime({ provisioning: null }) }, 'runtime')).toBe('not-needed');
  });
});
