import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  covers,
  deviceToken,
  isOver,
  isSignedWith,
  readToken,
  type Token,
} from '../../../src/practice/cloud/tokens.ts';

/** Keys and signatures of provisioning.md 2.2 and 2.4. */
const serviceKey = 'ZWZsb3ctcHJvdmlzaW9uZXItdGVzdC1ncm91cC1rZXk=';
const deviceKey = 'ptTD65c51sXl/E7GJEJtLxGuADNTk1bibHNw3shn3AY=';
const se = '1893456000';

const read = (header: string): Token => {
  const token = readToken(header);
  if (token === undefined) throw new Error('no token');
  return token;
};

describe('a token', () => {
  it.each([
    [
      'contoso-dps.azure-devices-provisioning.net',
      'provisioningserviceowner',
      serviceKey,
      '916%2BUCKoNoG1KRuFS%2F9bw5iOsUKALPzUBrt2gI8tn3s%3D',
    ],
    [
      'contoso.azure-devices.net',
      'iothubowner',
      serviceKey,
      'gdtTV9Zk8YL3Zi4r4h68MYc1IcRQ7kO0yCRPeUqFRNc%3D',
    ],
    [
      '0ne00000001%2Fregistrations%2Fedge-line-01',
      'registration',
      deviceKey,
      'qiiN1T42dIqEoWw0TgCnDslmTOJjkuOij6OTL2%2Fgmws%3D',
    ],
    [
      '0ne00000001/registrations/edge-line-01',
      'registration',
      deviceKey,
      'ocOa6T6rLJTrQLlRqWdBLoTkt6m07BT2P5VEXnX1Qhg%3D',
    ],
    [
      '0ne00000001%2fregistrations%2fedge-line-01',
      'registration',
      deviceKey,
      'hFrWh7YXUP9sIziLS4jZUscZPQX8FhQWjPkE3NPTbqc%3D',
    ],
  ])('for %s is signed as it is written, its fields in any order', (sr, skn, key, sig) => {
    for (const fields of [
      `sr=${sr}&sig=${sig}&se=${se}&skn=${skn}`,
      `skn=${skn}&se=${se}&sig=${sig}&sr=${sr}`,
    ]) {
      const token = read(`SharedAccessSignature ${fields}`);
      expect(token.policy).toBe(skn);
      expect(isSignedWith(token, ['AAAA', key])).toBe(true);
      expect(isSignedWith(token, [])).toBe(false);
      expect(isSignedWith({ ...token, resource: decodeURIComponent(sr).toUpperCase() }, [key])).toBe(false);
      expect(isSignedWith({ ...token, expiry: '1893456001' }, [key])).toBe(false);
    }
  });

  it('covers its resource and what lies in it, whatever the case, and nothing that only begins like it', () => {
    const token = { ...read(`SharedAccessSignature sr=a.net%2Fdevices&sig=x&se=1`) };
    expect(covers(token, 'A.net/devices')).toBe(true);
    expect(covers(token, 'a.net/devices/edge-01')).toBe(true);
    expect(covers(token, 'a.net/devices-of-others')).toBe(false);
    expect(covers(token, 'a.net')).toBe(false);
    expect(covers({ ...token, resource: '' }, '/anything')).toBe(false);
    expect(covers({ ...token, resource: '%' }, 'a.net')).toBe(false);
  });

  it('is over at its second', () => {
    const token = read(`SharedAccessSignature sr=a&sig=x&se=${se}`);
    expect(isOver(token, 1_893_455_999_999)).toBe(false);
    expect(isOver(token, 1_893_456_000_000)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'Bearer x',
    'SharedAccessSignature',
    'SharedAccessSignature sr=a&se=1',
    'SharedAccessSignature sr=a&sig=x&se=soon',
    'SharedAccessSignature sr=a&sig=%&se=1',
  ])('is none: %s', (header) => expect(readToken(header)).toBeUndefined());

  it('of a device has its resource in lower case and percent-encoded', () => {
    const sign = (text: string) =>
      createHmac('sha256', Buffer.from(deviceKey, 'base64')).update(text).digest();
    expect(
      deviceToken('0NE00000001/registrations/Edge-Line-01', 'registration', 1_893_456_000_000, sign),
    ).toBe(
      `SharedAccessSignature sr=0ne00000001%2Fregistrations%2Fedge-line-01&sig=qiiN1T42dIqEoWw0TgCnDslmTOJjkuOij6OTL2%2Fgmws%3D&se=${se}&skn=registration`,
    );
  });
});
