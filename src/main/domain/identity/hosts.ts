import {
  globalEndpointPattern,
  type IdentityProblem,
  type PartName,
  type ProvisionField,
} from '../../../contract/identity.ts';
import type { Checked } from './symmetric-key.ts';
import { doubt, repaired, wrong } from './text.ts';

type Path = PartName | ProvisionField;

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const hostPattern = new RegExp(`^${label}(?:\\.${label})+$`, 'u');
/**
 * @assumed provisioning.md 1.3: hub names have 3 to 50 characters, DPS names 3 to 64, and the sovereign clouds use .cn and .us | verify: read the host names of a hub and a DPS in Azure China and Azure Government
 */
const hubPattern = /^[a-z0-9](?:[a-z0-9-]{1,48}[a-z0-9])\.azure-devices\.(?:net|cn|us)$/u;
const privateHub = /^[a-z0-9](?:[a-z0-9-]{1,48}[a-z0-9])\.privatelink\.azure-devices\.(?:net|cn|us)$/u;
const dpsPattern = /^[a-z0-9](?:[a-z0-9-]{1,62}[a-z0-9])\.azure-devices-provisioning\.(?:net|cn|us)$/u;
const globalHost = /^global\.azure-devices-provisioning\.(?:net|cn|us)$/u;
/** Names that may stand before the domain of a hub. */
const hubName = /^[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/u;

/** Longest host name there can be (RFC 1035). Also keeps the patterns from long texts. */
const mostHost = 253;
const matches = (pattern: RegExp, text: string): boolean =>
  text.length <= mostHost && pattern.test(text.toLowerCase());

/** True for a host name in a domain of IoT Hub, whatever stands before it. */
export const isHubHost = (text: string): boolean =>
  matches(hubPattern, text) || matches(privateHub, text) || matches(/\.azure-devices\.(?:net|cn|us)$/u, text);

/** True for a host name in a domain of DPS, the global one included. */
export const isDpsHost = (text: string): boolean =>
  matches(/\.azure-devices-provisioning\.(?:net|cn|us)$/u, text);

/** True for the endpoint that devices of a whole cloud register at. */
export const isGlobalHost = (text: string): boolean => matches(globalHost, text);

/** What is wrong with the host of any service; undefined when it is a host name. */
function hostProblem(path: Path, value: string): IdentityProblem | undefined {
  if (value === '') return wrong(path, 'no-host');
  if (value.includes('://')) return wrong(path, 'host-scheme');
  return matches(hostPattern, value) ? undefined : wrong(path, 'host-name');
}

/** Checks the host name of an IoT Hub and puts it in lower case (provisioning.md 1.3, 1.4). */
export function checkHubHost(path: Path, text: string): Checked {
  const value = text.toLowerCase();
  const refused = (problem: IdentityProblem): Checked => ({ value, problems: [problem] });
  // Only what is written as a name of a hub is proposed again, so that no piece of a key ever is.
  if (hubName.test(text)) return refused(wrong(path, 'hub-short', { guess: `${text}.azure-devices.net` }));
  const problem = hostProblem(path, value);
  if (problem !== undefined) return refused(problem);
  if (isDpsHost(value)) return refused(wrong(path, 'dps-host'));
  if (matches(privateHub, value)) return { value, problems: [doubt(path, 'private-link')] };
  return { value, problems: matches(hubPattern, value) ? [] : [doubt(path, 'hub-domain')] };
}

/** Checks the host name of a DPS of somebody's own, as service strings have it (provisioning.md 1.3). */
export function checkDpsHost(path: Path, text: string): Checked {
  const value = text.toLowerCase();
  const problem = hostProblem(path, value);
  if (problem !== undefined) return { value, problems: [problem] };
  if (isHubHost(value)) return { value, problems: [wrong(path, 'hub-host')] };
  if (isGlobalHost(value)) return { value, problems: [wrong(path, 'global-host')] };
  return { value, problems: matches(dpsPattern, value) ? [] : [doubt(path, 'dps-domain')] };
}

/** Checks a DPS device endpoint: an https URL without a path; a host name alone gets its scheme (provisioning.md 1.3). */
export function checkEndpoint(path: Path, text: string): Checked {
  const refused = (problem: IdentityProblem): Checked => ({ value: text, problems: [problem] });
  if (text === '') return refused(wrong(path, 'empty'));
  if (/^http:\/\//iu.test(text)) return refused(wrong(path, 'endpoint-http'));
  const bare = !text.includes('://') && matches(hostPattern, text);
  const url = bare ? `https://${text}` : text.replace(/^https:/iu, 'https:');
  if (!globalEndpointPattern.test(url)) {
    const rest = /^https:\/\/[^/?#]+[/?#]./u.test(url);
    return refused(wrong(path, rest ? 'endpoint-path' : 'endpoint-form'));
  }
  const host = url.replace(/^https:\/\//u, '').replace(/(?::\d+)?\/?$/u, '');
  if (isHubHost(host)) return refused(wrong(path, 'hub-host'));
  const problems: IdentityProblem[] = bare ? [repaired(path, 'endpoint-scheme')] : [];
  if (!isGlobalHost(host))
    problems.push(doubt(path, matches(dpsPattern, host) ? 'endpoint-service' : 'endpoint-unusual'));
  return { value: url, problems };
}
