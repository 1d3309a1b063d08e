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

/** A field of a call, or of what the call takes. */
const inside = (name: string, field: string) =>
  name.includes(' ') ? `${name}.${field}` : `${name} ${field}`;

/** Calls that take a setup, with where it is in them. */
const setups = [
  'host.scan goal.setup',
  'identity.firewall setup',
  'identity.sheet setup',
  'jobs.plan goal.setup',
  'jobs.start goal.setup',
];

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
  const ofVm = /(?:network|wanted|nics)\.address(?:\.|$)/u;

  test('is no address to fetch: the one endpoint is data for the VM, and a proxy is for it and the way to Azure', () => {
    expect(named(/url|uri|href|address|endpoint|proxy/iu).filter((field) => !ofVm.test(field))).toEqual(
      [
        ...[...setups, 'identity.linuxKit'].map((name) => inside(name, 'identity.globalEndpoint')),
        'identity.answer request.globalEndpoint',
        ...[...setups, 'identity.linuxKit', 'identity.answer request'].flatMap((name) => [
          inside(name, 'proxy'),
          inside(name, 'proxy.noProxy'),
        ]),
        ...setups.map((name) => inside(name, 'cloud.viaProxy')),
        ...['cloud.find', 'cloud.show', 'identity.certificate.check'].map((name) => inside(name, 'proxy')),
      ].toSorted(),
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
        ...setups.map((name) => `${name}.network`),
        ...setups.map((name) => `${name}.nics`),
        'network.advise wanted',
      ]
        .flatMap((part) => [
          `${part}.address`,
          // A further NIC asks the DNS servers of the VM.
          ...(part.endsWith('.nics') ? [] : ['dnsServers']).map((name) => `${part}.address.${name}`),
          ...['ip4Address', 'ip4GatewayAddress', 'ip4PrefixLength'].map((name) => `${part}.address.${name}`),
        ])
        .toSorted(),
    );
  });

  test('is a file only as data of a setup or a kit, as a file to be looked at, or as a folder to write into', () => {
    const ofSetups = setups.flatMap((name) => [
      // Beside the setup: the folder that its paths count from.
      name.replace(/setup$/u, 'folder'),
      `${name}.payload.file`,
      `${name}.inspectionCa.file`,
      `${name}.carriedImages.file`,
      `${name}.cloud.group.caCertPath`,
      `${name}.identity.identityCertPath`,
      `${name}.identity.identityPrivKeyPath`,
      `${name}.sharedFolders`,
      `${name}.sharedFolders.folder`,
    ]);
    // Where references to service strings count from.
    const ofCloud = ['cloud.find folder', 'cloud.show folder'];
    const looked = [
      'payload.look file',
      'payload.images file',
      'identity.certificate.read file',
      // Of an authority the public certificate is answered, and nothing else of its file.
      'identity.sheet group.caCertPath',
    ];
    // Where what was made is put; nothing that is there is overwritten.
    const written = ['convert', 'create', 'request'].map((what) => `identity.certificate.${what} folder`);
    // Files of the device that the kit is for, which are written into its texts and never opened.
    const ofKit = ['identityCertPath', 'identityPrivKeyPath'].map(
      (name) => `identity.linuxKit identity.${name}`,
    );
    expect(named(/file|path|folder|directory|dir$/iu)).toEqual(
      [...ofSetups, ...ofCloud, ...looked, ...written, ...ofKit].toSorted(),
    );
  });
});
