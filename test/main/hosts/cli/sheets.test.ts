import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json } from '../../../../src/contract/json.ts';
import keys from '../../../fixtures/tpm/keys.json' with { type: 'json' };
import {
  dpsCertificate,
  keySetup,
  manualCertificate,
  smallSetup,
  tpmIdentity,
} from '../../../support/setups.ts';
import { tempFolder } from '../../../support/temp.ts';
import { ekT1, idT1 } from '../../domain/identity/vectors.ts';
import { madeCertificate } from '../../domain/sheets/support.ts';
import { deskOf, expectWords, filesWith, manualFile, tpmFile, type Answer } from './support.ts';

const bare = 'happy-client-default-switch';
const desk = (scenario = bare, folder = tempFolder()) => deskOf(scenario, folder);
const key = Buffer.from('CANARY-CANARY-CANARY-CANARY-CANA').toString('base64');

/** A file in a folder of its own. */
function fileOf(content: unknown, name = 'file.json'): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}
const more = (answer: Answer) =>
  answer as unknown as Record<string, Json> & { exitCode: number; verdict: string };
/** What a person saw, without what only looks like a key of a message. */
const words = (text: string) =>
  expectWords(text.replaceAll(/tpm2-\S+|\*?\.?(?:azure|windows|data|microsoft|docker)\S*/gu, ''));

describe('identity tpm', () => {
  test('tells the key and the registration ID before anything is installed', async () => {
    const { exitCode, stdout } = await desk().text(['identity', 'tpm']);
    expect(exitCode).toBe(0);
    words(stdout);
    for (const text of [ekT1, idT1, 'EFLOW can use this TPM.', 'There is no EFLOW on this host yet.'])
      expect(stdout).toContain(text);
  });

  test('says in German which link broke, and how it is mended', async () => {
    const { exitCode, stdout } = await desk('tpm-broken-after-reboot').text([
      '--lang',
      'de',
      'identity',
      'tpm',
    ]);
    expect(exitCode).toBe(11);
    words(stdout);
    expect(stdout).toMatch(/Dienst EFLOWProxy +gerissen +Läuft nicht \(Stopped\)\./u);
    expect(stdout).toContain('eflow-desk do start-tpm-proxy');
    expect(stdout.match(/ gerissen {2}/gu)).toHaveLength(1);
  });

  test('finds the broken link behind the proxy once that runs again, and none after the VM was restarted', async () => {
    const here = desk('tpm-broken-after-reboot');
    const broken = async () =>
      ((await here.json(['identity', 'tpm'])) as unknown as { tpm: { broken: string | null } }).tpm.broken;
    expect(await broken()).toBe('proxy-service');
    expect((await here.json(['do', 'start-tpm-proxy', '--yes'])).exitCode).toBe(0);
    expect(await broken()).toBe('broker');
    expect((await here.json(['do', 'restart-vm', '--yes'])).exitCode).toBe(0);
    expect(await broken()).toBeNull();
  });

  test('ends with 10 without a TPM, and with 11 where it may not look', async () => {
    expect((await desk('tpm-absent').json(['identity', 'tpm'])).exitCode).toBe(10);
    expect(more(await desk('not-elevated').json(['identity', 'tpm']))).toMatchObject({
      exitCode: 11,
      verdict: 'unknown',
    });
  });

  test('compares with an enrollment, and refuses one without a key', async () => {
    const enrolled = (endorsementKey: string) =>
      fileOf({
        registrationId: idT1,
        attestation: { type: 'tpm', tpm: { endorsementKey } },
        capabilities: { iotEdge: true },
      });
    expect((await desk().json(['identity', 'tpm', '--enrollment', enrolled(ekT1)])).exitCode).toBe(0);
    const other = await desk().text(['identity', 'tpm', '--enrollment', enrolled(keys.other)]);
    expect(other.exitCode).toBe(10);
    expect(other.stdout).toContain('the key of another one');
    const none = await desk().text(['identity', 'tpm', '--enrollment', fileOf('{}')]);
    expect(none.exitCode).toBe(2);
    expect(none.stderr).toContain('EFD-SHT-004');
  });
});

describe('identity sheet and its answer', () => {
  const sheetIn = async (setup: string, folder = tempFolder()) => {
    const page = join(folder, 'sheet.html');
    const ran = await desk().text(['identity', 'sheet', '--setup', setup, '--out', page]);
    return { ran, page, request: join(folder, 'sheet.json') };
  };

  test('make a page and a request, and compare what comes back with it', async () => {
    const { ran, page, request } = await sheetIn(tpmFile);
    expect(ran.exitCode).toBe(0);
    words(ran.stdout.replaceAll(page, '').replaceAll(request, ''));
    expect(readFileSync(page, 'utf8')).toContain(ekT1);
    const az = {
      registrationId: idT1,
      attestation: { type: 'tpm', tpm: { endorsementKey: ekT1 } },
      capabilities: { iotEdge: true },
    };
    const fits = await desk().text(['identity', 'answer', fileOf(az), '--request', request]);
    expect(fits.exitCode).toBe(0);
    words(fits.stdout);
    const plain = await desk().text(['--lang', 'de', 'identity', 'answer', '--request', request], {
      input: JSON.stringify({ ...az, capabilities: { iotEdge: false } }),
    });
    expect(plain.exitCode).toBe(10);
    expect(plain.stdout).toContain('IoT-Edge-Gerät: es wurde als einfaches Gerät angelegt.');
  });

  test('take the request from printed JSON as well, and no other file', async () => {
    const printed = fileOf(await desk().json(['identity', 'sheet', '--setup', tpmFile]));
    expect(
      (await desk().json(['identity', 'answer', fileOf(`Registration ID: ${idT1}`), '--request', printed]))
        .exitCode,
    ).toBe(11);
    for (const wrong of ['{}', 'no JSON', '[]', 'null', '{"kind":"eflow-desk-request","schemaVersion":9}']) {
      const ran = await desk().text(['identity', 'answer', fileOf('x'), '--request', fileOf(wrong)]);
      expect(ran.exitCode).toBe(2);
      expect(ran.stderr).toContain('EFD-SHT-002');
    }
    expect((await desk().text(['identity', 'answer', fileOf('x')])).exitCode).toBe(2);
  });

  test('show no secret and write none', async () => {
    const folder = tempFolder();
    const { request } = await sheetIn(manualFile, folder);
    const string = `HostName=contoso.azure-devices.net;DeviceId=press-3;SharedAccessKey=${key}`;
    const state = tempFolder();
    for (const input of [
      `${string}\nIoT Edge: yes`,
      `HostName=contoso.azure-devices.net;SharedAccessKeyName=iothubowner;SharedAccessKey=${key}`,
    ]) {
      const text = await desk(bare, state).text(['identity', 'answer', '--request', request], { input });
      const json = await desk(bare, state).json(['identity', 'answer', '--request', request], { input });
      expect(text.all + JSON.stringify(json)).not.toContain(key);
    }
    expect(filesWith(state, key)).toEqual([]);
    expect(filesWith(folder, key)).toEqual([]);
  });

  test('of a key say where the answer’s secret goes', async () => {
    const { request } = await sheetIn(fileOf(keySetup));
    const answer = {
      registrationId: 'press-3',
      attestation: { type: 'symmetricKey', symmetricKey: { primaryKey: key } },
      capabilities: { iotEdge: true },
    };
    const ran = await desk().text(['identity', 'answer', fileOf(answer), '--request', request]);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain('identity.symmKey');
    expect(ran.all).not.toContain(key);
  });

  test('read the certificate beside the setup, and say when there is none', async () => {
    const setup = fileOf({ ...smallSetup, identity: manualCertificate }, 'setup.json');
    const missing = await desk().text(['identity', 'sheet', '--setup', setup]);
    expect(missing.exitCode).toBe(11);
    expect(missing.stdout).toContain('The certificate is still missing');
    const made = madeCertificate('press-3');
    writeFileSync(join(setup, '..', manualCertificate.identityCertPath), made.certificate);
    writeFileSync(join(setup, '..', manualCertificate.identityPrivKeyPath), made.key);
    const page = join(setup, '..', 'sheet.htm');
    const whole = await desk().text([
      'identity',
      'sheet',
      '--setup',
      setup,
      '--csr',
      fileOf(made.csr),
      '--out',
      page,
    ]);
    expect(whole.exitCode).toBe(0);
    expect(readFileSync(page, 'utf8')).toContain('BEGIN CERTIFICATE REQUEST');
    expect(readFileSync(page, 'utf8') + whole.all).not.toContain('PRIVATE KEY');
    expect(existsSync(page.replace('.htm', '.json'))).toBe(true);
    const wrong = await desk().text(['identity', 'sheet', '--setup', setup, '--csr', fileOf(made.key)]);
    expect(wrong.stderr).toContain('EFD-SHT-003');
  });

  test('read the certificate out of a PFX file with its passphrase, and the ticket what it names', async () => {
    const folder = tempFolder();
    const at = (name: string): string => join(folder, name);
    const made = madeCertificate('press-3', 30, ['crlDistributionPoints=URI:http://crl.plant.example/a.crl']);
    writeFileSync(at('own.pem'), made.certificate);
    writeFileSync(at('own.key'), made.key);
    const pair = ['-in', at('own.pem'), '-inkey', at('own.key'), '-out', at('own.pfx')];
    execFileSync('openssl', ['pkcs12', '-export', ...pair, '-passout', `pass:${key}`]);
    const identity = {
      ...manualCertificate,
      identityCertPath: 'own.pfx',
      identityPrivKeyPath: 'own.pfx',
      identityPassphrase: 'file:word.txt',
    };
    const setup = at('setup.json');
    writeFileSync(setup, JSON.stringify({ ...smallSetup, identity }));
    for (const [word, exitCode, says] of [
      ['wrong', 11, 'opens only with its passphrase'],
      [key, 0, 'Common name: press-3'],
    ] as const) {
      writeFileSync(at('word.txt'), word);
      const ran = await desk().text(['identity', 'sheet', '--setup', setup]);
      expect([ran.exitCode, ran.stdout.includes(says)], ran.all).toEqual([exitCode, true]);
      expect(ran.all).not.toContain(key);
    }
    const ticket = await desk().text(['--lang', 'de', 'identity', 'firewall', '--setup', setup]);
    expect(ticket.stdout).toContain('crl.plant.example:80/TCP');
    expect(ticket.stdout).toContain('Genannt vom Zertifikat „press-3“.');
  });

  test('have the lines for the manifest of each image that is carried', async () => {
    const image = 'registry.example/press:2.0';
    const carriedImages = [{ file: 'images.tar', images: { [image]: `sha256:${'a'.repeat(64)}` } }];
    const setup = fileOf({ ...smallSetup, carriedImages });
    const { stdout } = await desk().text(['identity', 'sheet', '--setup', setup]);
    expect(stdout).toContain(image);
    expect(stdout).toContain('"imagePullPolicy": "never",');
    const { sheet } = more(await desk().json(['identity', 'sheet', '--setup', setup])) as unknown as {
      sheet: { images: { image: string; lines: string[] }[] };
    };
    expect(sheet.images).toMatchObject([
      { image, lines: expect.arrayContaining(['"imagePullPolicy": "never",']) },
    ]);
  });

  test('ask for an ID scope that the setup does not name, and the answer brings it', async () => {
    const { scopeId: _unknown, ...identity } = tpmIdentity;
    const { ran, request } = await sheetIn(fileOf({ ...smallSetup, identity }));
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toContain('The ID scope is not known here.');
    expect(ran.stdout).not.toMatch(/0ne\d/u);
    const mail = `ID-Bereich: 0ne00ABCDEF\nRegistration ID: ${idT1}\nIoT Edge: yes\n`;
    const answer = await desk().json(['identity', 'answer', fileOf(mail), '--request', request]);
    expect(more(answer)).toMatchObject({ verdict: 'fits', answer: { fills: { scopeId: '0ne00ABCDEF' } } });
    const plan = await desk().text(['plan', '--setup', fileOf({ ...smallSetup, identity })]);
    expect(plan.stderr).toContain('scopeId');
  });

  test('ask for a group with the authority that it trusts, for devices that can be in one', async () => {
    const setup = fileOf(keySetup);
    const byKey = await desk().text(['identity', 'sheet', '--setup', setup, '--group', 'line-7']);
    expect(byKey.exitCode).toBe(0);
    expect(byKey.stdout).toContain('enrollment-group compute-device-key');
    const identity = { ...dpsCertificate, registrationId: 'press-3' };
    const authority = madeCertificate('plant-root');
    const page = join(tempFolder(), 'group.html');
    const group = ['--group', 'line-7', '--authority', fileOf(authority.certificate)];
    const named = ['--setup', fileOf({ ...smallSetup, identity }), '--out', page];
    const byAuthority = await desk().text(['identity', 'sheet', ...named, ...group]);
    expect(byAuthority.exitCode).toBe(0);
    const printed = readFileSync(page, 'utf8');
    words(printed.replaceAll(/<style>[\s\S]*<\/style>/gu, ''));
    expect(printed).toContain(authority.certificate.split('\n')[1]);
    expect(printed).toContain('Certificate of the authority');
    const tpm = await desk().text(['identity', 'sheet', '--setup', tpmFile, '--group', 'line-7']);
    expect([tpm.exitCode, tpm.stderr.includes('EFD-SHT-005')]).toEqual([2, true]);
  });

  test('need an identity', async () => {
    const { identity: _none, ...without } = smallSetup;
    const ran = await desk().text(['identity', 'sheet', '--setup', fileOf(without)]);
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toContain('EFD-SHT-001');
  });
});

describe('identity firewall', () => {
  test.each(['en', 'de'])('writes the ticket as text and as a table (%s)', async (lang) => {
    const text = await desk().text(['--lang', lang, 'identity', 'firewall', '--setup', tpmFile]);
    expect(text.exitCode).toBe(0);
    words(text.stdout);
    expect(text.stdout).toContain('global.azure-devices-provisioning.net:443/TCP');
    const out = join(tempFolder(), 'ticket.csv');
    await desk().text(['--lang', lang, 'identity', 'firewall', '--setup', tpmFile, '--csv', '--out', out]);
    expect(readFileSync(out, 'utf8').startsWith('\ufeff')).toBe(true);
    expect(readFileSync(out, 'utf8').split('\r\n').length).toBeGreaterThan(10);
  });
});
