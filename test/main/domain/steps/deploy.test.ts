import { describe, expect, test } from 'vitest';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { answeredOk } from '../../../../src/main/domain/steps/deploy.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import {
  eflowFiles,
  factsOfThese,
  product,
  reasons,
  unknown,
  vm,
  vmDisk,
  type Given,
} from '../../../support/facts.ts';
import { actionBy, answer, refusalOf, stateBy, unfilled } from '../../../support/steps.ts';

const size = {
  acceptOptionalTelemetry: 'No',
  cpuCount: 1,
  memoryInMB: 1024,
  vmDataSize: 10,
  vmLogSize: 'Small',
};
const installed: Given = { 'eflow.products': [product()], 'eflow.files': eflowFiles(true) };

describe('deploying the VM', () => {
  const cases: [string, StepState, Given][] = [
    ['installed, no VM', 'todo', { ...installed, 'eflow.verify': false }],
    ['the VM is there', 'done', { ...installed, 'eflow.verify': true }],
    [
      'the VM is there with its disk',
      'done',
      { ...installed, 'eflow.files': eflowFiles(true, [vmDisk]), 'eflow.verify': true },
    ],
    [
      'a disk without a VM',
      'unclear',
      { ...installed, 'eflow.files': eflowFiles(true, [vmDisk]), 'eflow.verify': false },
    ],
    [
      'EFLOW is not installed yet',
      'later',
      { 'eflow.products': [], 'eflow.files': eflowFiles(false), 'eflow.verify': false },
    ],
  ];
  test.each(cases)('%s: %s', (_name, state, given) => {
    expect(stateBy('deploy', size, given)).toBe(state);
  });

  test.each(reasons)('is never called done or missing while a fact is unknown (%s)', (reason) => {
    const whole: Given = { ...installed, 'eflow.verify': true };
    expect(stateBy('deploy', size, { ...whole, 'eflow.verify': unknown(reason) })).toBe('later');
    expect(stateBy('deploy', size, { ...whole, 'eflow.products': unknown(reason) })).toBe('later');
    expect(stateBy('deploy', size, { ...whole, 'eflow.files': unknown(reason) })).toBe('later');
  });

  test('hands the size on as it is', () => {
    expect(actionBy('deploy', size)).toEqual({ port: 'host', op: 'eflow.deploy', args: size });
  });

  test('a half-made one is removed with EFLOW, and it is undone with the installation', () => {
    const kind = stepKind('deploy');
    expect(kind.recover?.(size, factsOfThese({}))).toEqual({ kind: 'act', id: 'remove-eflow', params: {} });
    expect(kind.undo(size, factsOfThese({}), null)).toEqual({ with: 'install-msi' });
  });

  test('leaves Microsoft Update on only when it was off before', () => {
    const left = (before: boolean, now: boolean) =>
      stepKind('deploy').residues?.(
        factsOfThese({ 'windows.microsoftUpdate': before }),
        factsOfThese({ 'windows.microsoftUpdate': now }),
        null,
      );
    expect(left(false, true)).toEqual(['microsoft-update']);
    expect(left(true, true)).toEqual([]);
    expect(left(false, false)).toEqual([]);
    const unknownBefore = factsOfThese({ 'windows.microsoftUpdate': unknown('failed') });
    expect(
      stepKind('deploy').residues?.(unknownBefore, factsOfThese({ 'windows.microsoftUpdate': true }), null),
    ).toEqual([]);
  });
});

describe('the answer of Deploy-Eflow', () => {
  test.each<[string, boolean, unknown[]]>([
    ['OK', true, ['OK']],
    ['OK in other letters, with blanks', true, ['ok ']],
    ['the last text counts', true, ['Not enough memory available.', 'OK']],
    ['an object after the text does not count', true, ['OK', { Result: 'failed' }]],
    ['an error after OK', false, ['OK', 'Virtual machine creation failed!']],
    ['true is not OK', false, [true]],
    ['nothing', false, []],
  ])('%s: %s', (_name, ok, output) => {
    expect(answeredOk(answer({ output: output as string[] }))).toBe(ok);
  });

  const refused: [string, string][] = [
    ['F13', 'This Windows device does not meet the minimum requirements for Azure EFLOW (L99)'],
    ['F14', "Microsoft-Hyper-V isn't available in this Windows edition"],
    [
      'F15',
      'Installation of Hyper-V, Hyper-V Management PowerShell or OpenSSH failed. Please install manually',
    ],
    ['F16', 'not functional (property HyperVRequirementVirtualizationFirmwareEnabled is false)'],
    ['F17', 'Hyper-V core services not running (vmms, vmcompute, hvhost)'],
    ['F18', "HNS API version 8.0 doesn't meet minimum version"],
    ['F19', 'Not enough memory available.'],
    ['F20', 'Not enough CPU cores available.'],
    ['F21', "Not enough disk space is available on drive 'C:'."],
    ['F22', 'Action aborted by user'],
    ['F24', "The virtual switch 'Default Switch' of type 'Internal' was not found"],
    ['F27', "Can't find WSSDAGENT service!"],
    ['F29', 'An existing virtual machine was detected. To redeploy, uninstall and re-install'],
  ];
  test.each(refused)('%s refuses before anything is changed', (id, line) => {
    const why = refusalOf('deploy', {
      lines: ['[t] Exception caught!!!', ` - ${line} at line 4069`],
      output: [line],
    })!;
    expect(why).toMatchObject({ code: 'EFD-VM-002', id, final: true });
    expect(why.params['text']).toContain(line.slice(0, 20));
    expect(unfilled(why)).toEqual([]);
  });

  const failed: [string, string][] = [
    ['F32', '[t] Error: Virtual machine creation failed!'],
    ['F34', 'Unable to Start HCS VM: hcsshim: timeout waiting for notification'],
    ['F42', 'Unable to connect virtual machine with SSH. Aborting..'],
    ['F80', 'Failed to acquire IP address for virtual machine'],
    [
      'F95',
      "'X' failed to start. Not enough memory in the system to start the virtual machine X with ram size 1024",
    ],
  ];
  test.each(failed)('%s fails half-way', (id, line) => {
    const why = refusalOf('deploy', { lines: [line], output: ['error'] })!;
    expect(why).toMatchObject({ code: 'EFD-VM-001', id, final: true });
    expect(unfilled(why)).toEqual([]);
  });

  test('a text nobody knows is a failure without an id, and nothing is made up', () => {
    const why = refusalOf('deploy', { lines: ['The moon is full.'], output: ['The moon is full.'] })!;
    expect(why).toEqual({ code: 'EFD-VM-001', params: { text: '' }, final: true });
  });

  test('OK refuses nothing, whatever was said on the way', () => {
    expect(refusalOf('deploy', { lines: ['Not enough memory available.'], output: ['OK'] })).toBeUndefined();
  });
});

describe('starting and stopping the VM', () => {
  const cases: [string, StepState, StepState, Given][] = [
    ['it runs', 'done', 'todo', { 'eflow.verify': true, 'eflow.vm': vm('Running') }],
    ['it is off', 'todo', 'done', { 'eflow.verify': true, 'eflow.vm': vm('Off') }],
    ['it is starting', 'todo', 'todo', { 'eflow.verify': true, 'eflow.vm': vm('Starting') }],
    ['there is none', 'later', 'later', { 'eflow.verify': false, 'eflow.vm': unknown('failed') }],
    [
      'an old answer about a VM that is gone',
      'later',
      'later',
      { 'eflow.verify': false, 'eflow.vm': vm('Running') },
    ],
    [
      'nobody tells whether there is one',
      'later',
      'later',
      { 'eflow.verify': unknown('timeout'), 'eflow.vm': vm('Running') },
    ],
    ['it does not answer', 'later', 'later', { 'eflow.verify': true, 'eflow.vm': unknown('timeout') }],
  ];
  test.each(cases)('%s: start is %s, stop is %s', (_name, start, stop, given) => {
    expect(stateBy('start-vm', {}, given)).toBe(start);
    expect(stateBy('stop-vm', {}, given)).toBe(stop);
  });

  test('a start that was refused is told with its cause', () => {
    const line = 'failed to execute [Error: Unable to Start HCS VM: hcsshim: timeout]';
    const why = refusalOf('start-vm', { lines: [line] })!;
    expect(why).toMatchObject({ code: 'EFD-VM-004', id: 'F34', final: true });
    expect(unfilled(why)).toEqual([]);
    expect(refusalOf('start-vm', { output: ['OK'] })).toBeUndefined();
  });

  test('each is the undo of the other', () => {
    const facts = factsOfThese({});
    expect(stepKind('start-vm').undo({}, facts, null)).toEqual({ step: { kind: 'stop-vm', input: {} } });
    expect(stepKind('stop-vm').undo({}, facts, null)).toEqual({ step: { kind: 'start-vm', input: {} } });
  });
});
