import { z } from 'zod';
import { Params } from './errors.ts';

/** What a setup takes as an ID scope: opaque and assigned by the service, its digit 0 not read as a letter (provisioning.md 1.3, 1.4). */
export const scopeIdPattern = /^(?![Oo][Nn][Ee][0-9A-Fa-f]{8}$)[0-9A-Za-z]{8,20}$/u;

/** What a setup takes as a registration ID: DPS ignores case, the hub does not (provisioning.md 1.3). */
export const registrationIdPattern = /^[a-z0-9](?:[a-z0-9._:-]{0,126}[a-z0-9-])?$/u;

/** What a setup takes as a DPS device endpoint: an https URL without a path (provisioning.md 1.3). */
export const globalEndpointPattern = /^https:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?\/?$/u;

/** What a setup takes as the host name of a hub: a DNS name with at least one dot, no scheme (eflow.md 9.2). */
export const hostNamePattern =
  /^(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/u;

/** What a setup takes as a device ID; the hub tells capitals from small letters (provisioning.md 1.3). */
export const deviceIdPattern = /^[A-Za-z0-9\-._:%*?!(),=@;$'+#]{1,128}$/u;

/** Parameters of `Provision-EflowVm` that a pasted text can fill (provisioning.md 0). */
export const ProvisionField = z.enum([
  'devConnString',
  'iotHubHostname',
  'deviceId',
  'scopeId',
  'registrationId',
  'symmKey',
  'globalEndpoint',
]);
export type ProvisionField = z.infer<typeof ProvisionField>;

/** What a pasted text is (provisioning.md 1.2). The words for each are `identity.kind.KIND`. */
export const RecognisedKind = z.enum([
  'nothing',
  'unknown',
  'device-string',
  'gateway-string',
  'module-string',
  'x509-string',
  'token-string',
  'hub-string',
  'dps-string',
  'service-string',
  'event-hub-string',
  'storage-string',
  'partial-string',
  'scope-id',
  'registration-id',
  'device-id',
  'hub-host',
  'dps-host',
  'dps-endpoint',
  'symmetric-key',
  'sas-token',
  'endorsement-key',
  'tpm-info',
  'thumbprint-sha1',
  'thumbprint-sha256',
  'certificate',
  'private-key',
  'certificate-request',
  'public-key',
  'der',
  'az-device',
  'az-enrollment',
  'az-enrollment-group',
  'az-dps',
  'az-hub',
  'json',
]);
export type RecognisedKind = z.infer<typeof RecognisedKind>;

/** A piece of a pasted text. The words for each are `identity.part.PART`. */
export const PartName = z.enum([
  'hub',
  'dps',
  'deviceId',
  'moduleId',
  'gateway',
  'policy',
  'key',
  'secondKey',
  'groupKey',
  'secondGroupKey',
  'token',
  'resource',
  'scopeId',
  'registrationId',
  'groupId',
  'endpoint',
  'thumbprint',
  'secondThumbprint',
  'endorsementKey',
  'keyType',
]);
export type PartName = z.infer<typeof PartName>;

/** Each way in which a pasted text or a piece of it can be wrong. The words for each are `rule.identity.RULE`. */
export const IdentityRule = z.enum([
  'empty',
  'too-long',
  'unknown',
  'other-kind',
  'several',
  'invisible-character',
  'quotes',
  'blanks-around',
  'line-break',
  'blank-inside',
  'separator',
  'no-host',
  'no-device',
  'no-key',
  'double-part',
  'service-string',
  'module-string',
  'x509-string',
  'token',
  'event-hub-string',
  'storage-string',
  'gateway-ignored',
  'key-alone',
  'host-name',
  'host-scheme',
  'hub-short',
  'hub-domain',
  'private-link',
  'dps-host',
  'hub-host',
  'global-host',
  'dps-domain',
  'id-length',
  'id-character',
  'first-character',
  'last-character',
  'last-dash',
  'capitals',
  'semicolon',
  'sdk-character',
  'outside-safe-set',
  'longer-than-cn',
  'guid',
  'scope-id',
  'scope-host',
  'scope-guid',
  'scope-letter-o',
  'scope-unusual',
  'endpoint-form',
  'endpoint-scheme',
  'endpoint-http',
  'endpoint-path',
  'endpoint-unusual',
  'endpoint-service',
  'key-alphabet',
  'key-url-alphabet',
  'key-padding',
  'key-cut-off',
  'key-base64',
  'key-short',
  'key-long',
  'group-key',
  'group-key-possible',
  'derived-key-likely',
  'thumbprint-length',
  'ek-form',
  'ek-cut-off',
  'ek-trailing',
  'ek-no-size',
  'ek-type',
  'ek-hash',
  'ek-attributes',
  'ek-template',
  'ek-bits',
  'ek-modulus',
  'ek-point',
  'ek-ecc',
  'ek-other-id',
  'pem-cut-off',
  'json-syntax',
  'json-unknown',
  'not-edge',
  'disabled',
]);
export type IdentityRule = z.infer<typeof IdentityRule>;

/**
 * Something to be told about a pasted text. `error`: it cannot be used so. `warning`: look at it. `repaired`: what was
 * wrong is certain and was put right. `params` are numbers, code points and proposals made of public parts, never a
 * piece of a secret.
 */
export const IdentityProblem = z.object({
  path: z.union([PartName, ProvisionField, z.literal('text')]),
  rule: IdentityRule,
  severity: z.enum(['error', 'warning', 'repaired']),
  params: Params,
});
export type IdentityProblem = z.infer<typeof IdentityProblem>;

/** What a pasted text is, in a form that may be shown: of a secret there is the length and nothing else. */
export const Recognition = z.object({
  kind: RecognisedKind,
  /** What it may be as well; the text alone does not tell. */
  also: z.array(RecognisedKind),
  parts: z.array(
    z.object({
      name: PartName,
      secret: z.boolean(),
      /** Null for a secret. */
      value: z.string().nullable(),
      /** Length of a key once it is decoded; null for what is no key, or no base64. */
      bytes: z.int().nullable(),
    }),
  ),
  problems: z.array(IdentityProblem),
  /** Which parameter takes which part; `text` is the whole of it. */
  suggestions: z.array(z.object({ field: ProvisionField, part: z.union([PartName, z.literal('text')]) })),
});
export type Recognition = z.infer<typeof Recognition>;
