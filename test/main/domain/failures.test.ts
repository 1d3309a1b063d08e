import { describe, expect, test } from 'vitest';
import { failureRules, matchFailure } from '../../../src/main/domain/diagnosis/failures.ts';

describe('a failure text of AzureEFLOW', () => {
  test('has one rule for each id', () => {
    const ids = failureRules.map((rule) => rule.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^F\d{2}$/u);
  });

  test('is found among what was printed and what was returned', () => {
    const line = ' - Not enough CPU cores available. at line 1184';
    expect(matchFailure(['[t] Exception caught!!!', line], [])).toMatchObject({
      id: 'F20',
      text: line.trim(),
    });
    expect(matchFailure([], ['Not enough CPU cores available.'])).toMatchObject({ id: 'F20' });
    expect(matchFailure([], [{ text: 'Not enough CPU cores available.' }, 7, null])).toBeUndefined();
    expect(matchFailure([], [])).toBeUndefined();
  });

  test.each([
    ['F95', 'Not enough memory in the system to start the virtual machine X with ram size 1024'],
    ['F19', 'Not enough memory available.'],
    ['F37', 'Not enough memory'],
    ['F60', 'Failed to provision config.toml. Please provision manually.'],
    ['F61', 'Failed to provision'],
  ])('is taken for the most special one, here %s', (id, text) => {
    expect(matchFailure([text], [])?.id).toBe(id);
  });

  /** A deployment that went well (eflow.md 8.4) must not be read as one that failed. */
  test.each([
    '[t] Deploying Azure IoT Edge for Linux on Windows',
    ' - Hyper-V core services are active',
    " - The virtual switch 'Default Switch' of type 'Internal' is present",
    '[t] Associating wssdagent service with nodectl',
    '[t] Verifying required storage, RAM and number of cores are available',
    ' - A minimum of 1024 MB memory is required',
    ' - Testing for wssdagent service',
    ' - Virtual machine successfuly instantiated',
    '[t] Testing SSH connection...',
    '[t] Provisioning successful. iotedge service running.',
    ' - Starting EFLOWProxy service',
  ])('is not %s', (line) => {
    expect(matchFailure([line], ['OK'])).toBeUndefined();
  });
});
