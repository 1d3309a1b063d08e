import { z } from 'zod';
import { Params, Remedy } from './errors.ts';
import { Evidence, Finding } from './findings.ts';
import { IdentityProblem, RecognisedKind } from './identity.ts';
import { CloudGroup, Setup } from './setup.ts';

/** Languages in which a sheet is printed. */
export const SheetLanguage = z.enum(['en', 'de']);
export type SheetLanguage = z.infer<typeof SheetLanguage>;

/** What a colleague has to make in the cloud for a device (provisioning.md 0). */
export const CloudObject = z.enum([
  'hub-device-key',
  'hub-device-certificate',
  'enrollment-key',
  'enrollment-certificate',
  'enrollment-tpm',
  'enrollment-group-key',
  'enrollment-group-certificate',
]);
export type CloudObject = z.infer<typeof CloudObject>;

/** A public certificate as the cloud takes it: that of the device, for a group that of its authority. */
export const SheetCertificate = z.strictObject({
  /** The one certificate alone, as PEM. */
  pem: z.string().max(16_384),
  commonName: z.string().nullable(),
  /** Hex in capitals without separators. */
  sha1: z.string().regex(/^[0-9A-F]{40}$/u),
  sha256: z.string().regex(/^[0-9A-F]{64}$/u),
  notAfter: z.iso.datetime(),
});
export type SheetCertificate = z.infer<typeof SheetCertificate>;

/**
 * What a device asks of a colleague at the cloud: the request that is printed, sent and kept. It holds no secret. Every
 * value is as `Provision-EflowVm` takes it; null is what the method does not have, or what nobody knows yet.
 */
export const SheetRequest = z.strictObject({
  kind: z.literal('eflow-desk-request'),
  schemaVersion: z.literal(1),
  at: z.iso.datetime(),
  /** The machine that was looked at. */
  host: z.string().max(256),
  name: z.string().max(80).nullable(),
  object: CloudObject,
  hub: z.string().max(253).nullable(),
  deviceId: z.string().max(128).nullable(),
  /** The device ID is only proposed: the colleague may take another one. */
  idProposed: z.boolean(),
  scopeId: z.string().max(64).nullable(),
  registrationId: z.string().max(128).nullable(),
  /** The enrollment group that the device belongs to; requests of earlier versions have none. */
  groupId: z.string().max(128).nullable().default(null),
  globalEndpoint: z.string().max(300).nullable(),
  /** Base64 of the marshalled TPM2B_PUBLIC. */
  endorsementKey: z.string().max(2048).nullable(),
  certificate: SheetCertificate.nullable(),
  /** A certificate request for the site's own PKI, as PEM. */
  csr: z.string().max(16_384).nullable(),
  /** How the VM gets out, without a password. */
  proxy: z
    .strictObject({ https: z.string().max(600), noProxy: z.string().max(14_000).nullable() })
    .nullable(),
});
export type SheetRequest = z.infer<typeof SheetRequest>;

/** A value that is still missing from a request, or that somebody should look at; the words are `sheet.note.CODE`. */
export const SheetNote = z.object({
  code: z.enum([
    'no-endorsement-key',
    'no-registration-id',
    'no-certificate',
    'certificate-locked',
    'no-device-id',
    'certificate-expired',
    'edge-flag',
    'individual-only',
    'no-scope',
    'no-authority',
    'group-edge',
    'group-key-stays',
    'id-proposed',
    'id-chosen',
    'key-from-host',
    'key-from-vm',
    'keys-differ',
    'proxy-environment',
    'proxy-password',
    'windows-shell',
  ]),
  severity: z.enum(['error', 'warning', 'info']),
  params: Params,
});
export type SheetNote = z.infer<typeof SheetNote>;

/** One command line of az; `NAME-OF-…` in capitals is for the colleague to fill in. */
export const SheetCommand = z.object({
  /** The words are `sheet.command.CODE`. */
  code: z.enum([
    'create-device',
    'show-string',
    'create-enrollment',
    'show-keys',
    'show-enrollment',
    'add-authority',
    'create-group',
    'show-group',
    'compute-key',
  ]),
  bash: z.string(),
  /** Null where Windows would take a part of a value for something else. */
  powershell: z.string().nullable(),
});
export type SheetCommand = z.infer<typeof SheetCommand>;

/** A request with everything that is printed around it. */
export const Sheet = z.object({
  request: SheetRequest,
  /** Its values in the order in which a colleague types them, each as it is; the words are `sheet.value.NAME`. */
  values: z.array(z.object({ name: z.string(), value: z.string() })),
  notes: z.array(SheetNote),
  commands: z.array(SheetCommand),
  /** The way through the portal, step by step; the words are `sheet.portal.CODE`. */
  portal: z.array(z.string()),
  /** The environment that edgeAgent and edgeHub need in every manifest behind a proxy, as JSON; null without one. */
  environment: z.string().nullable(),
  /** Lines of JSON that each module with a carried image needs in every manifest, since no registry is to be asked for it. */
  images: z.array(z.object({ image: z.string(), lines: z.array(z.string()).readonly() })),
  /** The file that the certificate of the request is to be saved in. */
  certificateFile: z.string(),
  /** What the colleague writes back, in this order; the words are `sheet.reply.NAME`. */
  reply: z.array(z.string()),
  /** What a QR code holds; the words are `sheet.value.NAME`. */
  codes: z.array(
    z.object({
      name: z.enum(['endorsementKey', 'registrationId', 'deviceId', 'thumbprint']),
      svg: z.string(),
    }),
  ),
  /** The whole sheet to be printed: a page of its own without script and without anything fetched. */
  html: z.string(),
});
export type Sheet = z.infer<typeof Sheet>;

/** What is compared between a request and its answer, and what may come of it. The words are `answer.RULE`. */
export const AnswerRule = z.enum([
  'same',
  'chosen',
  'not-told',
  'other',
  'other-case',
  'edge-missing',
  'disabled',
  'other-attestation',
  'group',
  'secret-there',
  'secret-missing',
  'service-string',
  'not-for-this-method',
  'newer',
  'not-understood',
]);
export type AnswerRule = z.infer<typeof AnswerRule>;

/** One thing of an answer. `params` hold public values and lengths, never a piece of a secret. */
export const AnswerItem = z.object({
  /** What it is about; the words are `answer.about.NAME`. */
  about: z.enum([
    'answer',
    'registrationId',
    'groupId',
    'deviceId',
    'scopeId',
    'hub',
    'endorsementKey',
    'thumbprint',
    'secondThumbprint',
    'attestation',
    'edge',
    'status',
    'symmKey',
    'devConnString',
  ]),
  rule: AnswerRule,
  severity: z.enum(['error', 'warning', 'info', 'good']),
  params: Params,
});
export type AnswerItem = z.infer<typeof AnswerItem>;

/** An answer of a colleague, compared with what was asked for. Secrets in it are behind handles and in no part of this. */
export const AnswerReport = z.object({
  /** `fits`: can be provisioned with. `doubts`: with something to look at. `differs`: not. */
  verdict: z.enum(['fits', 'doubts', 'differs']),
  kinds: z.array(RecognisedKind),
  items: z.array(AnswerItem),
  /** What is wrong with a value of the answer as such. */
  problems: z.array(IdentityProblem),
  /** Fields of a setup that the answer fills, without secrets. */
  fills: z.strictObject({
    scopeId: z.string().optional(),
    registrationId: z.string().optional(),
    deviceId: z.string().optional(),
    iotHubHostname: z.string().optional(),
  }),
  /** Where DPS or the hub put the device, where the answer tells it. */
  assignedHub: z.string().nullable(),
  /** Secret fields that the answer fills; a program that stays open keeps them in memory for a setup that says `prompt`. */
  secrets: z.array(z.enum(['identity.devConnString', 'identity.symmKey'])),
});
export type AnswerReport = z.infer<typeof AnswerReport>;

/** A way that a firewall has to let through. */
export const FirewallRow = z.object({
  /** A host name, or `*.` and a domain. */
  host: z.string(),
  port: z.int(),
  transport: z.enum(['tcp', 'udp']),
  protocol: z.enum([
    'https',
    'amqps',
    'amqp-websockets',
    'mqtts',
    'http-proxy',
    'ntp',
    'http',
    'ldap',
    'ldaps',
  ]),
  /** Who opens the connection. With NAT the VM appears under the address of its host. */
  from: z.array(z.enum(['host', 'vm'])),
  /** What it is for; the words are `firewall.purpose.CODE`. */
  purpose: z.string(),
  /** Name of the certificate that names this host, where one does. */
  certificate: z.string().optional(),
  /** `one-of`: it or another row of the same group is enough. */
  need: z.enum(['required', 'one-of', 'optional']),
  group: z.string().nullable(),
  /** What a proxy that opens TLS does to it; the words are `firewall.inspection.CODE`. */
  inspection: z.enum(['must-bypass', 'trust-needed', 'host-trust', 'not-tls']),
  /** Goes through the proxy of the setup, and not past it. */
  viaProxy: z.boolean(),
  /** Section of the domain notes when the row rests on an assumption. */
  assumed: z.string().optional(),
});
export type FirewallRow = z.infer<typeof FirewallRow>;

/** What the network department is asked for. */
export const FirewallTicket = z.object({
  schemaVersion: z.literal(1),
  at: z.iso.datetime(),
  host: z.string(),
  rows: z.array(FirewallRow),
  /** The words are `firewall.note.CODE`. */
  notes: z.array(z.object({ code: z.string(), params: Params })),
  /** For a spreadsheet. */
  csv: z.string(),
  /** For a mail. */
  text: z.string(),
});
export type FirewallTicket = z.infer<typeof FirewallTicket>;

/** The links from the TPM of Windows to the runtime in the VM, in their order. The words are `tpm.link.NAME`. */
export const RelayLinkName = z.enum([
  'host-tpm',
  'feature',
  'proxy-service',
  'vm',
  'neighbour',
  'relay-2321',
  'relay-2322',
  'broker',
  'answer',
  'runtime',
]);
export type RelayLinkName = z.infer<typeof RelayLinkName>;

export const RelayLink = z.object({
  name: RelayLinkName,
  /** `waits`: a link before it is broken or not known, so it proves nothing. */
  state: z.enum(['whole', 'broken', 'unknown', 'waits', 'not-needed']),
  /** The words are `tpm.relay.CODE`. */
  code: z.string(),
  params: Params,
  evidence: z.array(Evidence),
  /** What mends it where it is broken. */
  remedies: z.array(Remedy),
  /** Key of the failure catalogue, for example `F72`. */
  failure: z.string().optional(),
});
export type RelayLink = z.infer<typeof RelayLink>;

/** An endorsement key as one of three sources tells it. */
export const KeySource = z.object({
  source: z.enum(['host', 'vm', 'enrollment']),
  endorsementKey: z.string(),
  registrationId: z.string(),
  /** For example `RSA 2048`. */
  keyType: z.string(),
  problems: z.array(IdentityProblem),
});
export type KeySource = z.infer<typeof KeySource>;

/** What the sources say together; the words are `tpm.compare.CODE`. */
export const KeyComparison = z.object({
  code: z.enum([
    'none',
    'one-only',
    'same',
    'host-differs',
    'vm-differs',
    'other-tpm',
    'all-differ',
    'typed-wrong',
    'cut-off',
    'id-of-other-key',
    'id-typed-wrong',
    'id-chosen',
  ]),
  severity: z.enum(['error', 'warning', 'info', 'good']),
  params: Params,
});
export type KeyComparison = z.infer<typeof KeyComparison>;

/** The TPM of a host as an identity of an IoT Edge device. */
export const TpmReport = z.object({
  schemaVersion: z.literal(1),
  at: z.iso.datetime(),
  host: z.string(),
  /** `usable`: EFLOW can use it. `later`: after something was done. `unknown` is never usable. */
  verdict: z.enum(['usable', 'later', 'unusable', 'unknown']),
  /** What the checks about the TPM say, as in a scan for a device that proves itself with it. */
  findings: z.array(Finding),
  sources: z.array(KeySource),
  comparison: z.array(KeyComparison),
  links: z.array(RelayLink),
  /** The first link that is broken; null when none is known to be. */
  broken: RelayLinkName.nullable(),
});
export type TpmReport = z.infer<typeof TpmReport>;

/** What the procedures about sheets take. */
export const SheetAsked = z.strictObject({
  setup: Setup,
  /** Folder that paths of the setup count from. */
  folder: z.string().max(1024),
  language: SheetLanguage,
  csr: z.string().max(16_384).optional(),
  /** The enrollment group that the device is to belong to; left out, the one of the setup's cloud side. */
  group: CloudGroup.optional(),
  /** The ID scope of the setup stands for nothing: the colleague knows it and sends it back. */
  scopeUnknown: z.boolean().optional(),
});
export type SheetAsked = z.infer<typeof SheetAsked>;
