import { describe, expect, test } from 'vitest';
import type { FactValue } from '../../../../src/contract/facts.ts';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { withProxy } from '../../../../src/main/domain/network/proxy.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import type { StepRef } from '../../../../src/main/domain/steps/kind.ts';
import { factsOfThese, unknown, type Given } from '../../../support/facts.ts';
import { proxySetup } from '../../../support/setups.ts';
import {
  actionBy,
  answer,
  diagnosisBy,
  madeBy,
  refusalOf,
  stateBy,
  unfilled,
} from '../../../support/steps.ts';

type Place = FactValue<'guest.proxy'>['places'][number];
const https = 'http://proxy.example:3128';
const input = { https, http: null, noProxy: '.plant.example', password: null };
const secret = 'proxy.password env:EFLOW_DESK_PROXY';
const withPassword = { ...input, https: 'http://line@proxy.example:3128', password: secret };
const place = (name: Place['place'], more: Partial<Place> = {}): Place => ({
  place: name,
  https,
  http: null,
  noProxy: '.plant.example',
  fingerprint: null,
  ...more,
});
const services = (more: Partial<Place> = {}) =>
  (['edged', 'identityd', 'docker', 'shell'] as const).map((name) => place(name, more));
const proxy = (places: Place[], more: Partial<FactValue<'guest.proxy'>> = {}): FactValue<'guest.proxy'> => ({
  places,
  upstreamProtocol: null,
  own: [],
  ...more,
});
const vm = (has: Given['guest.proxy'], more: Given = {}): Given => ({
  'eflow.verify': true,
  'guest.proxy': has ?? unknown('failed'),
  ...more,
});
const print = (fingerprint: string): Given => ({
  [`secret.fingerprint:${secret}`]: { fingerprint, hub: null, deviceId: null },
});

describe('the proxy of the services', () => {
  const cases: [string, StepState, Given][] = [
    ['none anywhere', 'todo', vm(proxy([]))],
    ['in all four places', 'done', vm(proxy(services()))],
    ['missing in one', 'todo', vm(proxy(services().slice(1)))],
    [
      'another one in the shell',
      'todo',
      vm(proxy([...services().slice(0, 3), place('shell', { https: 'http://x:1' })])),
    ],
    ['other exceptions', 'todo', vm(proxy(services({ noProxy: null })))],
    ['a proxy for plain HTTP nobody wants', 'todo', vm(proxy(services({ http: https })))],
    ['a password nobody wants', 'todo', vm(proxy(services({ fingerprint: 'f' })))],
    ['no VM', 'later', vm(proxy(services()), { 'eflow.verify': false })],
    ['a VM that is not read', 'later', vm(unknown('failed'))],
  ];
  test.each(cases)('%s: %s', (_what, state, given) => {
    expect(stateBy('set-vm-proxy', input, given)).toBe(state);
  });

  test.each([
    ['the wanted password', 'done', 'f', print('f')],
    ['another password', 'todo', 'g', print('f')],
    ['no password', 'todo', null, print('f')],
    [
      'a password that nobody can compare',
      'later',
      'f',
      { [`secret.fingerprint:${secret}`]: unknown('absent') },
    ],
  ] as [string, StepState, string | null, Given][])('with %s: %s', (_what, state, fingerprint, more) => {
    const has = proxy(services({ https: withPassword.https, fingerprint }));
    expect(stateBy('set-vm-proxy', withPassword, vm(has, more))).toBe(state);
  });

  test('goes to the VM with the password as a secret and nothing else of it', () => {
    expect(actionBy('set-vm-proxy', withPassword)).toEqual({
      port: 'host',
      op: 'guest.setProxy',
      args: {
        Https: withPassword.https,
        NoProxy: '.plant.example',
        Password: { secret, field: 'proxy.password' },
      },
    });
    expect(actionBy('set-vm-proxy', { ...input, http: 'http://h:1', noProxy: null })).toMatchObject({
      args: { Https: https, Http: 'http://h:1' },
    });
  });

  test('says where it is missing', () => {
    const why = diagnosisBy('set-vm-proxy', input, vm(proxy(services().slice(2))))!;
    expect(why).toMatchObject({ code: 'EFD-NET-009', id: 'F85', params: { places: 'edged, identityd' } });
    expect(unfilled(why)).toEqual([]);
  });

  test('is undone to what was there', () => {
    const undo = (has: Given['guest.proxy']) =>
      stepKind('set-vm-proxy').undo(input, factsOfThese(vm(has)), null);
    const clear = { step: { kind: 'clear-vm-proxy', input: { part: 'daemons' } } };
    expect(undo(proxy([]))).toEqual(clear);
    // What others have set lies beside ours and comes back by itself.
    expect(undo(proxy(services()))).toEqual(clear);
    expect(undo(proxy(services({ https: 'http://a:1' }), { own: ['daemons'] }))).toEqual({
      step: { kind: 'set-vm-proxy', input: { ...input, https: 'http://a:1' } },
    });
    expect(undo(proxy(services({ fingerprint: 'f' }), { own: ['daemons'] }))).toEqual({
      none: 'proxy-replaced',
    });
    expect(undo(unknown('absent'))).toEqual({ with: 'install-msi' });
  });
});

describe('the proxy of edgeAgent', () => {
  const set = (more: Partial<FactValue<'guest.proxy'>> = {}) =>
    vm(proxy([place('agent')], { upstreamProtocol: 'AmqpWs', ...more }));

  test.each([
    ['there with AMQP over WebSockets', 'done', set()],
    ['there with plain AMQP, which passes no proxy', 'todo', set({ upstreamProtocol: 'Amqp' })],
    ['there without a protocol', 'todo', set({ upstreamProtocol: null })],
    ['that of the services alone', 'todo', set({ places: services() })],
  ] as [string, StepState, Given][])('%s: %s', (_what, state, given) => {
    expect(stateBy('set-agent-proxy', input, given)).toBe(state);
  });

  test('a part that is not edited ends the step, and the VM says so', () => {
    expect(refusalOf('set-agent-proxy', { output: [{ Changed: false, Refused: 'agent-table' }] })).toEqual({
      code: 'EFD-NET-010',
      params: {},
      final: true,
    });
    expect(refusalOf('set-agent-proxy', { output: [{ Changed: true, Refused: null }] })).toBeUndefined();
    expect(stepKind('set-agent-proxy').refusal?.(answer({ output: [] }))).toBeUndefined();
  });

  test('tells whoever deploys modules what has to stay, while the job runs and when it is over', () => {
    expect(stepKind('set-agent-proxy').notes?.(input, factsOfThese({}))).toEqual([
      { code: 'agent-environment', params: { proxy: https, noProxy: '.plant.example' }, lasting: true },
    ]);
  });

  test('leaves the fingerprint of the password, and only this step does: the one before still needs the secret', () => {
    const given = vm(proxy([]), print('f'));
    expect(madeBy('set-agent-proxy', withPassword, given, given)).toMatchObject({ fingerprint: 'f' });
    expect(madeBy('set-vm-proxy', withPassword, given, given)).toBeNull();
  });
});

describe('taking the proxy away', () => {
  test.each([
    ['daemons', 'todo', ['daemons', 'agent']],
    ['agent', 'done', ['daemons']],
    ['daemons', 'done', []],
  ] as const)('of %s: %s', (part, state, own) => {
    expect(stateBy('clear-vm-proxy', { part }, { 'guest.proxy': proxy(services(), { own: [...own] }) })).toBe(
      state,
    );
  });

  test('of a VM that is not read is not known', () => {
    expect(stateBy('clear-vm-proxy', { part: 'agent' }, { 'guest.proxy': unknown('failed') })).toBe('later');
  });
});

describe('the order of steps', () => {
  const step = (key: string): StepRef => ({ key, kind: key, input: {} });
  const keys = (steps: StepRef[]) => steps.map(({ key }) => key);

  test('services before everything that asks the cloud, edgeAgent between provisioning and proof', () => {
    const identity = ['enable-dps-tpm', 'provision', 'prove'].map(step);
    expect(keys(withProxy(proxySetup.proxy, identity))).toEqual([
      'set-vm-proxy',
      'enable-dps-tpm',
      'provision',
      'set-agent-proxy',
      'prove',
    ]);
    expect(keys(withProxy(undefined, identity))).toEqual(keys(identity));
    expect(keys(withProxy(proxySetup.proxy, []))).toEqual(['set-vm-proxy']);
  });

  test('an empty list of exceptions is none', () => {
    const [first] = withProxy({ https, noProxy: [] }, []);
    expect(first?.input).toEqual({ https, http: null, noProxy: null, password: null });
    const [many] = withProxy({ https, noProxy: ['.a', '10.0.0.0/8'] }, []);
    expect(many?.input).toMatchObject({ noProxy: '.a,10.0.0.0/8' });
  });
});
