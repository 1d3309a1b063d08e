import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp.ts';
import { leftOut, root, runScript, why } from '../support.ts';
import { shown, text, where } from './support.ts';

const posix = process.platform !== 'win32';

describe.skipIf(leftOut)(`the module${why}`, () => {
  test('exports exactly the commands that the catalogue has of it', async () => {
    const catalogue = JSON.parse(readFileSync(join(root, 'src/ps-scripts/catalogue.json'), 'utf8')) as {
      entries: Record<string, { command: string; fixed?: object; parameters: object }>;
    };
    const ours = Object.values(catalogue.entries).filter(({ command }) => command.startsWith('EflowDesk\\'));
    const [names] = await shown(['(Get-Module -Name EflowDesk).ExportedCommands.Keys']);
    // Leaves that only our own functions call: a leaf is exported like any other, and the host runs none of these two.
    const inner = ['Remove-EflowDeskSecretFile', 'Save-EflowDeskSecretFile'];
    expect(names?.output.toSorted()).toEqual(
      [...new Set([...ours.map(({ command }) => command.slice('EflowDesk\\'.length)), ...inner])].toSorted(),
    );
    const parameters = await shown(
      ours.map(
        ({ command }) =>
          `(Get-Command -Name '${command}').Parameters.get_Keys() | ForEach-Object { $_.ToLowerInvariant() }`,
      ),
    );
    for (const [index, { fixed = {}, parameters: own }] of ours.entries()) {
      const wanted = [...Object.keys(fixed), ...Object.keys(own)].map((name) => name.toLowerCase());
      expect(parameters[index]?.output).toEqual(expect.arrayContaining(wanted));
    }
  });
});

describe.skipIf(leftOut || !posix)(
  `files${leftOut ? why : posix ? '' : ' (paths of this test are of another system)'}`,
  () => {
    test('are found by patterns within names, and a folder that is not there has none', async () => {
      const folder = tempFolder();
      mkdirSync(join(folder, 'Azure IoT Edge/folder-EFLOW.vhdx'), { recursive: true });
      mkdirSync(join(folder, 'other'));
      for (const name of [
        'Azure IoT Edge/AzureIoTEdgeForLinux-v1-EFLOW.vhdx',
        'Azure IoT Edge/a[1].txt',
        'Azure IoT Edge/a1.txt',
        'Azure IoT Edge/page.html',
        'other/nodectl.exe',
        'other/a1.txt',
      ])
        writeFileSync(join(folder, name), '');
      const cases: [string, string[]][] = [
        ['Azure IoT Edge/*EFLOW.vhdx', ['Azure IoT Edge/AzureIoTEdgeForLinux-v1-EFLOW.vhdx']],
        ['Azure IoT Edge/*eflow.VHDX', ['Azure IoT Edge/AzureIoTEdgeForLinux-v1-EFLOW.vhdx']],
        ['Azure IoT Edge/a[1].txt', ['Azure IoT Edge/a[1].txt']],
        ['Azure IoT Edge/a?.txt', ['Azure IoT Edge/a1.txt']],
        ['Azure IoT Edge/a[*.txt', ['Azure IoT Edge/a[1].txt']],
        ['Azure IoT Edge/*.htm', []],
        ['*/a1.txt', ['Azure IoT Edge/a1.txt', 'other/a1.txt']],
        ['other/nodectl.exe', ['other/nodectl.exe']],
        ['other/nodectl.ex', []],
        ['other', []],
        ['gone/*', []],
        ['gone/deep/x.exe', []],
        ['other/nodectl.exe/*', []],
        ['%TEMP%/*', []],
      ];
      const patterns = cases.map(([pattern]) => `${folder}/${pattern}`);
      const [said] = await shown([`Find-EflowDeskFile -Patterns @(${patterns.map(text).join(',')})`]);
      expect(said).toEqual({
        output: cases.map(([pattern, names]) => ({
          Pattern: `${folder}/${pattern}`,
          Paths: names.map((name) => join(folder, name)),
        })),
        error: null,
      });
    });

    test('are looked for by full paths only', async () => {
      const bad = [
        '',
        '*',
        'a/b',
        './a',
        '/tmp/../etc/*',
        'C:x',
        '\\x',
        '\\\\server\\share\\*',
        '/tmp/a|b',
        '/tmp/\u0000',
      ];
      const said = await shown(bad.map((one) => `Find-EflowDeskFile -Patterns ${text(one)}`));
      expect(said.map(({ output, error }) => [output.length, error?.id.replace(/,.*/u, '')])).toEqual(
        bad.map((one) => [
          0,
          one === '' ? 'ParameterArgumentValidationErrorEmptyStringNotAllowed' : 'FilePattern',
        ]),
      );
    });

    test.skipIf(process.getuid?.() === 0)(
      'a folder that may not be read is an error (root may read every folder)',
      async () => {
        const folder = tempFolder();
        mkdirSync(join(folder, 'closed'));
        chmodSync(join(folder, 'closed'), 0);
        const [said] = await shown([`Find-EflowDeskFile -Patterns ${text(`${folder}/closed/*`)}`]);
        chmodSync(join(folder, 'closed'), 0o700);
        expect(said?.error?.id).toContain('UnauthorizedAccessException');
      },
    );
  },
);

describe.skipIf(leftOut)(`the registry${why}`, () => {
  test('is asked by the full name of a key', async () => {
    const said = await shown(
      ['SOFTWARE\\Microsoft', 'HKLM', 'HKLM\\', 'HKXX\\A', 'HKEY_LOCAL_MACHINE\\A', 'HKLM:\\A'].map(
        (key) => `Read-EflowDeskRegistry -Keys '${key}'`,
      ),
    );
    expect(said.map(({ error }) => error?.id)).toEqual(said.map(() => 'RegistryKeyName'));
  });

  test.skipIf(process.platform === 'win32')(
    'that cannot be read is an error, never a key that is not there',
    async () => {
      const [said] = await shown(["Read-EflowDeskRegistry -Keys 'HKLM\\SOFTWARE\\Microsoft'"]);
      expect(said?.output).toEqual([]);
      expect(said?.error?.id).toBe('PlatformNotSupportedException,Read-EflowDeskRegistry');
    },
  );

  test('gives values as plain data', async () => {
    const values: [string, string, unknown][] = [
      ['', "'the default'", 'the default'],
      ['Text', "'%SystemRoot%\\x'", '%SystemRoot%\\x'],
      ['Texts', "[string[]]@('one')", ['one']],
      ['Number', '[int]1', 1],
      ['Unsigned', '[int]-1', 4_294_967_295],
      ['Long', '[long]-1', Number(2n ** 64n - 1n)],
      ['Bytes', '[byte[]]@(0, 255)', 'AP8='],
      ['Nothing', '[byte[]]@()', ''],
    ];
    const [row, none] = await shown([
      `$values = [ordered]@{ ${values.map(([name, value]) => `'${name}' = ${value}`).join('; ')} }
      $key = [pscustomobject]@{ V = $values }
      $key.PSObject.Methods.Add([psscriptmethod]::new('GetValueNames', { @($this.V.Keys) }))
      $key.PSObject.Methods.Add([psscriptmethod]::new('GetValue', { if ($args[2] -ne 'DoNotExpandEnvironmentNames') { throw 'expands' }; , $this.V[[string]$args[0]] }))
      Inside { ConvertTo-EflowDeskRegistryRow -Name 'HKLM\\A' -Key $args[0] } $key`,
      "Inside { ConvertTo-EflowDeskRegistryRow -Name 'HKLM\\A' -Key $null }",
    ]);
    expect(row?.output).toEqual([
      {
        Key: 'HKLM\\A',
        Exists: true,
        Values: Object.fromEntries(values.map(([name, , value]) => [name, value])),
      },
    ]);
    expect(none?.output).toEqual([{ Key: 'HKLM\\A', Exists: false, Values: {} }]);
  });

  test('gives no values of a key that is asked for bare', async () => {
    const [row] = await shown([
      `$key = [pscustomobject]@{}
      $key.PSObject.Methods.Add([psscriptmethod]::new('GetValueNames', { throw 'looks at values' }))
      Inside { ConvertTo-EflowDeskRegistryRow -Name 'HKCU:Sub' -Key $args[0] -Bare $true } $key`,
    ]);
    expect(row).toMatchObject({ error: null, output: [{ Key: 'HKCU:Sub', Exists: true, Values: {} }] });
  });

  test('patterns know * and ?, whatever the case, and no sets', async () => {
    const cases: [string, string, boolean][] = [
      ['Azure IoT Edge*', 'azure iot edge LTS', true],
      ['Azure IoT Edge*', 'My Azure IoT Edge', false],
      ['a?c', 'abc', true],
      ['a?c', 'ac', false],
      ['[ab]', 'a', false],
      ['[ab]', '[AB]', true],
      ['a.c', 'abc', false],
      ['*', 'two\nlines', true],
      ['a`*', 'a`b', true],
      ['', '', true],
    ];
    const [said] = await shown([
      cases
        .map(
          ([pattern, name]) =>
            `(Inside { ConvertTo-EflowDeskRegex -Pattern $args[0] } ${text(pattern)}).IsMatch(${text(name)})`,
        )
        .join('; '),
    ]);
    expect(said?.output).toEqual(cases.map(([, , fits]) => fits));
  });
});

describe.skipIf(leftOut || !posix)(
  `the account${leftOut ? why : posix ? '' : ' (this system has accounts of Windows)'}`,
  () => {
    test('that cannot be told ends the command at once: nothing after the first failure', async () => {
      // No try stands around it here, as none does in the bridge.
      const ran = await runScript(
        [
          `Import-Module -Name '${root}/src/ps-scripts/EflowDesk/EflowDesk.psd1'`,
          '$row = Get-EflowDeskAccount',
          '[System.Console]::Out.WriteLine("$($Error.Count) $($null -eq $row)")',
          '',
        ].join('\n'),
      );
      expect(ran.stdout).toBe('1 True\n');
      expect(ran.stderr).toContain('not supported on this platform');
    });
  },
);

describe.skipIf(leftOut)(`the endorsement key${why}`, () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const modulus = Buffer.from(publicKey.export({ format: 'jwk' }).n ?? '', 'base64url').toString('base64');
  const ask = (...keys: string[]) =>
    shown(keys.map((key) => where('EFLOWDESK_TPM', key, 'Get-EflowDeskEndorsementKey')));

  test('is told as numbers, from either form of a public key', async () => {
    const forms = (['pkcs1', 'spki'] as const).map((type) => publicKey.export({ format: 'der', type }));
    const told = { output: [{ IsPresent: true, Modulus: modulus, Exponent: 65_537 }], error: null };
    expect(await ask(...forms.map((der) => der.toString('base64')))).toEqual([told, told]);
  });

  test('is not there without a TPM, and unknown when nothing is said', async () => {
    expect(await ask('absent', 'nothing')).toMatchObject([
      { output: [{ IsPresent: false, Modulus: null, Exponent: null }], error: null },
      { output: [], error: { id: 'EndorsementKeyAnswer' } },
    ]);
  });

  test('is refused when it is no RSA key, or not whole', async () => {
    const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({
      format: 'der',
      type: 'spki',
    });
    const whole = publicKey.export({ format: 'der', type: 'pkcs1' });
    const bad = [
      curve,
      whole.subarray(0, 100),
      Buffer.from([0x30]),
      Buffer.from([0x30, 0x84, 1, 1, 1, 1]),
      Buffer.from('text'),
    ];
    expect(await ask(...bad.map((der) => der.toString('base64')))).toMatchObject(
      bad.map(() => ({ output: [], error: { id: 'EndorsementKeyForm' } })),
    );
  });
});
