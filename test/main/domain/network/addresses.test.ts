import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  faultsOfTriple,
  firstOverlap,
  freeNatPrefix,
  guestNetworks,
} from '../../../../src/main/domain/network/addresses.ts';
import {
  contains,
  formatIpv4,
  formatPrefix,
  lastOf,
  overlap,
  parseIpv4,
  parsePrefix,
  prefixAround,
  type Prefix,
} from '../../../../src/main/domain/network/ipv4.ts';

const address = fc.nat({ max: 2 ** 32 - 1 });
const anyPrefix = fc.tuple(address, fc.integer({ min: 0, max: 32 })).map(([a, n]) => prefixAround(a, n));
const prefixOf = (text: string): Prefix => parsePrefix(text) ?? { network: -1, length: -1 };

describe('an IPv4 address', () => {
  test.each([
    ['0.0.0.0', 0],
    ['10.1.2.3', 167_838_211],
    ['255.255.255.255', 4_294_967_295],
  ])('%s is read', (text, value) => {
    expect(parseIpv4(text)).toBe(value);
    expect(formatIpv4(value)).toBe(text);
  });

  test.each([
    ['', 'nothing'],
    ['10.1.2', 'shorthand'],
    ['10.1', 'shorthand'],
    ['10', 'a number'],
    ['10.1.2.3.4', 'too long'],
    ['10.1.2.03', 'a leading zero'],
    ['010.1.2.3', 'a leading zero in front'],
    ['10.1.2.00', 'two zeros'],
    ['10.1.2.256', 'too large'],
    ['10.1.2.-3', 'a sign'],
    ['10.1.2.+3', 'a sign'],
    ['10.1.2.0x3', 'hexadecimal'],
    ['10.1.2.3 ', 'a blank'],
    [' 10.1.2.3', 'a blank in front'],
    ['10.1..3', 'an empty part'],
    ['10.1.2.3\n', 'a line break'],
    ['10.1.2.٣', 'digits of another script'],
    ['10.1.2.1e1', 'an exponent'],
    ['::1', 'IPv6'],
    ['10.1.2.3/24', 'a prefix'],
  ])('is not %j: %s', (text) => {
    expect(parseIpv4(text)).toBeUndefined();
  });

  test('is written as it is read, whatever it is', () => {
    fc.assert(
      fc.property(address, (value) => {
        expect(parseIpv4(formatIpv4(value))).toBe(value);
      }),
    );
  });

  test('has one spelling only', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9.]{1,16}$/u), (text) => {
        const value = parseIpv4(text);
        expect(value === undefined ? text : formatIpv4(value)).toBe(text);
      }),
    );
  });
});

describe('a prefix', () => {
  test.each(['10.0.0.0/8', '0.0.0.0/0', '192.168.1.128/25', '10.1.2.3/32'])(
    '%s is read and written',
    (text) => {
      expect(formatPrefix(prefixOf(text))).toBe(text);
    },
  );

  test.each([
    '10.0.0.1/8',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/8/8',
    '10/8',
    '/8',
  ])('is not %s', (text) => {
    expect(parsePrefix(text)).toBeUndefined();
  });

  test('holds what has its leading bits, and nothing else', () => {
    fc.assert(
      fc.property(anyPrefix, address, (prefix, value) => {
        const bits = (n: number) => n.toString(2).padStart(32, '0').slice(0, prefix.length);
        expect(contains(prefix, value)).toBe(bits(prefix.network) === bits(value));
      }),
    );
  });

  test('overlaps another one when one holds an end of the other, either way round', () => {
    fc.assert(
      fc.property(anyPrefix, anyPrefix, (a, b) => {
        const shared = Math.max(a.network, b.network) <= Math.min(lastOf(a), lastOf(b));
        expect([overlap(a, b), overlap(b, a)]).toEqual([shared, shared]);
      }),
    );
  });
});

describe('a free NAT network', () => {
  /** Blocks as hosts have them: mostly private ones, of every size. */
  const taken = fc.array(
    fc
      .tuple(
        fc.oneof(
          fc.nat({ max: 2 ** 16 - 1 }).map((n) => 0xc0_a8_00_00 + n),
          fc.nat({ max: 2 ** 20 - 1 }).map((n) => 0xac_10_00_00 + n),
          fc.nat({ max: 2 ** 24 - 1 }).map((n) => 0x0a_00_00_00 + n),
          address,
        ),
        fc.integer({ min: 8, max: 32 }),
      )
      .map(([a, n]) => prefixAround(a, n)),
    { maxLength: 12 },
  );

  test('is a private /24 that overlaps nothing that is taken, nor the networks in the VM', () => {
    fc.assert(
      fc.property(taken, (blocks) => {
        const free = freeNatPrefix(blocks);
        const inside = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].some(
          (one) => free !== undefined && contains(prefixOf(one), free.network),
        );
        // Twelve blocks cover all of 10.0.0.0/8 only when one of them is large.
        expect(inside || blocks.some(({ length }) => length <= 11)).toBe(true);
        expect(free === undefined || (free.length === 24 && free.network % 256 === 0)).toBe(true);
        const met = [...blocks, ...guestNetworks].filter((one) => free !== undefined && overlap(one, free));
        expect(met).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('is none where everything private is taken', () => {
    expect(freeNatPrefix(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(prefixOf))).toBeUndefined();
  });

  test('is none where only the networks of containers are left', () => {
    const rest = ['172.16.0.0/16', '172.19.0.0/16', '172.20.0.0/14', '172.24.0.0/13'];
    const taken = ['10.0.0.0/8', '192.168.0.0/16', ...rest];
    expect(freeNatPrefix(taken.map(prefixOf))).toBeUndefined();
  });

  test('is found behind the last range', () => {
    const left = freeNatPrefix(['10.1.0.0/16', '172.16.0.0/12', '192.168.0.0/16'].map(prefixOf));
    expect(left === undefined ? '' : formatPrefix(left)).toBe('10.255.0.0/24');
  });

  test('names the block that it meets', () => {
    const wanted = prefixOf('192.168.50.0/24');
    expect(firstOverlap(wanted, [prefixOf('10.0.0.0/8'), prefixOf('192.168.0.0/16')])).toEqual(
      prefixOf('192.168.0.0/16'),
    );
    expect(firstOverlap(wanted, [prefixOf('192.168.51.0/24')])).toBeUndefined();
  });
});

describe('a static triple', () => {
  const triple = { ip4Address: '10.1.2.50', ip4PrefixLength: 24, ip4GatewayAddress: '10.1.2.1' };

  test('can be', () => {
    expect(faultsOfTriple(triple, ['10.1.2.3'])).toEqual([]);
  });

  test.each([
    ['an address that is none', { ip4Address: '10.1.2.050' }, 'ip4Address', 'not-ipv4'],
    ['a gateway that is none', { ip4GatewayAddress: '10.1.2' }, 'ip4GatewayAddress', 'not-ipv4'],
    ['a prefix of 0', { ip4PrefixLength: 0 }, 'ip4PrefixLength', 'prefix-length'],
    ['a prefix without room for two', { ip4PrefixLength: 31 }, 'ip4PrefixLength', 'prefix-length'],
    ['a prefix of half a bit', { ip4PrefixLength: 24.5 }, 'ip4PrefixLength', 'prefix-length'],
    ['a gateway outside', { ip4GatewayAddress: '10.1.3.1' }, 'ip4GatewayAddress', 'outside'],
    ['the network address', { ip4Address: '10.1.2.0' }, 'ip4Address', 'network-address'],
    ['the broadcast address', { ip4Address: '10.1.2.255' }, 'ip4Address', 'broadcast-address'],
    [
      'the network address as gateway',
      { ip4GatewayAddress: '10.1.2.0' },
      'ip4GatewayAddress',
      'network-address',
    ],
    [
      'the broadcast as gateway',
      { ip4GatewayAddress: '10.1.2.255' },
      'ip4GatewayAddress',
      'broadcast-address',
    ],
    ['the address of the gateway', { ip4Address: '10.1.2.1' }, 'ip4Address', 'same-as-gateway'],
    ['the address of the host', { ip4Address: '10.1.2.3' }, 'ip4Address', 'of-host'],
    ['loopback', { ip4Address: '127.0.0.5' }, 'ip4Address', 'special'],
    ['link-local', { ip4Address: '169.254.3.5' }, 'ip4Address', 'special'],
    ['multicast', { ip4Address: '224.0.0.5' }, 'ip4Address', 'special'],
    ['reserved', { ip4Address: '255.1.2.3' }, 'ip4Address', 'special'],
    ['this network', { ip4Address: '0.1.2.3' }, 'ip4Address', 'special'],
  ])('cannot be %s', (_name, change, field, code) => {
    expect(faultsOfTriple({ ...triple, ...change }, ['10.1.2.3'])).toContainEqual(
      expect.objectContaining({ field, code }),
    );
  });

  test('that is accepted is always valid', () => {
    const near = fc.tuple(
      address,
      fc.integer({ min: 0, max: 32 }),
      fc.nat({ max: 600 }),
      fc.nat({ max: 600 }),
    );
    let accepted = 0;
    fc.assert(
      fc.property(near, address, ([base, ip4PrefixLength, a, b], host) => {
        const typed = {
          ip4Address: formatIpv4(Math.min(base + a, 2 ** 32 - 1)),
          ip4PrefixLength,
          ip4GatewayAddress: formatIpv4(Math.min(base + b, 2 ** 32 - 1)),
        };
        if (faultsOfTriple(typed, [formatIpv4(host)]).length > 0) return true;
        accepted += 1;
        // Bit by bit, unlike the code.
        const bits = (text: string) =>
          text
            .split('.')
            .map((part) => Number(part).toString(2).padStart(8, '0'))
            .join('');
        const [own, gateway] = [bits(typed.ip4Address), bits(typed.ip4GatewayAddress)];
        const rests = [own.slice(ip4PrefixLength), gateway.slice(ip4PrefixLength)];
        return (
          own.slice(0, ip4PrefixLength) === gateway.slice(0, ip4PrefixLength) &&
          rests.every((rest) => rest.includes('0') && rest.includes('1')) &&
          own !== gateway &&
          typed.ip4Address !== formatIpv4(host) &&
          !/^(?:0|127|22[4-9]|2[3-5]\d)\.|^169\.254\./u.test(typed.ip4Address)
        );
      }),
      { numRuns: 2000 },
    );
    expect(accepted).toBeGreaterThan(200);
  });
});
