import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp.ts';
import { leftOut, run, why } from '../support.ts';

const source = fileURLToPath(
  new URL('../../../src/ps-scripts/EflowDesk/rollback/rollback.ps1', import.meta.url),
);

/** Modules of Windows that write down what they are asked, each with what the test lets it answer. */
function modules(folder: string, record: string, answers: { switches: string; addresses: string }): void {
  const note = (name: string) =>
    `$keys = [string[]]@($PSBoundParameters.Keys); [System.Array]::Sort($keys, [System.StringComparer]::OrdinalIgnoreCase); [System.IO.File]::AppendAllText('${record}', '${name} ' + (@(foreach ($key in $keys) { "$key=" + ($PSBoundParameters[$key] -join ',') }) -join ' ') + "\`n")`;
  const command = (name: string, parameters: string, body = '') =>
    `function ${name} { [CmdletBinding(SupportsShouldProcess = $true)] param(${parameters}) ${note(name)}; ${body} }\n`;
  const write = (module: string, text: string): void => {
    mkdirSync(join(folder, module), { recursive: true });
    writeFileSync(join(folder, module, `${module}.psm1`), text);
  };
  write(
    'Hyper-V',
    command('Get-VMSwitch', '', answers.switches) +
      command(
        'Remove-VMSwitch',
        '$VMSwitch, [switch]$Force',
        `if ($VMSwitch.Name -eq 'broken') { throw 'no' }`,
      ),
  );
  write(
    'NetTCPIP',
    command('Get-NetIPAddress', '$InterfaceAlias, $AddressFamily', answers.addresses) +
      command('New-NetIPAddress', '$InterfaceAlias, $IPAddress, $PrefixLength, $DefaultGateway'),
  );
  write('DnsClient', command('Set-DnsClientServerAddress', '$InterfaceAlias, [string[]]$ServerAddresses'));
  write('ScheduledTasks', command('Unregister-ScheduledTask', '$TaskPath, $TaskName'));
}

const row = (name: string, type: string) => `[pscustomobject]@{ Name = '${name}'; SwitchType = '${type}' }`;
const order = [
  'switch=EFLOW-Ext',
  'adapter=Ethernet 2',
  'task=abc',
  'armed=2026-03-01T08:00:00.000Z',
  'due=2026-03-01T08:01:30.000Z',
];
const fixed = [
  ...order,
  'address=10.20.30.41/24',
  'gateway=10.20.30.1',
  'dns=10.20.30.53',
  'dns=10.20.30.54',
];

async function rolledBack(lines: readonly string[], switches: string, addresses = '') {
  const folder = tempFolder();
  const own = join(folder, 'own');
  const record = join(folder, 'record');
  mkdirSync(own);
  copyFileSync(source, join(own, 'rollback.ps1'));
  writeFileSync(join(own, 'rollback.txt'), `${lines.join('\n')}\n`);
  writeFileSync(record, '');
  modules(join(folder, 'modules'), record, { switches, addresses });
  const ran = await run(
    ['-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File', join(own, 'rollback.ps1')],
    '',
    { PSModulePath: join(folder, 'modules') },
  );
  const called = readFileSync(record, 'utf8').split('\n').slice(0, -1);
  return { ran, called, left: existsSync(own) };
}

describe.skipIf(leftOut)(`the script of a rollback${leftOut ? why : ''}`, () => {
  test('removes the External switch of that name alone, and itself', async () => {
    const { ran, called, left } = await rolledBack(
      order,
      [row('EFLOW-Ext', 'Internal'), row('EFLOW-Ext', 'External'), row('Plant-LAN', 'External')].join('; '),
    );
    expect(ran.stderr).toBe('');
    expect(called.filter((one) => one.startsWith('Remove-VMSwitch'))).toHaveLength(1);
    expect(called.find((one) => one.startsWith('Remove-VMSwitch'))).toContain('SwitchType=External');
    expect(called.at(-1)).toContain('TaskName=abc');
    // What DHCP gave comes back by itself.
    expect(called.some((one) => one.startsWith('New-NetIPAddress'))).toBe(false);
    expect(left).toBe(false);
  });

  test('leaves fixed settings alone that came back', async () => {
    const { ran, called } = await rolledBack(
      fixed,
      row('EFLOW-Ext', 'External'),
      `[pscustomobject]@{ IPAddress = '10.20.30.41' }`,
    );
    expect(ran.stderr).toBe('');
    expect(called.some((one) => one.startsWith('Remove-VMSwitch'))).toBe(true);
    expect(called.some((one) => /^(?:New-NetIPAddress|Set-Dns)/u.test(one))).toBe(false);
  });

  test('writes fixed settings again that did not come back', { timeout: 60_000 }, async () => {
    const { called } = await rolledBack(fixed, row('EFLOW-Ext', 'External'));
    expect(called).toContain(
      'New-NetIPAddress DefaultGateway=10.20.30.1 InterfaceAlias=Ethernet 2 IPAddress=10.20.30.41 PrefixLength=24',
    );
    expect(called).toContain(
      'Set-DnsClientServerAddress InterfaceAlias=Ethernet 2 ServerAddresses=10.20.30.53,10.20.30.54',
    );
  });

  test('stays to be tried again where the switch cannot be removed', async () => {
    const { called, left } = await rolledBack(
      ['switch=broken', ...order.slice(1)],
      row('broken', 'External'),
    );
    expect(left).toBe(true);
    expect(called.some((one) => one.startsWith('Unregister-ScheduledTask'))).toBe(false);
  });
});
