import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canonicalConnectionString,
  connectionStringDigest,
  parseDeviceConnectionString as parse,
  type DeviceConnectionString,
} from '../../../../src/main/domain/identity/connection-string.ts';

const hub = 'contoso.azure-devices.net';
const deviceId = 'press-3';
const key = Buffer.alloc(32, 7).toString('base64');
const value: DeviceConnectionString = { hub, deviceId, key };
const canonical = `HostName=${hub};DeviceId=${deviceId};SharedAccessKey=${key}`;

describe('a device connection string', () => {
  test('is written in one order and one spelling', () => {
    expect(canonicalConnectionString(value)).toBe(canonical);
    expect(parse(canonical)).toEqual({ value });
  });

  test('has a digest of that one form', () => {
    expect(connectionStringDigest(value)).toBe(createHash('sha256').update(canonical).digest('hex'));
  });

  const same: [string, string][] = [
    ['another order', `SharedAccessKey=${key};DeviceId=${deviceId};HostName=${hub}`],
    ['names in other letters', `hostname=${hub};DEVICEID=${deviceId};sharedAccessKey=${key}`],
    ['blanks around everything', `  HostName = ${hub} ;  DeviceId= ${deviceId} ; SharedAccessKey = ${key}  `],
    ['a semicolon at the end', `${canonical};`],
    ['quotes around it', `"${canonical}"`],
    ['typographic quotes around it', `\u201c${canonical}\u201d`],
    ['quotes and a semicolon', ` '${canonical};' ;`],
    ['a line break at the end', `${canonical}\r\n`],
    ['a line break in the key', canonical.replace('BwcHBw', 'Bwc\r\nHBw')],
    ['a blank in the key', canonical.replace('BwcHBw', 'Bwc HBw')],
    [
      'zero-width characters',
      canonical.replace('Device', 'De\u200bvi\ufeffce').replace('press', 'pre\u2060ss'),
    ],
    ['no-break spaces', canonical.replace(';', '\u00a0;\u00a0')],
    ['the hub in capitals', canonical.replace(hub, 'Contoso.Azure-Devices.NET')],
    ['a gateway, which IoT Edge ignores', `${canonical};GatewayHostName=gw.example`],
    ['a part twice with one value', `${canonical};DeviceId=${deviceId}`],
    ['empty parts', `;;HostName=${hub};;DeviceId=${deviceId};SharedAccessKey=${key};;`],
    ['x509=false', `${canonical};x509=false`],
  ];
  test.each(same)('is the same with %s', (_name, text) => {
    expect(parse(text)).toEqual({ value });
  });

  test('keeps the case of the device, which the hub tells apart', () => {
    expect(parse(canonical.replace(deviceId, 'Press-3'))).toEqual({
      value: { ...value, deviceId: 'Press-3' },
    });
  });

  test('takes every character that a device ID may have and that a string can carry', () => {
    const odd = "A-._:%*?!(),=@$'+#9";
    expect(parse(canonical.replace(deviceId, () => odd))).toEqual({ value: { ...value, deviceId: odd } });
  });

  test.each([16, 32, 64])('takes a key of %i bytes', (length) => {
    const own = Buffer.alloc(length, 1).toString('base64');
    expect(parse(canonical.replace(key, own))).toEqual({ value: { ...value, key: own } });
  });
});

describe('a refusal', () => {
  const other = `HostName=${hub};SharedAccessKeyName=iothubowner;SharedAccessKey=${key}`;
  const cases: [string, string, string][] = [
    ['empty', 'nothing', ''],
    ['empty', 'blanks and invisible characters', ' \u200b\r\n "" '],
    ['service-string', 'the string of the whole hub', other],
    ['service-string', 'the same with a device in it', `${other};DeviceId=${deviceId}`],
    [
      'service-string',
      'the string of DPS',
      'HostName=d.azure-devices-provisioning.net;SharedAccessKeyName=owner;SharedAccessKey=a',
    ],
    ['module-string', 'the string of a module', `${canonical};ModuleId=m1`],
    ['x509-string', 'a device with certificates', `HostName=${hub};DeviceId=${deviceId};x509=true`],
    ['x509-string', 'the same in capitals', `HostName=${hub};DeviceId=${deviceId};X509=True`],
    [
      'token-string',
      'a token in place of the key',
      `HostName=${hub};DeviceId=${deviceId};SharedAccessSignature=SharedAccessSignature sr=h`,
    ],
    ['token-string', 'a token alone', `SharedAccessSignature sr=${hub}&sig=abc&se=1`],
    [
      'event-hub-string',
      'the event hub',
      `Endpoint=sb://x.servicebus.windows.net/;SharedAccessKeyName=o;SharedAccessKey=${key};EntityPath=e`,
    ],
    ['storage-string', 'a storage account', `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${key}`],
    ['key-alone', 'the key alone', key],
    ['key-alone', 'the key with a line break', `${key.slice(0, 20)}\n${key.slice(20)}`],
    ['no-host', 'some text', 'hello world'],
    ['no-host', 'no host', `DeviceId=${deviceId};SharedAccessKey=${key}`],
    ['no-host', 'an empty host', `HostName=;DeviceId=${deviceId};SharedAccessKey=${key}`],
    ['no-device', 'no device', `HostName=${hub};SharedAccessKey=${key}`],
    ['no-key', 'no key', `HostName=${hub};DeviceId=${deviceId}`],
    ['no-key', 'an empty key', `HostName=${hub};DeviceId=${deviceId};SharedAccessKey=`],
    ['host-name', 'a URL', canonical.replace(hub, `https://${hub}`)],
    ['host-name', 'the name of the hub alone', canonical.replace(hub, 'contoso')],
    ['host-name', 'a blank inside', canonical.replace(hub, 'contoso azure-devices.net')],
    ['host-name', 'a letter that only looks right', canonical.replace(hub, 'conto\u017fo.azure-devices.net')],
    ['device-id', 'a blank inside, which is another device', canonical.replace(deviceId, 'press 3')],
    ['device-id', 'a no-break space inside', canonical.replace(deviceId, 'press\u00a03')],
    ['device-id', 'a slash', canonical.replace(deviceId, 'press/3')],
    ['device-id', 'a quote', canonical.replace(deviceId, 'pre"ss')],
    ['device-id', 'an umlaut', canonical.replace(deviceId, 'pr\u00e4sse')],
    ['device-id', 'too long', canonical.replace(deviceId, 'x'.repeat(129))],
    ['key-base64', 'a key that was cut off', canonical.slice(0, -3)],
    ['key-base64', 'a key in the URL alphabet', canonical.replace(key, '-_-_'.repeat(8))],
    ['key-base64', 'letters after the padding', `${canonical}abc`],
    ['key-length', '15 bytes', canonical.replace(key, Buffer.alloc(15).toString('base64'))],
    ['key-length', '65 bytes', canonical.replace(key, Buffer.alloc(65).toString('base64'))],
    ['double-part', 'two devices', `${canonical};DeviceId=press-4`],
    ['double-part', 'two keys', `${canonical};sharedaccesskey=${Buffer.alloc(16).toString('base64')}`],
  ];
  test.each(cases)('%s: %s', (rule, _name, text) => {
    expect(parse(text)).toEqual({ rule });
  });
});

describe('whatever is pasted', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9._:%*?!(),=@$'+#-]{1,128}$/u);
  const host = fc.stringMatching(/^[a-z0-9]{1,20}\.[a-z]{2,10}\.net$/u);
  const keys = fc
    .uint8Array({ minLength: 16, maxLength: 64 })
    .map((bytes) => Buffer.from(bytes).toString('base64'));
  const strings = fc.record({ hub: host, deviceId: id, key: keys });

  test('the canonical form is read as what it was made of', () => {
    fc.assert(
      fc.property(strings, (parts) => {
        expect(parse(canonicalConnectionString(parts))).toEqual({ value: parts });
      }),
    );
  });

  test('noise of copying changes nothing', () => {
    const noise = fc.constantFrom('', ' ', '\t', '\u200b', '\ufeff', '\r\n', '\u00a0', '  ');
    const spell = fc.constantFrom<(name: string) => string>(
      (name) => name,
      (name) => name.toUpperCase(),
      (name) => name.toLowerCase(),
    );
    const order = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    const ends = fc.constantFrom('', ';', ';;', '\n', '";');
    fc.assert(
      fc.property(
        strings,
        order,
        spell,
        fc.array(noise, { minLength: 12, maxLength: 12 }),
        ends,
        (parts, by, letters, n, end) => {
          const split = parts.key.slice(0, 9) + (n[11] ?? '') + parts.key.slice(9);
          const pairs = [
            ['HostName', parts.hub],
            ['DeviceId', parts.deviceId],
            ['SharedAccessKey', split],
          ];
          const text = by
            .map(
              (i, k) =>
                `${n[k * 3] ?? ''}${letters(pairs[i]?.[0] ?? '')}${n[k * 3 + 1] ?? ''}=${n[k * 3 + 2] ?? ''}${pairs[i]?.[1] ?? ''}`,
            )
            .join(';');
          // An apostrophe is a character of device IDs, so one at the very end is not told from a quote.
          fc.pre(!/['"]$/u.test(text.trim()));
          expect(parse(`${n[9] ?? ''}${end === '";' ? '"' : ''}${text}${end}${n[10] ?? ''}`)).toEqual({
            value: parts,
          });
        },
      ),
    );
  });

  test('is read or refused by a rule, and reading the canonical form again changes nothing', () => {
    const piece = fc.constantFrom(
      'HostName=',
      'DeviceId=',
      'SharedAccessKey=',
      ';',
      '=',
      hub,
      key,
      'x',
      ' ',
      '"',
      '\u200b',
      'x509=true',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const read = parse(given);
        const again = 'rule' in read ? read : parse(canonicalConnectionString(read.value));
        expect(again).toEqual(read);
      }),
      { numRuns: 1_000 },
    );
  });
});
