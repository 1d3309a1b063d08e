import type { IdentityProblem, PartName, RecognisedKind } from '../../../contract/identity.ts';
import { readEndorsementKey } from '../identity/endorsement-key.ts';
import { checkHubHost } from '../identity/hosts.ts';
import { checkDeviceId, checkRegistrationId, checkScopeId, checkThumbprint } from '../identity/names.ts';
import { recognise } from '../identity/recognise.ts';
import { refused, type Recognised } from '../identity/recognised.ts';
import { checkKey, type Checked } from '../identity/symmetric-key.ts';
import { cleanText } from '../identity/text.ts';

/** How a device or an enrollment proves the device, in the words of the services (provisioning.md 5.2, 6). */
export type Attestation = 'tpm' | 'x509' | 'symmetricKey' | 'sas' | 'selfSigned' | 'certificateAuthority';

/** What an answer tells, each value checked; undefined is what it does not tell. */
export interface AnswerValues {
  scopeId?: string;
  registrationId?: string;
  groupId?: string;
  deviceId?: string;
  hub?: string;
  endorsementKey?: string;
  thumbprint?: string;
  secondThumbprint?: string;
  /** Secret: the device's own key. */
  key?: string;
  /** Secret: a key of a group, which belongs on no device. */
  groupKey?: string;
  /** Secret: a connection string of the device. */
  deviceString?: string;
  iotEdge?: boolean;
  enabled?: boolean;
  attestation?: Attestation;
  /** Where DPS put the device. */
  assignedHub?: string;
}

/** An answer as read. */
export interface Answer {
  values: AnswerValues;
  kinds: RecognisedKind[];
  problems: IdentityProblem[];
  /** A schema version that this program does not know. */
  newer?: number;
}

type TextName = Exclude<keyof AnswerValues, 'iotEdge' | 'enabled' | 'attestation'>;

const attestations: ReadonlySet<string> = new Set([
  'tpm',
  'x509',
  'symmetricKey',
  'sas',
  'selfSigned',
  'certificateAuthority',
]);

/** How a part of a recognition is called here. A second key is as good as the first and is not taken. */
const partNames: Partial<Record<PartName, TextName>> = {
  scopeId: 'scopeId',
  registrationId: 'registrationId',
  groupId: 'groupId',
  deviceId: 'deviceId',
  hub: 'hub',
  endorsementKey: 'endorsementKey',
  thumbprint: 'thumbprint',
  secondThumbprint: 'secondThumbprint',
  key: 'key',
  groupKey: 'groupKey',
};

/** Strings of a whole service: more than a device may have, so nothing of them is taken. */
export const serviceKinds: ReadonlySet<RecognisedKind> = new Set([
  'hub-string',
  'dps-string',
  'service-string',
]);
const deviceStrings: ReadonlySet<RecognisedKind> = new Set(['device-string', 'gateway-string']);
/** What a single word in a mail may be taken for, though it is only a word. */
const guesses: ReadonlySet<RecognisedKind> = new Set(['nothing', 'unknown', 'registration-id', 'device-id']);

const own = (document: unknown, name: string): unknown =>
  typeof document === 'object' && document !== null && Object.hasOwn(document, name)
    ? (document as Record<string, unknown>)[name]
    : undefined;

/** What the documents of the services say beside the values that a recognition has (provisioning.md 5.2, 6). */
function ofDocument(document: unknown): AnswerValues {
  const values: AnswerValues = {};
  const edge = own(own(document, 'capabilities'), 'iotEdge');
  if (typeof edge === 'boolean') values.iotEdge = edge;
  const status = own(document, 'provisioningStatus') ?? own(document, 'status');
  if (status === 'enabled' || status === 'disabled') values.enabled = status === 'enabled';
  const type = own(own(document, 'attestation'), 'type') ?? own(own(document, 'authentication'), 'type');
  if (typeof type === 'string' && attestations.has(type)) values.attestation = type as Attestation;
  const hub = own(own(document, 'registrationState'), 'assignedHub');
  if (typeof hub === 'string') values.assignedHub = hub.toLowerCase();
  return values;
}

/** Values of a recognised text. A whole device string stands for itself beside its parts. */
function ofRecognised(found: Recognised, text: string): Answer {
  const values: AnswerValues = {};
  if (serviceKinds.has(found.kind)) return { values, kinds: [found.kind], problems: found.problems };
  for (const { name, value } of found.parts) {
    const to = partNames[name];
    if (to !== undefined) values[to] ??= value;
  }
  if (deviceStrings.has(found.kind) && !refused(found.problems)) {
    values.deviceString = text;
    // The key is inside of it and no value of its own.
    delete values.key;
  }
  return { values, kinds: [found.kind], problems: found.problems };
}

/** How people and portals call each value, in English and German. */
const labels: readonly (readonly [RegExp, TextName | 'iotEdge' | 'enabled'])[] = [
  [/^(?:id[ -]?scope|scope[ -]?id|id-?bereich|bereichs-?id)$/u, 'scopeId'],
  [/^(?:registration[ -]?id|enrollment[ -]?id|registrierungs-?id)$/u, 'registrationId'],
  [/^(?:enrollment[ -]?)?group(?:[ -]?(?:id|name))?$|^(?:registrierungs)?gruppe(?:n-?id)?$/u, 'groupId'],
  [/^(?:iot hub )?(?:device[ -]?id|geräte-?id)$/u, 'deviceId'],
  [/^(?:assigned|zugewiesener) (?:iot )?hub$/u, 'assignedHub'],
  [/^(?:iot )?hub(?:[ -]?(?:host ?name|name))?$/u, 'hub'],
  [/^(?:primary |device |symmetric )?key$|^(?:primär|geräte)?schlüssel$|^primärer schlüssel$/u, 'key'],
  [/^(?:primary )?thumbprint$|^(?:primärer )?fingerabdruck$/u, 'thumbprint'],
  [/^secondary thumbprint$|^sekundärer fingerabdruck$/u, 'secondThumbprint'],
  [/^endorsement[ -]?key$/u, 'endorsementKey'],
  [/^(?:primary )?connection string$|^(?:primäre )?verbindungszeichenfolge$/u, 'deviceString'],
  [/^(?:iot )?edge(?:[ -]?(?:device|enabled|gerät))?$|^iot edge-gerät$/u, 'iotEdge'],
  [/^(?:provisioning )?status$|^bereitstellungsstatus$/u, 'enabled'],
];

/** The label before a colon or an equals sign, where it is one that is known. */
function labelled(line: string): { name: TextName | 'iotEdge' | 'enabled'; value: string } | undefined {
  const found = /^[\s>*•-]{0,8}([\p{L}][\p{L} -]{1,40}?)\s*[:=]\s*(.*)$/u.exec(line);
  const label = (found?.[1] ?? '').toLowerCase().replaceAll(/\s+/gu, ' ');
  const name = labels.find(([is]) => is.test(label))?.[1];
  return name === undefined ? undefined : { name, value: (found?.[2] ?? '').trim() };
}

const yes: ReadonlySet<string> = new Set(['true', 'yes', 'ja', 'wahr', 'on', 'enabled', 'aktiviert']);
const no: ReadonlySet<string> = new Set(['false', 'no', 'nein', 'falsch', 'off', 'disabled', 'deaktiviert']);

/** Checks a value that a label names, as the field of that name takes it. */
function checkedAs(name: TextName, text: string): Checked {
  switch (name) {
    case 'scopeId':
      return checkScopeId('scopeId', text);
    case 'registrationId':
      return checkRegistrationId('registrationId', text);
    case 'groupId':
      return checkRegistrationId('groupId', text);
    case 'deviceId':
      return checkDeviceId('deviceId', text);
    case 'hub':
    case 'assignedHub':
      return checkHubHost('hub', text);
    case 'thumbprint':
      return checkThumbprint('thumbprint', text);
    case 'secondThumbprint':
      return checkThumbprint('secondThumbprint', text);
    case 'endorsementKey': {
      const { text: value, problems } = readEndorsementKey('endorsementKey', text);
      return { value, problems };
    }
    case 'key':
      return checkKey('key', text);
    case 'groupKey':
      return checkKey('groupKey', text);
    case 'deviceString':
      return { value: text, problems: [] };
  }
}

/** Adds what one piece of an answer tells; the first to name a value counts. */
function take(into: Answer, piece: Answer): void {
  into.values = { ...piece.values, ...into.values };
  into.problems.push(...piece.problems);
  for (const kind of piece.kinds) if (!into.kinds.includes(kind)) into.kinds.push(kind);
}

/** One value with its label. */
function ofLabel(name: TextName | 'iotEdge' | 'enabled', value: string): Answer {
  const word = value.toLowerCase();
  if (name === 'iotEdge' || name === 'enabled') {
    const said = yes.has(word) ? true : no.has(word) ? false : undefined;
    return { values: said === undefined ? {} : { [name]: said }, kinds: [], problems: [] };
  }
  const text = cleanText(value).text;
  // A whole string behind any label is what it is, and not what the label says.
  const whole = recognise(text);
  if (deviceStrings.has(whole.kind) || serviceKinds.has(whole.kind)) return ofRecognised(whole, text);
  if (name === 'deviceString') return { values: {}, kinds: [whole.kind], problems: whole.problems };
  const { value: checked, problems } = checkedAs(name, text);
  return { values: refused(problems) ? {} : { [name]: checked }, kinds: [], problems };
}

/** More lines than any reply has that is about one device. */
const mostLines = 1_000;

/** A reply as people write it: lines with labels, values alone, and sentences that mean nothing here. */
function ofLines(text: string): Answer {
  const answer: Answer = { values: {}, kinds: [], problems: [] };
  const lines = text
    .split(/\r?\n/u)
    .slice(0, mostLines)
    .map((line) => line.trim());
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    const label = labelled(line);
    if (label === undefined) {
      const found = recognise(line);
      if (!guesses.has(found.kind)) take(answer, ofRecognised(found, cleanText(line).text));
      continue;
    }
    let { value } = label;
    // Long values go on in the next lines, and a label may stand alone above its value.
    while (
      i + 1 < lines.length &&
      /^[A-Za-z0-9+/=:]+$/u.test(lines[i + 1] ?? '') &&
      labelled(lines[i + 1] ?? '') === undefined
    ) {
      const goesOn = value === '' || (value.length >= 32 && /^[A-Za-z0-9+/=:]+$/u.test(value));
      if (!goesOn) break;
      i += 1;
      value += lines[i] ?? '';
    }
    if (value !== '') take(answer, ofLabel(label.name, value));
  }
  return answer;
}

/** The form that this product writes and reads: `{"kind":"eflow-desk-answer","schemaVersion":1, …}`. */
function ofForm(document: object): Answer {
  const version = own(document, 'schemaVersion');
  if (version !== 1)
    return {
      values: {},
      kinds: [],
      problems: [],
      ...(typeof version === 'number' ? { newer: version } : {}),
    };
  const answer: Answer = { values: ofDocument(document), kinds: [], problems: [] };
  const edge = own(document, 'iotEdge');
  if (typeof edge === 'boolean') answer.values.iotEdge = edge;
  const type = own(document, 'attestation');
  if (typeof type === 'string' && attestations.has(type)) answer.values.attestation = type as Attestation;
  for (const [, name] of labels) {
    const value = own(document, name);
    if (name !== 'iotEdge' && name !== 'enabled' && typeof value === 'string' && value !== '')
      take(answer, ofLabel(name, value));
  }
  return answer;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** One document of a service, or of this product. */
function ofJson(document: unknown): Answer {
  if (typeof document === 'object' && document !== null && own(document, 'kind') === 'eflow-desk-answer')
    return ofForm(document);
  const text = JSON.stringify(document);
  const string = own(document, 'connectionString');
  const found = ofRecognised(recognise(text), typeof string === 'string' ? cleanText(string).text : text);
  // Whether it is an edge device and enabled is told by what was asked for, and not twice.
  found.problems = found.problems.filter(({ rule }) => rule !== 'not-edge' && rule !== 'disabled');
  found.values = { ...ofDocument(document), ...found.values };
  return found;
}

/**
 * Reads what a colleague answered: answers of az and the services as they are, several of them in a list, the form of this
 * product, a connection string, or a mail with labels in English or German. Secrets stay in the values; nothing of the text
 * is kept beside them.
 */
export function readAnswer(pasted: string): Answer {
  const { text } = cleanText(pasted);
  const document = /^[[{]/u.test(text) ? parsed(text) : undefined;
  if (document !== undefined) {
    const answer: Answer = { values: {}, kinds: [], problems: [] };
    for (const one of Array.isArray(document) ? document.slice(0, 20) : [document]) {
      const read = ofJson(one);
      if (read.newer !== undefined) return read;
      take(answer, read);
    }
    return answer;
  }
  const lines = ofLines(text);
  if (Object.keys(lines.values).length > 0 || lines.kinds.some((kind) => serviceKinds.has(kind)))
    return lines;
  const whole = recognise(text);
  return guesses.has(whole.kind) ? lines : ofRecognised(whole, text);
}
