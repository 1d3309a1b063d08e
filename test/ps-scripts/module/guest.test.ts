import { describe, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectionStringDigest } from '../../../src/main/domain/identity/connection-string.ts';
import { symmetricKeyDigest } from '../../../src/main/domain/identity/symmetric-key.ts';
import { fingerprintOfDigest } from '../../../src/practice/host/fingerprint.ts';
import { practiceCertificate, thumbprintOf } from '../../../src/practice/state/certificates.ts';
import { noShell, type GuestAnswers } from '../../stand-ins/guest-shell.ts';
import { tempFolder } from '../../support/temp.ts';
import { leftOut, why } from '../support.ts';
import { shown, text, withGuest } from './support.ts';

const skipped = leftOut || noShell !== undefined;
const reason = leftOut ? why : noShell === undefined ? '' : ` (${noShell})`;

const key = 'key of fingerprints';
const deviceKey = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3I=';
const hub = 'hub-01.azure-devices.net';
const fingerprint = fingerprintOfDigest(
  key,
  connectionStringDigest({ hub, deviceId: 'edge-01', key: deviceKey }),
);
const connectionString = `HostName=${hub};DeviceId=edge-01;SharedAccessKey=${deviceKey}`;
const manual = `[provisioning]\nsource = "manual"\nconnection_string = "${connectionString}"\n`;
const template =
  '# hostname = "x"\n# [provisioning]\n# source = "manual"\n# connection_string = "HostName=example.org"\n';
const identityLine = (time: string, words: string) =>
  `Mar 01 08:00:00 HOST01-EFLOW aziot-identityd[612]: ${time} [INFO] - ${words}`;

const edgedLine =
  'Mar 01 08:02:00 HOST01-EFLOW aziot-edged[741]: 2026-03-01T08:02:00Z [INFO] - Pulling image';

const commands: NonNullable<GuestAnswers['commands']> = {
  'date -u +%Y-%m-%dT%H:%M:%S.%3NZ': { stdout: '2026-03-01T08:05:00.250Z\n' },
  'iotedge system status': {
    stdout: "System services:\n    aziot-edged             Running\n\nUse 'iotedge system logs'\n",
  },
  'iotedge list': { stdout: 'NAME             STATUS\nedgeAgent        running\n' },
  'iotedge logs edgeAgent --tail 200': { stdout: '<6> 2026-03-01 08:04:00.000 +00:00 [INF] - up \u00fc\n' },
  'journalctl -q -u aziot-identityd -n 200 --no-pager -o short': {
    stdout: `${identityLine('2026-03-01T08:01:00Z', 'Provisioning starting. Reason: Startup')}\n`,
  },
  'journalctl -q -u aziot-edged -n 100 --no-pager -o short': { stdout: `${edgedLine}\n` },
  'df -P -k /var/lib/docker': {
    stdout:
      'Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda9 10190100 8865387 1324713 87% /var\n',
  },
  'getent ahostsv4 mcr.microsoft.com': { stdout: '150.171.70.10 STREAM mcr.microsoft.com\n' },
  'du -s -x -c -B 1 /var/lib/docker/overlay2 /var/lib/docker/tmp': {
    stdout: '4294967296\t/var/lib/docker/overlay2\n5000000000\ttotal\n',
  },
};
const applied = '/etc/aziot/identityd/config.d/00-super.toml';
const provisioned = (config: string, more: GuestAnswers = {}): GuestAnswers => ({
  open: [`${hub}:443`],
  files: {
    '/etc/aziot/config.toml': { text: config },
    [applied]: { text: '', changedAt: Date.parse('2026-03-01T08:00:59.001Z') },
    '/proc/loadavg': { text: '0.42 0.10 0.05 1/180 4242\n' },
  },
  ...more,
  commands: { ...commands, ...more.commands },
});
const read = `Get-EflowDeskGuest -FingerprintKey ${text(key)}`;

interface Row {
  Now: string;
  ConfiguredAt: string | null;
  Provisioning: Record<string, string | null> | null;
  Status: string[];
  List: string[];
  IdentityLog: string[];
  AgentLog: string[];
  EdgedLog: string[];
  ImageBytes: number;
  DiskFree: number | null;
  Load: number | null;
  Names: boolean | null;
  Registry: boolean | null;
  Ports: { Host: string; Port: number; Open: boolean }[];
}

async function row(answers: GuestAnswers): Promise<Row> {
  const { shown: said } = await withGuest(answers, [read]);
  expect(said[0]?.error).toBeNull();
  expect(said[0]?.output).toHaveLength(1);
  return said[0]?.output[0] as Row;
}

describe.skipIf(skipped)(`the VM${reason}`, () => {
  test('is read in one command, which takes no secret there and brings none back', async () => {
    const record = join(tempFolder(), 'commands');
    const { shown: said, ran } = await withGuest(provisioned(manual), [read], {
      EFLOWDESK_GUEST_RECORD: record,
    });
    expect(said).toEqual([
      {
        output: [
          {
            Now: '2026-03-01T08:05:00.250Z',
            ConfiguredAt: '2026-03-01T08:01:00.000Z',
            Provisioning: {
              Source: 'manual',
              Method: 'sas',
              Hub: hub,
              DeviceId: 'edge-01',
              ScopeId: null,
              RegistrationId: null,
              Fingerprint: fingerprint,
              Thumbprint: null,
            },
            Status: [
              'System services:',
              '    aziot-edged             Running',
              '',
              "Use 'iotedge system logs'",
            ],
            List: ['NAME             STATUS', 'edgeAgent        running'],
            IdentityLog: [identityLine('2026-03-01T08:01:00Z', 'Provisioning starting. Reason: Startup')],
            AgentLog: ['<6> 2026-03-01 08:04:00.000 +00:00 [INF] - up \u00fc'],
            EdgedLog: [edgedLine],
            ImageBytes: 5_000_000_000,
            DiskFree: 13,
            Load: 0.42,
            Names: true,
            Registry: false,
            Ports: [
              { Host: hub, Port: 5671, Open: false },
              { Host: hub, Port: 8883, Open: false },
              { Host: hub, Port: 443, Open: true },
            ],
          },
        ],
        error: null,
      },
    ]);
    const sent = (await readFile(record, 'utf8')).split('\n').slice(0, -1);
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatch(/^echo [A-Za-z0-9+/]+={0,2} \| base64 -d \| sudo sh$/u);
    const whole = Buffer.from(sent[0]?.split(' ')[1] ?? '', 'base64').toString('utf8');
    for (const secret of [key, deviceKey]) {
      expect(whole).not.toContain(secret);
      expect(JSON.stringify(said)).not.toContain(secret);
      expect(JSON.stringify(ran)).not.toContain(secret);
    }
  });

  test('that was never provisioned says so', async () => {
    const found = await row({
      commands: {
        ...commands,
        'iotedge list': {
          stderr: 'A module runtime error occurred\n\tcaused by: Could not list modules\n',
          exitCode: 1,
        },
        'iotedge logs edgeAgent --tail 200': { stderr: 'A module runtime error occurred\n', exitCode: 1 },
        'iotedge system status': {
          stdout: 'System services:\n    aziot-edged             Down - activating\n',
          exitCode: 1,
        },
        'journalctl -q -u aziot-identityd -n 200 --no-pager -o short': {
          stdout: `${identityLine('2026-03-01T08:01:00Z', `Assigned to IoT hub: ${hub}`)}\n`,
        },
        'du -s -x -c -B 1 /var/lib/docker/overlay2 /var/lib/docker/tmp': {
          stdout: '0\ttotal\n',
          stderr: "du: cannot access '/var/lib/docker/tmp': No such file or directory\n",
          exitCode: 1,
        },
      },
      files: { '/etc/aziot/config.toml': { text: template } },
      open: [`${hub}:443`],
    });
    expect(found).toMatchObject({
      ConfiguredAt: null,
      Provisioning: null,
      List: ['A module runtime error occurred', '\tcaused by: Could not list modules'],
      AgentLog: [],
      ImageBytes: 0,
      Load: null,
      Ports: [],
    });
    expect(found.Status).toContain('    aziot-edged             Down - activating');
  });

  test('tries the hub that DPS assigned since the configuration was applied', async () => {
    const dps = `[provisioning]\nsource = "dps"\nglobal_endpoint = "https://global.azure-devices-provisioning.net"\nid_scope = "0ne00ABCDEF"\n\n[provisioning.attestation]\nmethod = "tpm"\nregistration_id = "reg-01"\n`;
    const log = (time: string) => ({
      commands: {
        'journalctl -q -u aziot-identityd -n 200 --no-pager -o short': {
          stdout: `${identityLine(time, `Assigned to IoT hub: ${hub}`)}\n`,
        },
      },
    });
    const now = await row(provisioned(dps, log('2026-03-01T08:01:05Z')));
    expect(now.Provisioning).toEqual({
      Source: 'dps',
      Method: 'tpm',
      Hub: null,
      DeviceId: null,
      ScopeId: '0ne00ABCDEF',
      RegistrationId: 'reg-01',
      Fingerprint: null,
      Thumbprint: null,
    });
    expect(now.Ports.map(({ Host, Open }) => [Host, Open])).toEqual([
      [hub, false],
      [hub, false],
      [hub, true],
    ]);
    expect((await row(provisioned(dps, log('2026-03-01T08:00:30Z')))).Ports).toEqual([]);
  });

  test('tells the certificate it has by the first one of the file that config.toml names', async () => {
    const pem = practiceCertificate('edge-02', 1, Date.parse('2026-03-01T08:00:00Z'));
    const other = practiceCertificate('edge-03', 1, Date.parse('2026-03-01T08:00:00Z'));
    const x509 = (quote: string, path: string) =>
      `[provisioning]\nsource = "manual"\niothub_hostname = "${hub}"\ndevice_id = "edge-02"\n\n[provisioning.authentication]\nmethod = "x509"\nidentity_cert = ${quote}file://${path}${quote}\nidentity_pk = "file:///var/aziot/secrets/k.pem"\n`;
    const place = '/var/aziot/certs/a b.pem';
    const files = (config: string, text: string) => {
      const answers = provisioned(config);
      return { ...answers, files: { ...answers.files, [place]: { text } } };
    };
    for (const text of [pem, pem + other, pem.replaceAll('\n', '\r\n'), `subject=CN = edge-02\n${pem}`])
      for (const quote of ['"', "'"])
        expect((await row(files(x509(quote, place), text))).Provisioning).toMatchObject({
          Method: 'x509',
          DeviceId: 'edge-02',
          Fingerprint: null,
          Thumbprint: thumbprintOf(pem),
        });
    for (const [config, text] of [
      [x509('"', '/var/aziot/certs/gone.pem'), pem],
      [x509('"', place), 'no certificate'],
      [manual, pem],
    ] as const)
      expect((await row(files(config, text))).Provisioning?.['Thumbprint']).toBeNull();
  });

  test('tells whether names are found and the registry opens, and what it cannot find out as unknown', async () => {
    const open = await row({ ...provisioned(manual), open: ['mcr.microsoft.com:443'] });
    expect(open).toMatchObject({ Names: true, Registry: true, Ports: [{ Open: false }, {}, {}] });
    const nameless = await row(
      provisioned(manual, { commands: { 'getent ahostsv4 mcr.microsoft.com': { exitCode: 2 } } }),
    );
    expect(nameless).toMatchObject({ Names: false, Registry: false });
    const poor = await row(
      provisioned(manual, {
        commands: {
          'getent ahostsv4 mcr.microsoft.com': { exitCode: 127 },
          'df -P -k /var/lib/docker': { stderr: 'df: no such place\n', exitCode: 1 },
          'journalctl -q -u aziot-edged -n 100 --no-pager -o short': { stdout: 'cut\n', exitCode: 124 },
        },
      }),
    );
    expect(poor).toMatchObject({ Names: null, DiskFree: null, EdgedLog: [] });
  });

  test('is unknown when a part that others are judged by could not be read', async () => {
    for (const answers of [
      provisioned(manual, { commands: { 'date -u +%Y-%m-%dT%H:%M:%S.%3NZ': { stderr: 'no', exitCode: 1 } } }),
      provisioned(manual, {
        commands: { 'journalctl -q -u aziot-identityd -n 200 --no-pager -o short': { exitCode: 124 } },
      }),
      // What was cut off could have held the table of provisioning.
      provisioned(`${manual}${'# filler of a line that says nothing\n'.repeat(4000)}`),
    ]) {
      const { shown: said } = await withGuest(answers, [read]);
      expect(said[0]).toMatchObject({ output: [], error: { id: 'GuestRead', category: 'InvalidResult' } });
    }
  });

  test('logs are bounded, and their ends are kept', async () => {
    const lines = Array.from({ length: 200 }, (_, at) => `${at} ${'x'.repeat(2000)}`);
    const found = await row(
      provisioned(manual, {
        commands: { 'iotedge logs edgeAgent --tail 200': { stdout: `${lines.join('\n')}\n` } },
      }),
    );
    expect(found.AgentLog.join('\n').length).toBeLessThanOrEqual(131_072);
    expect(found.AgentLog.at(-1)).toBe(lines.at(-1));
    expect(found.AgentLog.length).toBeGreaterThan(60);
  });
});

describe.skipIf(leftOut)(`config.toml${why}`, () => {
  const cases: Record<string, [string, object | null]> = {
    'connection string': [
      manual,
      { Source: 'manual', Method: 'sas', Hub: hub, DeviceId: 'edge-01', Fingerprint: fingerprint },
    ],
    'literal text, names of any order, a comment': [
      `[provisioning] # here\nsource='manual' # x\n  connection_string = 'DeviceId=edge-01;SharedAccessKey=${deviceKey};HostName=${hub.toUpperCase()};X=1' # y\n`,
      { Hub: hub, DeviceId: 'edge-01', Fingerprint: fingerprint },
    ],
    'key without its padding': [
      manual.replace('cI=', 'cI').replace(deviceKey, deviceKey.slice(0, -1)),
      { Fingerprint: fingerprint },
    ],
    'escapes, dotted names, Windows line ends': [
      `provisioning.source = "man\\u0075al"\r\nprovisioning . connection_string = "${connectionString.replace('H', '\\u0048')}"\r\n`,
      { Source: 'manual', Hub: hub, Fingerprint: fingerprint },
    ],
    'separate fields': [
      `[provisioning]\nsource = "manual"\niothub_hostname = "${hub}"\ndevice_id = "edge-01"\n[provisioning.authentication]\nmethod = "sas"\ndevice_id_pk = { value = "${deviceKey}" }\n`,
      { Source: 'manual', Method: 'sas', Hub: hub, DeviceId: 'edge-01', Fingerprint: fingerprint },
    ],
    'separate fields, table of its own': [
      `[provisioning]\nsource = "manual"\niothub_hostname = "${hub}"\ndevice_id = "edge-01"\nauthentication = { method = "sas", device_id_pk = { value = '${deviceKey}' } }\n`,
      { Source: 'manual', Hub: hub, DeviceId: 'edge-01' },
    ],
    'key in a file': [
      `[provisioning]\nsource = "manual"\niothub_hostname = "${hub}"\ndevice_id = "edge-01"\n[provisioning.authentication]\nmethod = "sas"\ndevice_id_pk = { uri = "file:///var/secrets/device-id" }\n`,
      { Method: 'sas', Hub: hub, Fingerprint: null },
    ],
    'X.509': [
      `[provisioning]\nsource = "manual"\niothub_hostname = "${hub}"\ndevice_id = "edge-01"\n[provisioning.authentication]\nmethod = "x509"\nidentity_cert = "file:///a"\nidentity_pk = "file:///b"\n`,
      { Source: 'manual', Method: 'x509', Hub: hub, DeviceId: 'edge-01', Fingerprint: null },
    ],
    'DPS with a symmetric key': [
      '[provisioning]\nsource = "dps"\nid_scope = "0ne1"\n[provisioning.attestation]\nmethod = "symmetric_key"\nregistration_id = "r"\nsymmetric_key = { value = "c2VjcmV0LXNlY3JldA==" }\n',
      {
        Source: 'dps',
        Method: 'symmetric_key',
        ScopeId: '0ne1',
        RegistrationId: 'r',
        Hub: null,
        Fingerprint: fingerprintOfDigest(key, symmetricKeyDigest('c2VjcmV0LXNlY3JldA==')),
      },
    ],
    'DPS with a symmetric key, in a table of its own and without its padding': [
      '[provisioning]\nsource = "dps"\n[provisioning.attestation]\nmethod = "symmetric_key"\n[provisioning.attestation.symmetric_key]\nvalue = "c2VjcmV0LXNlY3JldA"\n',
      { Fingerprint: fingerprintOfDigest(key, symmetricKeyDigest('c2VjcmV0LXNlY3JldA==')) },
    ],
    'DPS with a symmetric key in a file': [
      '[provisioning]\nsource = "dps"\n[provisioning.attestation]\nmethod = "symmetric_key"\nsymmetric_key = { uri = "file:///var/secrets/key" }\n',
      { Method: 'symmetric_key', Fingerprint: null },
    ],
    'key that is none': [manual.replace(deviceKey, '<ADD KEY>'), { Hub: hub, Fingerprint: null }],
    'names in other cases': [
      manual.replace('HostName', 'Hostname'),
      { Hub: null, DeviceId: 'edge-01', Fingerprint: null },
    ],
    'no table of provisioning': ['hostname = "x"\n[agent]\nsource = "manual"\n', null],
    'all commented out': [template, null],
    'in a text of several lines': ['a = """\n[provisioning]\nsource = "manual"\n"""\n', null],
    'after a text of several lines': [`a = '''\nx = "y"\n'''\n${manual}`, { Source: 'manual', Hub: hub }],
    empty: ['', null],
  };

  test('tells who the device is, and its key only as a fingerprint', async () => {
    const said = await shown(
      Object.values(cases).map(
        ([toml]) =>
          `Inside { ConvertTo-EflowDeskProvisioning -Toml $args[0] -FingerprintKey $args[1] } ${text(toml)} ${text(key)}`,
      ),
    );
    for (const [index, [name, [, wanted]]] of Object.entries(cases).entries()) {
      expect(said[index]?.error, name).toBeNull();
      expect(said[index]?.output, name).toMatchObject([wanted]);
    }
    expect(JSON.stringify(said)).not.toContain(deviceKey.slice(0, -1));
  });
});

describe.skipIf(skipped)(`putting the shipped configuration back${reason}`, () => {
  const shipped = '/var/.eflow/config/config.toml.template';
  const live = '/etc/aziot/config.toml';
  const apply = `iotedge config apply -c ${shipped}`;
  const reset = (answers: GuestAnswers, more = '') => withGuest(answers, [`Reset-EflowDeskGuest${more}`]);
  const files = { [shipped]: { text: template }, [live]: { text: manual } };
  const did = (ran: string[][]) => ran.map((argv) => argv.join(' ')).filter((line) => line.includes('apply'));

  test('applies it and then puts it in its place', async () => {
    const {
      shown: said,
      ran,
      files: after,
    } = await reset({ files, commands: { [apply]: { stdout: 'Done.\n' } } });
    expect(said).toEqual([{ output: [{ Changed: true }], error: null }]);
    expect(did(ran)).toEqual([apply]);
    expect(after[live]).toBe(template);
  });

  test('does nothing when it is there, and nothing with -WhatIf', async () => {
    const same = await reset({ files: { ...files, [live]: { text: template } }, commands: { [apply]: {} } });
    expect(same.shown).toEqual([{ output: [{ Changed: false }], error: null }]);
    expect(did(same.ran)).toEqual([]);
    const asked = await reset({ files, commands: { [apply]: {} } }, ' -WhatIf');
    expect(asked).toMatchObject({ shown: [{ output: [], error: null }], ran: [] });
  });

  test('fails when it could not be applied, and is done again then', async () => {
    const failed = await reset({
      files,
      commands: { [apply]: { stderr: `could not parse config file: ${connectionString}\n`, exitCode: 1 } },
    });
    expect(failed.shown[0]).toMatchObject({ output: [], error: { id: 'GuestReset' } });
    expect(failed.shown[0]?.error?.text).toContain('could not parse config file');
    expect(failed.shown[0]?.error?.text).not.toContain(deviceKey);
    expect(failed.files[live]).toBe(manual);
  });

  test('fails without a shipped configuration, and leaves what there is', async () => {
    const {
      shown: said,
      ran,
      files: after,
    } = await reset({ files: { [live]: { text: manual } }, commands: { [apply]: {} } });
    expect(said[0]).toMatchObject({ output: [], error: { id: 'GuestReset' } });
    expect(did(ran)).toEqual([]);
    expect(after[live]).toBe(manual);
  });
});
