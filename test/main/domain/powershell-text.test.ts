import { describe, expect, test } from 'vitest';
import type { Json } from '../../../src/contract/json.ts';
import type { CatalogueName } from '../../../src/main/domain/catalogue.gen.ts';
import { powershellOf, quote, secretVariable } from '../../../src/main/domain/powershell-text.ts';

describe('a quoted text', () => {
  test.each([
    ['plain', "'plain'"],
    ["it's", "'it''s'"],
    [
      '\u2018typographic\u2019 \u201aquotes\u201b',
      "'\u2018\u2018typographic\u2019\u2019 \u201a\u201aquotes\u201b\u201b'",
    ],
    ['$(Stop-Computer) $env:X `n', "'$(Stop-Computer) $env:X `n'"],
    ["a'; Stop-Computer; 'b", "'a''; Stop-Computer; ''b'"],
    ['two\nlines', "'two\nlines'"],
    ['"double"', '\'"double"\''],
    ['', "''"],
  ])('%j', (text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });

  test('ends nowhere but at its end', () => {
    const nasty = "x' ; y \u2019 ; z '' ; \u201b";
    const inside = quote(nasty).slice(1, -1);
    expect(inside.replaceAll(/(['\u2018\u2019\u201a\u201b])\1/gu, '')).not.toMatch(
      /['\u2018\u2019\u201a\u201b]/u,
    );
  });
});

describe('an action as a person would type it', () => {
  test('has the name without its module, fixed parameters first', () => {
    expect(
      powershellOf({ port: 'host', op: 'feature.enable', args: { FeatureName: 'Microsoft-Hyper-V' } }),
    ).toEqual(['Enable-WindowsOptionalFeature -Online -All -NoRestart -FeatureName Microsoft-Hyper-V']);
  });

  test('says of a fixed switch that it is off', () => {
    expect(powershellOf({ port: 'host', op: 'nat.remove', args: { Name: 'EFLOW-Int-NAT' } })).toEqual([
      'Remove-NetNat -Confirm:$false -Name EFLOW-Int-NAT',
    ]);
  });

  test('quotes what is not a bare word', () => {
    const action = {
      port: 'host',
      op: 'eflow.provision.dpsTpm',
      args: { scopeId: '0ne00ABCDEF', registrationId: "a'b;c" },
    } as const;
    expect(powershellOf(action)).toEqual([
      "Provision-EflowVm -provisioningType DpsTPM -headless -scopeId '0ne00ABCDEF' -registrationId 'a''b;c'",
    ]);
  });

  test('never lets a value pass for a parameter', () => {
    const text = powershellOf({ port: 'host', op: 'service.start', args: { Name: '-Force' } });
    expect(text).toEqual(["Start-Service -Name '-Force'"]);
  });

  test('shows a secret as a variable', () => {
    const action = {
      port: 'host',
      op: 'eflow.provision.connectionString',
      args: { devConnString: { secret: 'env:CANARY', field: 'identity.devConnString' } },
    } as const;
    expect(powershellOf(action)).toEqual([
      'Provision-EflowVm -provisioningType ManualConnectionString -headless -devConnString $devConnString',
    ]);
    expect(secretVariable('identity.devConnString')).toBe('$devConnString');
    expect(secretVariable('plain')).toBe('$plain');
  });

  test('leaves out a switch that is off', () => {
    const set = (enable: boolean) =>
      powershellOf({ port: 'host', op: 'eflow.setFeature', args: { feature: 'DpsTpm', enable } });
    expect(set(true)).toEqual(['Set-EflowVmFeature -feature DpsTpm -enable']);
    expect(set(false)).toEqual(['Set-EflowVmFeature -feature DpsTpm']);
  });

  test('writes lists and numbers', () => {
    expect(powershellOf({ port: 'host', op: 'service.read', args: { Name: ['vmms', "o'dd"] } })).toEqual([
      "Get-Service -ErrorAction SilentlyContinue -Name @('vmms', 'o''dd')",
    ]);
    const size = {
      acceptOptionalTelemetry: 'No',
      cpuCount: 2,
      memoryInMB: 2048,
      vmDataSize: 10,
      vmLogSize: 'Small',
    };
    expect(powershellOf({ port: 'host', op: 'eflow.deploy', args: size })).toEqual([
      'Deploy-Eflow -acceptEula Yes -acceptOptionalTelemetry No -cpuCount 2 -memoryInMB 2048 -vmDataSize 10 -vmLogSize Small',
    ]);
  });

  test('writes tables', () => {
    expect(powershellOf({ port: 'host', op: 'boot.events', args: {} })).toEqual([
      "Get-WinEvent -FilterHashtable @{ LogName = 'System'; ProviderName = 'Microsoft-Windows-Kernel-Boot'; Id = 27 } -MaxEvents 20",
    ]);
  });

  test('carries images by hand with what docker itself takes', () => {
    const copy = 'eflow-desk-images-0123456789abcdef.tar';
    const text = (op: CatalogueName, args: Record<string, Json>) => powershellOf({ port: 'host', op, args });
    expect(text('guest.copyImages', { File: 'E:\\my images.tar', Copy: copy })).toEqual([
      `Copy-EflowVmFile -fromFile 'E:\\my images.tar' -toFile '/home/iotedge-user/${copy}' -pushFile`,
    ]);
    expect(text('guest.loadImages', { Copy: copy })).toEqual([
      `Invoke-EflowVmCommand -command 'sudo docker load -i /home/iotedge-user/${copy} && sudo rm /home/iotedge-user/${copy}'`,
    ]);
    expect(text('guest.removeImages', { Images: ['a:1', 'b:2'], Copy: copy })).toEqual([
      "Invoke-EflowVmCommand -command 'sudo docker image rm a:1 b:2'",
      `Invoke-EflowVmCommand -command 'sudo rm -f /home/iotedge-user/${copy}'`,
    ]);
    const [keep = '', anew] = text('guest.keepAgentImage', { Image: 'a:1' });
    expect(keep).toContain(String.raw`imagePullPolicy = "never"\n[agent.config]\nimage = "a:1"\n`);
    expect(text('guest.releaseAgentImage', {})[1]).toBe(anew);
    expect(anew).toContain('iotedge config apply');
  });

  test('copies and deletes by literal paths', () => {
    const from = "D:\\o'dd [1].msi";
    const copy = powershellOf({ port: 'files', op: 'copy', from, to: 'C:\\x.msi', sha256: 'a' });
    expect(copy).toEqual([
      "Copy-Item -LiteralPath 'D:\\o''dd [1].msi' -Destination 'C:\\x.msi'",
      "Get-FileHash -LiteralPath 'C:\\x.msi' -Algorithm SHA256",
    ]);
    expect(powershellOf({ port: 'files', op: 'remove', path: from })).toEqual([
      "Remove-Item -LiteralPath 'D:\\o''dd [1].msi'",
    ]);
  });

  test('is nothing where nothing is typed', () => {
    expect(powershellOf({ port: 'reboot', because: 'x' })).toEqual(['Restart-Computer']);
    expect(powershellOf({ port: 'person', ask: 'enroll', params: {} })).toEqual([]);
    expect(powershellOf({ port: 'wait' })).toEqual([]);
  });
});
