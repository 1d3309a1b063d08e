import type { AnswerItem, AnswerReport, CloudObject, SheetRequest } from '../../../contract/sheets.ts';
import type { Params } from '../../../contract/errors.ts';
import { base64Bytes } from '../identity/symmetric-key.ts';
import { readAnswer, serviceKinds, type Answer, type AnswerValues, type Attestation } from './answer-text.ts';

/** A secret of an answer with the field of a setup that takes it. It never leaves main. */
export interface AnswerSecret {
  field: AnswerReport['secrets'][number];
  value: string;
}

const item = (
  about: AnswerItem['about'],
  rule: AnswerItem['rule'],
  severity: AnswerItem['severity'],
  params: Params = {},
): AnswerItem => ({ about, rule, severity, params });

/** Compares a value that was asked for with the one that was answered. `fold`: DPS and DNS ignore the case of it. */
function compared(
  about: AnswerItem['about'],
  asked: string | null,
  told: string | undefined,
  { fold, proposed = false }: { fold: boolean; proposed?: boolean },
): AnswerItem[] {
  if (told === undefined) return [];
  if (asked === null) return [item(about, 'chosen', 'info', { told })];
  if (told === asked || (fold && told.toLowerCase() === asked.toLowerCase()))
    return [item(about, 'same', 'good', { told })];
  if (proposed) return [item(about, 'chosen', 'info', { told })];
  // The hub tells capitals from small letters, so that is another device (provisioning.md 1.3).
  const rule = told.toLowerCase() === asked.toLowerCase() ? 'other-case' : 'other';
  return [item(about, rule, 'error', { asked, told })];
}

/** Keys are too long to be shown side by side: what tells them apart is where they first differ. */
function comparedKey({ endorsementKey: asked }: SheetRequest, told: string | undefined): AnswerItem[] {
  if (told === undefined || asked === null) return [];
  if (told === asked) return [item('endorsementKey', 'same', 'good')];
  let position = 0;
  while (position < Math.min(told.length, asked.length) && told[position] === asked[position]) position += 1;
  return [
    item('endorsementKey', 'other', 'error', {
      position: position + 1,
      length: told.length,
      asked: asked.length,
    }),
  ];
}

/** A thumbprint of the hub is one of the certificate's two, SHA-1 or SHA-256; the other place may hold one to come. */
function comparedPrints({ certificate }: SheetRequest, values: AnswerValues): AnswerItem[] {
  const told = [values.thumbprint, values.secondThumbprint].filter((print) => print !== undefined);
  if (certificate === null || told.length === 0) return [];
  const fits = told.some((print) => print === certificate.sha1 || print === certificate.sha256);
  return fits
    ? [item('thumbprint', 'same', 'good')]
    : [item('thumbprint', 'other', 'error', { asked: certificate.sha256, told: told[0] ?? '' })];
}

/** How each object proves the device, in the words of the services (provisioning.md 5.2, 6). */
const attestationOf: Readonly<Record<CloudObject, Attestation>> = {
  'hub-device-key': 'sas',
  'hub-device-certificate': 'selfSigned',
  'enrollment-key': 'symmetricKey',
  'enrollment-certificate': 'x509',
  'enrollment-tpm': 'tpm',
  'enrollment-group-key': 'symmetricKey',
  'enrollment-group-certificate': 'x509',
};

function comparedAttestation(object: CloudObject, { kinds, values }: Answer): AnswerItem[] {
  if (kinds.includes('az-enrollment-group') && (object === 'enrollment-tpm' || object === 'enrollment-key'))
    return [item('attestation', 'group', 'error')];
  const asked = attestationOf[object];
  const told = values.attestation;
  if (told === undefined) return [];
  return [
    told === asked
      ? item('attestation', 'same', 'good', { told })
      : item('attestation', 'other-attestation', 'error', { asked, told }),
  ];
}

/** Without the edge capability registration succeeds and no module ever comes (provisioning.md 0, 11 1). */
function edge({ iotEdge }: AnswerValues): AnswerItem {
  if (iotEdge === undefined) return item('edge', 'not-told', 'warning');
  return iotEdge ? item('edge', 'same', 'good') : item('edge', 'edge-missing', 'error');
}

const secretFields: Partial<Record<CloudObject, AnswerSecret['field']>> = {
  'hub-device-key': 'identity.devConnString',
  'enrollment-key': 'identity.symmKey',
  'enrollment-group-key': 'identity.symmKey',
};

/** The secret that the method takes, and what is to be said of those that it does not. */
function secretsIn(
  object: CloudObject,
  values: AnswerValues,
): { items: AnswerItem[]; secrets: AnswerSecret[] } {
  const field = secretFields[object];
  const value = field === 'identity.devConnString' ? values.deviceString : values.key;
  if (field === undefined) {
    const there = values.key ?? values.deviceString;
    return {
      items: there === undefined ? [] : [item('symmKey', 'not-for-this-method', 'warning')],
      secrets: [],
    };
  }
  const about = field === 'identity.devConnString' ? 'devConnString' : 'symmKey';
  if (value === undefined) return { items: [item(about, 'secret-missing', 'warning')], secrets: [] };
  const bytes = base64Bytes(value)?.length;
  const params: Params = bytes === undefined ? {} : { bytes };
  return { items: [item(about, 'secret-there', 'good', params)], secrets: [{ field, value }] };
}

const worst = (items: readonly AnswerItem[]): AnswerReport['verdict'] => {
  if (items.some(({ severity }) => severity === 'error')) return 'differs';
  return items.some(({ severity }) => severity === 'warning') ? 'doubts' : 'fits';
};

/** Items of an answer that cannot be compared at all; undefined when it can. */
function useless({ kinds, values, newer }: Answer): AnswerItem | undefined {
  if (newer !== undefined) return item('answer', 'newer', 'error', { version: newer });
  if (kinds.some((kind) => serviceKinds.has(kind))) return item('answer', 'service-string', 'error');
  return Object.keys(values).length === 0 ? item('answer', 'not-understood', 'error') : undefined;
}

/**
 * Compares the answer of a colleague with what was asked for: each value that is another one is told by itself, and the
 * secrets of the answer come apart from the report. Of an answer that differs no secret is taken.
 */
export function compareAnswer(
  request: SheetRequest,
  text: string,
): { report: AnswerReport; secrets: AnswerSecret[] } {
  const answer = readAnswer(text);
  const { values, kinds, problems } = answer;
  const refusal = useless(answer);
  const ofSecrets = refusal === undefined ? secretsIn(request.object, values) : { items: [], secrets: [] };
  const dps = request.object.startsWith('enrollment-');
  const items =
    refusal === undefined
      ? [
          ...compared('registrationId', request.registrationId, dps ? values.registrationId : undefined, {
            fold: true,
          }),
          ...compared('groupId', request.groupId, request.groupId === null ? undefined : values.groupId, {
            fold: true,
          }),
          ...compared('scopeId', request.scopeId, dps ? values.scopeId : undefined, { fold: false }),
          ...(dps && request.scopeId === null && values.scopeId === undefined
            ? [item('scopeId', 'not-told', 'warning')]
            : []),
          ...compared('deviceId', request.deviceId, values.deviceId, {
            fold: false,
            proposed: request.idProposed,
          }),
          ...compared('hub', request.hub, values.hub, { fold: true }),
          ...comparedKey(request, values.endorsementKey),
          ...comparedPrints(request, values),
          ...comparedAttestation(request.object, answer),
          edge(values),
          ...(values.enabled === false ? [item('status', 'disabled', 'error')] : []),
          ...ofSecrets.items,
        ]
      : [refusal];
  for (const { severity, path } of problems)
    if (severity === 'error' && refusal === undefined)
      items.push(item('answer', 'not-understood', 'error', { path }));
  const verdict = worst(items);
  const secrets = verdict === 'differs' ? [] : ofSecrets.secrets;
  const fill = (name: string, value: string | undefined) =>
    value === undefined || verdict === 'differs' ? {} : { [name]: value };
  return {
    report: {
      verdict,
      kinds,
      items,
      problems,
      fills: dps
        ? {
            ...fill('scopeId', values.scopeId),
            ...fill('registrationId', values.registrationId?.toLowerCase()),
          }
        : { ...fill('deviceId', values.deviceId), ...fill('iotHubHostname', values.hub) },
      assignedHub: values.assignedHub ?? null,
      secrets: secrets.map(({ field }) => field),
    },
    secrets,
  };
}
