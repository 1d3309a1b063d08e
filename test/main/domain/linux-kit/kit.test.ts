import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../src/contract/errors.ts';
import { Architecture, Distribution, type LinuxKitWish } from '../../../../src/contract/linux-kit.ts';
import { placeholder } from '../../../../src/main/domain/linux-kit/config.ts';
import { distributions } from '../../../../src/main/domain/linux-kit/distributions.ts';
import { linuxKit } from '../../../../src/main/domain/linux-kit/kit.ts';
import { shellQuote } from '../../../../src/main/domain/linux-kit/shell.ts';
import { linuxKitFiles } from '../../../../src/main/reports/linux-kit.ts';
import { tempFolder } from '../../../support/temp.ts';
import { naughty } from '../../bridge/naughty.ts';
import { device, pkcs11, wishes } from './wishes.ts';

function refused(wish: LinuxKitWish): string[] {
  try {
    linuxKit(wish);
    return [];
  } catch (error) {
    if (!(error instanceof Failure) || error.error.code !== 'EFD-KIT-001') throw error;
    return (error.error.fields ?? []).map(({ path, rule }) => `${path} ${rule}`);
  }
}

const codes = (wish: LinuxKitWish) => linuxKit(wish).steps.map(({ code }) => code);
const commandsOf = (wish: LinuxKitWish, code: string): string =>
  linuxKit(wish).steps.find((one) => one.code === code)?.commands ?? '';

describe('a kit', () => {
  test.each(
    Distribution.options.flatMap((distribution) =>
      Architecture.options.map((architecture) => ({ distribution, architecture })),
    ),
  )('for $distribution on $architecture is made where there are packages, and refused elsewhere', (on) => {
    const there = distributions[on.distribution].architectures.includes(on.architecture);
    expect(refused({ ...wishes.DpsX509, device: on })).toEqual(
      there ? [] : ['device.architecture kit-packages'],
    );
  });

  test('is not made of what does not go together, and says which field', () => {
    const hsm = { ...device, pkcs11 };
    expect(
      refused({ ...wishes.DpsTPM, identity: { provisioningType: 'DpsTPM', scopeId: '0ne00ABCDEF' } }),
    ).toEqual(['identity.registrationId kit-registration-id']);
    expect(refused({ ...wishes.ManualConnectionString, device: hsm })).toEqual([
      'device.pkcs11 kit-hsm-string',
    ]);
    expect(refused({ ...wishes.DpsTPM, device: hsm })).toEqual(['device.pkcs11 kit-hsm-tpm']);
    expect(
      refused({
        ...wishes.DpsX509,
        proxy: { https: 'http://anna@proxy.example:3128', password: 'prompt' },
      }),
    ).toEqual(['proxy.password kit-proxy-password']);
    for (const wish of Object.values(wishes)) expect(refused(wish)).toEqual([]);
  });

  test('installs by the tool of the distribution', () => {
    const on = (distribution: Distribution, architecture: Architecture) =>
      linuxKit({ ...wishes.DpsX509, device: { distribution, architecture } })
        .steps.map(({ commands }) => commands)
        .join('\n');
    expect(on('ubuntu-22.04', 'arm64')).toContain('config/ubuntu/22.04/packages-microsoft-prod.deb');
    expect(on('debian-12', 'arm32')).toContain('sudo apt-get install -y aziot-edge');
    expect(on('rhel-9', 'x64')).toContain('sudo yum install -y moby-engine moby-cli');
    expect(on('rhel-9', 'x64')).not.toContain('apt-get');
  });

  test('has the steps that its identity needs, and no other', () => {
    const basic = ['repository', 'engine', 'logging', 'runtime'];
    expect(codes(wishes.ManualX509)).toEqual([...basic, 'files', 'config', 'apply', 'check']);
    expect(codes(wishes.DpsTPM)).toEqual([...basic, 'tpm-access', 'config', 'apply', 'check']);
    expect(codes(wishes.DpsSymmetricKey)).toEqual([...basic, 'config-secret', 'apply', 'check']);
    expect(codes({ ...wishes.DpsX509, device: { ...device, pkcs11 } })).toEqual([
      ...basic,
      'files',
      'config-secret',
      'apply',
      'check',
    ]);
    expect(codes({ ...wishes.DpsTPM, proxy: { https: 'http://proxy.example:3128' } })).toEqual([
      'package-proxy',
      ...basic,
      'services-proxy',
      'tpm-access',
      'config',
      'apply',
      'check',
    ]);
  });

  test('tells services and package tools the proxy, with what systemd and the shell would take for something else', () => {
    const proxy = { https: 'http://an%40na@proxy.example:3128', noProxy: ['.x'] };
    const wish = { ...wishes.DpsX509, proxy };
    expect(commandsOf(wish, 'services-proxy')).toContain(
      `'Environment="https_proxy=http://an%%40na@proxy.example:3128"' 'Environment="no_proxy=.x"'`,
    );
    expect(commandsOf(wish, 'package-proxy')).toBe("export https_proxy='http://an%40na@proxy.example:3128'");
    expect(commandsOf(wish, 'runtime')).toBe('sudo --preserve-env=https_proxy apt-get install -y aziot-edge');
  });

  test('gives the key to the key service alone, and takes no key file where the key is in hardware', () => {
    expect(commandsOf(wishes.ManualX509, 'files')).toContain(
      "sudo install -o aziotks -g aziotks -m 600 './press-3.key.pem' /var/aziot/secrets/device-id.key.pem",
    );
    expect(commandsOf({ ...wishes.ManualX509, device: { ...device, pkcs11 } }, 'files')).not.toContain(
      'key.pem',
    );
  });

  // Trap 16: `iotedge check` ends with an error though its answer is good. Trap 17: 417 is normal on a fresh device.
  // Trap 18: so is the error about the storage of edgeHub.
  test('does not stop at the check of a fresh device, and says why that is no failure (traps 16, 17 and 18)', () => {
    expect(commandsOf(wishes.DpsTPM, 'check')).toMatch(/sudo iotedge check \|\| true$/u);
    expect(linuxKit(wishes.DpsTPM).notes.map(({ code }) => code)).toContain('fresh-device');
    const script = linuxKitFiles(linuxKit(wishes.DpsTPM), 'en')[1]?.text ?? '';
    expect(script).toMatch(/edgeHub and its storage are there only after the first deployment.*417/u);
  });
});

const bash = spawnSync('bash', ['-c', 'echo ${BASH_VERSINFO[0]}'], { encoding: 'utf8' });
const noBash = bash.status !== 0;

/** Runs bash on text, with what it is given, and answers all that it said. */
function run(text: string, more: { cwd: string; env?: Record<string, string>; input?: string }) {
  const ran = spawnSync('bash', ['--norc', '-c', text], {
    encoding: 'utf8',
    cwd: more.cwd,
    input: more.input ?? '',
    env: { PATH: process.env['PATH'] ?? '', ...more.env },
  });
  return { status: ran.status, all: `${ran.stdout}${ran.stderr}`, stdout: ran.stdout };
}

describe.skipIf(noBash)('the commands in a real shell', () => {
  const every = Object.values(wishes).flatMap((wish): LinuxKitWish[] => [
    wish,
    { ...wish, proxy: { https: 'http://an%40na@proxy.example:3128', noProxy: ['.x'] } },
  ]);

  test('are bash that it can read', () => {
    const folder = tempFolder();
    const scripts = every.flatMap((wish) =>
      (['en', 'de'] as const).map((language) => linuxKitFiles(linuxKit(wish), language)[1]?.text ?? ''),
    );
    for (const [i, script] of scripts.entries()) writeFileSync(join(folder, `${i}.sh`), script);
    expect(scripts.length).toBeGreaterThan(15);
    expect(run('for one in *.sh; do bash --norc -n "$one"; done', { cwd: folder })).toMatchObject({
      status: 0,
      all: '',
    });
  });

  test('take a text as the one word it is', () => {
    const folder = tempFolder();
    const texts = naughty.filter((text) => !/[\0\p{Cs}]/u.test(text));
    const said = run(texts.map((text) => `printf '%s\\0' ${shellQuote(text)}`).join('\n'), { cwd: folder });
    expect(said.stdout.split('\0').slice(0, -1)).toEqual(texts);
  });

  /** The step that fills the secret in, on a device whose folders are below `folder`; sudo notes what it is asked. */
  function fill(wish: LinuxKitWish, secret: string, more: { asked?: boolean } = {}) {
    const folder = tempFolder();
    mkdirSync(join(folder, 'etc/aziot'), { recursive: true });
    writeFileSync(join(folder, 'config.toml'), linuxKit(wish).config);
    writeFileSync(join(folder, 'secret'), `${secret}\r\n`);
    const prelude = [
      'set -euo pipefail',
      'sudo() { printf "%s\\n" "$*" >> asked; command "$@"; }',
      'export HISTFILE=history',
      'set -o history',
    ].join('\n');
    const step = commandsOf(wish, 'config-secret').replaceAll('/etc/aziot/', `${folder}/etc/aziot/`);
    const target = join(folder, 'etc/aziot/config.toml');
    const ran = run(`${prelude}\n${step}\nhistory -w`, {
      cwd: folder,
      ...(more.asked === true ? { input: `${secret}\n` } : { env: { EFLOW_DESK_SECRET_FILE: './secret' } }),
    });
    const told = ['asked', 'history']
      .map((name) => join(folder, name))
      .filter((path) => existsSync(path))
      .map((path) => readFileSync(path, 'utf8'));
    return {
      ...ran,
      told: [...told, ran.all].join('\n'),
      text: existsSync(target) ? readFileSync(target, 'utf8') : '',
    };
  }

  const key = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=';
  const string = `HostName=contoso.azure-devices.net;DeviceId=press-3;SharedAccessKey=${key}`;

  test.each([
    ['DpsSymmetricKey', wishes.DpsSymmetricKey, key],
    ['ManualConnectionString', wishes.ManualConnectionString, string],
    ['a PIN', { ...wishes.DpsX509, device: { ...device, pkcs11 } }, '1234-ab'],
    // A device ID may look like the place of a secret, and stays what it is.
    [
      'a device ID like a placeholder',
      {
        ...wishes.ManualX509,
        identity: { ...wishes.ManualX509.identity, deviceId: placeholder },
        device: { ...device, pkcs11 },
      },
      '1234',
    ],
  ] as const)('fill the secret of %s in where it belongs, and show it nowhere', (_name, wish, secret) => {
    const from = fill(wish, secret);
    const typed = fill(wish, secret, { asked: true });
    expect(typed.text).toBe(from.text);
    expect(from.told).not.toContain(secret);
    expect(typed.told).not.toContain(secret);
    const places = (text: string, what: string) =>
      text
        .split('\n')
        .filter((line) => line.includes(what))
        .map((line) => line.split(' = ')[0]);
    const waiting = places(linuxKit(wish).config, placeholder).filter((name) => name !== 'device_id');
    expect(places(from.text, secret)).toEqual(waiting);
    expect(places(from.text, placeholder)).toEqual(
      places(linuxKit(wish).config, placeholder).filter((name) => name === 'device_id'),
    );
    expect(() => parse(from.text)).not.toThrow();
  });

  test.each([
    ['a key with a blank', wishes.DpsSymmetricKey, 'AAEC AwQF'],
    ['a key that would end the text', wishes.DpsSymmetricKey, `${key}" }\nx = "`],
    ['nothing', wishes.DpsSymmetricKey, ''],
    [
      'the string of a service',
      wishes.ManualConnectionString,
      `HostName=a.net;SharedAccessKeyName=iothubowner;SharedAccessKey=${key}`,
    ],
    ['a string with a quotation mark', wishes.ManualConnectionString, string.replace('press-3', 'press"3')],
    ['a PIN with a percent sign', { ...wishes.DpsX509, device: { ...device, pkcs11 } }, '12%34'],
  ] as const)('refuse %s and write nothing', (_name, wish, secret) => {
    const { status, text, told } = fill(
      wish,
      secret.split('\n')[0] === secret ? secret : secret.replace('\n', ''),
    );
    expect(status).not.toBe(0);
    expect(text).toBe('');
    expect(secret === '' || !told.includes(secret)).toBe(true);
  });
});
