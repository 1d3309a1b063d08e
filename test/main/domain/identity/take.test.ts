import { describe, expect, test } from 'vitest';
import { secretIn } from '../../../../src/main/domain/identity/take.ts';
import { device, dps, hub, key, pem, service } from './cases.ts';
import { derivations } from './vectors.ts';

const symmetricKey = (primaryKey: string) => ({ symmetricKey: { primaryKey, secondaryKey: key } });
const azGroup = (groupKey: string) =>
  JSON.stringify({
    enrollmentGroupId: 'line-1',
    attestation: symmetricKey(groupKey),
    capabilities: { iotEdge: true },
  });
const azDevice = JSON.stringify({
  hub,
  deviceId: 'press-3',
  authentication: symmetricKey(key),
  capabilities: { iotEdge: true },
});

describe('the secret of a pasted text', () => {
  test.each([
    ['a string', ` "${device}"\r\n`, device],
    ['an answer of az with a string', JSON.stringify({ connectionString: device }), device],
    ['an answer of az with a device', azDevice, device],
  ])('is the connection string, from %s', (_what, text, expected) => {
    expect(secretIn(text, 'identity.devConnString', undefined)).toBe(expected);
  });

  test.each([
    [hub, 'cloud.service'],
    [dps, 'cloud.service'],
    [hub, 'cloud.hubService'],
  ] as const)('is the service string of %s, without what came with copying', (host, field) => {
    expect(secretIn(`\u200b${service(host)};`, field, undefined)).toBe(service(host));
  });

  test('is the key of an enrollment as it stands there', () => {
    expect(secretIn(key, 'identity.symmKey', undefined)).toBe(key);
  });

  test.each(derivations)(
    'is the key derived of a group, never its own: %s',
    (_vector, group, id, expected) => {
      expect(secretIn(group, 'identity.symmKey', id)).toBe(expected);
      expect(secretIn(azGroup(group), 'identity.symmKey', id)).toBe(expected);
      expect(secretIn(azGroup(group), 'identity.symmKey', undefined)).toBeUndefined();
    },
  );

  test.each([
    ['a service string', service(hub), 'identity.devConnString'],
    ['a device string', device, 'cloud.service'],
    ['a key', key, 'identity.devConnString'],
    ['a key', key, 'cloud.service'],
    ['a key that is cut off', key.slice(0, -3), 'identity.symmKey'],
    ['a string of a module', `${device};ModuleId=m1`, 'identity.devConnString'],
    ['a private key in PEM', pem('PRIVATE KEY'), 'identity.symmKey'],
    ['nothing', '', 'identity.symmKey'],
  ] as const)('is none in %s for %s', (_what, text, field) => {
    expect(secretIn(text, field, undefined)).toBeUndefined();
  });
});
