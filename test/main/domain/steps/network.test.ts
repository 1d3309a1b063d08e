import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/contract/json.ts';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { eflowFiles, factsOfThese, product, reasons, unknown, type Given } from '../../../support/facts.ts';
import { actionBy, diagnosisBy, stateBy, unfilled } from '../../../support/steps.ts';

const nameOf = { name: 'EFLOW-Int' };
const own = 'vEthernet (EFLOW-Int)';
const vswitch = (name: string, type = 'Internal') => ({ id: name, name, type, adapterDescription: null });
const adapter = (name: string) => ({ name, description: name, hardware: false, up: true, wireless: false });

describe('making an Internal switch', () => {
  const cases: [string, StepState, StepState, Given][] = [
    ['there is none', 'todo', 'done', { 'hyperv.switches': [], 'net.adapters': [] }],
    [
      'it is there with its interface',
      'done',
      'todo',
      { 'hyperv.switches': [vswitch('EFLOW-Int')], 'net.adapters': [adapter(own)] },
    ],
    [
      'its interface has not come yet',
      'later',
      'todo',
      { 'hyperv.switches': [vswitch('EFLOW-Int')], 'net.adapters': [adapter('Ethernet')] },
    ],
    [
      'an External one has its name',
      'unclear',
      'todo',
      { 'hyperv.switches': [vswitch('EFLOW-Int', 'External')], 'net.adapters': [adapter(own)] },
    ],
    [
      'there are two of it (F26)',
      'unclear',
      'todo',
      { 'hyperv.switches': [vswitch('EFLOW-Int'), vswitch('eflow-int')], 'net.adapters': [adapter(own)] },
    ],
    ['others are there', 'todo', 'done', { 'hyperv.switches': [vswitch('EFLOW')], 'net.adapters': [] }],
  ];
  test.each(cases)('%s: %s, and removing it %s', (_name, made, removed, given) => {
    expect(stateBy('make-switch', nameOf, given)).toBe(made);
    const { 'hyperv.switches': switches } = given;
    expect(stateBy('remove-switch', nameOf, { 'hyperv.switches': switches ?? [] })).toBe(removed);
  });

  test('says which one is in the way, and never touches it', () => {
    const given: Given = { 'hyperv.switches': [vswitch('EFLOW-Int', 'External')], 'net.adapters': [] };
    const why = diagnosisBy('make-switch', nameOf, given)!;
    expect(why).toMatchObject({ code: 'EFD-NET-001', params: { types: 'External' }, final: true });
    expect(unfilled(why)).toEqual([]);
    expect(stepKind('make-switch').recover?.(nameOf, factsOfThese(given))).toEqual({ none: 'EFD-NET-001' });
  });
});

describe('the host’s address on the switch', () => {
  const input = { vswitchName: 'EFLOW-Int', address: '192.168.200.1', prefixLength: 24 };
  const at = (name: string, address: string, prefixLength = 24) => ({
    adapter: name,
    address,
    prefixLength,
    dhcp: false,
  });
  const on = (...addresses: ReturnType<typeof at>[]): Given => ({
    'net.adapters': [adapter(own)],
    'net.addresses': addresses,
  });
  const cases: [string, StepState, StepState, Given][] = [
    ['only the one Windows gave itself', 'todo', 'done', on(at(own, '169.254.7.7', 16))],
    ['it is there', 'done', 'todo', on(at(own, '169.254.7.7', 16), at(own, '192.168.200.1'))],
    ['it is there with another prefix', 'unclear', 'todo', on(at(own, '192.168.200.1', 16))],
    ['another adapter has it', 'unclear', 'done', on(at('Ethernet', '192.168.200.1'))],
    [
      'the switch is not there yet',
      'later',
      'done',
      { 'net.adapters': [adapter('Ethernet')], 'net.addresses': [] },
    ],
  ];
  test.each(cases)('%s: %s, and taking it away %s', (_name, set, cleared, given) => {
    expect(stateBy('set-host-address', input, given)).toBe(set);
    const { 'net.addresses': addresses } = given;
    expect(stateBy('clear-host-address', input, { 'net.addresses': addresses ?? [] })).toBe(cleared);
  });

  test('is told who has it', () => {
    const why = diagnosisBy('set-host-address', input, on(at('Ethernet', '192.168.200.1', 16)))!;
    expect(why.params).toEqual({
      address: '192.168.200.1/24',
      adapter: 'Ethernet',
      has: '192.168.200.1/16',
    });
    expect(unfilled(why)).toEqual([]);
  });

  test('goes with the switch when that is taken back, too', () => {
    expect(stepKind('set-host-address').goesWith).toEqual(['make-switch']);
  });
});

describe('the NAT network', () => {
  const input = { name: 'EFLOW-Int-NAT', prefix: '192.168.200.0/24' };
  const nats = (...list: [string, string][]): Given => ({
    'net.nats': list.map(([name, prefix]) => ({ name, prefix })),
  });
  const cases: [string, StepState, StepState, Given][] = [
    ['there is none', 'todo', 'done', nats()],
    ['it is there', 'done', 'todo', nats(['EFLOW-Int-NAT', '192.168.200.0/24'])],
    ['one of another name has the same network', 'done', 'done', nats(['Other', '192.168.200.0/24'])],
    ['another network is there', 'todo', 'done', nats(['Other', '192.168.50.0/24'])],
    ['a larger one holds it', 'unclear', 'done', nats(['Other', '192.168.0.0/16'])],
    ['its name has another network', 'unclear', 'done', nats(['eflow-int-nat', '192.168.50.0/24'])],
  ];
  test.each(cases)('%s: %s, and removing it %s', (_name, made, removed, given) => {
    expect(stateBy('make-nat', input, given)).toBe(made);
    expect(stateBy('remove-nat', input, given)).toBe(removed);
  });

  test('is told which one is in the way', () => {
    const why = diagnosisBy('make-nat', input, nats(['Other', '192.168.0.0/16']))!;
    expect(why).toMatchObject({ code: 'EFD-NET-003', params: { name: 'Other', has: '192.168.0.0/16' } });
    expect(unfilled(why)).toEqual([]);
  });
});

describe('the DNS servers of the VM', () => {
  const input = { dnsServers: ['10.1.2.53', '10.1.2.54'] };
  const has = (...servers: string[]): Given => ({ 'eflow.verify': true, 'guest.dnsServers': servers });
  const cases: [string, StepState, Given][] = [
    ['none', 'todo', has()],
    ['these', 'done', has('10.1.2.53', '10.1.2.54')],
    ['these and one of IPv6', 'done', has('10.1.2.53', '10.1.2.54', 'fd00::53')],
    ['these in another order', 'todo', has('10.1.2.54', '10.1.2.53')],
    ['one of them', 'todo', has('10.1.2.53')],
    ['another one first', 'todo', has('8.8.8.8', '10.1.2.53', '10.1.2.54')],
    ['no VM', 'later', { 'eflow.verify': false, 'guest.dnsServers': ['10.1.2.53', '10.1.2.54'] }],
  ];
  test.each(cases)('%s: %s', (_name, state, given) => {
    expect(stateBy('set-vm-dns', input, given)).toBe(state);
  });

  test('are given back as they were, when there were any', () => {
    const undo = (given: Given) => stepKind('set-vm-dns').undo(input, factsOfThese(given), null);
    expect(undo(has('10.9.9.9'))).toEqual({
      step: { kind: 'set-vm-dns', input: { dnsServers: ['10.9.9.9'] } },
    });
    expect(undo(has())).toEqual({ none: 'vm-dns' });
    expect(undo({ ...has(), 'guest.dnsServers': unknown('failed') })).toEqual({ with: 'install-msi' });
  });

  test('that differ are told', () => {
    const why = diagnosisBy('set-vm-dns', input, has('10.9.9.9'))!;
    expect(why.params).toEqual({ wanted: '10.1.2.53, 10.1.2.54', has: '10.9.9.9' });
    expect(unfilled(why)).toEqual([]);
  });
});

describe('deploying on a switch of its own', () => {
  const size = {
    acceptOptionalTelemetry: 'No',
    cpuCount: 1,
    memoryInMB: 1024,
    vmDataSize: 10,
    vmLogSize: 'Small',
  };
  const address = {
    ip4Address: '192.168.200.2',
    ip4PrefixLength: 24,
    ip4GatewayAddress: '192.168.200.1',
  };
  const fixed = { ...size, network: { vswitchName: 'EFLOW-Int', vswitchType: 'Internal', address } };
  const leased = { ...size, network: { vswitchName: 'Line-LAN', vswitchType: 'External' } };
  const endpoint = {
    name: 'HOST01-EFLOWInterface',
    vswitchName: 'EFLOW-Int',
    address: '192.168.200.2',
    prefixLength: 24,
    gateway: '192.168.200.1',
    fixed: true,
  };
  const lease = { ...endpoint, vswitchName: 'Line-LAN', address: '10.1.2.77', fixed: false };
  const deployed = (one: object): Given => ({
    'eflow.products': [product()],
    'eflow.files': eflowFiles(true),
    'eflow.verify': true,
    'eflow.endpoints': [{ ...endpoint, ...one }],
  });

  test('hands on exactly the parameters of Deploy-Eflow', () => {
    expect(actionBy('deploy', fixed)).toEqual({
      port: 'host',
      op: 'eflow.deploy',
      args: { ...size, vswitchName: 'EFLOW-Int', vswitchType: 'Internal', ...address },
    });
    expect(actionBy('deploy', leased)).toEqual({
      port: 'host',
      op: 'eflow.deploy',
      args: { ...size, vswitchName: 'Line-LAN', vswitchType: 'External' },
    });
  });

  const read: [string, Json, StepState, object][] = [
    ['the address that was asked for', fixed, 'done', {}],
    ['another address', fixed, 'unclear', { address: '192.168.200.3' }],
    ['another prefix', fixed, 'unclear', { prefixLength: 16 }],
    ['another gateway', fixed, 'unclear', { gateway: '192.168.200.254' }],
    ['another switch', fixed, 'unclear', { vswitchName: 'Default Switch' }],
    ['the same address by DHCP', fixed, 'unclear', { fixed: false }],
    ['an address of the plant', leased, 'done', lease],
    ['a fixed address where DHCP was asked for', leased, 'unclear', { ...lease, fixed: true }],
    ['no address', leased, 'unclear', { ...lease, address: '' }],
  ];
  test.each(read)('reads back: %s', (_name, input, state, one) => {
    expect(stateBy('deploy', input, deployed(one))).toBe(state);
  });

  test.each(reasons)('is not done while nobody tells how the VM is connected (%s)', (reason) => {
    expect(stateBy('deploy', fixed, { ...deployed({}), 'eflow.endpoints': unknown(reason) })).toBe('later');
  });

  test('never removes a VM that is there and connected otherwise', () => {
    const facts = factsOfThese(deployed({ vswitchName: 'Default Switch' }));
    expect(stepKind('deploy').recover?.(fixed, facts)).toEqual({ none: 'EFD-NET-004' });
    const why = diagnosisBy('deploy', fixed, deployed({ vswitchName: 'Default Switch' }))!;
    expect(why.params).toEqual({
      wanted: 'EFLOW-Int 192.168.200.2',
      has: 'Default Switch 192.168.200.2',
    });
    expect(unfilled(why)).toEqual([]);
  });
});
