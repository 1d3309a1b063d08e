import { expect, test } from 'vitest';
import { longestLog } from '../../src/contract/diagnosis.ts';
import { longestLog as longestOfPage } from '../../src/renderer/features/diagnose/longest-log.ts';

test('the page takes a log as long as the product does', () => {
  expect(longestOfPage).toBe(longestLog);
});
