/** A trap of provisioning.md 11, and the tests that keep the product out of it, or why none can. */
export type Trap = { number: number; about: string } & (
  { tests: readonly { file: string; test: string }[] } | { none: string }
);

const one = (number: number, about: string, file: string, test: string): Trap => ({
  number,
  about,
  tests: [{ file: `test/${file}.test.ts`, test }],
});

const adapter = 'main/adapters/cloud';
const files = 'main/domain/identity/x509/traps';
const device = 'main/domain/device-traps';

/** The 27 traps in their order. A test is named as it is written in its file. */
export const traps: readonly Trap[] = [
  {
    number: 1,
    about: 'The flag of IoT Edge is forgotten',
    tests: [
      {
        file: 'test/main/adapters/cloud.test.ts',
        test: 'makes an IoT Edge device (trap 1: capabilities.iotEdge) with one PUT',
      },
      {
        file: 'test/main/adapters/cloud.test.ts',
        test: 'makes an enrollment for an IoT Edge device (trap 1), at our transport',
      },
      {
        file: 'test/main/services/cloud-jobs.test.ts',
        test: 'of plain devices (trap 1) is replaced with consent, and untouched without',
      },
      { file: 'test/failures/cloud.ts', test: 'a plain device in place of an edge device' },
    ],
  },
  one(
    2,
    'The key of a group is used as that of a device',
    'main/services/cloud-journeys',
    'trap 2: the key of a group never reaches the VM, and two devices of it have two keys',
  ),
  one(
    3,
    'The key of a group is not decoded before it is used',
    'main/domain/identity/symmetric-key',
    'comes of the decoded key, whatever the key and the ID are',
  ),
  one(
    4,
    'A registration ID in capitals',
    'main/services/cloud-journeys',
    'trap 4: an ID in capitals in a certificate is enrolled in lower case',
  ),
  one(
    5,
    'An enrollment is read without its keys',
    adapter,
    'trap 5: keys are not in an enrollment but in its attestation mechanism',
  ),
  one(6, 'An update without an etag', adapter, 'trap 6: an update carries the etag, and the keys put back'),
  one(
    7,
    'The public client takes no port',
    adapter,
    'makes an enrollment for an IoT Edge device (trap 1), at our transport',
  ),
  one(
    8,
    'Its bulk call never settles',
    adapter,
    'trap 8 and 9: every work settles, also when nobody ever answers',
  ),
  {
    number: 9,
    about: 'It has no time limit',
    tests: [
      {
        file: 'test/main/adapters/cloud.test.ts',
        test: 'trap 8 and 9: every work settles, also when nobody ever answers',
      },
      { file: 'test/failures/cloud.ts', test: 'no answer in time' },
    ],
  },
  one(
    10,
    'A byte order mark passes Node alone',
    files,
    '10: a byte order mark passes Node, and is neither passed on nor left untold',
  ),
  one(11, 'Blocks of PEM that are glued together', files, '11: glued blocks break Node, and are taken apart'),
  one(
    12,
    'A chain with the root first',
    files,
    '12: a chain with the root first is put in order, and without the key told by what issued what',
  ),
  one(
    13,
    'The device CA certificate is used as identity',
    files,
    '13: a device CA certificate is not taken for an identity',
  ),
  one(
    14,
    'The error for an encrypted key varies',
    files,
    '14: an encrypted key is told before any parser sees it, whatever codes its build has',
  ),
  one(
    15,
    'What Node calls key usage are the purposes',
    files,
    '15: what Node calls keyUsage are the purposes, and the two are kept apart',
  ),
  one(
    16,
    'iotedge check ends with an error and a good answer',
    device,
    'trap 16: a check that ends with an error is no line of the proof',
  ),
  one(
    17,
    '417 is normal on a fresh device',
    device,
    'trap 17: a device without a deployment is healthy and proven, and 417 is explained',
  ),
  one(
    18,
    'So is the error about the storage of edgeHub',
    device,
    'trap 18: the storage of edgeHub on a fresh device is the same harmless thing, and nothing beside it',
  ),
  one(
    19,
    'The token for DPS lives for half a minute',
    device,
    'trap 19: a clock that is off is told before what the cloud says of the token',
  ),
  {
    number: 20,
    about: 'The key of a TPM survives a clear and no other board',
    tests: [
      {
        file: 'test/main/domain/identity/tpm.test.ts',
        test: 'trap 20: clearing the TPM keeps the key and its enrollment; a swapped board has another one',
      },
      { file: 'test/failures/cloud.ts', test: 'the key of another TPM' },
    ],
  },
  one(
    21,
    'The client for TPMs cannot be installed',
    'walls/repository',
    'trap 21: none needs azure-iot-security-tpm, which cannot be installed on Node 20',
  ),
  one(
    22,
    'The library for certificates needs its metadata',
    files,
    '22: the library that makes certificates gets its metadata first',
  ),
  one(
    23,
    'The name of edgeAgent arrives percent-encoded',
    adapter,
    'trap 23: a name that begins with a dollar leaves percent-encoded',
  ),
  one(
    24,
    'A deleted enrollment leaves its device in the hub',
    'main/services/cloud-journeys',
    'and the undo leaves the cloud as it was found (trap 24)',
  ),
  one(
    25,
    'A registration ID for DpsX509 broke old releases',
    device,
    'trap 25: EFLOW is given no registration ID with a certificate unless the setup names one',
  ),
  {
    number: 26,
    about: 'The device client hears "disabled" as a syntax error',
    none: 'The product does not use this client; the log of the VM is read for the status, on the row of a device that is not let in.',
  },
  {
    number: 27,
    about: 'Characters of an ID that PowerShell reads a second time',
    tests: [
      {
        file: 'test/main/domain/sheets/commands.test.ts',
        test: 'trap 27: what Windows reads a second time gets no line for it, and one for bash all the same',
      },
      { file: 'test/main/domain/powershell-text.test.ts', test: 'quotes what is not a bare word' },
      {
        file: 'test/main/bridge/engine-run.test.ts',
        test: '#5 takes wildcards of a literal parameter for themselves, and only those of a pattern for more',
      },
    ],
  },
];
