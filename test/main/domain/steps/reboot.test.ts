import { describe, expect, test } from 'vitest';
import type { FactValue } from '../../../../src/contract/facts.ts';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { bootMark } from '../../../../src/main/domain/steps/reboot.ts';
import {
  at,
  computer,
  factsOfThese,
  os,
  pending,
  reasons,
  unknown,
  type Given,
} from '../../../support/facts.ts';
import { actionBy, stateBy } from '../../../support/steps.ts';

type Watch = 'hyper-v' | 'installer' | 'boot-entry';
type Boots = FactValue<'host.boot'>;

const input = (since: string | null, watch: Watch = 'installer') => ({
  because: 'install-msi',
  watch,
  since,
});
const full = (minute: number, ms = 0): Boots[number] => ({ at: at(minute, ms), type: 'full' });
const fast = (minute: number): Boots[number] => ({ at: at(minute), type: 'fast-startup' });

/** The step before was done after the boot at eight. */
const since = at(0);

describe('a restart', () => {
  const cases: [string, StepState, Given][] = [
    ['nothing was started', 'todo', { 'host.os': os(), 'host.boot': [full(0)] }],
    ['a full boot', 'done', { 'host.os': os({ lastBoot: at(30) }), 'host.boot': [full(30), full(0)] }],
    [
      'Fast Startup, which leaves the boot time',
      'todo',
      { 'host.os': os(), 'host.boot': [fast(30), full(0)] },
    ],
    [
      'Fast Startup, should it move the boot time',
      'todo',
      { 'host.os': os({ lastBoot: at(30) }), 'host.boot': [fast(30), full(0)] },
    ],
    [
      'a full boot, then Fast Startup',
      'done',
      { 'host.os': os({ lastBoot: at(30) }), 'host.boot': [fast(40), full(30), full(0)] },
    ],
    [
      'a full boot, then Fast Startup that moves the boot time',
      'done',
      { 'host.os': os({ lastBoot: at(40) }), 'host.boot': [fast(40), full(30), full(0)] },
    ],
    [
      'coming back from hibernation',
      'todo',
      { 'host.os': os({ lastBoot: at(30) }), 'host.boot': [{ at: at(30), type: 'hibernate' }, full(0)] },
    ],
    [
      'a boot of a kind nobody knows',
      'todo',
      { 'host.os': os({ lastBoot: at(30) }), 'host.boot': [{ at: at(30), type: 'other' }] },
    ],
    [
      'a new boot time that no event explains',
      'todo',
      { 'host.os': os({ lastBoot: at(30) }), 'host.boot': [] },
    ],
    ['a full boot while the boot time stays', 'todo', { 'host.os': os(), 'host.boot': [full(30), full(0)] }],
  ];
  test.each(cases)('%s: %s', (_name, state, given) => {
    expect(stateBy('reboot', input(since), given)).toBe(state);
  });

  test.each(reasons)('cannot be judged while the boot time is unknown (%s)', (reason) => {
    expect(stateBy('reboot', input(since), { 'host.os': unknown(reason), 'host.boot': [full(30)] })).toBe(
      'later',
    );
  });

  test('is asked of a person by the name of the step that needs it', () => {
    expect(actionBy('reboot', input(since))).toEqual({ port: 'reboot', because: 'install-msi' });
  });
});

describe('a restart without boot events falls back to whether its reason is gone', () => {
  const cases: [Watch, string, StepState, Given][] = [
    ['hyper-v', 'the feature still waits', 'todo', { 'hyperv.feature': { state: 'EnablePending' } }],
    ['hyper-v', 'the feature is on', 'done', { 'hyperv.feature': { state: 'Enabled' } }],
    ['hyper-v', 'nobody tells', 'later', { 'hyperv.feature': unknown('timeout') }],
    ['installer', 'files still wait', 'todo', { 'host.pendingReboot': pending(true) }],
    ['installer', 'no file waits', 'done', { 'host.pendingReboot': pending(false) }],
    ['installer', 'nobody tells', 'later', { 'host.pendingReboot': unknown('failed') }],
    [
      'boot-entry',
      'Auto, no hypervisor',
      'todo',
      { 'hyperv.launchType': 'Auto', 'host.computer': computer(false) },
    ],
    ['boot-entry', 'Auto, it runs', 'done', { 'hyperv.launchType': 'auto', 'host.computer': computer(true) }],
    [
      'boot-entry',
      'Off, it still runs',
      'todo',
      { 'hyperv.launchType': 'Off', 'host.computer': computer(true) },
    ],
    [
      'boot-entry',
      'Off, it is gone',
      'done',
      { 'hyperv.launchType': 'Off', 'host.computer': computer(false) },
    ],
    ['boot-entry', 'nobody tells', 'later', { 'host.computer': computer(true) }],
  ];
  test.each(cases)('%s: %s: %s', (watch, _name, state, given) => {
    const facts: Given = { 'host.os': os({ lastBoot: at(30) }), 'host.boot': unknown('failed'), ...given };
    expect(stateBy('reboot', input(since, watch), facts)).toBe(state);
  });

  test('and the boot time has to change all the same', () => {
    const facts: Given = { 'host.os': os(), 'hyperv.feature': { state: 'Enabled' } };
    expect(stateBy('reboot', input(since, 'hyper-v'), facts)).toBe('todo');
  });
});

describe('a restart that the step before did not ask for', () => {
  const cases: [Watch, StepState, Given][] = [
    ['installer', 'done', { 'host.pendingReboot': pending(true) }],
    ['boot-entry', 'done', { 'host.computer': computer(false) }],
    // The feature was turned on by somebody else, and the restart is still outstanding.
    ['hyper-v', 'todo', { 'hyperv.feature': { state: 'EnablePending' } }],
    ['hyper-v', 'todo', { 'hyperv.feature': { state: 'DisablePending' } }],
    ['hyper-v', 'done', { 'hyperv.feature': { state: 'Enabled' } }],
    ['hyper-v', 'later', { 'hyperv.feature': unknown('elevation') }],
  ];
  test.each(cases)('%s: %s', (watch, state, given) => {
    expect(stateBy('reboot', input(null, watch), given)).toBe(state);
  });
});

describe('the mark that a restart has to go beyond', () => {
  test('is not passed by the log entry of the boot before it', () => {
    const before: Given = { 'host.os': os(), 'host.boot': [full(0, 4_000)] };
    const mark = bootMark(factsOfThese(before));
    expect(mark).toBe(at(0, 4_000));
    // The clock was set, which moves the boot time; Windows was not restarted.
    const later: Given = { 'host.os': os({ lastBoot: at(0, 9_000) }), 'host.boot': [full(0, 4_000)] };
    expect(stateBy('reboot', input(mark), later)).toBe('todo');
  });

  test('takes no fast start for a boot', () => {
    expect(bootMark(factsOfThese({ 'host.os': os(), 'host.boot': [fast(90), full(0, 1)] }))).toBe(at(0, 1));
  });

  test('is the boot time when nobody tells of boots', () => {
    expect(bootMark(factsOfThese({ 'host.os': os(), 'host.boot': unknown('failed') }))).toBe(at(0));
    expect(bootMark(factsOfThese({ 'host.os': os() }))).toBe(at(0));
    expect(bootMark(factsOfThese({ 'host.os': unknown('failed') }))).toBe(null);
  });
});
