import { describe, expect, test } from 'vitest';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import {
  at,
  eflowFiles,
  os,
  pending,
  product,
  reasons,
  unknown,
  version,
  vmDisk,
  type Given,
} from '../../../support/facts.ts';
import {
  actionBy,
  diagnosisBy,
  factsOfKind,
  madeBy,
  refusalOf,
  stateBy,
  unfilled,
} from '../../../support/steps.ts';

const input = { package: 'C:\\state\\eflow.msi', version, log: 'C:\\state\\logs\\msi-1.5.7.01026.log' };
const remove = { log: 'C:\\state\\logs\\msi-remove.log' };

describe('installing EFLOW', () => {
  const cases: [string, StepState, Given][] = [
    ['a bare machine', 'todo', { 'eflow.products': [], 'eflow.files': eflowFiles(false) }],
    [
      'this version and its module',
      'done',
      { 'eflow.products': [product()], 'eflow.files': eflowFiles(true) },
    ],
    [
      'registered, but its module is missing',
      'unclear',
      { 'eflow.products': [product()], 'eflow.files': eflowFiles(false) },
    ],
    [
      'another version',
      'unclear',
      { 'eflow.products': [product('1.4.9.3')], 'eflow.files': eflowFiles(true) },
    ],
    [
      'this version beside another',
      'unclear',
      { 'eflow.products': [product(), product('1.4.9.3')], 'eflow.files': eflowFiles(true) },
    ],
    ['a module that nobody registered', 'unclear', { 'eflow.products': [], 'eflow.files': eflowFiles(true) }],
    [
      'the disk of a VM that was left',
      'unclear',
      { 'eflow.products': [], 'eflow.files': eflowFiles(false, [vmDisk]) },
    ],
  ];
  test.each(cases)('%s: %s', (_name, state, given) => {
    expect(stateBy('install-msi', input, given)).toBe(state);
  });

  test.each(reasons)('is never judged by half of the facts (%s)', (reason) => {
    expect(
      stateBy('install-msi', input, { 'eflow.products': [product()], 'eflow.files': unknown(reason) }),
    ).toBe('later');
    expect(
      stateBy('install-msi', input, { 'eflow.products': unknown(reason), 'eflow.files': eflowFiles(true) }),
    ).toBe('later');
  });

  test('refuses to touch another version, and names it', () => {
    const given: Given = { 'eflow.products': [product('1.4.9.3')], 'eflow.files': eflowFiles(true) };
    const kind = stepKind('install-msi');
    expect(kind.recover?.(input, factsOfKind('install-msi', input, given))).toEqual({ none: 'EFD-MSI-1638' });
    const why = diagnosisBy('install-msi', input, given)!;
    expect(why).toMatchObject({
      code: 'EFD-MSI-1638',
      id: 'F05',
      params: { version: '1.4.9.3' },
      final: true,
    });
    expect(unfilled(why)).toEqual([]);
  });

  test('refuses to touch remains, without blaming a version', () => {
    const given: Given = { 'eflow.products': [], 'eflow.files': eflowFiles(true) };
    const kind = stepKind('install-msi');
    expect(kind.recover?.(input, factsOfKind('install-msi', input, given))).toEqual({ none: 'EFD-JOB-007' });
    expect(diagnosisBy('install-msi', input, given)).toBeUndefined();
  });

  test('tries again while another installation runs, and only then', () => {
    expect(stepKind('install-msi').retry).toEqual({ on: ['EFD-MSI-1618'], everyMs: 30_000, forMs: 600_000 });
  });
});

/** Reaction to each exit code of Windows Installer (eflow.md 4.2). */
describe('exit codes of the installer', () => {
  test.each([0, 3010, 1641])('%i is success', (exitCode) => {
    expect(refusalOf('install-msi', { exitCode })).toBeUndefined();
    expect(refusalOf('remove-msi', { exitCode })).toBeUndefined();
  });

  const codes: [number, string, string | undefined][] = [
    [13, 'EFD-MSI-000', undefined],
    [87, 'EFD-MSI-000', undefined],
    [1601, 'EFD-MSI-1601', undefined],
    [1602, 'EFD-MSI-1602', undefined],
    [1603, 'EFD-MSI-1603', 'F01'],
    [1612, 'EFD-MSI-1612', undefined],
    [1618, 'EFD-MSI-1618', 'F02'],
    [1619, 'EFD-MSI-1619', 'F03'],
    [1620, 'EFD-MSI-1620', 'F03'],
    [1625, 'EFD-MSI-1625', undefined],
    [1633, 'EFD-MSI-1633', 'F04'],
    [1638, 'EFD-MSI-1638', 'F05'],
    [-1, 'EFD-MSI-000', undefined],
  ];
  test.each(codes)('%i is %s', (exitCode, code, id) => {
    for (const kind of ['install-msi', 'remove-msi']) {
      const why = refusalOf(kind, { exitCode })!;
      expect(why).toMatchObject({ code, final: true, params: { exit: exitCode } });
      expect(why.id).toBe(id);
      expect(unfilled(why)).toEqual([]);
    }
  });

  test('1605 means that there is nothing to remove, and is a failure of an installation', () => {
    expect(refusalOf('remove-msi', { exitCode: 1605 })).toBeUndefined();
    expect(refusalOf('install-msi', { exitCode: 1605 })).toMatchObject({ code: 'EFD-MSI-000' });
  });

  test('an answer without an exit code refuses nothing', () => {
    expect(refusalOf('install-msi', { lines: ['1603'] })).toBeUndefined();
  });
});

describe('what an installation made', () => {
  const before: Given = {
    'host.os': os(),
    'host.boot': [{ at: at(0, 500), type: 'full' }],
    'host.pendingReboot': pending(false),
  };
  const now: Given = { 'eflow.products': [product()], 'host.pendingReboot': pending(false) };
  const waiting: Given = { ...now, 'host.pendingReboot': pending(true) };
  const productCode = product().productCode;

  test.each([3010, 1641])('%i asks for a restart beyond the boot of before', (exitCode) => {
    expect(madeBy('install-msi', input, before, now, { exitCode })).toEqual({
      productCode,
      since: at(0, 500),
    });
  });

  test('0 asks for none, whatever waits for a restart', () => {
    expect(madeBy('install-msi', input, before, waiting, { exitCode: 0 })).toEqual({
      productCode,
      since: null,
    });
  });

  test.each([
    ['the answer was lost with its process', undefined],
    ['the answer has no exit code', { lines: ['gone'] }],
  ])('%s: newly waiting files mean a restart', (_name, lost) => {
    expect(madeBy('install-msi', input, before, waiting, lost)).toMatchObject({ since: at(0, 500) });
    expect(madeBy('install-msi', input, before, now, lost)).toMatchObject({ since: null });
    // They waited before, so they tell nothing of this installation.
    const already: Given = { ...before, 'host.pendingReboot': pending(true) };
    expect(madeBy('install-msi', input, already, waiting, lost)).toMatchObject({ since: null });
    // Nobody knows whether they waited before: one restart too many does no harm.
    const unknownBefore: Given = { ...before, 'host.pendingReboot': unknown('failed') };
    expect(madeBy('install-msi', input, unknownBefore, waiting, lost)).toMatchObject({ since: at(0, 500) });
  });
});

describe('removing EFLOW', () => {
  const cases: [string, StepState, Given][] = [
    ['it is installed', 'todo', { 'eflow.products': [product()], 'eflow.files': eflowFiles(true) }],
    [
      'two are installed',
      'todo',
      { 'eflow.products': [product(), product('1.4.9.3')], 'eflow.files': eflowFiles(true) },
    ],
    ['nothing is left', 'done', { 'eflow.products': [], 'eflow.files': eflowFiles(false) }],
    [
      'the disk of the VM is left',
      'unclear',
      { 'eflow.products': [], 'eflow.files': eflowFiles(false, [vmDisk]) },
    ],
    ['the module is left', 'unclear', { 'eflow.products': [], 'eflow.files': eflowFiles(true) }],
  ];
  test.each(cases)('%s: %s', (_name, state, given) => {
    expect(stateBy('remove-msi', remove, given)).toBe(state);
  });

  test.each(reasons)('is never called done on half of the facts (%s)', (reason) => {
    expect(stateBy('remove-msi', remove, { 'eflow.products': [], 'eflow.files': unknown(reason) })).toBe(
      'later',
    );
    expect(
      stateBy('remove-msi', remove, { 'eflow.products': unknown(reason), 'eflow.files': eflowFiles(false) }),
    ).toBe('later');
  });

  test('names the product by the code that is registered', () => {
    expect(actionBy('remove-msi', remove, { 'eflow.products': [product()] })).toEqual({
      port: 'host',
      op: 'msi.remove',
      args: { productCode: product().productCode, log: remove.log },
    });
  });

  test('is the undo of an installation, with a log of its own, and has none itself', () => {
    const undo = stepKind('install-msi').undo(input, undefined as never, null);
    expect(undo).toEqual({
      step: { kind: 'remove-msi', input: { log: 'C:\\state\\logs\\msi-1.5.7.01026-remove.log' } },
    });
    expect(stepKind('remove-msi').undo(remove, undefined as never, null)).toEqual({ none: 'vm-data' });
    expect(stepKind('remove-msi').recover?.(remove, undefined as never)).toEqual({ none: 'EFD-JOB-007' });
  });
});
