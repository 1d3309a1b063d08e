import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLog, parseModules, parseServices } from '../../../src/main/domain/guest-text.ts';

const lines = (text: string) => text.split('\n');

describe('iotedge system status', () => {
  test('gives each service with its state', () => {
    const text = `System services:
    aziot-edged             Running
    aziot-identityd         Running
    aziot-keyd              Down - failed
    aziot-certd             Down - socket error
    aziot-tpmd              Ready

aziot-keyd is in a bad state because:
aziot-keyd.service: failed: Printing the last 10 log lines.
Mar 01 08:00:00 HOST01-EFLOW aziot-keyd[612]: 2026-03-01T08:00:00Z [ERR!] - could not load key

Use 'iotedge system logs' to check for non-fatal errors.
Use 'iotedge check' to diagnose connectivity and configuration issues.`;
    expect(parseServices(lines(text))).toEqual([
      { name: 'aziot-edged', state: 'Running' },
      { name: 'aziot-identityd', state: 'Running' },
      { name: 'aziot-keyd', state: 'Down - failed' },
      { name: 'aziot-certd', state: 'Down - socket error' },
      { name: 'aziot-tpmd', state: 'Ready' },
    ]);
  });

  test('may be text of systemctl instead', () => {
    const text = `\u25cf aziot-edged.service - Azure IoT Edge daemon
     Loaded: loaded (/lib/systemd/system/aziot-edged.service; enabled)
     Active: active (running) since Sun 2026-03-01 08:00:00 UTC; 1min ago
   Main PID: 612 (aziot-edged)
\u00d7 aziot-keyd.service - Azure IoT Keys Service
     Active: failed (Result: exit-code) since Sun 2026-03-01 08:00:00 UTC
\u25cf aziot-certd.service - Azure IoT Certificates Service
     Active: activating (auto-restart)`;
    expect(parseServices(lines(text))).toEqual([
      { name: 'aziot-edged', state: 'Running' },
      { name: 'aziot-keyd', state: 'Down - failed' },
      { name: 'aziot-certd', state: 'Down - activating' },
    ]);
  });

  test('takes nothing else for a service', () => {
    const text = `aziot-edged             Running
    aziot-edged             Walking
    docker                  Running
     Active: active (running)`;
    expect(parseServices(lines(text))).toEqual([]);
    expect(parseServices([])).toEqual([]);
  });

  test('reads a long line of blanks without delay', () => {
    expect(parseServices([' '.repeat(200_000)])).toEqual([]);
  });
});

describe('iotedge list', () => {
  test('gives each module with its columns', () => {
    const text = `NAME             STATUS           DESCRIPTION      Config
edgeAgent        running          Up 4 minutes     mcr.microsoft.com/azureiotedge-agent:1.5
SimTempSensor    failed           Failed (1) 20 seconds ago  mcr.microsoft.com/azureiotedge-simulated-temperature-sensor:1.5
`;
    expect(parseModules(lines(text))).toEqual([
      {
        name: 'edgeAgent',
        status: 'running',
        description: 'Up 4 minutes',
        image: 'mcr.microsoft.com/azureiotedge-agent:1.5',
      },
      {
        name: 'SimTempSensor',
        status: 'failed',
        description: 'Failed (1) 20 seconds ago',
        image: 'mcr.microsoft.com/azureiotedge-simulated-temperature-sensor:1.5',
      },
    ]);
  });

  test('begins at its header, however that is spelt', () => {
    const row = 'edgeAgent        running          Up 4 minutes     image:1.5';
    expect(parseModules(['Warning: something', 'NAME   STATUS   DESCRIPTION   CONFIG', row])).toHaveLength(1);
    expect(parseModules([row])).toEqual([]);
  });

  test('is empty while the daemon is down', () => {
    const text = `A module runtime error occurred
\tcaused by: Could not list modules
\tcaused by: error trying to connect: Connection refused (os error 111)`;
    expect(parseModules(lines(text))).toEqual([]);
  });

  test('leaves out a row that was cut off', () => {
    expect(parseModules(['NAME  STATUS  DESCRIPTION  Config', 'edgeAgent  running'])).toEqual([]);
  });
});

describe('a log of the VM', () => {
  test('is read with or without the journal’s own time before it', () => {
    const text = `2026-03-01T08:00:00Z [INFO] - Provisioning complete.
Mar 01 08:00:01 HOST01-EFLOW aziot-identityd[612]: 2026-03-01T08:00:01Z [INFO] - Identity reconciliation complete.
<6> 2026-03-01 08:00:02.123 +00:00 [INF] - Edge agent connected to IoT Hub via Amqp_Tcp_Only
<6> 2026-03-01 08:00:03.1234567 +00:00 [INF] - Obtained Edge agent twin
<6> 2026-03-01 08:00:04.5 +00:00 [INF] - half a second`;
    expect(parseLog(lines(text))).toEqual([
      { at: '2026-03-01T08:00:00.000Z', text: '[INFO] - Provisioning complete.' },
      { at: '2026-03-01T08:00:01.000Z', text: '[INFO] - Identity reconciliation complete.' },
      { at: '2026-03-01T08:00:02.123Z', text: '[INF] - Edge agent connected to IoT Hub via Amqp_Tcp_Only' },
      { at: '2026-03-01T08:00:03.123Z', text: '[INF] - Obtained Edge agent twin' },
      { at: '2026-03-01T08:00:04.500Z', text: '[INF] - half a second' },
    ]);
  });

  test('joins what belongs to the line before, and drops what belongs to none', () => {
    const text = `tail of an older line
2026-03-01T08:00:00Z [WARN] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error

    caused by: device identity not found`;
    expect(parseLog(lines(text))).toEqual([
      {
        at: '2026-03-01T08:00:00.000Z',
        text: '[WARN] - Failed to provision with IoT Hub, and no valid device backup was found: DPS client error caused by: device identity not found',
      },
    ]);
  });

  test('takes no time that is none, or of another zone, as its own', () => {
    expect(parseLog(['2026-13-41T08:00:00Z [INFO] - x'])).toEqual([]);
    expect(parseLog(['2026-03-01 08:00:00 +02:00 [INF] - x'])).toEqual([]);
  });
});

describe('whatever the VM prints', () => {
  const words = fc.constantFrom(
    'aziot-edged',
    'aziot-keyd.service',
    'Running',
    'Down - ',
    'Active: ',
    'active',
    '(',
    ')',
    'NAME  STATUS  DESCRIPTION  Config',
    '2026-03-01T08:00:00Z ',
    '<6> 2026-03-01 08:00:00.123 +00:00 ',
    '    ',
    '  ',
    '\t',
    '[INFO] - ',
    'x',
  );
  const text = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words).map((some) => some.join('')),
    ),
  );

  test('gives rows of the agreed shape and never throws', () => {
    fc.assert(
      fc.property(text, (given) => {
        for (const { name, state } of parseServices(given)) {
          expect(name).toMatch(/^aziot-[a-z]+$/u);
          expect(state).toMatch(/^(?:Running|Ready|Down)/u);
        }
        for (const row of parseModules(given))
          expect(Object.keys(row)).toEqual(['name', 'status', 'description', 'image']);
        for (const { at } of parseLog(given)) expect(new Date(at).toISOString()).toBe(at);
      }),
      { numRuns: 500 },
    );
  });
});
