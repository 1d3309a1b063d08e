import { describe, expect, test } from 'vitest';
import { AppError, errorCodes, Failure, failure, Remedy } from '../../src/contract/errors.ts';

const codes = Object.values(errorCodes);

describe('failure ids', () => {
  test('are given once each and have one form', () => {
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^EFD-[A-Z]{2,5}-\d{3,4}$/u);
  });

  test('of the installer end in its exit code', () => {
    const installer = Object.entries(errorCodes).filter(
      ([name]) => name.startsWith('msi') && name !== 'msiOther',
    );
    expect(installer.map(([, code]) => code.slice('EFD-MSI-'.length))).toEqual([
      '1601',
      '1602',
      '1603',
      '1612',
      '1618',
      '1619',
      '1620',
      '1625',
      '1633',
      '1638',
    ]);
  });
});

describe('a failure', () => {
  test('has the usual defaults and is valid data', () => {
    const { error } = failure(errorCodes.busy, 'job.start');
    expect(error).toEqual({
      code: 'EFD-JOB-001',
      doing: 'job.start',
      params: {},
      remedies: [],
      retry: 'after-fix',
    });
    expect(AppError.safeParse(error).success).toBe(true);
  });

  test('keeps its cause out of its data', () => {
    const made = failure(errorCodes.payloadCopy, 'files.copy', {
      cause: new Error('CANARY'),
      params: { file: 'x' },
      retry: 'safe',
    });
    expect((made.cause as Error).message).toBe('CANARY');
    expect(JSON.stringify(made.error) + made.message).not.toContain('CANARY');
    expect(made.error).toMatchObject({ retry: 'safe', params: { file: 'x' } });
    expect(failure(errorCodes.busy, 'x')).not.toHaveProperty('cause');
  });

  test('is an error that says what it is about', () => {
    const made = failure(errorCodes.busy, 'job.start', { params: { job: 'x' } });
    expect(made).toBeInstanceOf(Failure);
    expect(made.message).toBe('EFD-JOB-001 while job.start {"job":"x"}');
    expect(made.name).toBe('Failure');
  });

  test.each([
    ['a code nobody knows', { code: 'EFD-NOT-001' }],
    ['a value that is no plain value', { params: { a: { b: 1 } } }],
    ['no word on trying again', { retry: 'perhaps' }],
    ['a remedy of no kind', { remedies: [{ kind: 'magic', id: 'x' }] }],
    ['an origin of no kind', { origin: { kind: 'moon' } }],
    ['a field without a rule', { fields: [{ path: 'a', params: {} }] }],
  ])('is not made of %s', (_name, more) => {
    expect(AppError.safeParse({ ...failure(errorCodes.busy, 'x').error, ...more }).success).toBe(false);
  });
});

test('a remedy is an act, an instruction, or honestly none', () => {
  const shared = { id: 'x', params: {}, reboot: false };
  expect(Remedy.safeParse({ kind: 'act', act: 'enable-hyper-v', ...shared }).success).toBe(true);
  expect(Remedy.safeParse({ kind: 'act', ...shared }).success).toBe(false);
  expect(Remedy.safeParse({ kind: 'instruction', ...shared }).success).toBe(true);
  expect(Remedy.safeParse({ kind: 'none', id: 'x' }).success).toBe(true);
});
