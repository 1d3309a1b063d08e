import type { SheetCommand, SheetRequest } from '../../../contract/sheets.ts';
import { quote } from '../powershell-text.ts';

/** Names for the colleague to fill in; in capitals, so that they are no name of anything. */
const fill = {
  hub: 'NAME-OF-HUB',
  dps: 'NAME-OF-DPS',
  group: 'NAME-OF-RESOURCE-GROUP',
  device: 'DEVICE-ID',
  authority: 'NAME-OF-CERTIFICATE',
} as const;
/** The file that the sheet says to save the certificate in; a fixed name, so that no path of this machine is in a command. */
export const certificateFileName = ({ object }: SheetRequest): string =>
  object === 'enrollment-group-certificate' ? 'authority-certificate.pem' : 'device-certificate.pem';

/** A text as one word of bash: nothing in single quotes means anything, and a quote is put between two pieces. */
export const bashWord = (text: string): string =>
  /^[A-Za-z0-9._:+/=@%-]+$/u.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/**
 * True for what reaches az unchanged from Windows: az is a batch file there, and cmd.exe reads percent signs, brackets and
 * more in its arguments again, whatever PowerShell did with them.
 *
 * @assumed provisioning.md 11 27: cmd.exe leaves letters, digits and . _ : + / = - of an argument of az.cmd alone | verify: run az with each of these in a value from Windows PowerShell
 */
export const safeForWindows = (text: string): boolean => /^[A-Za-z0-9._:+/=-]*$/u.test(text);

/** An option with its value as one word, so that a value that begins with a dash is none. */
type Option = readonly [name: string, value: string];

function command(code: SheetCommand['code'], verb: string, options: readonly Option[]): SheetCommand {
  const words = options.map(([name, value]) => `--${name}=${value}`);
  return {
    code,
    bash: ['az', verb, ...words.map(bashWord)].join(' '),
    powershell: words.every(safeForWindows) ? ['az', verb, ...words.map(powershellWord)].join(' ') : null,
  };
}

/** A word of PowerShell; one with a sign that PowerShell itself reads is quoted. */
const powershellWord = (text: string): string => (/^[A-Za-z0-9._:/=-]+$/u.test(text) ? text : quote(text));

/** The first label of a hub's host name is what az calls it. */
const hubName = ({ hub }: SheetRequest): string => hub?.split('.')[0] ?? fill.hub;

function hubCommands(request: SheetRequest): SheetCommand[] {
  const device: Option[] = [
    ['hub-name', hubName(request)],
    ['device-id', request.deviceId ?? fill.device],
  ];
  const made: Option[] = [...device, ['edge-enabled', 'true']];
  if (request.object === 'hub-device-key')
    return [
      command('create-device', 'iot hub device-identity create', made),
      command('show-string', 'iot hub device-identity connection-string show', device),
    ];
  const print = request.certificate?.sha256;
  if (print === undefined) return [];
  // The hub wants two; one certificate takes both places (provisioning.md 3.1).
  return [
    command('create-device', 'iot hub device-identity create', [
      ...made,
      ['auth-method', 'x509_thumbprint'],
      ['primary-thumbprint', print],
      ['secondary-thumbprint', print],
    ]),
  ];
}

/** What each kind of enrollment proves itself with; undefined while that is not known. */
function attestation(request: SheetRequest): Option[] | undefined {
  const { object, endorsementKey, certificate } = request;
  switch (object) {
    case 'enrollment-tpm':
      return endorsementKey === null
        ? undefined
        : [
            ['attestation-type', 'tpm'],
            ['endorsement-key', endorsementKey],
          ];
    case 'enrollment-certificate':
      return certificate === null
        ? undefined
        : [
            ['attestation-type', 'x509'],
            ['certificate-path', certificateFileName(request)],
          ];
    case 'enrollment-key':
      return [['attestation-type', 'symmetricKey']];
    case 'hub-device-key':
    case 'hub-device-certificate':
    case 'enrollment-group-key':
    case 'enrollment-group-certificate':
      return undefined;
  }
}

const inDps: readonly Option[] = [
  ['dps-name', fill.dps],
  ['resource-group', fill.group],
];

/** A group is made once for all of its devices; of one with a key each device gets its own, made from it. */
function groupCommands(request: SheetRequest): SheetCommand[] {
  const { groupId, registrationId, object } = request;
  if (groupId === null) return [];
  const group: Option[] = [...inDps, ['enrollment-id', groupId]];
  const create = (...proof: Option[]) =>
    command('create-group', 'iot dps enrollment-group create', [
      ...group,
      ...proof,
      ['edge-enabled', 'true'],
    ]);
  if (object === 'enrollment-group-key')
    return [
      create(),
      ...(registrationId === null
        ? []
        : [
            command('compute-key', 'iot dps enrollment-group compute-device-key', [
              ...group,
              ['registration-id', registrationId],
            ]),
          ]),
    ];
  const named: Option = ['certificate-name', fill.authority];
  return [
    ...(request.certificate === null
      ? []
      : [
          command('add-authority', 'iot dps certificate create', [
            ...inDps,
            named,
            ['path', certificateFileName(request)],
            ['verified', 'true'],
          ]),
        ]),
    create(['ca-name', fill.authority]),
    command('show-group', 'iot dps enrollment-group show', group),
  ];
}

function dpsCommands(request: SheetRequest): SheetCommand[] {
  if (request.object.startsWith('enrollment-group-')) return groupCommands(request);
  const proof = attestation(request);
  if (proof === undefined || request.registrationId === null) return [];
  const enrollment: Option[] = [...inDps, ['enrollment-id', request.registrationId]];
  const show = 'iot dps enrollment show';
  return [
    command('create-enrollment', 'iot dps enrollment create', [
      ...enrollment,
      ...proof,
      ['edge-enabled', 'true'],
    ]),
    // Keys are left out of the answer unless they are asked for (provisioning.md 11 5).
    request.object === 'enrollment-key'
      ? command('show-keys', show, [...enrollment, ['show-keys', 'true']])
      : command('show-enrollment', show, enrollment),
  ];
}

/**
 * What a colleague types for a request, for the shells of Linux and of Windows. Every value has passed the rules of its
 * field; it is quoted all the same, and what Windows would read a second time gets no line for Windows.
 *
 * @assumed provisioning.md 5, 6: az iot hub device-identity, az iot dps enrollment, enrollment-group and certificate take these options | verify: run each line with a hub and a DPS of a test subscription
 */
export function commandsFor(request: SheetRequest): SheetCommand[] {
  return request.object.startsWith('hub-') ? hubCommands(request) : dpsCommands(request);
}

/** The way through the portal for each object; the words are `sheet.portal.CODE`. */
export function portalFor({ object, certificate }: SheetRequest): string[] {
  switch (object) {
    case 'hub-device-key':
      return ['hub-devices', 'hub-add', 'hub-key', 'hub-edge', 'save', 'copy-string'];
    case 'hub-device-certificate':
      return ['hub-devices', 'hub-add', 'hub-thumbprints', 'hub-edge', 'save'];
    case 'enrollment-key':
      return ['dps-enrollments', 'dps-add', 'dps-key', 'dps-id', 'dps-edge', 'save', 'copy-key'];
    case 'enrollment-certificate':
      return [
        'dps-enrollments',
        'dps-add',
        certificate === null ? 'dps-certificate-later' : 'dps-certificate',
        'dps-edge',
        'save',
      ];
    case 'enrollment-tpm':
      return ['dps-enrollments', 'dps-add', 'dps-tpm', 'dps-id', 'dps-edge', 'save'];
    case 'enrollment-group-key':
      return ['dps-groups', 'group-add', 'dps-key', 'group-id', 'dps-edge', 'save', 'group-device-key'];
    case 'enrollment-group-certificate':
      return [
        ...(certificate === null ? [] : ['dps-certificates', 'authority-verified']),
        'dps-groups',
        'group-add',
        'group-certificate',
        'group-id',
        'dps-edge',
        'save',
      ];
  }
}
