import { describe, expect, test } from 'vitest';
import { lackingRight, parseServiceString } from '../../../../src/main/domain/cloud/service-string.ts';

const key = 'ZWZsb3ctcHJvdmlzaW9uZXItdGVzdC1ncm91cC1rZXk=';
const hub = `HostName=contoso.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=${key}`;
const dps = `HostName=contoso-dps.azure-devices-provisioning.net;SharedAccessKeyName=provisioningserviceowner;SharedAccessKey=${key}`;

describe('a service string', () => {
  test('is taken apart, whatever copying did to it', () => {
    expect(
      parseServiceString(` "${hub.replace('HostName', 'hostname').replaceAll(';', '; ')};"\n`, 'hub'),
    ).toEqual({
      value: { service: 'hub', host: 'contoso.azure-devices.net', policy: 'iothubowner', key },
    });
  });

  test.each(['net', 'cn', 'us'])('is known in the cloud of .%s', (cloud) => {
    const text = dps.replace('provisioning.net', `provisioning.${cloud}`);
    expect(parseServiceString(text, 'dps')).toMatchObject({ value: { service: 'dps' } });
  });

  test.each([
    [hub, 'dps', 'service-kind'],
    [dps, 'hub', 'service-kind'],
    [hub.replace('SharedAccessKeyName', 'DeviceId'), 'hub', 'service-kind'],
    [`HostName=contoso.azure-devices.net;DeviceId=a;SharedAccessKey=${key}`, undefined, 'service-kind'],
    ['', undefined, 'service-kind'],
    [hub.replace(key, 'AAAA'), 'hub', 'key-short'],
    [hub.replace(`SharedAccessKey=${key}`, ''), 'hub', 'no-key'],
    [hub.replace('iothubowner', 'a b&c'), 'hub', 'service-policy'],
    [dps.replace('contoso-dps', 'global'), 'dps', 'global-host'],
  ] as const)('%#: is refused by rule', (text, wanted, rule) => {
    expect(parseServiceString(text, wanted)).toMatchObject({ refused: { rule } });
  });

  test('of a wrong kind is told by its kind, and no piece of it', () => {
    expect(JSON.stringify(parseServiceString(hub, 'dps'))).not.toContain(key.slice(0, 8));
  });
});

describe('the rights of a policy', () => {
  test.each([
    ['hub', 'iothubowner', undefined],
    ['hub', 'registryReadWrite', undefined],
    ['hub', 'registryRead', 'RegistryWrite'],
    ['hub', 'service', 'RegistryRead'],
    ['hub', 'device', 'RegistryRead'],
    ['dps', 'provisioningserviceowner', undefined],
    // Of a policy of somebody's own nothing can be told before it is used.
    ['dps', 'line-seven', undefined],
    ['hub', 'toString', undefined],
  ] as const)('%s %s lacks %s', (service, policy, right) => {
    expect(lackingRight({ service, host: 'h', policy })).toBe(right);
  });
});
