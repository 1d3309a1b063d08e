import { describe, expect, test } from 'vitest';
import { createSecrets } from '../../../src/main/adapters/secrets.ts';
import {
  canonicalConnectionString,
  connectionStringDigest,
} from '../../../src/main/domain/identity/connection-string.ts';
import { mark } from '../../../src/main/domain/redact.ts';
import { symmetricKeyDigest } from '../../../src/main/domain/identity/symmetric-key.ts';
import { offerSecret, resolveSecrets, secretsOf } from '../../../src/main/services/secrets.ts';
import { setupGoal } from '../../support/hosts.ts';
import { refusalOf } from '../../support/refusals.ts';
import { keyIdentity, tpmIdentity } from '../../support/setups.ts';
import { tempFolder } from '../../support/temp.ts';

const key = Buffer.from('CANARY-CANARY-CANARY-CANARY-CANA').toString('base64');
const value = { hub: 'contoso.azure-devices.net', deviceId: 'press-3', key };
const canonical = canonicalConnectionString(value);
const ref = 'env:EFLOW_DESK_DEVICE';
const field = 'identity.devConnString';
const wanted = { ref, field, folder: 'C:\\setups' } as const;

const holding = (text?: string) =>
  createSecrets({ stateFolder: tempFolder(), env: text === undefined ? {} : { EFLOW_DESK_DEVICE: text } });

describe('the secrets of a goal', () => {
  test('are those of its identity', () => {
    expect(secretsOf(setupGoal())).toEqual([wanted]);
    expect(secretsOf(setupGoal({ identity: keyIdentity }))).toEqual([
      { ref: 'env:EFLOW_DESK_KEY', field: 'identity.symmKey', folder: 'C:\\setups' },
    ]);
    expect(secretsOf(setupGoal({ identity: tpmIdentity }))).toEqual([]);
    expect(secretsOf(setupGoal({ identity: undefined }))).toEqual([]);
    expect(secretsOf({ kind: 'act', id: 'start-vm', params: {} })).toEqual([]);
  });

  test('are none while nothing is provisioned', () => {
    expect(secretsOf(setupGoal({}, ['install', 'deploy']))).toEqual([]);
    expect(secretsOf(setupGoal({}, ['provision']))).toEqual([wanted]);
  });
});

describe('a connection string', () => {
  test('goes on in its one form, with a fingerprint of it', async () => {
    const secrets = holding(
      `  "SharedAccessKey=${key};\r\n hostname=Contoso.azure-devices.net;DeviceId=press-3;" `,
    );
    const found = await resolveSecrets(secrets, [wanted]);
    expect(secrets.reveal(found.handles.get(ref)!)).toBe(canonical);
    expect(found.fingerprints.get(ref)).toEqual({
      fingerprint: secrets.fingerprint(connectionStringDigest(value)),
      hub: value.hub,
      deviceId: value.deviceId,
    });
    expect(found.missing).toEqual([]);
  });

  test('and its key alone are known to whoever masks a text', async () => {
    const secrets = holding(canonical);
    await resolveSecrets(secrets, [wanted]);
    expect(secrets.mask(`a ${canonical} b ${key} c`)).toBe(`a ${mark} b ${mark} c`);
  });

  test.each([
    ['hello', 'connection-string.no-host'],
    [
      `HostName=h.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=${key}`,
      'connection-string.service-string',
    ],
    [canonical.slice(0, -2), 'connection-string.key-base64'],
  ])('%j is %s, told by its field and never repeated', async (text, rule) => {
    const secrets = holding(text);
    const error = await refusalOf(() => resolveSecrets(secrets, [wanted]));
    expect(error).toMatchObject({ code: 'EFD-SEC-002', params: { field }, fields: [{ path: field, rule }] });
    expect(JSON.stringify(error)).not.toContain(key.slice(0, 10));
  });

  test('that cannot be had now is told, not refused', async () => {
    expect(await resolveSecrets(holding(), [wanted])).toMatchObject({ missing: [wanted] });
  });
});

describe('a symmetric key', () => {
  const wantedKey = { ref: 'env:EFLOW_DESK_KEY', field: 'identity.symmKey', folder: '.' } as const;
  const holdingKey = (text: string) =>
    createSecrets({ stateFolder: tempFolder(), env: { EFLOW_DESK_KEY: text } });

  test('goes on in its one form, with a fingerprint of it, and is masked', async () => {
    const secrets = holdingKey(` ${key.slice(0, 20)}\r\n${key.slice(20)} `);
    const found = await resolveSecrets(secrets, [wantedKey]);
    expect(secrets.reveal(found.handles.get(wantedKey.ref)!)).toBe(key);
    expect(found.fingerprints.get(wantedKey.ref)).toEqual({
      fingerprint: secrets.fingerprint(symmetricKeyDigest(key)),
      hub: null,
      deviceId: null,
    });
    expect(secrets.mask(`a ${key} b`)).toBe(`a ${mark} b`);
  });

  test.each([
    ['', 'identity.empty'],
    [canonical, 'identity.key-alphabet'],
    [key.replaceAll('=', ''), 'identity.key-padding'],
    [Buffer.alloc(15).toString('base64'), 'identity.key-short'],
    [Buffer.alloc(65).toString('base64'), 'identity.key-long'],
    [key.replace('Q', '_'), 'identity.key-url-alphabet'],
  ])('%j is refused as %s, told by its field and never repeated', async (text, rule) => {
    const secrets = createSecrets({ stateFolder: tempFolder(), env: {} });
    secrets.offer('identity.symmKey', text);
    const prompt = { ...wantedKey, ref: 'prompt' };
    const error = await refusalOf(() => resolveSecrets(secrets, [prompt]));
    expect(error).toMatchObject({
      code: 'EFD-SEC-002',
      params: { field: 'identity.symmKey' },
      fields: [{ path: 'identity.symmKey', rule }],
    });
    expect(JSON.stringify(error)).not.toContain(key.slice(0, 10));
    expect(() => offerSecret(secrets, 'identity.symmKey', text)).toThrow('EFD-SEC-002');
  });

  test('that a person gives is not taken for the connection string that was given before', async () => {
    const secrets = createSecrets({ stateFolder: tempFolder(), env: {} });
    offerSecret(secrets, field, canonical);
    await resolveSecrets(secrets, [{ ...wanted, ref: 'prompt' }]);
    const prompt = { ...wantedKey, ref: 'prompt' };
    expect((await resolveSecrets(secrets, [prompt])).missing).toEqual([prompt]);
    offerSecret(secrets, 'identity.symmKey', key);
    const found = await resolveSecrets(secrets, [prompt]);
    expect(secrets.reveal(found.handles.get('prompt')!)).toBe(key);
  });
});
