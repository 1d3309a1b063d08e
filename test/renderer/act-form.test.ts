import { describe, expect, test } from 'vitest';
import { sizeHints, valuesToBegin, wantsValues } from '../../src/renderer/features/jobs/act-values.ts';
import type { ActEntry } from '../../src/contract/acts.ts';

const entry: ActEntry = {
  id: 'resize-vm',
  loss: null,
  params: [
    { name: 'cpuCount', type: 'integer', required: true },
    { name: 'deep', type: 'boolean', required: false },
  ],
};

describe('the form of an act', () => {
  test('is shown until what is needed was given', () => {
    expect(wantsValues(entry, {})).toBe(true);
    expect(wantsValues(entry, { deep: true })).toBe(true);
    expect(wantsValues(entry, { cpuCount: 1 })).toBe(false);
    expect(wantsValues({ ...entry, params: [] }, {})).toBe(false);
  });

  test('begins with what is known, and with no consent', () => {
    expect(valuesToBegin(entry, {})).toEqual({ deep: false });
    expect(valuesToBegin(entry, { cpuCount: { value: 4 } })).toEqual({ cpuCount: 4, deep: false });
  });
});

describe('the form for another size of the VM', () => {
  const vm = (cpuCount: number | null, totalMb: number | null) => ({ cpuCount, memory: { totalMb } });

  test('begins with the size of now and goes as far as the host', () => {
    expect(sizeHints(vm(2, 1024), { processors: 8, freeMemoryMb: 3000 })).toEqual({
      cpuCount: { value: 2, bound: 8 },
      memoryInMB: { value: 1024, bound: 2816 },
    });
  });

  test('keeps within reach what the VM has already', () => {
    expect(sizeHints(vm(2, 4096), { freeMemoryMb: 300 })['memoryInMB']).toEqual({ value: 4096, bound: 4096 });
  });

  test('begins empty and without bounds where nobody tells', () => {
    expect(sizeHints(null, {})).toEqual({
      cpuCount: { value: undefined, bound: undefined },
      memoryInMB: { value: undefined, bound: undefined },
    });
    expect(sizeHints(vm(null, null), {})['memoryInMB']).toEqual({ value: undefined, bound: undefined });
  });
});
