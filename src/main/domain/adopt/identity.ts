import type { FactQuery, FactValue } from '../../../contract/facts.ts';
import { Identity } from '../../../contract/setup.ts';
import type { Book, Part } from './book.ts';

/** Facts that {@link adoptIdentity} reads. */
export const identityFacts: readonly FactQuery[] = [
  { id: 'guest.config' },
  { id: 'eflow.tpmInfo' },
  { id: 'tpm.endorsementKey' },
];

type Provisioning = NonNullable<FactValue<'guest.config'>['provisioning']>;
type Type = Identity['provisioningType'];

/** Where a device goes that was told no other service (eflow.md 9.1). */
const defaultEndpoint = 'https://global.azure-devices-provisioning.net';

const types: Readonly<Record<string, Type>> = {
  'manual/sas': 'ManualConnectionString',
  'manual/x509': 'ManualX509',
  'dps/tpm': 'DpsTPM',
  'dps/x509': 'DpsX509',
  'dps/symmetric_key': 'DpsSymmetricKey',
};

/** Takes a value that the setup document takes; one that it does not is told, and a missing one is open. */
function field(book: Book, type: Type, name: string, value: string | null, needed: boolean): Part {
  const path = `identity.${name}`;
  if (value === null) {
    if (needed) book.note('open', path, 'not-told');
    return {};
  }
  const option = Identity.options.find(({ shape }) => shape.provisioningType.value === type);
  const rule = (
    option?.shape as Record<string, { safeParse(value: unknown): { success: boolean } }> | undefined
  )?.[name];
  if (rule?.safeParse(value).success !== true) {
    book.note('open', path, 'refused-by-setup');
    return {};
  }
  return { [name]: book.take(path, 'guest.config', value) };
}

/**
 * The registration ID, unless it is the one that the TPM itself gives: only one that somebody chose is sent, since
 * releases differ in what they do with one (provisioning.md 4.2).
 */
function tpmRegistration(book: Book, { registrationId }: Provisioning): Part {
  const { facts } = book;
  const own = facts.value('eflow.tpmInfo') ?? facts.value('tpm.endorsementKey');
  if (registrationId !== null && own?.registrationId === registrationId) {
    book.note('check', 'identity.registrationId', 'registration-of-tpm', { registrationId });
    return {};
  }
  if (registrationId !== null && own === undefined)
    book.note('check', 'identity.registrationId', 'registration-unsure', { registrationId });
  return field(book, 'DpsTPM', 'registrationId', registrationId, false);
}

/** Certificate and key lie in the VM under names of its own; the document wants the files on this Windows. */
function files(book: Book, { certificatePath, keyPath }: Provisioning): void {
  book.note('open', 'identity.identityCertPath', 'file-on-host', { inVm: certificatePath ?? '?' });
  book.note('open', 'identity.identityPrivKeyPath', 'file-on-host', { inVm: keyPath ?? '?' });
}

function byType(book: Book, type: Type, has: Provisioning): Part {
  const take = (name: string, value: string | null, needed = true) => field(book, type, name, value, needed);
  const endpoint =
    has.globalEndpoint === null || has.globalEndpoint.replace(/\/$/u, '') === defaultEndpoint
      ? {}
      : take('globalEndpoint', has.globalEndpoint.replace(/\/$/u, ''));
  switch (type) {
    case 'ManualConnectionString':
      book.note('secret', 'identity.devConnString', 'secret-string', {
        deviceId: has.deviceId ?? '?',
        hub: has.hub ?? '?',
      });
      return { devConnString: 'prompt' };
    case 'ManualX509':
      files(book, has);
      return { ...take('iotHubHostname', has.hub), ...take('deviceId', has.deviceId) };
    case 'DpsTPM':
      return { ...take('scopeId', has.scopeId), ...tpmRegistration(book, has), ...endpoint };
    case 'DpsX509':
      files(book, has);
      return {
        ...take('scopeId', has.scopeId),
        ...take('registrationId', has.registrationId, false),
        ...endpoint,
      };
    case 'DpsSymmetricKey':
      book.note('secret', 'identity.symmKey', 'secret-key', { registrationId: has.registrationId ?? '?' });
      return {
        ...take('scopeId', has.scopeId),
        ...take('registrationId', has.registrationId),
        symmKey: 'prompt',
        ...endpoint,
      };
  }
}

/** The identity of the device as its VM is configured; undefined when it has none, or none that could be read. */
export function adoptIdentity(book: Book): Part | undefined {
  const config = book.facts.value('guest.config');
  if (config === undefined) {
    book.unknown('identity', 'guest.config');
    return undefined;
  }
  const has = config.provisioning;
  if (has === null) {
    book.note('check', 'identity', 'not-provisioned');
    return undefined;
  }
  const type = types[`${has.source}/${has.method}`];
  if (type === undefined) {
    book.note('not-taken', 'identity', 'identity-not-said', { source: has.source, method: has.method });
    return undefined;
  }
  return {
    provisioningType: book.take('identity.provisioningType', 'guest.config', type),
    ...byType(book, type, has),
  };
}
