import { describe, expect, test } from 'vitest';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { computer, factsOfThese, os, unknown, vm, type Given } from '../../../support/facts.ts';
import { diagnosisBy, factsOfKind, refusalOf, stateBy, unfilled } from '../../../support/steps.ts';

const wanted = { cpuCount: 2, memoryInMB: 2048 };
const host = (more: Given = {}): Given => ({
  'eflow.verify': true,
  'eflow.vm': { ...vm('Running'), cpuCount: 1, memoryMb: 1024 },
  'host.os': os({ freeMemoryMb: 4096 }),
  'host.computer': { ...computer(true), logicalProcessors: 4 },
  ...more,
});
const sized = (cpuCount: number | null, memoryMb: number | null, power = 'Running'): Given => ({
  'eflow.vm': { ...vm(power), cpuCount, memoryMb },
});
const obstacles = (input: typeof wanted, given: Given) =>
  stepKind('resize-vm')
    .obstacles?.(input, factsOfKind('resize-vm', input, given))
    .map(({ code, id, params }) => [code, id, params]);

describe('another size of the VM', () => {
  test.each<[string, StepState, Given]>([
    ['it has the other', 'todo', host()],
    ['it has this', 'done', host(sized(2, 2048))],
    ['only the processors differ', 'todo', host(sized(1, 2048))],
    ['only the memory differs', 'todo', host(sized(2, 1024))],
    ['it does not tell its size', 'todo', host(sized(null, null))],
    ['it is off', 'unclear', host(sized(1, 1024, 'Off'))],
    ['it is off and has this size', 'done', host(sized(2, 2048, 'Off'))],
    ['there is none', 'later', host({ 'eflow.verify': false })],
    [
      'the host has one processor',
      'unclear',
      host({ 'host.computer': { ...computer(true), logicalProcessors: 1 } }),
    ],
    ['exactly as much is free', 'todo', host({ 'host.os': os({ freeMemoryMb: 2048 }) })],
    ['less is free', 'unclear', host({ 'host.os': os({ freeMemoryMb: 2047 }) })],
    [
      'less is free, and it has more already',
      'todo',
      host({ 'host.os': os({ freeMemoryMb: 100 }), ...sized(2, 4096) }),
    ],
    ['nobody tells what is free', 'todo', host({ 'host.os': unknown('failed') })],
  ])('when %s is %s', (_case, state, given) => {
    expect(stateBy('resize-vm', wanted, given)).toBe(state);
  });

  test('is refused before anything happens, with everything that is against it', () => {
    expect(obstacles(wanted, host())).toEqual([]);
    expect(obstacles(wanted, host(sized(1, 1024, 'Off')))).toEqual([['EFD-VM-005', 'F37', { power: 'Off' }]]);
    expect(obstacles({ cpuCount: 8, memoryInMB: 8192 }, host())).toEqual([
      ['EFD-VM-006', 'F20', { wanted: 8, has: 4 }],
      ['EFD-VM-007', 'F19', { wanted: 8192, freeMb: 4096 }],
    ]);
    const why = diagnosisBy('resize-vm', { cpuCount: 8, memoryInMB: 1024 }, host());
    expect(why).toMatchObject({ code: 'EFD-VM-006', final: true });
    expect(why === undefined ? ['none'] : unfilled(why)).toEqual([]);
  });

  test('takes no odd, no small and no endless memory', () => {
    const takes = (memoryInMB: number) =>
      stepKind('resize-vm').input.safeParse({ cpuCount: 1, memoryInMB }).success;
    expect([1024, 1026, 1_048_576].map(takes)).toEqual([true, true, true]);
    expect([1023, 1025, 512, 0, 1_048_578].map(takes)).toEqual([false, false, false, false, false]);
  });

  test('says what Set-EflowVm said', () => {
    expect(refusalOf('resize-vm', { lines: [" - Can't process request, EFLOW VM is OFF!"] })).toMatchObject({
      code: 'EFD-VM-008',
      id: 'F37',
    });
    expect(refusalOf('resize-vm', { output: ['OK'] })).toBeUndefined();
  });

  test('goes back to the size before, where that is known', () => {
    const undo = (given: Given) => stepKind('resize-vm').undo(wanted, factsOfThese(given), null);
    expect(undo(host())).toEqual({ step: { kind: 'resize-vm', input: { cpuCount: 1, memoryInMB: 1024 } } });
    expect(undo(host(sized(null, 1024)))).toEqual({ none: 'vm-size' });
    expect(undo({ 'eflow.vm': unknown('failed') })).toEqual({ none: 'vm-size' });
  });
});
