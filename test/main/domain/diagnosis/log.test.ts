import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../../src/main/domain/decode-text.ts';
import { diagnoseLog } from '../../../../src/main/domain/diagnosis/log.ts';

/** A transcript of PowerShell as it is kept of a deployment that was refused (eflow.md 8.4). */
const transcript = [
  '**********************',
  'Windows PowerShell transcript start',
  '**********************',
  'PS C:\\> Deploy-Eflow -acceptEula Yes',
  '[11/25/2026 09:11:12] Deploying Azure IoT Edge for Linux on Windows',
  " - A minimum of 17 GB disk space is required on drive 'C:'",
  '[11/25/2026 09:11:20] Exception caught!!!',
  " - Not enough disk space is available on drive 'C:'. at line 1184",
  "Not enough disk space is available on drive 'C:'.",
  'PS C:\\> Provision-EflowVm -provisioningType ManualConnectionString -devConnString HostName=a.azure-devices.net;DeviceId=x;SharedAccessKey=CANARYCANARY=',
];

/** The end of a log of Windows Installer. */
const installer = [
  'MSI (s) (A0:3C) [09:11:12:345]: Product: Azure IoT Edge LTS -- Installation failed.',
  'Action ended 9:11:12: InstallFinalize. Return value 3.',
  'MSI (s) (A0:3C) [09:11:12:346]: MainEngineThread is returning 1603',
];

describe('a log', () => {
  test('tells each known failure once, with its lines from 1 and the checks that look for the cause', () => {
    const told = diagnoseLog(transcript.join('\r\n'));
    expect(told).toEqual({
      lines: 10,
      failures: [
        {
          id: 'F21',
          lines: [8, 9],
          count: 2,
          quote: "- Not enough disk space is available on drive 'C:'. at line 1184",
          checks: ['HC-10'],
        },
      ],
    });
  });

  test('tells failures in the order in which they occur', () => {
    const told = diagnoseLog([...installer, ...transcript].join('\n'));
    expect(told.failures.map(({ id, lines }) => [id, lines])).toEqual([
      ['F01', [2, 3]],
      ['F21', [11, 12]],
    ]);
  });

  test('with nothing known in it says so, with how many lines were read', () => {
    expect(diagnoseLog('one\ntwo\n')).toEqual({ lines: 2, failures: [] });
    expect(diagnoseLog('')).toEqual({ lines: 0, failures: [] });
    expect(diagnoseLog('one\r\rthree').lines).toBe(3);
  });

  test('quotes no secret, not even one that the cut would have torn', () => {
    const secret = 'CANARY'.repeat(20);
    const before = 'x'.repeat(280);
    const line = `${before} value = "${secret}" Not enough CPU cores available.`;
    const [found] = diagnoseLog(line).failures;
    expect(found?.id).toBe('F20');
    expect(found?.quote.length).toBeLessThanOrEqual(300);
    expect(found?.quote).not.toContain('CANARY');
    const [refused] = diagnoseLog(
      'Action aborted by user: Provision-EflowVm -symmKey CANARYKEY -devConnString "HostName=a;SharedAccessKey=CANARY2"',
    ).failures;
    expect(refused?.id).toBe('F22');
    expect(refused?.quote).not.toContain('CANARY');
  });

  test('names the first twenty of many lines and counts them all', () => {
    const [found] = diagnoseLog('Not enough CPU cores available.\n'.repeat(50)).failures;
    expect(found?.count).toBe(50);
    expect(found?.lines).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test('of five megabytes is read in seconds, in one line or in many', () => {
    const begun = performance.now();
    const size = 5 * 1024 * 1024;
    const line = "The virtual switch 'x' of type 'y' was there, HNS API version 9 \\LICENSE\\a, ";
    expect(diagnoseLog(line.repeat(Math.floor(size / line.length))).failures).toEqual([]);
    const rows = `${line}\n`;
    expect(diagnoseLog(rows.repeat(Math.floor(size / rows.length))).failures).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});

describe('the bytes of a log', () => {
  const text = 'Prüfung\r\nNot enough CPU cores available.\r\n';
  const utf16be = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();

  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 of the other order with its mark', utf16be],
    ['UTF-16 of the other order without its mark', utf16be.subarray(2)],
  ])('are read as %s', (_what, bytes) => {
    expect(decodeText(bytes)).toBe(text);
  });

  test('that are none of these break nothing', () => {
    expect(decodeText(Buffer.from([0x50, 0xfc, 0x66]))).toBe('P\ufffdf');
    expect(decodeText(Buffer.alloc(0))).toBe('');
    expect(decodeText(Buffer.from([0xff, 0xfe, 0x50]))).toBe('\ufffd');
  });
});
