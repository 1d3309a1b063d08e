import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { procedures } from '../../src/contract/procedures.ts';

type Schema = { properties?: Record<string, Schema>; [key: string]: unknown };

/** Every field that a page can fill in a call, as `procedure field.field`. */
function fieldsOf(schema: unknown, at: string): string[] {
  if (Array.isArray(schema)) return schema.flatMap((one) => fieldsOf(one, at));
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties = {}, ...rest } = schema as Schema;
  return [
    ...Object.entries(properties).flatMap(([name, inner]) => [
      `${at}${name}`,
      ...fieldsOf(inner, `${at}${name}.`),
    ]),
    ...Object.values(rest).flatMap((one) => fieldsOf(one, at)),
  ];
}

const fields = [
  ...new Set(
    Object.entries(procedures).flatMap(([name, { input }]) =>
      fieldsOf(z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }), `${name} `),
    ),
  ),
];
const named = (pattern: RegExp) =>
  fields.filter((field) => pattern.test(field.split(/[ .]/u).at(-1) ?? '')).toSorted();

describe('what a page can ask for', () => {
  test('is found', () => {
    expect(fields).toEqual(
      expect.arrayContaining(['setup.check text', 'jobs.start goal.setup.payload.file', 'jobs.start hash']),
    );
  });

  test('is no script, no program and no arguments of one', () => {
    expect(
      named(/script|program|executable|cmdlet|command|argument|args$|shell|eval|code$|cwd|environment/iu),
    ).toEqual([]);
  });

  /** Addresses that the VM gets are four numbers and no address to fetch, which the next test holds. */
  const ofVm = /(?:network|wanted)\.address(?:\.|$)/u;

  test('is no address to fetch: the one endpoint and the proxy of a setup are data for the VM', () => {
    expect(named(/url|uri|href|address|endpoint|proxy/iu).filter((field) => !ofVm.test(field))).toEqual(
      ['host.scan', 'jobs.plan', 'jobs.start'].flatMap((name) => [
        `${name} goal.setup.identity.globalEndpoint`,
        `${name} goal.setup.proxy`,
        `${name} goal.setup.proxy.noProxy`,
      ]),
    );
  });

  test('is for an address of the VM four numbers and nothing else', () => {
    const given = { ip4Address: '10.1.2.50', ip4PrefixLength: 24, ip4GatewayAddress: '10.1.2.1' };
    const takes = (more: object) =>
      procedures['network.advise'].input.safeParse({
        wanted: { reachable: false, address: { ...given, dnsServers: [], ...more }, plantDhcp: null },
      }).success;
    expect(takes({})).toBe(true);
    for (const text of ['http://10.1.2.50', 'host.example', '10.1.2.50/', '10.1.2.50:80', '::1', '']) {
      expect(takes({ ip4Address: text })).toBe(false);
      expect(takes({ ip4GatewayAddress: text })).toBe(false);
      expect(takes({ dnsServers: [text] })).toBe(false);
    }
    expect(fields.filter((field) => ofVm.test(field)).toSorted()).toEqual(
      [
        'host.scan goal.setup.network',
        'jobs.plan goal.setup.network',
        'jobs.start goal.setup.network',
        'network.advise wanted',
      ]
        .flatMap((part) => [
          `${part}.address`,
          ...['dnsServers', 'ip4Address', 'ip4GatewayAddress', 'ip4PrefixLength'].map(
            (name) => `${part}.address.${name}`,
          ),
        ])
        .toSorted(),
    );
  });

  test('is a file only as data of a setup, or as an installer to be looked at', () => {
    const ofSetups = ['host.scan', 'jobs.plan', 'jobs.start'].flatMap((name) => [
      `${name} goal.folder`,
      `${name} goal.setup.payload.file`,
      `${name} goal.setup.identity.identityCertPath`,
      `${name} goal.setup.identity.identityPrivKeyPath`,
      `${name} goal.setup.sharedFolders`,
      `${name} goal.setup.sharedFolders.folder`,
    ]);
    expect(named(/file|path|folder|directory|dir$/iu)).toEqual([...ofSetups, 'payload.look file'].toSorted());
  });
});
