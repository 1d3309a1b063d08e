import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { scriptPath, type Desk } from '../main/bridge/desk.ts';
import { here, openWindowsDesk, shell } from './support.ts';

// These change policies of the whole machine and put them back, so they run only where that was asked for: the workflow does.
const asked = process.env['EFLOW_DESK_WINDOWS_POLICY'] === '1';
const key = 'HKLM:\\SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell';
const environment = 'HKLM:\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment';
const folder = mkdtempSync(join(tmpdir(), 'eflow-desk-'));

describe.skipIf(!here || !asked)(
  'policies of the machine (needs Windows and EFLOW_DESK_WINDOWS_POLICY=1)',
  () => {
    const desks: Desk[] = [];
    const undo: string[] = [];
    afterEach(async () => {
      await Promise.all(desks.splice(0).map(({ bridge }) => bridge.close()));
      for (const line of undo.splice(0).toReversed()) shell(line);
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    const open = (...options: Parameters<typeof openWindowsDesk>): Desk => {
      const desk = openWindowsDesk(...options);
      desks.push(desk);
      return desk;
    };

    /** Sets values under a key, and takes the key away afterwards. */
    function policy(path: string, values: Record<string, string | number>): void {
      undo.push(
        `if (Test-Path -LiteralPath '${path}') { Remove-Item -LiteralPath '${path}' -Recurse -Force }`,
      );
      shell(`[void](New-Item -Path '${path}' -Force)`);
      for (const [name, value] of Object.entries(values)) {
        const type = typeof value === 'number' ? 'DWord' : 'String';
        shell(`[void](New-ItemProperty -LiteralPath '${path}' -Name '${name}' -PropertyType ${type} -Value '${value}' -Force)`); // prettier-ignore
      }
    }

    const first = (desk: Desk) => desk.run('stand.text', { Length: 1 });

    /** A copy of the scripts, to be signed or changed. */
    function copy(name: string): { script: string; files: string[] } {
      const place = join(folder, name);
      mkdirSync(place);
      cpSync(dirname(scriptPath), place, { recursive: true });
      const files = readdirSync(place).filter((file) => /\.psm?1$/u.test(file));
      return { script: join(place, basename(scriptPath)), files: files.map((file) => join(place, file)) };
    }

    /** Signs with a certificate that this machine trusts as a publisher until the end of the test. */
    function sign(files: readonly string[]): void {
      const thumb = shell(`
      $certificate = New-SelfSignedCertificate -Type CodeSigningCert -Subject 'CN=EFLOW Desk test' -CertStoreLocation Cert:\\LocalMachine\\My
      foreach ($name in 'Root', 'TrustedPublisher') {
        $store = [System.Security.Cryptography.X509Certificates.X509Store]::new($name, 'LocalMachine')
        $store.Open('ReadWrite'); $store.Add($certificate); $store.Close()
      }
      $certificate.Thumbprint`);
      for (const place of ['My', 'Root', 'TrustedPublisher'])
        undo.push(`Remove-Item -LiteralPath 'Cert:\\LocalMachine\\${place}\\${thumb}' -Force`);
      for (const file of files)
      shell(`[void](Set-AuthenticodeSignature -LiteralPath '${file}' -Certificate (Get-Item -LiteralPath 'Cert:\\LocalMachine\\My\\${thumb}'))`); // prettier-ignore
    }

    test('#49 a policy of the user or machine that is no Group Policy gives way', async () => {
      const before = shell('Get-ExecutionPolicy -Scope LocalMachine');
      undo.push(`Set-ExecutionPolicy -Scope LocalMachine -ExecutionPolicy ${before} -Force`);
      shell(
        'Set-ExecutionPolicy -Scope LocalMachine -ExecutionPolicy Restricted -Force -WarningAction SilentlyContinue; exit 0',
      );
      expect((await first(open())).output).toEqual(['x']);
    }, 120_000);

    const refusing: [string, Record<string, string | number>][] = [
      ['no scripts at all', { EnableScripts: 0 }],
      ['AllSigned and a script without signature', { EnableScripts: 1, ExecutionPolicy: 'AllSigned' }],
    ];
    test.each(refusing)(
      '#49 Group Policy says %s: a reason of its own, no hang',
      async (_, values) => {
        policy(key, values);
        expect(await first(open())).toMatchObject({ state: 'gone', started: false, why: 'policy-execution' });
      },
      120_000,
    );

    test('#49 Group Policy says AllSigned: a signed script works, and no longer once it was changed', async () => {
      const { script, files } = copy('signed');
      sign(files);
      policy(key, { EnableScripts: 1, ExecutionPolicy: 'AllSigned' });
      // It starts; the stand-in behind the call has no signature, which is that command's own error.
      expect(await first(open({ script }))).toMatchObject({ state: 'failed', started: true });
      writeFileSync(script, readFileSync(script, 'utf8').replace('Set-StrictMode', 'Set-StrictMode '));
      expect(await first(open({ script }))).toMatchObject({ why: 'policy-execution' });
    }, 180_000);

    test('#50 a machine in lockdown: a reason of its own', async () => {
      undo.push(`Remove-ItemProperty -LiteralPath '${environment}' -Name __PSLockdownPolicy -Force`);
      shell(`[void](New-ItemProperty -LiteralPath '${environment}' -Name __PSLockdownPolicy -PropertyType String -Value 4 -Force)`); // prettier-ignore
      expect(await first(open())).toMatchObject({
        state: 'gone',
        started: false,
        why: 'policy-language-mode',
      });
    }, 120_000);

    test('#51 with transcription and script block logging on no secret is written, and one transcript a host at most', async () => {
      const transcripts = join(folder, 'transcripts');
      mkdirSync(transcripts);
      policy(`${key}\\Transcription`, {
        EnableTranscripting: 1,
        EnableInvocationHeader: 1,
        OutputDirectory: transcripts,
      });
      policy(`${key}\\ScriptBlockLogging`, { EnableScriptBlockLogging: 1 });
      const since = shell("(Get-Date).ToUniversalTime().ToString('o')");
      const desk = open();
      const canary = 'canary-5f0b9d4711';
      for (let i = 0; i < 50; i += 1)
        await desk.run('stand.secret', { Secret: { handle: canary } }, { streams: ['verbose'] });
      await desk.bridge.close();
      const files = readdirSync(transcripts, { recursive: true, withFileTypes: true }).filter((one) =>
        one.isFile(),
      );
      expect(files.length).toBeLessThanOrEqual(desk.launched.length);
      for (const { parentPath, name } of files)
        expect(readFileSync(join(parentPath, name), 'utf8')).not.toContain('4711');
      const events = shell(`
      $since = [datetime]::Parse('${since}', $null, 'RoundtripKind').ToLocalTime()
      $events = Get-WinEvent -FilterHashtable @{ LogName = 'Microsoft-Windows-PowerShell/Operational'; Id = 4104; StartTime = $since }
      "$($events.Count) $(@($events | Where-Object { $_.Message.Contains('canary-' + '5f0b9d4711') }).Count)"`);
      const [all, leaking] = events.split(' ').map(Number);
      expect(all).toBeGreaterThan(0);
      expect(leaking).toBe(0);
    }, 180_000);

    test('#55 what the profile of the user prints or throws is not heard', async () => {
      const path = shell('$PROFILE.CurrentUserAllHosts');
      mkdirSync(dirname(path), { recursive: true });
      undo.push(`Remove-Item -LiteralPath '${path}' -Force`);
      writeFileSync(path, "'printed'\nfunction global:Get-StandInText { 'planted' }\nthrow 'profile'\n");
      const desk = open();
      expect((await first(desk)).output).toEqual(['x']);
      expect(desk.launched[0]?.stray()).toBe('');
    }, 120_000);
  },
);
