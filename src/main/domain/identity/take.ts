import type { SecretField } from '../../../contract/setup.ts';
import { canonicalConnectionString } from './connection-string.ts';
import type { Part } from './recognised.ts';
import { recognise } from './recognise.ts';
import { deviceKeyOf } from './symmetric-key.ts';

/**
 * The secret for a field of a setup out of a pasted text: a string as it stands there or put together from what az
 * answers of a device, a key, a service string. With `derive` the key is that of an enrollment group, and what comes out
 * is the key of the device with this registration ID (provisioning.md 2.2, 2.3). Undefined when the text has none that
 * can be used so. The value is as its field takes it, and secret.
 */
export function secretIn(
  pasted: string,
  field: Exclude<SecretField, 'proxy.password' | 'identity.identityPassphrase'>,
  derive: string | undefined,
): string | undefined {
  const { parts, problems } = recognise(pasted);
  if (problems.some(({ severity }) => severity === 'error')) return undefined;
  const part = (name: Part['name']): string | undefined => parts.find((one) => one.name === name)?.value;
  const [key, group, hub, dps] = [part('key'), part('groupKey'), part('hub'), part('dps')];
  switch (field) {
    case 'identity.devConnString': {
      const deviceId = part('deviceId');
      if (hub === undefined || deviceId === undefined || key === undefined) return undefined;
      return canonicalConnectionString({ hub, deviceId, key });
    }
    case 'identity.symmKey': {
      if (derive === undefined) return key;
      const from = group ?? key;
      return from === undefined ? undefined : deviceKeyOf(from, derive);
    }
    case 'cloud.service':
    case 'cloud.hubService': {
      const [host, policy] = [dps ?? hub, part('policy')];
      if (host === undefined || policy === undefined || key === undefined) return undefined;
      return `HostName=${host};SharedAccessKeyName=${policy};SharedAccessKey=${key}`;
    }
  }
}
