import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/contract/errors.ts';
import { parseSetup } from '../../../src/main/domain/setup.ts';
import { pathOf, shareArg, shareOf } from '../../../src/main/domain/shares.ts';
import { os, unknown, type Given } from '../../support/facts.ts';
import { bareHost, planOn, provenHost, setupGoal } from '../../support/hosts.ts';
import { smallSetup } from '../../support/setups.ts';

const share = { root: 'C:\\Shared', folder: 'data', target: '/home/iotedge-user/data', readOnly: false };
const path = 'C:\\Shared\\data';
const arm = {
  name: 'Snapdragon',
  architecture: 12,
  virtualizationFirmwareEnabled: true,
  secondLevelAddressTranslation: true,
  vmMonitorModeExtensions: true,
};
const folder = `host.folder:${path}` as const;
const known = `eflow.share:C:\\Shared|data` as const;

const rules = (sharedFolders: unknown): string[] => {
  try {
    parseSetup(JSON.stringify({ ...smallSetup, sharedFolders }));
    return [];
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return (error.error.fields ?? []).map((field) => `${field.path} ${field.rule}`);
  }
};

describe('a shared folder in a setup document', () => {
  test.each([
    share,
    { ...share, readOnly: true },
    { root: 'D:\\Plant data\\edge', folder: 'in\\press 3', target: '/var/data' },
    { ...share, target: '/tmp/a.b_c-d' },
  ])('is taken: %j', (one) => {
    expect(rules([one])).toEqual([]);
  });

  test.each([
    [{ root: 'C:\\' }, 'root share-root'],
    [{ root: 'C:' }, 'root share-root'],
    [{ root: 'Shared' }, 'root share-root'],
    [{ root: '\\\\server\\share' }, 'root share-root'],
    [{ root: 'C:\\Shared\\' }, 'root share-root'],
    [{ root: 'C:\\Shared\\..\\Windows' }, 'root share-root'],
    [{ root: 'C:/Shared' }, 'root share-root'],
    [{ root: 'C:\\Sha*red' }, 'root share-root'],
    [{ root: 'C:\\Shared|x' }, 'root share-root'],
    [{ folder: '' }, 'folder share-folder'],
    [{ folder: '\\data' }, 'folder share-folder'],
    [{ folder: 'C:\\data' }, 'folder share-folder'],
    [{ folder: '..' }, 'folder share-folder'],
    [{ folder: 'data\\..\\..\\x' }, 'folder share-folder'],
    [{ folder: 'data.' }, 'folder share-folder'],
    [{ target: '/storage' }, 'target share-target'],
    [{ target: '/home' }, 'target share-target'],
    [{ target: '/home/' }, 'target share-target'],
    [{ target: 'home/data' }, 'target share-target'],
    [{ target: '/var/../etc' }, 'target share-target'],
    [{ target: '/homes/data' }, 'target share-target'],
    [{ target: '/var/a b' }, 'target share-target'],
    [{ target: '/var/$(id)' }, 'target share-target'],
    [{ readOnly: 'yes' }, 'readOnly type'],
    [{ mode: 1 }, 'mode unknown-field'],
  ])('%j is refused', (more, rule) => {
    const found = rules([{ ...share, ...more }]);
    expect(found).toContain(`sharedFolders[0].${rule}`);
  });

  test('stands there once, and its place in the VM, too', () => {
    expect(rules([share, { ...share, folder: 'DATA', target: '/var/other' }])).toEqual([
      'sharedFolders[1].folder share-double',
    ]);
    expect(rules([share, { ...share, folder: 'models' }])).toEqual(['sharedFolders[1].target share-double']);
    expect(rules([share, { ...share, root: 'D:\\Shared', target: '/var/other' }])).toEqual([]);
  });
});

describe('the plan of a setup with shared folders', () => {
  const goal = setupGoal({ sharedFolders: [share] });
  const host: Given = { ...bareHost, [folder]: true };
  const keys = (given: Given) => planOn(given, goal, {}, given).steps.map(({ key }) => key);
  const codes = (given: Given, of = goal) =>
    planOn(given, of, {}, given)
      .blockers.filter(({ id }) => id === 'sharedFolders')
      .map(({ code, params }) => [code, params]);

  test('writes the file and shares, once the VM runs and before it gets its identity', () => {
    const all = keys(host);
    expect(all.slice(all.indexOf('deploy'), all.indexOf('provision') + 1)).toEqual([
      'deploy',
      'start-vm',
      'write-share-file-1',
      'share-folder-1',
      'provision',
    ]);
  });

  test('writes exactly what the cmdlet takes', () => {
    const row = planOn(host, goal, {}, host).steps.find(({ key }) => key === 'write-share-file-1');
    const { path: file, text } = (row?.input ?? {}) as { path: string; text: string };
    expect(file).toMatch(/^C:\\state\\payload\\shared-folders\\[0-9a-f]{16}\.json$/u);
    expect(JSON.parse(text)).toEqual([
      {
        sharedFolderRoot: 'C:\\Shared',
        sharedFolders: [
          { hostFolderPath: 'data', readOnly: false, targetFolderOnGuest: '/home/iotedge-user/data' },
        ],
      },
    ]);
    const action = planOn(host, goal, {}, host).steps.find(({ key }) => key === 'share-folder-1');
    expect(action?.powershell).toEqual([`Add-EflowVmSharedFolder -sharedFoldersJsonPath '${file}'`]);
  });

  test('is the same as ever without any', () => {
    expect(planOn(bareHost, setupGoal({ sharedFolders: [] })).steps.map(({ key }) => key)).toEqual(
      planOn(bareHost, setupGoal()).steps.map(({ key }) => key),
    );
  });

  test('forbids to start where folders cannot be shared', () => {
    expect(codes(host)).toEqual([]);
    expect(codes({ ...host, 'host.os': os({ build: 17_763 }) })).toEqual([
      ['EFD-SHR-001', { build: 17_763, first: 19_044 }],
    ]);
    expect(codes({ ...host, 'host.os': os({ build: 19_044 }) })).toEqual([]);
    expect(codes({ ...host, 'host.processor': arm })).toEqual([['EFD-SHR-002', {}]]);
    const old = (version: string) =>
      codes(host, setupGoal({ sharedFolders: [share], payload: { ...smallSetup.payload, version } }));
    expect(old('1.4.3.23013')).toEqual([['EFD-SHR-003', { version: '1.4.3.23013', first: '1.4.4' }]]);
    expect(old('1.4.4.03033')).toEqual([]);
    expect(codes({ ...host, [folder]: false })).toEqual([['EFD-SHR-004', { path }]]);
    expect(codes({ ...host, [folder]: unknown('failed') })).toEqual([]);
  });

  test('forbids nothing once all is shared', () => {
    const shared = {
      ...provenHost,
      [known]: { target: share.target, readOnly: false },
      [folder]: false,
    };
    expect(codes(shared)).toEqual([]);
  });
});

test('the name of a share is read as it was made', () => {
  expect(shareOf(shareArg(share))).toEqual({ root: share.root, folder: share.folder });
  expect(pathOf(share)).toBe(path);
});
