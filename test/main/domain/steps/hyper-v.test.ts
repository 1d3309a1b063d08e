import { describe, expect, test } from 'vitest';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { at, factsOfThese, os, reasons, unknown, type Given } from '../../../support/facts.ts';
import { actionBy, madeBy, stateBy } from '../../../support/steps.ts';

const client = { server: false };
const feature = (state: string): Given => ({ 'hyperv.feature': { state } });

describe('Hyper-V', () => {
  test.each<[string, StepState, StepState]>([
    ['Disabled', 'todo', 'done'],
    ['Enabled', 'done', 'todo'],
    // Nothing more can be done before the restart, which is a step of its own.
    ['EnablePending', 'done', 'todo'],
    ['DisablePending', 'todo', 'done'],
    ['DisabledWithPayloadRemoved', 'todo', 'done'],
  ])('%s: turning it on is %s, turning it off is %s', (state, on, off) => {
    expect(stateBy('enable-hyper-v', client, feature(state))).toBe(on);
    expect(stateBy('disable-hyper-v', client, feature(state))).toBe(off);
  });

  test.each(reasons)('is judged later while its state is unknown (%s)', (reason) => {
    for (const kind of ['enable-hyper-v', 'disable-hyper-v']) {
      expect(stateBy(kind, client, { 'hyperv.feature': unknown(reason) })).toBe('later');
    }
  });

  test('is a feature on a client and a role on a server', () => {
    expect(actionBy('enable-hyper-v', client)).toMatchObject({
      op: 'feature.enable',
      args: { FeatureName: 'Microsoft-Hyper-V' },
    });
    expect(actionBy('enable-hyper-v', { server: true })).toMatchObject({
      op: 'role.install',
      args: { Name: 'Hyper-V' },
    });
    expect(actionBy('disable-hyper-v', client)).toMatchObject({
      op: 'feature.disable',
      args: { FeatureName: 'Microsoft-Hyper-V' },
    });
    expect(actionBy('disable-hyper-v', { server: true })).toMatchObject({
      op: 'role.remove',
      args: { Name: 'Hyper-V' },
    });
  });

  test('asks for a restart exactly when Windows waits for one', () => {
    const before: Given = { 'host.os': os(), 'host.boot': [{ at: at(0, 700), type: 'full' }] };
    for (const [kind, waits] of [
      ['enable-hyper-v', 'EnablePending'],
      ['disable-hyper-v', 'DisablePending'],
    ] as const) {
      expect(madeBy(kind, client, before, feature(waits))).toEqual({ since: at(0, 700) });
      expect(madeBy(kind, client, before, feature('Enabled'))).toEqual({ since: null });
      expect(madeBy(kind, client, before, feature('Disabled'))).toEqual({ since: null });
    }
  });

  test('each way is the undo of the other', () => {
    const facts = factsOfThese({});
    expect(stepKind('enable-hyper-v').undo(client, facts, null)).toEqual({
      step: { kind: 'disable-hyper-v', input: client },
    });
    expect(stepKind('disable-hyper-v').undo(client, facts, null)).toEqual({
      step: { kind: 'enable-hyper-v', input: client },
    });
    expect(stepKind('enable-hyper-v').rebootWatch).toBe('hyper-v');
    expect(stepKind('disable-hyper-v').rebootWatch).toBe('hyper-v');
  });
});

describe('the boot entry of the hypervisor', () => {
  const auto = { launch: 'Auto' };
  const off = { launch: 'Off' };
  test.each<[string, StepState, StepState]>([
    ['Auto', 'done', 'todo'],
    ['AUTO', 'done', 'todo'],
    ['Off', 'todo', 'done'],
  ])('%s: Auto is %s, Off is %s', (type, toAuto, toOff) => {
    expect(stateBy('hypervisor-launch', auto, { 'hyperv.launchType': type })).toBe(toAuto);
    expect(stateBy('hypervisor-launch', off, { 'hyperv.launchType': type })).toBe(toOff);
  });

  test('a boot entry without that line has to get it', () => {
    expect(stateBy('hypervisor-launch', auto, { 'hyperv.launchType': unknown('absent') })).toBe('todo');
  });

  test.each(['elevation', 'timeout', 'failed'] as const)('is judged later while unknown (%s)', (reason) => {
    expect(stateBy('hypervisor-launch', auto, { 'hyperv.launchType': unknown(reason) })).toBe('later');
  });

  test('takes effect with a restart', () => {
    const before: Given = { 'host.os': os(), 'host.boot': [] };
    expect(madeBy('hypervisor-launch', auto, before, {})).toEqual({ since: at(0) });
    expect(actionBy('hypervisor-launch', auto)).toMatchObject({ op: 'bcdedit.launchAuto', args: {} });
    expect(actionBy('hypervisor-launch', off)).toMatchObject({ op: 'bcdedit.launchOff', args: {} });
  });

  test('goes back only to what is known to have been there', () => {
    const undo = (launch: { launch: string }, given: Given) =>
      stepKind('hypervisor-launch').undo(launch, factsOfThese(given), null);
    expect(undo(auto, { 'hyperv.launchType': 'Off' })).toEqual({
      step: { kind: 'hypervisor-launch', input: off },
    });
    expect(undo(auto, { 'hyperv.launchType': 'Auto' })).toEqual({ none: 'boot-entry' });
    expect(undo(auto, { 'hyperv.launchType': unknown('absent') })).toEqual({ none: 'boot-entry' });
    expect(undo(off, { 'hyperv.launchType': 'Off' })).toEqual({ none: 'boot-entry' });
  });
});

describe('starting a service', () => {
  const service = (name: string, status: string) => [{ name, status, startType: 'Automatic' }];
  const cases: [string, string, StepState, Given][] = [
    ['vmms', 'it runs', 'done', { 'hyperv.services': service('vmms', 'Running') }],
    ['vmms', 'it stands', 'todo', { 'hyperv.services': service('vmms', 'Stopped') }],
    [
      'vmcompute',
      'Windows spells it with capitals',
      'done',
      { 'hyperv.services': service('VMCompute', 'Running') },
    ],
    ['vmms', 'only the other one runs', 'later', { 'hyperv.services': service('vmcompute', 'Running') }],
    ['vmms', 'nobody tells', 'later', { 'hyperv.services': unknown('failed') }],
    ['wssdagent', 'it runs', 'done', { 'eflow.services': service('WssdAgent', 'Running') }],
    ['wssdagent', 'it is starting', 'todo', { 'eflow.services': service('wssdagent', 'StartPending') }],
    ['wssdagent', 'it is not installed', 'later', { 'eflow.services': [] }],
  ];
  test.each(cases)('%s: %s: %s', (name, _case, state, given) => {
    expect(stateBy('start-service', { name }, given)).toBe(state);
  });

  test('takes services of the product only', () => {
    expect(stepKind('start-service').input.safeParse({ name: 'Spooler' }).success).toBe(false);
    expect(actionBy('start-service', { name: 'vmms' })).toEqual({
      port: 'host',
      op: 'service.start',
      args: { Name: 'vmms' },
    });
  });
});
