import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../../src/contract/errors.ts';
import type { FactValue } from '../../../../src/contract/facts.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { byTpm, at, runtime, unknown, type Given } from '../../../support/facts.ts';
import { diagnosisBy, factsOfKind, stateBy, unfilled } from '../../../support/steps.ts';

const kind = 'cloud-assigned';
const input = { registrationId: 'press-3', deviceId: 'press-3', hub: null };
const host = 'contoso.azure-devices-provisioning.net';
const hub = { service: 'hub', host: 'contoso.azure-devices.net', policy: 'iothubowner' } as const;
const dps = { service: 'dps', host, policy: 'provisioningserviceowner' } as const;

type Found = FactValue<'cloud.registration'>['found'];
const registered = (more: Partial<NonNullable<Found>> = {}): Found => ({
  status: 'assigned',
  hub: hub.host,
  deviceId: 'press-3',
  errorCode: null,
  createdAt: at(0),
  ...more,
});
const refused = 'Failed to provision with IoT Hub, and no valid device backup was found: DPS client error';
const vm = (cause: string) =>
  runtime({
    agentLog: [],
    modules: [],
    identityLog: [{ at: at(11), text: `${refused}, caused by: ${cause}` }],
    provisioning: byTpm({ method: 'symmetric_key', registrationId: 'press-3' }),
  });

/** What DPS and the VM tell; this clock is ahead by so many seconds. */
const given = (found: Found, more: Given = {}, aheadSeconds = 0): Given => ({
  'cloud.access': { hub, dps, aheadSeconds, problem: null },
  'cloud.registration:press-3': { registrationId: 'press-3', found },
  'cloud.device:press-3': null,
  'guest.runtime': runtime(),
  'eflow.endpoints': unknown('absent'),
  ...more,
});
const codeOf = (facts: Given) => diagnosisBy(kind, input, facts)?.code;
const verdictOf = (facts: Given) => stepKind(kind).proof?.(input, factsOfKind(kind, input, facts)).verdict;

describe('what DPS says of a device', () => {
  test('is all that counts once it says something', () => {
    expect(stateBy(kind, input, given(registered()))).toBe('done');
    const wrong = { 'guest.runtime': vm('401 401002 Unauthorized') };
    expect(codeOf(given(registered(), wrong))).toBeUndefined();
    const failed = given(registered({ status: 'failed', hub: null, errorCode: 400_209 }), wrong);
    expect(diagnosisBy(kind, input, failed)).toMatchObject({
      code: errorCodes.cloudNoHub,
      params: { host, id: 'press-3', number: 400_209 },
      final: false,
    });
    expect([stateBy(kind, input, failed), verdictOf(failed)]).toEqual(['todo', 'not-proven']);
    expect(codeOf(given(registered({ status: 'disabled' }), wrong))).toBe(errorCodes.cloudDisabled);
  });

  test('stands once it has chosen another hub, or made a plain device', () => {
    const elsewhere = { ...input, hub: 'fabrikam.azure-devices.net' };
    expect(stateBy(kind, elsewhere, given(registered()))).toBe('unclear');
    expect(diagnosisBy(kind, elsewhere, given(registered()))).toMatchObject({
      code: errorCodes.cloudOtherHub,
      final: true,
    });
    expect(stepKind(kind).proof?.(elsewhere, factsOfKind(kind, elsewhere, given(registered()))).verdict).toBe(
      'refuted',
    );
  });
});

describe('while DPS says nothing', () => {
  test.each<[string, string, string, boolean]>([
    ['a wrong scope or key', '401 401002 Unauthorized', errorCodes.scopeOrKey, true],
    ['no name that is found', 'failed to lookup address information', errorCodes.noNames, false],
    ['no enrollment', '404 404201 Enrollment not found', errorCodes.notEnrolled, false],
  ])('the VM is asked: %s', (_what, cause, code, final) => {
    const facts = given(null, { 'guest.runtime': vm(cause) });
    expect(stateBy(kind, input, facts)).toBe('todo');
    expect(diagnosisBy(kind, input, facts)).toMatchObject({ code, final });
    expect(unfilled(diagnosisBy(kind, input, facts)!)).toEqual([]);
    expect(verdictOf(facts)).toBe(final ? 'refuted' : 'not-proven');
  });

  test('a clock that is behind Azure’s is told in place of a key', () => {
    const wrong = { 'guest.runtime': vm('401 401002 Unauthorized') };
    const behind = diagnosisBy(kind, input, given(null, wrong, -61));
    expect(behind).toMatchObject({ code: errorCodes.cloudClock, params: { host, minutes: 1 }, final: false });
    expect(diagnosisBy(kind, input, given(null, wrong, -240))?.params).toMatchObject({ minutes: 4 });
    expect(codeOf(given(null, wrong, -30))).toBe(errorCodes.scopeOrKey);
    // A token of a clock that is ahead ends later, and is accepted.
    expect(codeOf(given(null, wrong, 240))).toBe(errorCodes.scopeOrKey);
    const other = { 'guest.runtime': vm('404 404201 Enrollment not found') };
    expect(codeOf(given(null, other, -240))).toBe(errorCodes.notEnrolled);
  });

  test('a VM that cannot be read explains nothing', () => {
    expect(codeOf(given(null, { 'guest.runtime': unknown('failed') }))).toBeUndefined();
  });
});
