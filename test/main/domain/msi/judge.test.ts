import { describe, expect, test } from 'vitest';
import { doubtsOf } from '../../../../src/main/domain/msi/judge.ts';
import { installerPathRule } from '../../../../src/main/domain/msi/place.ts';

const eflow = { productName: 'Azure IoT Edge LTS', productVersion: '1.5.7.01026', platform: 'x64' };
const full = 'AzureIoTEdge_LTS_1.5.7.01026_X64.msi';
const x64 = 9;
const arm64 = 12;

describe('what speaks against an installer', () => {
  test.each([
    ['nothing', eflow, full, x64, []],
    ['nothing while the processor is not known', { ...eflow, platform: 'Arm64' }, full, undefined, []],
    ['nothing when it does not say for what', { ...eflow, platform: null }, full, x64, []],
    ['nothing when it says something unheard of', { ...eflow, platform: 'toString' }, full, x64, []],
    ['nothing when it is for this ARM64', { ...eflow, platform: 'Arm64' }, full, arm64, []],
    ['another product', { ...eflow, productName: 'Not Azure IoT Edge' }, full, x64, ['not-eflow']],
    ['an update package', eflow, 'AzureIoTEdge_LTS_Update_1.5.7.01026_X64.msi', x64, ['update-package']],
    ['an update package of the other order', eflow, 'AzureIoTEdge_Update_LTS_1.msi', x64, ['update-package']],
    ['x64 on ARM64', eflow, full, arm64, ['other-platform']],
    ['ARM64 on x64', { ...eflow, platform: 'Arm64' }, full, x64, ['other-platform']],
    ['x86 on x64', { ...eflow, platform: 'Intel' }, full, x64, ['other-platform']],
    [
      'all at once',
      { ...eflow, productName: '7-Zip', platform: 'ARM64' },
      'update.msi',
      x64,
      ['not-eflow', 'update-package', 'other-platform'],
    ],
  ])('%s', (_what, facts, name, architecture, doubts) => {
    expect(doubtsOf(facts, name, architecture)).toEqual(doubts);
  });
});

describe('a path of Windows', () => {
  test.each([
    'C:\\payloads\\AzureIoTEdge.msi',
    'e:/AzureIoTEdge.MSI',
    '\\\\server\\share\\sub\\a.msi',
    '//server/share/a.msi',
    'C:\\console\\com10.msi',
    'C:\\with blanks and \u00e4\\a.b.msi',
  ])('%s is let through', (path) => {
    expect(installerPathRule(path, true)).toBeUndefined();
  });

  test.each([
    ['', 'absolute-path'],
    ['a.msi', 'absolute-path'],
    ['..\\a.msi', 'absolute-path'],
    ['\\a.msi', 'absolute-path'],
    ['C:a.msi', 'absolute-path'],
    ['\\\\server', 'absolute-path'],
    ['\\\\server\\a.msi', 'absolute-path'],
    ['/media/a.msi', 'absolute-path'],
    ['file:///C:/a.msi', 'absolute-path'],
    ['\\\\.\\PhysicalDrive0', 'device-path'],
    ['\\\\.\\pipe\\a.msi', 'device-path'],
    ['//./C:/a.msi', 'device-path'],
    ['\\\\?\\C:\\a.msi', 'device-path'],
    ['\\??\\C:\\a.msi', 'device-path'],
    ['\\\\localhost\\pipe\\a.msi', 'device-path'],
    ['\\\\localhost\\PIPE\\sub\\a.msi', 'device-path'],
    ['C:\\a.txt:hidden.msi', 'device-path'],
    ['C:\\NUL.msi', 'device-path'],
    ['C:\\com1.anything.msi', 'device-path'],
    ['C:\\aux\\a.msi', 'device-path'],
    ['C:\\con .msi', 'device-path'],
    ['C:\\LPT\u00b9.msi', 'device-path'],
    ['C:\\a.exe', 'msi-file'],
    ['C:\\a.msi.exe', 'msi-file'],
    ['C:\\folder\\.msi', 'msi-file'],
    ['C:\\a.msi ', 'msi-file'],
    ['C:\\a.exe\u0000.msi', 'no-control-characters'],
    ['C:\\a\n.msi', 'no-control-characters'],
  ])('%j is refused: %s', (path, rule) => {
    expect(installerPathRule(path, true)).toBe(rule);
  });
});

describe('a path of another system', () => {
  test.each([
    ['/media/stick/a.msi', undefined],
    ['C:\\a.msi', 'absolute-path'],
    ['./a.msi', 'absolute-path'],
    ['/dev/sda.msi', 'device-path'],
    ['//dev/fd/0.msi', 'device-path'],
    ['/proc/self/fd/a.msi', 'device-path'],
    ['/etc/passwd', 'msi-file'],
  ])('%s: %s', (path, rule) => {
    expect(installerPathRule(path, false)).toBe(rule);
  });
});
