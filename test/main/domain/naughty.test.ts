import { describe, expect, test } from 'vitest';
import { Failure, type AppError } from '../../../src/contract/errors.ts';
import { Setup } from '../../../src/contract/setup.ts';
import { parseSetup } from '../../../src/main/domain/setup.ts';
import { userconfigFields } from '../../../src/main/domain/userconfig/fields.ts';
import { importUserconfig } from '../../../src/main/domain/userconfig/import.ts';
import { isMessageKey } from '../../../src/messages/index.ts';
import { deedsOf } from '../../naughty/actions.ts';
import { around, textFields, valueAt, type TextField } from '../../naughty/fields.ts';
import {
  dpsCertificate,
  internalSetup,
  keySetup,
  manualCertificate,
  smallSetup,
  tpmSetup,
  withField,
} from '../../support/setups.ts';
import { naughty } from '../bridge/naughty.ts';
import { address, fileWith, gpu, internal, provisioned } from './userconfig/files.ts';

const proxy = {
  https: 'http://anna@proxy.example:3128',
  http: 'http://proxy.example:3128',
  noProxy: ['.intranet'],
  password: 'env:EFLOW_DESK_PROXY',
};
const external = { ...internalSetup.network.address };

/** Documents in which every field has a right value somewhere; a new field needs one here. */
const documents: readonly Record<string, unknown>[] = [
  { ...smallSetup, $schema: './setup.schema.json', name: 'press line', proxy },
  {
    ...tpmSetup,
    identity: {
      ...tpmSetup.identity,
      registrationId: 'gate-5',
      globalEndpoint: 'https://dps.example',
    },
  },
  { ...keySetup, identity: { ...keySetup.identity, globalEndpoint: 'https://dps.example' } },
  { ...smallSetup, identity: { ...manualCertificate, deviceId: 'oven-9' } },
  {
    ...smallSetup,
    identity: { ...dpsCertificate, registrationId: 'gate-5', globalEndpoint: 'https://dps.example' },
  },
  internalSetup,
  {
    ...smallSetup,
    network: { vswitch: 'External', vswitchName: 'Plant', create: { adapter: 'Port 9' }, address: external },
  },
  {
    ...smallSetup,
    network: { vswitch: 'External', vswitchName: 'Plant', create: { adapter: 'Ethernet 2' } },
  },
  {
    ...smallSetup,
    sharedFolders: [{ root: 'D:\\Shares', folder: 'Line 7', target: '/home/iotedge-user/line7' }],
  },
  { ...smallSetup, vm: { vmLogSize: 'Small' }, network: { vswitch: 'Default Switch' } },
  {
    ...smallSetup,
    vm: { gpu: { gpuName: 'NVIDIA T4 No 7', gpuPassthroughType: 'DirectDeviceAssignment', gpuCount: 2 } },
    nics: [
      {
        name: 'camera-nic',
        vswitch: 'External',
        vswitchName: 'Cameras',
        address: { ip4Address: '10.7.2.9', ip4PrefixLength: 24, ip4GatewayAddress: '10.7.2.1' },
      },
    ],
    inspectionCa: { file: 'C:\\setups\\site-root.pem', thumbprint: 'ab'.repeat(32) },
    carriedImages: [{ file: 'agent.tar', images: { 'mcr.example/agent:1.5': `sha256:${'ab'.repeat(32)}` } }],
  },
  { ...smallSetup, identity: { ...manualCertificate, identityPassphrase: 'env:EFLOW_DESK_PASSPHRASE' } },
  { ...smallSetup, identity: { ...dpsCertificate, identityPassphrase: 'env:EFLOW_DESK_PASSPHRASE' } },
  {
    ...keySetup,
    identity: { ...keySetup.identity, symmKey: 'cloud' },
    cloud: {
      service: 'env:EFLOW_DESK_DPS',
      hubService: 'env:EFLOW_DESK_HUB',
      deviceId: 'furnace-77',
      hub: 'foundry.azure-devices.net',
    },
  },
  {
    ...smallSetup,
    identity: { ...dpsCertificate, registrationId: 'gate-5' },
    cloud: {
      service: 'env:EFLOW_DESK_DPS',
      group: { id: 'foundry-group', caCertPath: 'C:\\setups\\group-ca.pem' },
    },
  },
].map((one) => structuredClone(one) as Record<string, unknown>);

/** A document with a right value for this field. */
function documentFor({ path, when }: TextField): Record<string, unknown> | undefined {
  return documents.find(
    (one) =>
      valueAt(one, path) !== undefined &&
      Object.entries(when).every(([tag, value]) => valueAt(one, tag) === value),
  );
}

const fields = textFields(Setup);
const idOf = ({ path, when }: TextField) => [path, ...Object.values(when)].join(' ');

/** Fields that are read in lower case, since nobody tells capitals in them. */
const inLowerCase = new Set(['cloud.hub']);

/** The path as refusals spell it. */
const spelt = (path: string) => path.replaceAll(/\.(\d+)/gu, '[$1]');

/** Everything that is written of a value, with the value in its place. */
const asWritten = (value: unknown, from: string, to: string): unknown =>
  JSON.parse(JSON.stringify(value), (_key, part: unknown) =>
    typeof part === 'string' ? part.replaceAll(from, () => to) : part,
  );

const counts = { refused: 0, taken: 0 };

/** What some work reads, or the error in words by which it refuses. */
function readOrRefused<T>(work: () => T): { read: T } | { refused: AppError } {
  try {
    return { read: work() };
  } catch (error) {
    if (error instanceof Failure) return { refused: error.error };
    throw error;
  }
}

/** What is wrong with a refusal: it has to name the field and a rule with words, and never to repeat the text. */
function wrongRefusals(text: string, error: AppError, isOwn: (path: string) => boolean): string[] {
  const shown = JSON.stringify(text);
  const refused = error.fields ?? [];
  return [
    ...(refused.some(({ path }) => isOwn(path)) ? [] : [`${shown} is refused without its field`]),
    ...refused.filter(({ rule }) => !isMessageKey(`rule.${rule}`)).map(({ rule }) => `no words for ${rule}`),
    ...(text.length > 8 && JSON.stringify(error).includes(shown.slice(1, -1))
      ? [`${shown} is repeated`]
      : []),
  ];
}

/** Every text and number of a document. */
function textsIn(document: string): string[] {
  const found: string[] = [];
  JSON.parse(document, (_key, part: unknown) => {
    if (typeof part === 'string' || typeof part === 'number') found.push(String(part));
    return part;
  });
  return found;
}

describe('naughty text in a setup', () => {
  test('is tried in every field that takes text', () => {
    expect(fields.length).toBeGreaterThan(30);
    for (const path of [
      'payload.file',
      'network.vswitchName',
      'identity.deviceId',
      'network.address.dnsServers.0',
    ])
      expect(fields.map((one) => one.path)).toContain(path);
    expect(fields.filter((field) => documentFor(field) === undefined).map(idOf)).toEqual([]);
  });

  test.each(fields.map((field) => [idOf(field), field] as const))('%s', (_id, field) => {
    const document = documentFor(field) ?? {};
    const right = String(valueAt(document, field.path));
    // The right value is one that nothing else of the document has, so that its places in the deeds are its own.
    const before = deedsOf(parseSetup(JSON.stringify(document)));
    const problems = around(naughty, right).flatMap((text) => {
      const got = readOrRefused(() => parseSetup(withField(field.path, text, document)));
      if ('refused' in got) {
        counts.refused++;
        // A telling field of a union is refused as the union is.
        const own = [
          spelt(field.path),
          ...(field.path in field.when ? [field.path.replace(/\.\w+$/u, '')] : []),
        ];
        return wrongRefusals(text, got.refused, (path) => own.includes(path));
      }
      counts.taken++;
      // In the deeds it stands exactly where the right value stood, and changes nothing else.
      const kept = inLowerCase.has(field.path) ? text.toLowerCase() : text;
      const deeds = JSON.stringify(deedsOf(got.read)) === JSON.stringify(asWritten(before, right, kept));
      const exact = valueAt(got.read, field.path) === kept && (deeds || /[\\/]/u.test(text));
      return exact ? [] : [`${JSON.stringify(text)} is not what was written`];
    });
    expect(problems).toEqual([]);
  });
});

describe('naughty text in eflow-userconfig.json', () => {
  const base = {
    ...internal,
    ...address,
    'network.adapterName': 'Ethernet 7',
    'installOptions.installPath': 'D:\\EFLOW',
    eflowProductUrl: 'https://downloads.example/a.msi',
    ...gpu,
  };
  const names = Object.entries(userconfigFields) as [keyof typeof userconfigFields, string][];

  test.each(names)('%s', (name, type) => {
    const whole = Object.values(provisioned).find((one) => Object.hasOwn(one, name)) ?? provisioned.DpsX509;
    const start: Readonly<Record<string, unknown>> = { ...base, ...whole };
    expect(() => importUserconfig(fileWith(start), 'server')).not.toThrow();
    const given = start[name];
    // An empty text is no value in this format, and what is one of a fixed set has its own place.
    const fixed = /^(?:schemaVersion|version|eflowProduct|enduser\..*)$/u.test(name);
    const problems = around(naughty, typeof given === 'string' ? given : 'right').flatMap((text) => {
      const file = fileWith({ ...start, [name]: type === 'texts' ? [text] : text });
      const got = readOrRefused(() => importUserconfig(file, 'server'));
      if ('refused' in got) {
        counts.refused++;
        return wrongRefusals(text, got.refused, (path) => path.startsWith(name));
      }
      counts.taken++;
      const { notes, text: made } = got.read;
      const shown = JSON.stringify(text);
      const told = notes.some(({ field }) => field === name || name.startsWith(`${field}.`));
      if (/devConnString|symmKey/u.test(name))
        return text.length > 8 && made.includes(shown.slice(1, -1)) ? [`the secret ${shown} is written`] : [];
      return text === '' || told || fixed || textsIn(made).includes(text) ? [] : [`${shown} is lost`];
    });
    expect(problems).toEqual([]);
  });
});

test('is refused or taken thousands of times, and both happen', () => {
  console.log(`naughty text: ${counts.refused} refused, ${counts.taken} taken as they are`);
  expect(counts.refused).toBeGreaterThan(1_000);
  expect(counts.taken).toBeGreaterThan(100);
});
