import type { PartName, ProvisionField, RecognisedKind } from '../../../contract/identity.ts';
import { looksLikeEndorsementKey, readEndorsementKey, registrationIdOf } from './endorsement-key.ts';
import { checkDpsHost, checkEndpoint, checkHubHost, isDpsHost, isGlobalHost, isHubHost } from './hosts.ts';
import {
  checkDeviceId,
  checkRegistrationId,
  checkScopeId,
  checkThumbprint,
  hasLetterO,
  isGuid,
  isUsualScope,
} from './names.ts';
import { partsOf, recognised, refused, type Recognised } from './recognised.ts';
import { base64Bytes, checkKey, groupKeyDoubt, type Checked } from './symmetric-key.ts';
import { doubt, looksSecret, repaired, wrong } from './text.ts';

/** A text that is one value, with the field that takes it where it can be used. */
function value(
  kind: RecognisedKind,
  name: PartName,
  checked: Checked,
  {
    field,
    also = [],
    given = checked.value,
    secret = false,
  }: { field?: ProvisionField; also?: RecognisedKind[]; given?: string; secret?: boolean } = {},
): Recognised {
  const found = partsOf([{ name, checked, given, secret }]);
  const fits = field !== undefined && !refused(found.problems);
  return recognised(kind, { ...found, also, suggestions: fits ? [{ field, part: name }] : [] });
}

/** The parts that follow from an endorsement key, with the registration ID that is derived from it. */
export function endorsementKeyParts(text: string): Pick<Recognised, 'parts' | 'problems'> {
  const read = readEndorsementKey('endorsementKey', text);
  const derived = refused(read.problems) ? '' : registrationIdOf(read.text);
  return partsOf([
    { name: 'endorsementKey', checked: { value: read.text, problems: read.problems } },
    { name: 'keyType', checked: { value: read.keyType, problems: [] } },
    { name: 'registrationId', checked: { value: derived, problems: [] } },
  ]);
}

/** DER of a certificate, a key or a request: base64 of a long ASN.1 sequence. */
function isDer(text: string): boolean {
  const bytes = base64Bytes(text.replaceAll(/\s+/gu, ''));
  return bytes !== undefined && bytes.length > 64 && bytes[0] === 0x30 && (bytes[1] ?? 0) > 0x80;
}

/**
 * True for what is written like a key, whole, cut off or in the alphabet of URLs. A short word of letters and digits is
 * base64, too, so padding, signs or a mixture that no name has must speak for it.
 */
function looksLikeKey(text: string): boolean {
  const compact = text.replaceAll(/\s+/gu, '');
  if (compact.length < 16 || !/^[A-Za-z0-9+/_-]+={0,2}$/u.test(compact)) return looksSecret(compact);
  const mixed = /[A-Z]/u.test(compact) && /[a-z]/u.test(compact) && /\d/u.test(compact);
  if (compact.length >= 32 && mixed) return true;
  // Several words are no key, unless they are pieces of one.
  return compact === text ? /[+/=]/u.test(compact) : compact.length >= 22 && mixed && /[+/=]/u.test(compact);
}

/** True for 20 or 32 bytes in hex, and for bytes with colons between them, however many there are. */
function looksLikeThumbprint(text: string): boolean {
  if (text.length > 200) return false;
  const digits = text.replaceAll(/[\s:]/gu, '');
  if (!/^[0-9A-Fa-f]+$/u.test(digits)) return false;
  return (
    digits.length === 40 ||
    digits.length === 64 ||
    (/^(?:[0-9A-Fa-f]{2}:){7,}/u.test(text) && digits.length > 16)
  );
}

/** A host name in a domain of Azure IoT; `https://` before it is taken away, which is certain there. */
function hostKind(text: string): Recognised | undefined {
  const bare = text.replace(/^https?:\/\//iu, '').replace(/\/$/u, '');
  const host = bare.split(/[/?#:]/u, 1)[0] ?? '';
  if (isGlobalHost(host))
    return value('dps-endpoint', 'endpoint', checkEndpoint('endpoint', text), { field: 'globalEndpoint' });
  const scheme = bare === text ? [] : [repaired('text', 'host-scheme')];
  const found = isHubHost(host)
    ? value('hub-host', 'hub', checkHubHost('hub', bare), { field: 'iotHubHostname', given: bare })
    : isDpsHost(host)
      ? value('dps-host', 'dps', checkDpsHost('dps', bare), { given: bare })
      : undefined;
  return found === undefined ? undefined : { ...found, problems: [...scheme, ...found.problems] };
}

/** A key, with what its length says about where it belongs. */
function keyKind(text: string): Recognised {
  const checked = checkKey('key', text);
  const problems = [...checked.problems, ...groupKeyDoubt('key', checked.value)];
  return value('symmetric-key', 'key', { ...checked, problems }, { field: 'symmKey', secret: true });
}

/** An ID of a device or a registration: which of the two, a text alone seldom tells. */
function idKind(text: string): Recognised {
  const registration = checkRegistrationId('registrationId', text);
  if (!refused(registration.problems)) {
    const guid = isGuid(text) ? [doubt('text', 'guid')] : [];
    const problems = [...registration.problems, ...guid];
    const found = value(
      'registration-id',
      'registrationId',
      { ...registration, problems },
      {
        field: 'registrationId',
        also: ['device-id'],
      },
    );
    const asDevice = { field: 'deviceId', part: 'text' } as const;
    return { ...found, suggestions: [...found.suggestions, asDevice] };
  }
  const device = checkDeviceId('deviceId', text);
  return /\s/u.test(text) || text.length > 512
    ? recognised('unknown', { problems: [wrong('text', 'unknown')] })
    : value('device-id', 'deviceId', device, { field: 'deviceId' });
}

/** Recognises a text that is one value: by its form alone, from the most telling form to the least. */
export function recogniseSingle(text: string): Recognised {
  if (looksLikeEndorsementKey(text)) return recognised('endorsement-key', endorsementKeyParts(text));
  const host = hostKind(text);
  if (host !== undefined) return host;
  if (isUsualScope(text) || hasLetterO(text) || /^0ne[0-9A-Za-z]{5,17}$/iu.test(text))
    return value('scope-id', 'scopeId', checkScopeId('scopeId', text), {
      field: 'scopeId',
      also: ['registration-id', 'device-id'],
    });
  if (looksLikeThumbprint(text)) {
    const checked = checkThumbprint('thumbprint', text);
    return value(checked.value.length > 40 ? 'thumbprint-sha256' : 'thumbprint-sha1', 'thumbprint', checked);
  }
  if (isDer(text)) return recognised('der');
  if (looksLikeKey(text)) return keyKind(text);
  return idKind(text);
}

/** Checks a text that is one value as what a field takes, whatever else it may be. */
export function checkFor(field: ProvisionField, text: string): Checked {
  switch (field) {
    case 'iotHubHostname':
      return checkHubHost(field, text);
    case 'deviceId':
      return checkDeviceId(field, text);
    case 'scopeId':
      return checkScopeId(field, text);
    case 'registrationId':
      return checkRegistrationId(field, text);
    case 'globalEndpoint':
      return checkEndpoint(field, text);
    case 'symmKey': {
      const checked = checkKey(field, text);
      return { ...checked, problems: [...checked.problems, ...groupKeyDoubt(field, checked.value)] };
    }
    case 'devConnString':
      return { value: text, problems: [wrong(field, looksLikeKey(text) ? 'key-alone' : 'other-kind')] };
  }
}
