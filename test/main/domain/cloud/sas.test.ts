import { describe, expect, test } from 'vitest';
import { serviceToken, signedToken } from '../../../../src/main/domain/cloud/sas.ts';

const key = 'ZWZsb3ctcHJvdmlzaW9uZXItdGVzdC1ncm91cC1rZXk=';

describe('a token for a service', () => {
  test.each([
    [
      'contoso-dps.azure-devices-provisioning.net',
      'provisioningserviceowner',
      '916%2BUCKoNoG1KRuFS%2F9bw5iOsUKALPzUBrt2gI8tn3s%3D',
    ],
    ['contoso.azure-devices.net', 'iothubowner', 'gdtTV9Zk8YL3Zi4r4h68MYc1IcRQ7kO0yCRPeUqFRNc%3D'],
  ])('of %s has the signature of the vector (provisioning.md 2.4)', (resource, policy, sig) => {
    expect(signedToken(resource, policy, key, 1_893_456_000)).toBe(
      `SharedAccessSignature sr=${resource}&sig=${sig}&skn=${policy}&se=1893456000`,
    );
  });

  test('another policy key, resource or end gives another signature', () => {
    const base = signedToken('a.azure-devices.net', 'p', key, 1);
    const sig = (token: string) => /sig=([^&]+)/u.exec(token)?.[1];
    for (const other of [
      signedToken('b.azure-devices.net', 'p', key, 1),
      signedToken('a.azure-devices.net', 'p', Buffer.from('another').toString('base64'), 1),
      signedToken('a.azure-devices.net', 'p', key, 2),
    ])
      expect(sig(other)).not.toBe(sig(base));
  });

  test('ends an hour after now, in seconds', () => {
    const token = serviceToken({ resource: 'h', policy: 'p', key, now: 1_700_000_000_999 });
    expect(token).toContain('&se=1700003600');
  });
});
