import { describe, expect, test } from 'vitest';
import { diagnoseLog } from '../../../src/main/domain/diagnosis/log.ts';
import { diagnoseProof } from '../../../src/main/domain/diagnosis/unproven.ts';
import { proofOf } from '../../../src/main/domain/steps/prove.ts';
import { statusFacts, statusOf } from '../../../src/main/domain/status.ts';
import { en } from '../../../src/messages/en/index.ts';
import { asked, at, factsFor, runtime } from '../../support/facts.ts';
import { provenHost } from '../../support/hosts.ts';
import { actionBy } from '../../support/steps.ts';

/** Traps of the field that concern a device after its provisioning (provisioning.md 11). */
describe('what looks like a failure and is none', () => {
  const portal = "417 -- The device's deployment configuration is not set";
  const check = '    Could not check current state of edgeHub container';

  test('trap 16: a check that ends with an error is no line of the proof', () => {
    const ids = proofOf(runtime()).items.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(2);
    expect(ids.filter((id) => id.includes('check'))).toEqual([]);
  });

  test('trap 17: a device without a deployment is healthy and proven, and 417 is explained', () => {
    const status = statusOf(factsFor(statusFacts, asked(statusFacts, provenHost)), at(20), 'local', null);
    expect(status.overall).toBe('healthy');
    expect(status.links.find(({ id }) => id === 'modules')).toMatchObject({
      state: 'good',
      code: 'only-agent',
    });
    expect(diagnoseLog(portal).failures.map(({ id }) => id)).toEqual(['F67']);
    expect(Object.keys(en)).toContain('failure.F67');
  });

  test('trap 18: the storage of edgeHub on a fresh device is the same harmless thing, and nothing beside it', () => {
    expect(diagnoseLog(`${check}\n√ all else`).failures).toMatchObject([{ id: 'F67', lines: [1] }]);
    expect(diagnoseLog('    Could not check current state of myModule container').failures).toEqual([]);
  });
});

describe('what the registration depends on', () => {
  test('trap 19: a clock that is off is told before what the cloud says of the token', () => {
    const refused = { at: at(11), text: 'Failed to provision with IoT Hub: authentication error' };
    const device = runtime({ agentLog: [], modules: [], identityLog: [refused] });
    expect(diagnoseProof(device, at(40))?.code).toBe('EFD-PRV-081');
    expect(diagnoseProof(device)?.code).not.toBe('EFD-PRV-081');
  });

  test('trap 25: EFLOW is given no registration ID with a certificate unless the setup names one', () => {
    const input = {
      scopeId: '0ne00ABCDEF',
      registrationId: null,
      identityCertPath: 'C:\\press-3.cert.pem',
      identityPrivKeyPath: 'C:\\press-3.key.pem',
      globalEndpoint: null,
    };
    const argsOf = (more: object) => {
      const action = actionBy('provision-dps-x509', { ...input, ...more });
      return 'args' in action ? Object.keys(action.args) : [];
    };
    expect(argsOf({})).toContain('scopeId');
    expect(argsOf({})).not.toContain('registrationId');
    expect(argsOf({ registrationId: 'press-3' })).toContain('registrationId');
  });
});
