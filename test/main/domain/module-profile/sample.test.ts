import { describe, expect, test } from 'vitest';
import { redactLine, redactSample } from '../../../../src/main/domain/module-profile/sample.ts';

const names = ['KIOSK-07', 'KIOSK-07\\anna', 'anna', 'ab'];

describe('a sample', () => {
  test('keeps names of properties, numbers, truth values and words of the product', () => {
    const kept = {
      VmPowerState: 'Running',
      'Endorsement Key': null,
      Numbers: [1, 2.5],
      On: true,
      AllocationMethod: 'Dynamic',
      KernelVersion: '6.6.0-1.azl3 #1 SMP Fri Jan 1 00:00:00 UTC 2025',
      SystemCtlStatus: ['System services:', '    aziot-edged             Running'],
    };
    expect(redactSample(kept, names)).toEqual(kept);
  });

  const values: [string, string, string][] = [
    ['name', 'kiosk-07-EFLOW', '[word 14]'],
    ['MacAddress', '00:15:5d:4e:15:2c', '[mac]'],
    ['Adapter', '00-15-5D-4E-15-2C', '[mac]'],
    ['Address', '172.20.1.2', '[ipv4]'],
    ['Cidr', '172.20.0.0/16', '[cidr]'],
    ['Six', 'fe80::215:5dff:fe4e:152c%4', '[ipv6]'],
    ['Id', '2d7a9c3e-0000-0000-0000-000000000001', '[guid]'],
    ['Serial', '1b07306e9a1fc5c', '[hex 15]'],
    ['SerialNumber', '5CG1234XYZ', '[word 10]'],
    ['EndorsementKey', `AToAAQ${'A'.repeat(60)}==`, '[base64 68]'],
    ['Count', '64', '[number]'],
    ['ModuleList', 'edgeAgent running Up 5 minutes', '[text 30]'],
    ['Hub', 'contoso.azure-devices.net', '[word 25]'],
    ['Blank', '', ''],
  ];
  test.each(values)('tells of %s only its kind', (property, value, mark) => {
    expect(redactSample({ [property]: value }, names)).toEqual({ [property]: mark });
    expect(redactSample({ [property]: [{ x: value }] }, names)).toEqual({ [property]: [{ x: mark }] });
  });

  test('takes names out of properties that are kept whole, and out of names of properties', () => {
    expect(redactSample({ 'KIOSK-07-EFLOW-id': 1, 'a/b': 2, Anna: 3 }, names)).toEqual({
      '[host]-EFLOW-id': 1,
      '[key 1]': 2,
      '[host]': 3,
    });
    expect(redactSample({ HealthStatus: 'kiosk-07 at 10.0.0.4 OK' }, names)).toEqual({
      HealthStatus: '[host] at [ipv4] OK',
    });
  });
});

describe('a line', () => {
  test.each([
    [
      "[03/02/2026 08:00:00] Querying 'Edge Net' of KIOSK-07-EFLOW",
      "[03/02/2026 08:00:00] Querying '[name]' of [host]-EFLOW",
    ],
    [' - MAC: 00:15:5d:4e:15:2c, IP 172.27.120.111', ' - MAC: [mac], IP [ipv4]'],
    ['at fe80::1 and 2001:db8:0:0:1:0:0:1', 'at [ipv6] and [ipv6]'],
    [
      'to contoso.azure-devices.net with SharedAccessKey=abc123def456',
      'to [domain] with SharedAccessKey=[secret]',
    ],
    ['id 2d7a9c3e-0000-0000-0000-000000000001', 'id [guid]'],
    [`key AToAAQ${'B'.repeat(40)}==`, 'key [base64]'],
    ['grab a cab', 'grab a cab'],
  ])('%s', (line, clean) => {
    expect(redactLine(line, names)).toBe(clean);
  });
});
