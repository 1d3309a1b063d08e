import {
  registrationIdPattern,
  scopeIdPattern,
  type IdentityProblem,
  type PartName,
  type ProvisionField,
} from '../../../contract/identity.ts';
import { isDpsHost, isHubHost } from './hosts.ts';
import type { Checked } from './symmetric-key.ts';
import { codePointName, doubt, repaired, wrong } from './text.ts';

type Path = PartName | ProvisionField;

/** Longest device ID and registration ID, and longest common name of a certificate (provisioning.md 1.3). */
const mostId = 128;
const mostCommonName = 64;

const deviceIdCharacter = /[A-Za-z0-9\-._:%*?!(),=@;$'+#]/u;
/** Valid at once as device ID, registration ID and common name, and harmless in PowerShell (provisioning.md 1.3). */
const safeId = /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])?$/u;
const guidPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** True for a text that is written like the ID of a subscription or tenant. */
export const isGuid = (text: string): boolean => guidPattern.test(text);

/** True for an ID scope as DPS of the public cloud gives them, and nothing else (provisioning.md 1.3). */
export const isUsualScope = (text: string): boolean => /^0[a-z]{2}[0-9A-Fa-f]{8}$/u.test(text);

/** True for an ID scope whose digit 0 was read as a letter (provisioning.md 1.4). */
export const hasLetterO = (text: string): boolean => /^[Oo][Nn][Ee][0-9A-Fa-f]{8}$/u.test(text);

/** The first character of a text that is not of a sort, with its position from 1. */
function strayIn(path: Path, text: string, allowed: RegExp): IdentityProblem | undefined {
  let position = 0;
  for (const character of text) {
    position += 1;
    if (!allowed.test(character))
      return wrong(path, 'id-character', { code: codePointName(character), position });
  }
  return undefined;
}

/** What no ID may be: empty, or longer than 128 characters. */
function lengthProblem(path: Path, text: string): IdentityProblem | undefined {
  if (text === '') return wrong(path, 'empty');
  return text.length > mostId ? wrong(path, 'id-length', { length: text.length, max: mostId }) : undefined;
}

/**
 * Checks a device ID of the hub, which tells capitals from small letters (provisioning.md 1.3). What a connection string
 * cannot carry is refused; what only some tools take is a warning, since the device may exist already.
 */
export function checkDeviceId(path: Path, value: string): Checked {
  const problem = lengthProblem(path, value) ?? strayIn(path, value, deviceIdCharacter);
  if (problem !== undefined) return { value, problems: [problem] };
  if (value.includes(';')) return { value, problems: [wrong(path, 'semicolon')] };
  if (/[+#]/u.test(value)) return { value, problems: [doubt(path, 'sdk-character')] };
  return { value, problems: safeId.test(value) ? [] : [doubt(path, 'outside-safe-set')] };
}

/** Checks a registration ID and puts it in lower case, since DPS ignores case and what follows from it does not. */
export function checkRegistrationId(path: Path, text: string): Checked {
  const value = text.toLowerCase();
  const problem = lengthProblem(path, text) ?? strayIn(path, text, /[A-Za-z0-9._:-]/u);
  if (problem !== undefined) return { value: text, problems: [problem] };
  if (!/^[a-z0-9]/u.test(value)) return { value, problems: [wrong(path, 'first-character')] };
  if (!registrationIdPattern.test(value)) return { value, problems: [wrong(path, 'last-character')] };
  const problems: IdentityProblem[] = [];
  if (value !== text) problems.push(repaired(path, 'capitals'));
  if (value.endsWith('-')) problems.push(doubt(path, 'last-dash'));
  if (value.length > mostCommonName)
    problems.push(doubt(path, 'longer-than-cn', { length: value.length, max: mostCommonName }));
  return { value, problems };
}

/** Checks an ID scope. It is opaque, so an unusual one is a warning and no refusal (provisioning.md 1.3, 1.4). */
export function checkScopeId(path: Path, value: string): Checked {
  const refused = (problem: IdentityProblem): Checked => ({ value, problems: [problem] });
  if (value === '') return refused(wrong(path, 'empty'));
  if (value.includes('://') || isDpsHost(value) || isHubHost(value))
    return refused(wrong(path, 'scope-host'));
  if (value.includes('-') || value.length === 36) return refused(wrong(path, 'scope-guid'));
  if (hasLetterO(value)) return refused(wrong(path, 'scope-letter-o', { guess: `0ne${value.slice(3)}` }));
  if (!scopeIdPattern.test(value)) return refused(wrong(path, 'scope-id'));
  return { value, problems: isUsualScope(value) ? [] : [doubt(path, 'scope-unusual')] };
}

/** Checks the digits of a thumbprint and gives it as services take it: capitals, nothing between (provisioning.md 1.3). */
export function checkThumbprint(path: Path, text: string): Checked {
  const value = text.replaceAll(/[\s:]/gu, '').toUpperCase();
  const right = /^[0-9A-F]+$/u.test(value) && (value.length === 40 || value.length === 64);
  return { value, problems: right ? [] : [wrong(path, 'thumbprint-length', { length: value.length })] };
}
