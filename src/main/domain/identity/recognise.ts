import type { PartName, ProvisionField, RecognisedKind } from '../../../contract/identity.ts';
import { recogniseJson } from './az-answers.ts';
import { isToken } from './connection-string.ts';
import { registrationIdOf } from './endorsement-key.ts';
import { checkRegistrationId } from './names.ts';
import { readPairs } from './pairs.ts';
import { partsOf, recognised, refused, type Recognised } from './recognised.ts';
import { checkFor, endorsementKeyParts, recogniseSingle } from './single-kinds.ts';
import { isConnectionString, recogniseString } from './string-kinds.ts';
import { cleanText, doubt, mostText, wrong } from './text.ts';

const pemKinds: readonly [RegExp, RecognisedKind][] = [
  [/^(?:TRUSTED )?CERTIFICATE$|^X509 CERTIFICATE$/u, 'certificate'],
  [/^(?:NEW )?CERTIFICATE REQUEST$/u, 'certificate-request'],
  [/^(?:[A-Z]+ )?PRIVATE KEY$/u, 'private-key'],
  [/^(?:[A-Z]+ )?PUBLIC KEY$/u, 'public-key'],
];

/** Which kinds of PEM blocks a text has, in order; what is in them is for others to read. */
function recognisePem(text: string): Recognised {
  const begun = [...text.matchAll(/-----BEGIN ([A-Z0-9 ]{1,40})-----/gu)].map((match) => match[1] ?? '');
  const ended = [...text.matchAll(/-----END ([A-Z0-9 ]{1,40})-----/gu)].length;
  const kinds = [
    ...new Set(begun.map((label) => pemKinds.find(([is]) => is.test(label))?.[1] ?? ('unknown' as const))),
  ];
  const [kind = 'unknown', ...also] = kinds;
  const problems = begun.length === ended && begun.length > 0 ? [] : [wrong('text', 'pem-cut-off')];
  if (kind === 'unknown') problems.push(wrong('text', 'unknown'));
  return recognised(kind, { also, problems });
}

/** Where a label and its colon stand in what the TPM tools print (provisioning.md 4.2). */
const idLabel = /registration\s{0,8}id\s{0,80}:/iu;
const keyLabel = /endorsement\s{0,8}key\s{0,80}:/iu;

/** Registration ID and endorsement key as `Get-EflowVmTpmProvisioningInfo` and the tool in the VM print them. */
function recogniseTpmInfo(text: string): Recognised | undefined {
  const [id, key] = [idLabel.exec(text), keyLabel.exec(text)];
  if (id === null || key === null) return undefined;
  const piece = (label: RegExpExecArray, other: RegExpExecArray): string =>
    text.slice(label.index + label[0].length, other.index > label.index ? other.index : text.length).trim();
  const given = piece(id, key).split(/\s/u, 1)[0] ?? '';
  const checked = checkRegistrationId('registrationId', given);
  // A blank line ends what belongs to the key.
  const ek = endorsementKeyParts(piece(key, id).split(/\r?\n[ \t]*\r?\n/u, 1)[0] ?? '');
  const own = partsOf([{ name: 'registrationId', checked, given }]);
  const parts = [...own.parts, ...ek.parts.filter(({ name }) => name !== 'registrationId')];
  const keyText = ek.parts.find(({ name }) => name === 'endorsementKey')?.value ?? '';
  const differs = !refused(ek.problems) && registrationIdOf(keyText) !== checked.value;
  // Wrapped lines are how PowerShell prints it, and no mistake.
  const problems = [...own.problems, ...ek.problems].filter(({ rule }) => rule !== 'line-break');
  if (differs) problems.push(doubt('registrationId', 'ek-other-id'));
  const suggestions = refused(problems) ? [] : [{ field: 'registrationId', part: 'registrationId' } as const];
  return recognised('tpm-info', { parts, problems, suggestions });
}

/** The fields of a SAS token: what it is for, who signed it (provisioning.md 2.4). */
function recogniseToken(text: string): Recognised {
  const fields = new Map(
    text
      .slice('SharedAccessSignature'.length)
      .trim()
      .split('&')
      .map((pair) => {
        const cut = pair.indexOf('=');
        return [pair.slice(0, cut).toLowerCase(), pair.slice(cut + 1)] as const;
      }),
  );
  const { parts } = partsOf(
    (
      [
        ['resource', 'sr'],
        ['policy', 'skn'],
      ] as const
    ).map(([name, field]) => ({ name, checked: { value: decoded(fields.get(field) ?? ''), problems: [] } })),
  );
  const token = { name: 'token', value: text, secret: true } as const;
  return recognised('sas-token', { parts: [...parts, token], problems: [wrong('text', 'token')] });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What a text is that was cleaned already, without asking what it was pasted for. */
function kindOf(text: string): { found: Recognised; single: boolean } {
  const structured = (found: Recognised) => ({ found, single: false });
  if (text.includes('-----BEGIN ')) return structured(recognisePem(text));
  if (/^[[{]/u.test(text)) return structured(recogniseJson(text, (string) => recogniseText(string)));
  if (isToken(text)) return structured(recogniseToken(text));
  const tpm = recogniseTpmInfo(text);
  if (tpm !== undefined) return structured(tpm);
  const pairs = readPairs(text);
  if (isConnectionString(pairs)) return structured(recogniseString(pairs));
  return { found: recogniseSingle(text), single: true };
}

/** Recognises a text inside of another one, which cannot be JSON again. */
function recogniseText(pasted: string): Recognised {
  const { text, repairs } = cleanText(pasted);
  const pairs = readPairs(text);
  const found = isConnectionString(pairs) ? recogniseString(pairs) : recogniseSingle(text);
  return { ...found, problems: [...repairs, ...found.problems] };
}

/** What a value is called that was pasted for a field; a whole string has parts of its own. */
const fieldParts: Partial<Record<ProvisionField, PartName>> = {
  iotHubHostname: 'hub',
  deviceId: 'deviceId',
  scopeId: 'scopeId',
  registrationId: 'registrationId',
  symmKey: 'key',
  globalEndpoint: 'endpoint',
};

/** Judges what was found by the field it was pasted for: the field's own rule for a value, else whether it fits at all. */
function judgedFor(field: ProvisionField, text: string, found: Recognised, single: boolean): Recognised {
  const fits = found.suggestions.filter((one) => one.field === field);
  if (!single) {
    return fits.length > 0 || found.problems.some(({ severity }) => severity === 'error')
      ? { ...found, suggestions: fits }
      : { ...found, suggestions: [], problems: [...found.problems, wrong(field, 'other-kind')] };
  }
  // What a certain repair made of the value counts; a device ID is the one value that keeps its case.
  const part = fits.find((one) => one.part !== 'text')?.part;
  const value = found.parts.find(({ name }) => name === part)?.value ?? text;
  const checked = checkFor(field, value);
  const told = found.problems.filter(({ severity }) => severity === 'repaired' && part !== undefined);
  const name = fieldParts[field];
  const secret = found.parts.some((one) => one.secret);
  const own = name === undefined ? found : partsOf([{ name, checked, given: text, secret }]);
  return {
    ...found,
    parts: own.parts,
    suggestions: refused(checked.problems) ? [] : [{ field, part: name ?? 'text' }],
    problems: [...told, ...checked.problems],
  };
}

/**
 * Says what a pasted text is: which kind, which parts, what is wrong with each, and which parameter of
 * `Provision-EflowVm` takes which part (provisioning.md 1.2 to 1.4). With `field` it is judged for that parameter, too.
 * Never throws and takes time in proportion to the text; a text above {@link mostText} is not looked at.
 */
export function recognise(pasted: string, field?: ProvisionField): Recognised {
  if (pasted.length > mostText)
    return recognised('unknown', { problems: [wrong('text', 'too-long', { max: mostText })] });
  const { text, repairs } = cleanText(pasted);
  if (text === '') return recognised('nothing', { problems: [wrong('text', 'empty')] });
  const { found, single } = kindOf(text);
  const judged = field === undefined ? found : judgedFor(field, text, found, single);
  return { ...judged, problems: [...repairs, ...judged.problems] };
}
