import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../../src/contract/errors.ts';
import type { FactValue } from '../../../../src/contract/facts.ts';
import { accessFaults } from '../../../../src/main/domain/steps/cloud.ts';
import { factsOfThese, unknown } from '../../../support/facts.ts';

type Access = FactValue<'cloud.access'>;

const hub = { service: 'hub', host: 'contoso.azure-devices.net', policy: 'iothubowner' } as const;
const codes = (access: Partial<Access>, service: 'hub' | 'dps' = 'hub', host: string | null = null) =>
  accessFaults(
    service,
    factsOfThese({ 'cloud.access': { hub, dps: null, problem: null, aheadSeconds: 0, ...access } }),
    host,
  ).map(({ code }) => code);

describe('a way into the cloud', () => {
  test('that leads to the service wanted has nothing against it', () => {
    expect(codes({})).toEqual([]);
    expect(codes({}, 'hub', 'Contoso.azure-devices.net')).toEqual([]);
  });

  test('to a service of which there is no string is missing', () => {
    expect(codes({}, 'dps')).toEqual([errorCodes.cloudNoService]);
    expect(codes({ hub: null })).toEqual([errorCodes.cloudNoService]);
  });

  test('to another hub is the wrong one', () => {
    expect(codes({}, 'hub', 'fabrikam.azure-devices.net')).toEqual([errorCodes.cloudOtherService]);
  });

  test('by a policy that is known to lack the right is refused beforehand', () => {
    expect(codes({ hub: { ...hub, policy: 'device' } })).toEqual([errorCodes.cloudRight]);
  });

  test('that failed says how', () => {
    const problem = { code: errorCodes.cloudNameUnknown, params: { host: hub.host } };
    expect(codes({ problem })).toEqual([errorCodes.cloudNameUnknown]);
  });

  test('of which nothing is known yet has nothing against it', () => {
    expect(accessFaults('hub', factsOfThese({ 'cloud.access': unknown('absent') }))).toEqual([]);
  });
});
