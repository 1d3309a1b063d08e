import { describe, expect, test } from 'vitest';
import { mark, redactJson, redactText } from '../../../src/main/domain/redact.ts';

const key = 'CANARYcanaryCANARYcanaryCANARYcanaryCANARYc=';

describe('a secret', () => {
  test.each([
    [
      'a connection string',
      `HostName=h;DeviceId=d;SharedAccessKey=${key}`,
      `HostName=h;DeviceId=d;SharedAccessKey=${mark}`,
    ],
    [
      'a key before other parts',
      `SharedAccessKey=${key};GatewayHostName=g`,
      `SharedAccessKey=${mark};GatewayHostName=g`,
    ],
    ['other letters and blanks', `sharedaccesskey = ${key}`, `sharedaccesskey = ${mark}`],
    ['a token', `SharedAccessSignature sr=h&sig=${key}&se=1`, `SharedAccessSignature sr=h&sig=${mark}&se=1`],
    [
      'a command line',
      `Provision-EflowVm -symmKey ${key} -headless`,
      `Provision-EflowVm -symmKey ${mark} -headless`,
    ],
    [
      'a command line with a string',
      `-devConnString "HostName=h;SharedAccessKey=${key}" -headless`,
      `-devConnString ${mark} -headless`,
    ],
    [
      'config.toml, manual',
      `connection_string = "HostName=h;DeviceId=d;SharedAccessKey=${key}"`,
      `connection_string = "${mark}"`,
    ],
    ['config.toml, DPS', `symmetric_key = { value = "${key}" }`, `symmetric_key = { value = "${mark}" }`],
    ['config.toml, a value on its own line', `value = "${key}"`, `value = "${mark}"`],
    ['a private key in config.toml', `device_id_pk = "${key}"`, `device_id_pk = "${mark}"`],
    ['JSON', `{"symmetric_key": "${key}"}`, `{"symmetric_key": "${mark}"}`],
    [
      'a private key',
      `x\n-----BEGIN RSA PRIVATE KEY-----\n${key}\n-----END RSA PRIVATE KEY-----\ny`,
      `x\n${mark}\ny`,
    ],
    ['a private key that was cut off', `-----BEGIN PRIVATE KEY-----\n${key}`, mark],
    ['a proxy with a password', `http://anna:${key}@proxy:3128/`, `http://anna:${mark}@proxy:3128/`],
    ['a password with an at sign', `http://anna:p@ss${key}@proxy:3128/`, `http://anna:${mark}@proxy:3128/`],
  ])('in %s is taken out', (_name, text, clean) => {
    expect(redactText(text)).toBe(clean);
    expect(redactText(text)).not.toContain('CANARY');
  });

  test('is taken out wherever it stands, more than once', () => {
    const line = `SharedAccessKey=${key}`;
    expect(redactText(`${line} and ${line}`)).toBe(`SharedAccessKey=${mark} and SharedAccessKey=${mark}`);
    expect(redactText(redactText(line))).toBe(`SharedAccessKey=${mark}`);
  });

  test('is taken out of every string of a JSON value, and the rest stays', () => {
    const given = { a: [`SharedAccessKey=${key}`, 1, null, true], b: { c: `sig=${key}` }, d: 'plain' };
    expect(redactJson(given)).toEqual({
      a: [`SharedAccessKey=${mark}`, 1, null, true],
      b: { c: `sig=${mark}` },
      d: 'plain',
    });
    expect(redactJson(`SharedAccessKey=${key}`)).toBe(`SharedAccessKey=${mark}`);
  });
});

describe('innocent text', () => {
  test.each([
    'HostName=contoso.azure-devices.net;DeviceId=press-3',
    'SharedAccessKeyName=iothubowner',
    'The value: "Azure IoT Edge LTS" was found in the registry',
    '{"fact":"hyperv.feature","value":"EnablePending"}',
    'DisplayName value = "Azure IoT Edge LTS 1.5.7.01026"',
    'https://global.azure-devices-provisioning.net/0ne00ABCDEF/registrations',
    'https://contoso.azure-devices.net:443/devices/press-3',
    'registration ID rc4encr2s4qvkiivm7onacnqxhe2d2yggghsmuyl2jfeyhpgraaa',
    '0276d13ada01a0b3be955859f937c8cdcd5f7b199d169a95aa2e02de83b74720',
    'mcr.microsoft.com/azureiotedge-agent:1.5',
    '[03/01/2026 08:00:00] Step 4: Runtime configuration complete. Creating virtual machine',
    'mailto:anna@example.com',
  ])('%s stays as it is', (text) => {
    expect(redactText(text)).toBe(text);
  });
});
