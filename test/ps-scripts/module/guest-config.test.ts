import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { noShell, runGuestShell, type GuestAnswers } from '../../stand-ins/guest-shell.ts';
import { leftOut, why } from '../support.ts';
import { withGuest } from './support.ts';

const skipped = leftOut || noShell !== undefined;
const reason = leftOut ? why : noShell === undefined ? '' : ` (${noShell})`;
const path = '/etc/aziot/config.toml';
const du = 'du -s -x -B 1 /var/lib/docker/volumes/*/';
const noVolumes = {
  [du]: {
    stderr: `du: cannot access '/var/lib/docker/volumes/*/': No such file or directory\n`,
    exitCode: 1,
  },
};
const vm = (text: string, commands: GuestAnswers['commands'] = noVolumes): GuestAnswers => ({
  files: { [path]: { text } },
  commands,
});
const ask = async (answers: GuestAnswers) =>
  (await withGuest(answers, ['Get-EflowDeskGuestConfig'])).shown[0];

// Without padding, so that nothing but its name keeps it in the VM.
const key = Buffer.alloc(48, 7).toString('base64');
const none = {
  Hub: null,
  DeviceId: null,
  ScopeId: null,
  RegistrationId: null,
  GlobalEndpoint: null,
  CertificatePath: null,
  KeyPath: null,
};

/** The text that the function sends to the VM. */
const source = readFileSync(
  fileURLToPath(
    new URL('../../../src/ps-scripts/EflowDesk/functions/Get-EflowDeskGuestConfig.ps1', import.meta.url),
  ),
  'utf8',
).replaceAll('\r\n', '\n');
const sent = /@'\n([\s\S]*?)\n'@/u.exec(source)?.[1] ?? '';

/** What leaves the VM of its configuration. */
const leaving = async (text: string): Promise<string> =>
  (await runGuestShell(`section() { shift; "$@"; }\n${sent}`, vm(text))).stdout;

const configs: Readonly<Record<string, { toml: string; provisioning: Record<string, string | null> }>> = {
  'a connection string': {
    toml: `[provisioning]\nsource = "manual"\nconnection_string = "HostName=Contoso.azure-devices.net;DeviceId=line-07;SharedAccessKey=${key}"\n`,
    provisioning: {
      ...none,
      Source: 'manual',
      Method: 'sas',
      Hub: 'contoso.azure-devices.net',
      DeviceId: 'line-07',
    },
  },
  'a connection string in literal quotes and another order': {
    toml: `[provisioning]\nsource = 'manual'\nconnection_string = 'SharedAccessKey=${key};DeviceId=line-07;HostName=contoso.azure-devices.net'\n`,
    provisioning: {
      ...none,
      Source: 'manual',
      Method: 'sas',
      Hub: 'contoso.azure-devices.net',
      DeviceId: 'line-07',
    },
  },
  'a key in its own table': {
    toml: `[provisioning]\nsource = "manual"\niothub_hostname = "contoso.azure-devices.net" # ours\ndevice_id = "line-07"\n[provisioning.authentication]\nmethod = "sas"\ndevice_id_pk = { value = "${key}" }\n`,
    provisioning: {
      ...none,
      Source: 'manual',
      Method: 'sas',
      Hub: 'contoso.azure-devices.net',
      DeviceId: 'line-07',
    },
  },
  'a certificate': {
    toml: `[provisioning]\nsource = "manual"\niothub_hostname = "contoso.azure-devices.net"\ndevice_id = "line-07"\n\n[provisioning.authentication]\nmethod = "x509"\nidentity_cert = "file:///var/aziot/certs/a.pem"\nidentity_pk = "file:///var/aziot/secrets/a.pem"\n`,
    provisioning: {
      ...none,
      Source: 'manual',
      Method: 'x509',
      Hub: 'contoso.azure-devices.net',
      DeviceId: 'line-07',
      CertificatePath: 'file:///var/aziot/certs/a.pem',
      KeyPath: 'file:///var/aziot/secrets/a.pem',
    },
  },
  'a symmetric key of DPS on one line': {
    toml: `[provisioning]\nsource = "dps"\nglobal_endpoint = "https://global.azure-devices-provisioning.net"\nid_scope = "0ne00A1B2C3"\nattestation = { method = "symmetric_key", registration_id = "line-07", symmetric_key = { value = "${key}" } }\n`,
    provisioning: {
      ...none,
      Source: 'dps',
      Method: 'symmetric_key',
      ScopeId: '0ne00A1B2C3',
      RegistrationId: 'line-07',
      GlobalEndpoint: 'https://global.azure-devices-provisioning.net',
    },
  },
  'a TPM': {
    toml: `[provisioning]\nsource = "dps"\nid_scope = "0ne00A1B2C3"\n[provisioning.attestation]\nmethod = "tpm"\nregistration_id = "line-07"\n`,
    provisioning: {
      ...none,
      Source: 'dps',
      Method: 'tpm',
      ScopeId: '0ne00A1B2C3',
      RegistrationId: 'line-07',
    },
  },
};

describe.skipIf(skipped)(`how the VM is set up${reason}`, () => {
  test.each(Object.entries(configs))('is told of %s', async (_name, { toml, provisioning }) => {
    expect(await ask(vm(toml))).toEqual({
      output: [{ Provisioning: provisioning, Volumes: [] }],
      error: null,
    });
  });

  test.each(Object.entries(configs))('no secret leaves the VM with %s', async (_name, { toml }) => {
    const told = await leaving(toml);
    expect(told).toContain('source = ');
    expect(told).not.toContain(key);
    expect(told).not.toContain('SharedAccessKey');
  });

  test('what could hold a secret stays in the VM, in whatever form', async () => {
    const pin = 'token-pin-4711';
    const told = await leaving(
      [
        '[provisioning]',
        'source = "manual"',
        `device_id = "line-07 ${key}"`,
        '[provisioning.authentication]',
        'method = "x509"',
        `identity_pk = "pkcs11:token=eflow?pin-value=${pin}"`,
        `identity_cert = """`,
        `-----BEGIN PRIVATE KEY-----${pin}`,
        `"""`,
        `symmetric_key = { value = "${key}" }`,
        `"connection_string" = "DeviceId=x SharedAccessKey=${key}"`,
        `connection_string = "HostName=h.example;DeviceId=x SharedAccessKey=${key}"`,
        '[agent.env]',
        `"https_proxy" = "http://user:${pin}@proxy.plant.example:3128"`,
        `REGISTRY_PASSWORD = "${pin}"`,
        '',
      ].join('\n'),
    );
    expect(told).not.toContain(key);
    expect(told).not.toContain(pin);
    expect(told).toContain('source = "manual"');
  });

  test('a value of no known form is not told at all, and never in part', async () => {
    const said = await ask(
      vm(
        '[provisioning]\nsource = "dps"\nid_scope = "0ne 00A"\n[provisioning.attestation]\nmethod = "tpm"\n',
      ),
    );
    expect(said?.output).toMatchObject([{ Provisioning: { ScopeId: null, Method: 'tpm' } }]);
  });

  test('volumes are told with their size, and are not known where they could not be counted', async () => {
    const counted = { stdout: '4300\t/var/lib/docker/volumes/history/\n12\t/var/lib/docker/volumes/a b/\n' };
    expect((await ask(vm('', { [du]: counted })))?.output).toEqual([
      {
        Provisioning: null,
        Volumes: [
          { Name: 'history', Bytes: 4300 },
          { Name: 'a b', Bytes: 12 },
        ],
      },
    ]);
    expect((await ask(vm('', { [du]: { stderr: 'killed\n', exitCode: 124 } })))?.output).toMatchObject([
      { Volumes: null },
    ]);
  });

  test('a VM without the file has no identity; one whose file cannot be read tells nothing', async () => {
    expect((await ask({ commands: noVolumes }))?.output).toMatchObject([{ Provisioning: null }]);
  });
});
