import { errorCodes, type ErrorCode } from '../../src/contract/errors.ts';

/** The faults of provisioning.md 10.4 in its order, in words of our own. */
export const cloudRows = [
  'a key is refused',
  'the clocks are ten minutes apart',
  'the policy lacks a right',
  'nobody has enrolled the device yet',
  'something else has the name already',
  'somebody else changed it meanwhile',
  'throttled, with a time to wait',
  'throttled, without a time to wait',
  'a failure of the service, once',
  'a connection that does not come about',
  'no answer in time',
  'something else answers than Azure',
  'another hub than the wanted one',
  'registered, and not let in',
  'the key of another TPM',
  'a plain device in place of an edge device',
  'the answer gets lost',
] as const;
export type CloudRow = (typeof cloudRows)[number];

/** What the technician is after; `test/failures/cloud.test.ts` says how each is prepared and asked for. */
export type CloudAsked =
  /** The enrollment of a device with a key, of which nobody knows. */
  | 'enroll'
  /** The same for a name that has an enrollment with a key, but with a certificate. */
  | 'enroll-with-certificate'
  /** The enrollment of this host's TPM, once one is there under the chosen name. */
  | 'enroll-tpm'
  /** From nothing to proven, with the enrollment made before the VM registers. */
  | 'provision'
  /** The same with the ID scope of another DPS. */
  | 'provision-wrong-scope'
  /** The same once the enrollment is there. */
  | 'provision-again'
  /** The same, and the colleague's enrollment leaves the choice of the hub to DPS. */
  | 'provision-elsewhere'
  /** With an enrollment that a colleague made: nothing is asked of the cloud but what the VM asks. */
  | 'register'
  | 'disable-enrollment';

/** How it ends. Without an error it succeeds. */
export interface CloudEnd {
  exit: number;
  error?: ErrorCode;
  /** Values of the error's words that say what is wrong. */
  params?: Readonly<Record<string, string | number>>;
  /** A note of the plan. */
  note?: 'cloud-clock';
}

/** A fault of the cloud, the journey that it bites, and how that ends. */
export interface CloudCase {
  row: CloudRow;
  /** Faults of practice, in this order, once everything is prepared. */
  faults: readonly string[];
  asked: CloudAsked;
  gets: CloudEnd;
}

/** Refused before anything is changed. */
const blocked = (error: ErrorCode, params?: CloudEnd['params']): CloudEnd => ({
  exit: 10,
  error,
  ...(params === undefined ? {} : { params }),
});
/** A step of the job failed. */
const failed = (error: ErrorCode): CloudEnd => ({ exit: 1603, error });
/** Made all the same, and once. */
const made: CloudEnd = { exit: 0 };

const oneFault =
  (row: CloudRow, asked: CloudAsked = 'enroll') =>
  (fault: string, gets: CloudEnd): CloudCase => ({ row, faults: [fault], asked, gets });
const unreached = oneFault('a connection that does not come about');
const foreign = oneFault('something else answers than Azure');
const silent = oneFault('no answer in time');

/** Every fault of provisioning.md 10.4 on the journey that it bites. */
export const cases: readonly CloudCase[] = [
  {
    row: 'a key is refused',
    faults: ['cloud-key-renewed'],
    asked: 'enroll',
    gets: blocked(errorCodes.cloudKeyRefused, { policy: 'provisioningserviceowner' }),
  },
  {
    row: 'the clocks are ten minutes apart',
    faults: ['cloud-clock-skew'],
    asked: 'enroll',
    gets: { ...made, note: 'cloud-clock' },
  },
  {
    row: 'the clocks are ten minutes apart',
    faults: ['cloud-clock-skew', 'cloud-key-renewed'],
    asked: 'enroll',
    gets: { ...blocked(errorCodes.cloudClock, { minutes: 10 }), note: 'cloud-clock' },
  },
  {
    row: 'the clocks are ten minutes apart',
    faults: ['cloud-clock-skew'],
    asked: 'provision',
    gets: { exit: 14, error: errorCodes.cloudClock, params: { minutes: 10 }, note: 'cloud-clock' },
  },
  {
    row: 'a key is refused',
    faults: [],
    asked: 'provision-wrong-scope',
    gets: failed(errorCodes.scopeOrKey),
  },
  {
    row: 'the policy lacks a right',
    faults: ['cloud-right-missing'],
    asked: 'enroll',
    gets: failed(errorCodes.cloudRight),
  },
  { row: 'nobody has enrolled the device yet', faults: [], asked: 'enroll', gets: made },
  {
    row: 'something else has the name already',
    faults: [],
    asked: 'enroll-with-certificate',
    gets: blocked(errorCodes.cloudDiffers, { what: 'attestation.type' }),
  },
  {
    row: 'somebody else changed it meanwhile',
    faults: ['cloud-changed-meanwhile'],
    asked: 'disable-enrollment',
    gets: made,
  },
  oneFault('throttled, with a time to wait')('cloud-429-twice', made),
  oneFault('throttled, without a time to wait')('cloud-429-no-wait', made),
  oneFault('a failure of the service, once')('cloud-500-once', made),
  oneFault('a failure of the service, once')('cloud-503-once', made),
  unreached('cloud-reset', blocked(errorCodes.cloudReset)),
  unreached('cloud-refused', blocked(errorCodes.cloudNotReached)),
  unreached('cloud-dns', blocked(errorCodes.cloudNameUnknown)),
  unreached('cloud-tls-unknown-ca', blocked(errorCodes.cloudNotTrusted)),
  unreached('cloud-wrong-host-name', blocked(errorCodes.cloudOtherName)),
  unreached('cloud-proxy-407', blocked(errorCodes.cloudProxySignIn)),
  silent('cloud-hang', blocked(errorCodes.cloudTimeout)),
  silent('cloud-slow-body', blocked(errorCodes.cloudTimeout)),
  foreign('cloud-captive-portal', blocked(errorCodes.cloudIntermediary)),
  // A gateway of Azure itself answers so as well.
  foreign('cloud-html', blocked(errorCodes.cloudBroken, { status: 502 })),
  foreign('cloud-empty', blocked(errorCodes.cloudIntermediary)),
  // That nothing is there yet is said by the status, before any text.
  foreign('cloud-truncated', failed(errorCodes.cloudIntermediary)),
  oneFault('another hub than the wanted one', 'provision-elsewhere')(
    'cloud-other-hub',
    failed(errorCodes.cloudOtherHub),
  ),
  oneFault('registered, and not let in', 'provision-again')(
    'cloud-enrollments-disabled',
    blocked(errorCodes.cloudDisabled, { id: 'press-9' }),
  ),
  oneFault('registered, and not let in', 'provision')('cloud-hub-unlinked', {
    exit: 14,
    error: errorCodes.cloudNoHub,
  }),
  oneFault('registered, and not let in', 'register')('cloud-hub-unlinked', {
    exit: 14,
    error: errorCodes.notAssigned,
  }),
  oneFault('the key of another TPM', 'enroll-tpm')(
    'board-swapped',
    blocked(errorCodes.cloudOtherTpm, { id: 'press-9' }),
  ),
  oneFault('a plain device in place of an edge device', 'provision')(
    'cloud-no-edge',
    failed(errorCodes.cloudNotEdge),
  ),
  oneFault('the answer gets lost')('cloud-lost-response', made),
];
