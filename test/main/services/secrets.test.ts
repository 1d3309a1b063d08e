import { describe, expect, test } from 'vitest';
import { createSecrets } from '../../../src/main/adapters/secrets.ts';
import {
  canonicalConnectionString,
  connectionStringDigest,
} from '../../../src/main/domain/identity/connection-string.ts';
import { mark } from '../../../src/main/domain/redact.ts';
import { resolveSecrets, secretsOf } from '../../../src/main/services/secrets.ts';
import { setupGoal } from '../../support/hosts.ts';
import { refusalOf } from '../../support/refusals.ts';
import { tpmIdentity } from '../../support/setups.ts';
import { tempFolder } from '../../support/temp.ts';

const key = Buffer.from('CANARY-CANARY-CANARY-CANARY-CANA').toString('base64');
const value = { hub: 'contoso.azure-devices.net', deviceId: 'press-3', key };
const canonical = canonicalConnectionString(value);
const ref = 'env:EFLOW_DESK_DEVICE';
const field = 'identity.devConnString';
const wanted = { ref, field, folder: 'C:\\setups' };

const holding = (text?: string) =>
  createSecrets({ stateFolder: tempFolder(), env: text === undefined ? {} : { EFLOW_DESK_DEVICE: text } });

describe('the secrets of a goal', () => {
  test('are those of its identity', () => {
    expect(secretsOf(setupGoal())).toEqual([wanted]);
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
