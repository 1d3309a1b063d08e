import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProvisionField, Recognition } from '../../../../src/contract/identity.ts';
import {
  canonicalConnectionString,
  parseDeviceConnectionString,
} from '../../../../src/main/domain/identity/connection-string.ts';
import { recognise } from '../../../../src/main/domain/identity/recognise.ts';
import { withoutSecrets } from '../../../../src/main/domain/identity/recognised.ts';
import { cleanText } from '../../../../src/main/domain/identity/text.ts';
import { ekT1, groupV1, idT1 } from './vectors.ts';

const hub = 'contoso.azure-devices.net';
const field = fc.option(fc.constantFrom(...ProvisionField.options), { nil: undefined });
const pieces = [
  'HostName= DeviceId= ModuleId= SharedAccessKey= SharedAccessKeyName= x509=true Endpoint=sb://'.split(' '),
  [';', '=', ',', '|', ' ', '\n', '\r\n', '"', "'", '\u201c', '\u200b', '\ufeff', '\u00a0', '\uff1b', ':'],
  [hub, groupV1, ekT1, idT1, ekT1.slice(0, 90), 'press-3', '0ne00ABCDEF', 'https://', '.', '-'],
  ['{', '}', '[', ']', '"deviceId":', '"registrationId":', '"attestation":', 'null', 'ab:cd:', '\ud800'],
  [
    '-----BEGIN PRIVATE KEY-----',
    'Registration Id:',
    'Endorsement Key:',
    'SharedAccessSignature ',
    'sr=',
    '%zz',
  ],
].flat();
const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.json(),
  fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((some) => some.join('')),
);

/** A key as DPS or a hub makes it: long enough, and of letters and digits as any such key is. */
const secret = fc
  .uint8Array({ minLength: 32, maxLength: 64 })
  .map((bytes) => Buffer.from(bytes).toString('base64'))
  .filter(
    (text) =>
      /[A-Z]/u.test(text.slice(0, 30)) && /[a-z]/u.test(text.slice(0, 30)) && /\d/u.test(text.slice(0, 30)),
  );

describe('recognising', () => {
  test('never throws, and answers in the shape that was agreed', () => {
    fc.assert(
      fc.property(anything, field, (text, wanted) => {
        const told = withoutSecrets(recognise(text, wanted));
        expect(Recognition.parse(told)).toEqual(told);
      }),
      { numRuns: 3_000 },
    );
  });

  test('tells a text without parts or with them, and every error of one keeps it from a field', () => {
    fc.assert(
      fc.property(anything, field, (text, wanted) => {
        const { problems, suggestions } = recognise(text, wanted);
        const wrongPaths = problems.filter(({ severity }) => severity === 'error').map(({ path }) => path);
        const used: string[] = suggestions.flatMap(({ part, field: to }) => [part, to]);
        expect(wrongPaths.filter((path) => used.includes(path))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a repair', () => {
  test('of the text leaves nothing to repair', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const once = cleanText(text).text;
        expect(cleanText(once)).toEqual({ text: once, repairs: [] });
      }),
      { numRuns: 3_000 },
    );
  });

  test('of a value leaves a value of the same kind without repairs', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...ProvisionField.options), (text, wanted) => {
        const first = recognise(text, wanted);
        const [fits] = first.suggestions;
        const part = first.parts.find(({ name }) => name === fits?.part);
        if (part === undefined) return;
        const again = recognise(part.value, wanted);
        expect(again.problems.filter(({ severity }) => severity !== 'warning')).toEqual([]);
        // What looked like a key is hidden; in small letters it is none any more.
        const small = first.problems.some(({ rule }) => rule === 'capitals');
        const kept = again.parts.filter(({ name, value }) => name === part.name && value === part.value);
        expect(kept.map(({ secret }) => secret || small)).toEqual([part.secret || small]);
      }),
      { numRuns: 3_000 },
    );
  });

  test('of a device string is what its parser makes of it', () => {
    const between = fc.constantFrom(';', '; ', ';\n', '\n', ' | ', ', ', ' ;\u200b', '\uff1b');
    const bent = fc
      .tuple(
        between,
        between,
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        fc.constantFrom('', '"', ' '),
      )
      .map(([one, two, order, around]) => {
        const all = [`HostName=${hub}`, 'deviceid = press-3', `SharedAccessKey=${groupV1}`];
        const [a, b, c] = order.map((i) => all[i]);
        return `${around}${a}${one}${b}${two}${c}${around}`;
      });
    fc.assert(
      fc.property(fc.oneof(bent, anything), (text) => {
        const found = recognise(text);
        const alone = !/^\s*[[{]/u.test(cleanText(text).text);
        fc.pre(alone && found.kind === 'device-string' && found.suggestions.length > 0);
        const value = (name: string) => found.parts.find((part) => part.name === name)?.value ?? '';
        const parts = { hub: value('hub'), deviceId: value('deviceId'), key: value('key') };
        expect(parseDeviceConnectionString(text)).toEqual({ value: parts });
        expect(
          recognise(canonicalConnectionString(parts)).problems.filter((one) => one.severity === 'repaired'),
        ).toEqual([]);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('the text of a secret', () => {
  const noise = fc.constantFrom('', ' ', '\n', '\u200b', '"', '\u00a0', ';', '\r\n\r\n');
  const places: ((key: string, n: string) => string)[] = [
    (key) => key,
    (key, n) => `${n}${key}${n}`,
    (key, n) => `HostName=${hub};DeviceId=press-3;${n}SharedAccessKey=${key}${n}`,
    (key) => `HostName=${hub},DeviceId=press-3,SharedAccessKey=${key.slice(0, -1)}`,
    (key) => `HostName=${hub};SharedAccessKeyName=iothubowner;SharedAccessKey=${key}`,
    (key) => `HostName=${key};DeviceId=press-3;SharedAccessKey=`,
    (key) => `DeviceId=${key};HostName=${hub}`,
    (key) => `GatewayHostName=${key};HostName=${hub};DeviceId=a;SharedAccessKey=${key}`,
    (key) => `SharedAccessKey=${key};SharedAccessKey=${key.slice(4)}`,
    (key) => `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${key}`,
    (key) => `Endpoint=sb://x/;SharedAccessKeyName=o;SharedAccessKey=${key}`,
    (key) => `SharedAccessSignature sr=${hub}&sig=${encodeURIComponent(key)}&se=1&skn=device`,
    (key) => JSON.stringify({ connectionString: `HostName=${hub};DeviceId=a;SharedAccessKey=${key}` }),
    (key) =>
      JSON.stringify({
        registrationId: 'a',
        capabilities: { iotEdge: true },
        attestation: { symmetricKey: { primaryKey: key, secondaryKey: key } },
      }),
    (key) => JSON.stringify({ enrollmentGroupId: 'a', attestation: { symmetricKey: { primaryKey: key } } }),
    (key) => JSON.stringify({ deviceId: key, hub: key }),
    (key) => JSON.stringify({ unknown: key }),
    (key) => `{"primaryKey": "${key}"`,
    (key) => `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----`,
    (key) => `Registration Id: ${key}\nEndorsement Key: ${key}`,
    (key) => `https://${key}.azure-devices.net`,
    (key) => `my key is ${key}`,
  ];

  test('is in no problem and in nothing that is shown', () => {
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), noise, field, (key, place, n, wanted) => {
        const full = recognise(place(key, n), wanted);
        const shown = JSON.stringify([withoutSecrets(full), full.problems]);
        // Base64 may be cut where it was wrapped; twelve characters in a row are enough to tell.
        const run = (from: number) => key.slice(from, from + 12);
        const telling = [run(0), run(12), encodeURIComponent(key).slice(0, 12)].filter(
          (piece) => new Set(piece).size > 4,
        );
        for (const piece of telling) {
          expect(shown.toLowerCase()).not.toContain(piece.toLowerCase());
        }
      }),
      { numRuns: 4_000 },
    );
  });

  test('is still among the values inside, where it is meant to be', () => {
    const found = recognise(`HostName=${hub};DeviceId=press-3;SharedAccessKey=${groupV1}`);
    expect(found.parts).toContainEqual({ name: 'key', secret: true, value: groupV1 });
    expect(withoutSecrets(found).parts).toContainEqual({ name: 'key', secret: true, value: null, bytes: 64 });
  });
});

describe('the time it takes', () => {
  const fill: [string, (size: number) => string][] = [
    ['blanks in the midst', (n) => `x${' '.repeat(n)}x`],
    ['blanks and line ends', (n) => `x${' \n'.repeat(n / 2)}x`],
    ['quotes', (n) => `'x${'"'.repeat(n)}x`],
    ['semicolons', (n) => `x${';'.repeat(n)}x`],
    ['separators before no name', (n) => `HostName=a${' ,|'.repeat(n / 3)}x`],
    ['names without values', (n) => 'HostName '.repeat(n / 9)],
    ['names with blanks', (n) => `HostName${' '.repeat(n)}x`],
    ['pairs', (n) => 'a=b;'.repeat(n / 4)],
    ['known pairs', (n) => `HostName=a\n`.repeat(n / 11)],
    ['commas', (n) => `DeviceId=a,`.repeat(n / 11)],
    ['zero-width characters', (n) => '\u200b'.repeat(n)],
    ['base64', (n) => 'aB3+'.repeat(n / 4)],
    ['hex with colons', (n) => 'ab:'.repeat(n / 3)],
    ['dots and dashes', (n) => 'a-.'.repeat(n / 3)],
    ['a host without end', (n) => `https://${'a.'.repeat(n / 2)}azure-devices.net`],
    ['brackets', (n) => '['.repeat(n)],
    ['begins of PEM', (n) => '-----BEGIN '.repeat(n / 11)],
    ['labels', (n) => 'Registration Id'.repeat(n / 15)],
    ['labels with blanks', (n) => `registration${' '.repeat(n)}id`],
    ['an endorsement key with blanks', (n) => `AToAAQALAAMAsgAg${' A'.repeat(n / 2)}`],
    ['percent signs', (n) => `SharedAccessSignature sr=${'%41&'.repeat(n / 4)}`],
  ];

  /** Processor time of one look, in microseconds: the least of several, each of several looks. */
  function cost(text: string): number {
    const looks = 3;
    const times = Array.from({ length: 4 }, () => {
      const begun = process.cpuUsage();
      for (let i = 0; i < looks; i += 1) recognise(text);
      const { user, system } = process.cpuUsage(begun);
      return (user + system) / looks;
    });
    return Math.min(...times);
  }

  test.each(fill)('grows with the text and no faster: %s', (_what, make) => {
    const [small, large] = [cost(make(8_000)), cost(make(64_000))];
    // Eight times the text: a square would be 64 times the work. A floor keeps the noise of short times out.
    expect(large / Math.max(small, 60)).toBeLessThan(30);
  });
});
