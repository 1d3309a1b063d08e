import { z } from 'zod';

/**
 * Every failure the product can report, by a stable id that is the same in the UI, the CLI, JSON and the log.
 * The words for each stand in `src/messages`; a test demands that none is missing.
 */
export const errorCodes = {
  usage: 'EFD-CLI-001',
  unknownProcedure: 'EFD-RPC-001',
  badInput: 'EFD-RPC-002',
  badOutput: 'EFD-RPC-003',
  internal: 'EFD-RPC-004',
  confirmationNeeded: 'EFD-RPC-005',
  declined: 'EFD-RPC-006',

  webForeign: 'EFD-WEB-001',
  webSession: 'EFD-WEB-002',
  webRequest: 'EFD-WEB-003',
  webApp: 'EFD-WEB-004',
  webPort: 'EFD-WEB-005',

  setupNotReadable: 'EFD-SETUP-001',
  setupSyntax: 'EFD-SETUP-002',
  setupInvalid: 'EFD-SETUP-003',
  setupNewer: 'EFD-SETUP-004',
  nothingToAdopt: 'EFD-SETUP-005',

  kitRefused: 'EFD-KIT-001',

  sheetNoIdentity: 'EFD-SHT-001',
  sheetRequest: 'EFD-SHT-002',
  sheetCsr: 'EFD-SHT-003',
  sheetEnrollment: 'EFD-SHT-004',
  sheetNoGroup: 'EFD-SHT-005',

  userconfigSyntax: 'EFD-UC-001',
  userconfigInvalid: 'EFD-UC-002',
  userconfigProduct: 'EFD-UC-003',

  hostNotHere: 'EFD-HOST-001',
  scenarioUnknown: 'EFD-HOST-002',
  notElevated: 'EFD-HOST-003',
  ownerMismatch: 'EFD-HOST-004',
  practiceDamaged: 'EFD-HOST-005',
  practiceOnly: 'EFD-HOST-006',
  programIncomplete: 'EFD-HOST-007',
  elevationDeclined: 'EFD-HOST-008',
  elevationTimeout: 'EFD-HOST-009',
  elevationFolder: 'EFD-HOST-010',
  elevationFailed: 'EFD-HOST-011',
  worldBusy: 'EFD-HOST-012',
  worldFixed: 'EFD-HOST-013',
  worldChanging: 'EFD-HOST-014',
  practiceVersion: 'EFD-HOST-015',

  commandFailed: 'EFD-PS-001',
  commandTimeout: 'EFD-PS-002',
  commandCancelled: 'EFD-PS-003',
  promptRequired: 'EFD-PS-004',
  commandAbsent: 'EFD-PS-005',
  commandRefused: 'EFD-PS-006',
  hostGone: 'EFD-PS-007',
  moduleAbsent: 'EFD-PS-008',
  laneBusy: 'EFD-PS-009',
  hostNotStarted: 'EFD-PS-010',
  policyLanguage: 'EFD-PS-011',
  policyExecution: 'EFD-PS-012',
  powershell32: 'EFD-PS-013',
  powershellAbsent: 'EFD-PS-014',

  notReady: 'EFD-PLAN-001',
  planChanged: 'EFD-PLAN-002',
  nothingToUndo: 'EFD-PLAN-003',
  undoPoint: 'EFD-PLAN-004',
  actUnknown: 'EFD-PLAN-005',
  stepUnknown: 'EFD-PLAN-006',
  resumeDiffers: 'EFD-PLAN-007',
  networkImpossible: 'EFD-PLAN-008',
  actParam: 'EFD-PLAN-009',
  actParamInvalid: 'EFD-PLAN-010',
  nothingToRebuild: 'EFD-PLAN-011',
  rebuildNoIdentity: 'EFD-PLAN-012',
  rebuildOtherDevice: 'EFD-PLAN-013',

  busy: 'EFD-JOB-001',
  jobUnknown: 'EFD-JOB-002',
  jobNotResumable: 'EFD-JOB-003',
  jobNotRunning: 'EFD-JOB-004',
  stepNotProven: 'EFD-JOB-005',
  stepBlocked: 'EFD-JOB-006',
  stepUnclear: 'EFD-JOB-007',
  cancelled: 'EFD-JOB-008',
  consentNeeded: 'EFD-JOB-009',
  recoveryRepeated: 'EFD-JOB-010',
  jobElsewhere: 'EFD-JOB-011',

  journalNewer: 'EFD-JRN-001',
  journalDamaged: 'EFD-JRN-002',
  stateNotWritable: 'EFD-JRN-003',

  settingsNewer: 'EFD-SET-001',

  logUnreadable: 'EFD-LOG-001',
  logTooLarge: 'EFD-LOG-002',

  secretMissing: 'EFD-SEC-001',
  secretInvalid: 'EFD-SEC-002',

  payloadMissing: 'EFD-PAY-001',
  payloadHash: 'EFD-PAY-002',
  payloadSize: 'EFD-PAY-003',
  payloadCopy: 'EFD-PAY-004',
  payloadPath: 'EFD-PAY-005',
  payloadNotMsi: 'EFD-PAY-006',
  payloadUnreadable: 'EFD-PAY-007',
  payloadTooLarge: 'EFD-PAY-008',
  dialogAbsent: 'EFD-PAY-009',

  msiUnreachable: 'EFD-MSI-1601',
  msiCancelled: 'EFD-MSI-1602',
  msiFailed: 'EFD-MSI-1603',
  msiSourceMissing: 'EFD-MSI-1612',
  msiBusy: 'EFD-MSI-1618',
  msiOpen: 'EFD-MSI-1619',
  msiInvalid: 'EFD-MSI-1620',
  msiPolicy: 'EFD-MSI-1625',
  msiPlatform: 'EFD-MSI-1633',
  msiOtherVersion: 'EFD-MSI-1638',
  msiOther: 'EFD-MSI-000',

  deployFailed: 'EFD-VM-001',
  deployRefused: 'EFD-VM-002',
  deployHalf: 'EFD-VM-003',
  vmStartFailed: 'EFD-VM-004',
  vmOff: 'EFD-VM-005',
  vmTooManyCpus: 'EFD-VM-006',
  vmTooMuchMemory: 'EFD-VM-007',
  vmChangeRefused: 'EFD-VM-008',

  eflowInstalled: 'EFD-LEFT-001',
  serviceStays: 'EFD-LEFT-002',

  sharesHostOld: 'EFD-SHR-001',
  sharesArm64: 'EFD-SHR-002',
  sharesEflowOld: 'EFD-SHR-003',
  shareFolderMissing: 'EFD-SHR-004',
  shareDiffers: 'EFD-SHR-005',
  shareRefused: 'EFD-SHR-006',
  fileNotWritten: 'EFD-SHR-007',

  upgradeSkips: 'EFD-UPG-001',
  upgradeMigration: 'EFD-UPG-002',
  upgradeNotNewer: 'EFD-UPG-003',
  upgradeNothing: 'EFD-UPG-004',
  upgradeModules: 'EFD-UPG-005',
  upgradeIdentity: 'EFD-UPG-006',

  openSshNoSource: 'EFD-WIN-001',

  tpmFeatureFailed: 'EFD-TPM-001',
  tpmInfoMissing: 'EFD-TPM-002',
  tpmKeyDiffers: 'EFD-TPM-003',
  tpmUnreachable: 'EFD-TPM-004',

  provisionFailed: 'EFD-PRV-001',
  neverConnected: 'EFD-PRV-062',
  wrongKey: 'EFD-PRV-063',
  notEnrolled: 'EFD-PRV-064',
  amqpBlocked: 'EFD-PRV-065',
  runtimeDown: 'EFD-PRV-066',
  notConnectedYet: 'EFD-PRV-067',
  otherIdentity: 'EFD-PRV-068',
  certificateInWay: 'EFD-PRV-069',
  scopeOrKey: 'EFD-PRV-070',
  wrongScope: 'EFD-PRV-071',
  enrollmentDisabled: 'EFD-PRV-072',
  otherKeyEnrolled: 'EFD-PRV-073',
  certificateRefused: 'EFD-PRV-074',
  registrationCase: 'EFD-PRV-075',
  noNames: 'EFD-PRV-076',
  noWayOut: 'EFD-PRV-077',
  cloudBlocked: 'EFD-PRV-078',
  registryBlocked: 'EFD-PRV-079',
  imageMissing: 'EFD-PRV-080',
  guestClock: 'EFD-PRV-081',
  guestDiskFull: 'EFD-PRV-082',
  guestHostName: 'EFD-PRV-083',
  notAssigned: 'EFD-PRV-084',

  pemUnreadable: 'EFD-CRT-001',
  pemEncoding: 'EFD-CRT-002',
  pemNothing: 'EFD-CRT-003',
  pemDamaged: 'EFD-CRT-004',
  pemKeyInside: 'EFD-CRT-005',
  keyEncrypted: 'EFD-CRT-006',
  keyType: 'EFD-CRT-007',
  keyMismatch: 'EFD-CRT-008',
  certificateOrder: 'EFD-CRT-009',
  certificateNotYet: 'EFD-CRT-010',
  certificateExpired: 'EFD-CRT-011',
  certificateName: 'EFD-CRT-012',
  certificateIsCa: 'EFD-CRT-013',
  certificatePurpose: 'EFD-CRT-014',
  certificateUnusable: 'EFD-CRT-015',
  certificateConvert: 'EFD-CRT-016',

  switchTaken: 'EFD-NET-001',
  addressTaken: 'EFD-NET-002',
  natTaken: 'EFD-NET-003',
  vmNetworkDiffers: 'EFD-NET-004',
  vmDnsDiffers: 'EFD-NET-005',
  internalOnClient: 'EFD-NET-006',
  addressOfHost: 'EFD-NET-007',
  prefixTaken: 'EFD-NET-008',
  vmProxyDiffers: 'EFD-NET-009',
  agentTableUnreadable: 'EFD-NET-010',
  switchRolledBack: 'EFD-NET-011',
  adapterUnknown: 'EFD-NET-012',
  adapterTaken: 'EFD-NET-013',
  nicSwitchMissing: 'EFD-NET-014',
  nicDiffers: 'EFD-NET-015',
  nicRefused: 'EFD-NET-016',
  vmWithoutAddress: 'EFD-NET-017',

  gpuWindows: 'EFD-GPU-001',
  gpuMissing: 'EFD-GPU-002',
  gpuWay: 'EFD-GPU-003',
  gpuDiffers: 'EFD-GPU-004',

  rootSeveral: 'EFD-CA-001',
  rootOther: 'EFD-CA-002',
  rootNotCa: 'EFD-CA-003',
  rootNotTrusted: 'EFD-CA-004',
  trustBundleOther: 'EFD-CA-005',

  imagesMissing: 'EFD-IMG-001',
  imagesUnreadable: 'EFD-IMG-002',
  imagesNotTar: 'EFD-IMG-003',
  imagesCompressed: 'EFD-IMG-004',
  imagesCutOff: 'EFD-IMG-005',
  imagesDamaged: 'EFD-IMG-006',
  imagesOciLayout: 'EFD-IMG-007',
  imagesContainer: 'EFD-IMG-008',
  imagesNoManifest: 'EFD-IMG-009',
  imagesNoTags: 'EFD-IMG-010',
  imagesTooMuch: 'EFD-IMG-011',
  imageNotLinux: 'EFD-IMG-012',
  imagePlatform: 'EFD-IMG-013',
  imageOther: 'EFD-IMG-014',
  imageNotInFile: 'EFD-IMG-015',
  imageNotNamed: 'EFD-IMG-016',
  imagesNoRoom: 'EFD-IMG-017',
  imagesNotCopied: 'EFD-IMG-018',
  imagesNotLoaded: 'EFD-IMG-019',
  agentImageNotKept: 'EFD-IMG-020',
  imagePulled: 'EFD-IMG-021',

  cloudNoNetwork: 'EFD-CLD-001',
  cloudNameUnknown: 'EFD-CLD-002',
  cloudNotReached: 'EFD-CLD-003',
  cloudNotTrusted: 'EFD-CLD-004',
  cloudOtherName: 'EFD-CLD-005',
  cloudProxySignIn: 'EFD-CLD-006',
  cloudProxyRefused: 'EFD-CLD-007',
  cloudTimeout: 'EFD-CLD-008',
  cloudIntermediary: 'EFD-CLD-009',
  cloudReset: 'EFD-CLD-010',
  cloudKeyRefused: 'EFD-CLD-011',
  cloudClock: 'EFD-CLD-012',
  cloudRight: 'EFD-CLD-013',
  cloudNotFound: 'EFD-CLD-014',
  cloudTaken: 'EFD-CLD-015',
  cloudChanged: 'EFD-CLD-016',
  cloudBusy: 'EFD-CLD-017',
  cloudBroken: 'EFD-CLD-018',
  cloudRejected: 'EFD-CLD-019',
  cloudFull: 'EFD-CLD-020',
  cloudNotEdge: 'EFD-CLD-021',
  cloudDiffers: 'EFD-CLD-022',
  cloudDisabled: 'EFD-CLD-023',
  cloudNoService: 'EFD-CLD-024',
  cloudOtherService: 'EFD-CLD-025',
  cloudOtherHub: 'EFD-CLD-026',
  cloudAnswer: 'EFD-CLD-028',
  cloudNoHub: 'EFD-CLD-029',
  cloudOtherTpm: 'EFD-CLD-030',
  cloudProxyPassword: 'EFD-CLD-031',
  cloudProxyAway: 'EFD-CLD-032',
} as const;

/** A stable failure id such as `EFD-JOB-001`. */
export type ErrorCode = (typeof errorCodes)[keyof typeof errorCodes];

const codeValues = Object.values(errorCodes) as [ErrorCode, ...ErrorCode[]];

/** True for the id of a failure, false for example for the code of a finding. */
export function isErrorCode(code: string): code is ErrorCode {
  return (codeValues as readonly string[]).includes(code);
}

/** Values that a message template may name. Never a secret. */
export const Params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
export type Params = z.infer<typeof Params>;

/**
 * A way out of a finding or a failure.
 * `act`: the product can do it (`do ACT`), with undo. `instruction`: a person must do it. `none`: honestly nothing helps here.
 */
export const Remedy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('act'), id: z.string(), act: z.string(), params: Params, reboot: z.boolean() }),
  z.object({ kind: z.literal('instruction'), id: z.string(), params: Params, reboot: z.boolean() }),
  z.object({ kind: z.literal('none'), id: z.string() }),
]);
export type Remedy = z.infer<typeof Remedy>;

/** A failure as plain data: what happened, what was being done, whether trying again is safe, and the ways out. */
export const AppError = z.object({
  code: z.enum(codeValues),
  params: Params,
  /** A message key under `doing.`, for example `step.deploy`. */
  doing: z.string(),
  /** `safe`: try again as it is. `after-fix`: first cure the cause. `never`: trying again cannot help. */
  retry: z.enum(['safe', 'after-fix', 'never']),
  remedies: z.array(Remedy),
  /** Fields that were refused, each with the rule it broke. Only for bad input. */
  fields: z.array(z.object({ path: z.string(), rule: z.string(), params: Params })).optional(),
  /** What the outside said, for a ticket: redacted, never matched upon. */
  origin: z
    .object({
      kind: z.enum(['powershell', 'installer', 'network', 'file', 'product']),
      id: z.string().optional(),
      exit: z.number().int().optional(),
      tail: z.array(z.string()).optional(),
    })
    .optional(),
});
export type AppError = z.infer<typeof AppError>;

/** A refused field: where, which rule, and the values its message names. */
export type FieldError = NonNullable<AppError['fields']>[number];

/** How an {@link AppError} travels inside one process. It never crosses a transport: the router turns it into an envelope. */
export class Failure extends Error {
  readonly error: AppError;
  constructor(error: AppError, options?: { cause?: unknown }) {
    super(`${error.code} while ${error.doing} ${JSON.stringify(error.params)}`, options);
    this.name = 'Failure';
    this.error = error;
  }
}

/** Builds a failure with the usual defaults: no parameters, no remedies, `after-fix`. */
export function failure(
  code: ErrorCode,
  doing: string,
  more: Partial<Omit<AppError, 'code' | 'doing'>> & { cause?: unknown } = {},
): Failure {
  const { cause, ...rest } = more;
  return new Failure(
    { params: {}, remedies: [], retry: 'after-fix', ...rest, code, doing },
    cause === undefined ? undefined : { cause },
  );
}

/** The outcome of a call as it crosses a boundary. `id` is the correlation id that ties click, frame and journal line. */
export type Envelope<T> = { id: string; ok: true; value: T } | { id: string; ok: false; error: AppError };
