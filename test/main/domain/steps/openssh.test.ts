import { describe, expect, test } from 'vitest';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { unknown } from '../../../support/facts.ts';
import { actionBy, refusalOf, stateBy } from '../../../support/steps.ts';

describe('the OpenSSH client of Windows', () => {
  test.each<[boolean, boolean, StepState, StepState]>([
    [true, true, 'done', 'todo'],
    [true, false, 'todo', 'todo'],
    [false, true, 'todo', 'todo'],
    [false, false, 'todo', 'done'],
  ])('with ssh %s and scp %s: adding is %s, removing is %s', (ssh, scp, adding, removing) => {
    const given = { 'ssh.client': { ssh, scp } };
    expect([stateBy('add-openssh', {}, given), stateBy('remove-openssh', {}, given)]).toEqual([
      adding,
      removing,
    ]);
  });

  test('is neither while its folder cannot be read', () => {
    for (const kind of ['add-openssh', 'remove-openssh'])
      expect(stateBy(kind, {}, { 'ssh.client': unknown('failed') })).toBe('later');
  });

  test.each([
    'Add-WindowsCapability failed. Error code = 0x800f0954',
    'Add-WindowsCapability : 0x800F0950',
    'The source files could not be found.',
    'Die Quelldateien fehlen. Fehlercode = 0x800f081f',
  ])('has no source when the servicing stack says: %s', (line) => {
    expect(refusalOf('add-openssh', { lines: ['Operation', line] })).toEqual({
      code: 'EFD-WIN-001',
      id: 'F15',
      params: { text: line },
      final: true,
    });
  });

  test.each(['Add-WindowsCapability failed. Error code = 0x80070005', 'Online : True', ''])(
    'is not short of a source when it says: %s',
    (line) => {
      expect(refusalOf('add-openssh', { lines: [line] })).toBeUndefined();
    },
  );

  test('comes and goes by the capability of Windows', () => {
    expect(actionBy('add-openssh', {})).toEqual({ port: 'host', op: 'capability.add', args: {} });
    expect(actionBy('remove-openssh', {})).toEqual({ port: 'host', op: 'capability.remove', args: {} });
  });
});
