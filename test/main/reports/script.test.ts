import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../src/contract/jobs.ts';
import { scriptOf } from '../../../src/main/reports/script.ts';
import { runtime } from '../../support/facts.ts';
import { bareHost, installedHost, planOn, provenHost, setupGoal } from '../../support/hosts.ts';
import { dpsCertificate, keyIdentity, tpmIdentity } from '../../support/setups.ts';
import { planned } from '../../support/steps.ts';

/** Lines as whoever reads line ends most widely would see them. */
const linesOf = (text: string) => text.split(/[\r\n\u0085\u2028\u2029]/u);
const script = (plan: Plan) => linesOf(scriptOf(plan, 'en', '0.1.0'));
/** What PowerShell would run. */
const code = (plan: Plan) => script(plan).filter((line) => line !== '' && !line.startsWith('#'));
const withRef = (devConnString: string) =>
  planOn(
    installedHost,
    setupGoal({ identity: { provisioningType: 'ManualConnectionString', devConnString } }),
  );

describe('an exported script', () => {
  test('has the commands of the open steps in their order, and a line for each step', () => {
    const plan = planOn(bareHost, setupGoal({ identity: tpmIdentity }));
    const verbs = code(plan).map((line) => line.split(' ')[0]);
    expect(verbs).toEqual([
      '$ErrorActionPreference',
      'Enable-WindowsOptionalFeature',
      'Copy-Item',
      'Get-FileHash',
      'Start-Process',
      'Deploy-Eflow',
      'Start-EflowVm',
      'Set-EflowVmFeature',
      'Provision-EflowVm',
    ]);
    const heads = script(plan).filter((line) => /^# \d+\. /u.test(line));
    expect(heads).toHaveLength(plan.steps.length);
    expect(heads[0]).toBe('# 1. Turn on Hyper-V');
  });

  test('says on top what it is and what it does not prove', () => {
    const [head, review, proof] = script(planOn(bareHost, setupGoal()));
    expect(head).toBe('# Exported by EFLOW Desk 0.1.0 for local at 2026-03-01T08:00:00.000Z.');
    expect(review).toContain('Review it before use.');
    expect(proof).toContain('does not prove anything');
  });

  test('does nothing that is done', () => {
    const plan = planOn(provenHost, setupGoal({ identity: tpmIdentity }));
    expect(code(plan)).toEqual(["$ErrorActionPreference = 'Stop'"]);
    expect(script(plan).filter((line) => line === '# already done on this host')).toHaveLength(
      plan.steps.length,
    );
  });

  test('leaves restarts, colleagues and evidence to a person', () => {
    const text = script(planOn(bareHost, setupGoal({ identity: tpmIdentity })));
    expect(text.join('\n')).not.toContain('Restart-Computer');
    expect(text).toContain('# Restart Windows here, then go on with the next step.');
    expect(text).toContain('# Wait for a colleague here: Wait for the enrollment of the endorsement key.');
    expect(text).toContain('# Look at the evidence here: Prove that the device is connected.');
  });

  test('speaks the language that was asked for', () => {
    expect(scriptOf(planOn(bareHost, setupGoal()), 'de', '0.1.0')).toContain('# 1. ');
  });
});

describe('a secret in an exported script', () => {
  test('is asked for without being shown', () => {
    expect(code(withRef('prompt'))).toEqual(
      expect.arrayContaining([
        "$secure = Read-Host -Prompt 'devConnString' -AsSecureString",
        '$devConnString = [Net.NetworkCredential]::new($null, $secure).Password',
      ]),
    );
  });

  test('is taken from where the setup says', () => {
    expect(code(withRef('env:EFLOW_DEVICE'))).toContain(
      "$devConnString = [Environment]::GetEnvironmentVariable('EFLOW_DEVICE')",
    );
    expect(code(withRef("file:C:\\it's here\\key.txt"))).toContain(
      "$devConnString = (Get-Content -LiteralPath 'C:\\it''s here\\key.txt' -Raw).Trim()",
    );
    expect(code(withRef('file:keys\\key.txt'))).toContain(
      "$devConnString = (Get-Content -LiteralPath (Join-Path 'C:\\setups' 'keys\\key.txt') -Raw).Trim()",
    );
  });

  test('appears as a variable and nowhere else', () => {
    const text = script(withRef('env:EFLOW_DEVICE')).filter((line) => line.includes('devConnString'));
    expect(text).toHaveLength(2);
    expect(text[1]).toBe(
      'Provision-EflowVm -provisioningType ManualConnectionString -headless -devConnString $devConnString',
    );
  });

  test.each([
    ['env:EFLOW_DESK_KEY', "$symmKey = [Environment]::GetEnvironmentVariable('EFLOW_DESK_KEY')"],
    ['file:D:\\key.txt', "$symmKey = (Get-Content -LiteralPath 'D:\\key.txt' -Raw).Trim()"],
    ['prompt', '$symmKey = [Net.NetworkCredential]::new($null, $secure).Password'],
  ])('of DPS as %s is had where it is, and named by its variable', (symmKey, line) => {
    const text = script(planOn(bareHost, setupGoal({ identity: { ...keyIdentity, symmKey } })));
    expect(text).toContain(line);
    expect(text.join('\n')).toContain('-symmKey $symmKey');
  });

  test('of a certificate is a file that is named by its path', () => {
    const text = script(planOn(bareHost, setupGoal({ identity: dpsCertificate }))).join('\n');
    expect(text).toContain("-identityPrivKeyPath 'C:\\setups\\press-3.key.pem'");
    expect(text).not.toContain('$secure');
  });

  test('is not asked for when no open step needs it', () => {
    const onlyInstall = planOn(bareHost, setupGoal({}, ['install']));
    expect(script(onlyInstall).join('\n')).not.toContain('devConnString');
    expect(script(planOn(bareHost, setupGoal({ identity: tpmIdentity }))).join('\n')).not.toContain(
      'devConnString',
    );
    const print = { fingerprint: 'aa', hub: null, deviceId: null };
    const identity = {
      source: 'manual',
      method: 'sas',
      hub: null,
      deviceId: null,
      scopeId: null,
      registrationId: null,
      fingerprint: 'aa',
      thumbprint: null,
    } as const;
    const done = planOn(
      { ...provenHost, 'guest.runtime': runtime({ provisioning: identity }) },
      setupGoal(),
      {},
      {
        'secret.fingerprint:env:EFLOW_DESK_DEVICE': print,
      },
    );
    expect(script(done).join('\n')).not.toContain('$devConnString');
  });
});

describe('text that somebody else chose', () => {
  const nasty = ['\n', '\r', '\r\n', '\u0085', '\u2028', '\u2029'].map((end) => `x${end}Stop-Computer`);

  test.each(nasty)('%j cannot end a comment', (text) => {
    const plan = { ...planOn(bareHost, setupGoal()), host: text, at: text };
    const expected = code(planOn(bareHost, setupGoal()));
    expect(code(plan)).toEqual(expected);
    const byVersion = linesOf(scriptOf({ ...plan, host: 'x' }, 'en', text));
    expect(byVersion.filter((line) => line.startsWith('Stop-Computer'))).toEqual([]);
    const unknownKind = { ...plan, steps: [planned('a', { kind: text, state: 'done' })] };
    expect(code(unknownKind)).toEqual(["$ErrorActionPreference = 'Stop'"]);
  });

  test('cannot end a string', () => {
    const file = "C:\\a'; Stop-Computer; '.msi";
    const plan = planOn(
      bareHost,
      setupGoal({ payload: { file, sha256: 'a'.repeat(64), version: '1.5.7.01026' } }),
    );
    const copy = code(plan).find((line) => line.startsWith('Copy-Item'));
    expect(copy).toMatch(
      /^Copy-Item -LiteralPath 'C:\\a''; Stop-Computer; ''\.msi' -Destination '[^']+''; Stop-Computer; ''\.msi'$/u,
    );
  });
});
