import fc from 'fast-check';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { LinuxKitWish } from '../../../../src/contract/linux-kit.ts';
import { configText, placeholder } from '../../../../src/main/domain/linux-kit/config.ts';
import { tomlString } from '../../../../src/main/domain/linux-kit/toml.ts';
import { around, textFields, valueAt } from '../../../naughty/fields.ts';
import { withField } from '../../../support/setups.ts';
import { naughty } from '../../bridge/naughty.ts';
import { Config } from './config-schema.ts';
import { device, pkcs11, wishes } from './wishes.ts';

const read = (wish: LinuxKitWish) => Config.parse(parse(configText(wish)));

describe('config.toml', () => {
  test('has the tables of each way of provisioning', () => {
    expect(read(wishes.ManualConnectionString).provisioning).toEqual({
      source: 'manual',
      connection_string: placeholder,
    });
    expect(read(wishes.ManualX509).provisioning).toEqual({
      source: 'manual',
      iothub_hostname: 'contoso.azure-devices.net',
      device_id: 'press-3',
      authentication: {
        method: 'x509',
        identity_cert: 'file:///var/aziot/certs/device-id.pem',
        identity_pk: 'file:///var/aziot/secrets/device-id.key.pem',
      },
    });
    const dps = {
      source: 'dps',
      global_endpoint: 'https://global.azure-devices-provisioning.net',
      id_scope: '0ne00ABCDEF',
    };
    expect(read(wishes.DpsSymmetricKey).provisioning).toEqual({
      ...dps,
      attestation: {
        method: 'symmetric_key',
        registration_id: 'press-3',
        symmetric_key: { value: placeholder },
      },
    });
    expect(read(wishes.DpsX509).provisioning).toMatchObject({
      ...dps,
      attestation: { method: 'x509', registration_id: 'press-3' },
    });
    expect(read(wishes.DpsTPM).provisioning).toEqual({
      ...dps,
      attestation: { method: 'tpm', registration_id: 'press-3' },
    });
  });

  test('has no secret and no reference to one', () => {
    for (const wish of Object.values(wishes)) expect(configText(wish)).not.toMatch(/prompt|env:/u);
  });

  test('names a key in hardware with the place of its PIN, and the library and slot beside', () => {
    const manual = read({ ...wishes.ManualX509, device: { ...device, pkcs11 } });
    expect(manual.provisioning).toMatchObject({
      authentication: {
        identity_pk: `${pkcs11.key}?pin-value=${placeholder}`,
        identity_cert: 'file:///var/aziot/certs/device-id.pem',
      },
    });
    expect(manual.aziot_keys).toEqual({
      pkcs11_lib_path: pkcs11.library,
      pkcs11_base_slot: `${pkcs11.slot}?pin-value=${placeholder}`,
    });
    expect(read({ ...wishes.DpsSymmetricKey, device: { ...device, pkcs11 } }).provisioning).toMatchObject({
      attestation: { symmetric_key: { uri: `${pkcs11.key}?pin-value=${placeholder}` } },
    });
    expect(read(wishes.ManualX509).aziot_keys).toBeUndefined();
  });

  test('takes host name, trusted certificates, another edgeAgent, and when to ask DPS again', () => {
    const more = {
      ...device,
      hostname: 'gate-5.plant',
      trustBundle: 'roots.pem',
      agentImage: 'registry.example:5000/azureiotedge-agent:1.5.21',
      reprovisioning: 'OnErrorOnly',
    } as const;
    expect(read({ ...wishes.DpsTPM, device: more })).toMatchObject({
      hostname: 'gate-5.plant',
      trust_bundle_cert: 'file:///var/aziot/certs/trust-bundle.pem',
      auto_reprovisioning_mode: 'OnErrorOnly',
      agent: { config: { image: 'registry.example:5000/azureiotedge-agent:1.5.21' } },
    });
    expect(read({ ...wishes.DpsTPM, device: more }).agent?.env).toBeUndefined();
    // By hand there is no DPS to ask.
    expect(read({ ...wishes.ManualX509, device: more }).auto_reprovisioning_mode).toBeUndefined();
  });

  test('tells edgeAgent its proxy and to go by WebSockets, with all that a table about it has to name', () => {
    const proxy = { https: 'http://proxy.example:3128', noProxy: ['.intranet', '10.0.0.1'] };
    expect(read({ ...wishes.DpsX509, proxy }).agent).toEqual({
      name: 'edgeAgent',
      type: 'docker',
      config: { image: 'mcr.microsoft.com/azureiotedge-agent:1.5' },
      env: {
        https_proxy: 'http://proxy.example:3128',
        no_proxy: '.intranet,10.0.0.1',
        UpstreamProtocol: 'AmqpWs',
      },
    });
  });

  test('is judged by a schema that refuses what it does not know', () => {
    const whole = parse(configText(wishes.DpsTPM));
    expect(Config.safeParse({ ...whole, provisioning: { source: 'dps' } }).success).toBe(false);
    expect(Config.safeParse({ ...whole, parent_hostname: 'x' }).success).toBe(false);
    expect(Config.safeParse(whole).success).toBe(true);
  });
});

describe('a text in TOML', () => {
  const back = (text: string) => parse(`a = ${tomlString(text)}\nb = 1`);

  test('comes back exactly, whatever is in it, and ends nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(back(text)).toEqual({ a: text.replaceAll(/\p{Cs}/gu, '\ufffd'), b: 1 });
        expect(tomlString(text)).not.toMatch(/[\r\n]/u);
      }),
      { numRuns: 2000 },
    );
    for (const text of naughty)
      expect(back(text)).toEqual({ a: text.replaceAll(/\p{Cs}/gu, '\ufffd'), b: 1 });
  });
});

describe('naughty text in a wish', () => {
  const full = {
    ...device,
    hostname: 'gate-5',
    trustBundle: 'roots.pem',
    agentImage: 'registry.example/agent:1',
    pkcs11,
    reprovisioning: 'Dynamic',
  };
  const proxy = {
    https: 'http://anna@proxy.example:3128',
    http: 'http://proxy.example:3128',
    noProxy: ['.x'],
  };
  // The first one takes a key in hardware, which not every way does.
  const starts = [wishes.DpsX509, ...Object.values(wishes)].map((wish) => ({
    ...wish,
    identity: {
      ...wish.identity,
      ...('scopeId' in wish.identity ? { globalEndpoint: 'https://dps.example' } : {}),
    },
    proxy,
    device: full,
  }));
  const fields = textFields(LinuxKitWish).filter(({ allowed }) => allowed === undefined);
  /** Where each field stands in the file; certificate and bundle names are in the commands alone. */
  const inConfig =
    /^(?:identity\.(?:iotHubHostname|deviceId|scopeId|registrationId|globalEndpoint)|device\.(?:hostname|agentImage|pkcs11\..*)|proxy\.(?:https|http|noProxy\.0))$/u;

  test.each(fields.map((field) => [[field.path, ...Object.values(field.when)].join(' '), field] as const))(
    '%s is refused or comes back exactly, and changes nothing else',
    (_name, { path, when }) => {
      const start = starts.find(
        (one) =>
          valueAt(one, path) !== undefined &&
          Object.entries(when).every(([tag, value]) => valueAt(one, tag) === value),
      );
      const value = valueAt(start, path);
      const right = typeof value === 'string' ? value : '';
      const problems = around(naughty, right).flatMap((text) => {
        const wish = LinuxKitWish.safeParse(JSON.parse(withField(path, text, start)));
        if (!wish.success) return [];
        const before = JSON.stringify(parse(configText(LinuxKitWish.parse(start))));
        const after = JSON.stringify(parse(configText(wish.data)));
        const exact = inConfig.test(path)
          ? after.includes(JSON.stringify(text).slice(1, -1))
          : after === before;
        // Only the text is another one; keys and tables are the same.
        const shape = (json: string): unknown =>
          JSON.parse(json, (_key, part: unknown) => (typeof part === 'string' ? '' : part));
        const same = JSON.stringify(shape(after)) === JSON.stringify(shape(before));
        return exact && same ? [] : [JSON.stringify(text)];
      });
      expect(problems).toEqual([]);
    },
  );

  test('can never be the place of a secret', () => {
    for (const key of ['slot', 'key'] as const)
      for (const uri of [`pkcs11:${placeholder}`, 'pkcs11:token=a?pin-value=1234', 'file:///x'])
        expect(
          LinuxKitWish.safeParse({
            ...wishes.DpsX509,
            device: { ...full, pkcs11: { ...pkcs11, [key]: uri } },
          }).success,
        ).toBe(false);
  });
});
