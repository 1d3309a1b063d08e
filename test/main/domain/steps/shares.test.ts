import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { factsOfThese, unknown, type Given } from '../../../support/facts.ts';
import { actionBy, diagnosisBy, refusalOf, stateBy, unfilled } from '../../../support/steps.ts';

const share = {
  root: 'C:\\Shared',
  folder: 'data',
  target: '/home/iotedge-user/data',
  readOnly: false,
  file: 'C:\\state\\a.json',
};
const has = (target: string, readOnly: boolean): Given => ({
  'eflow.verify': true,
  'eflow.share:C:\\Shared|data': { target, readOnly },
});
const none: Given = { 'eflow.verify': true, 'eflow.share:C:\\Shared|data': null };

describe('sharing a folder', () => {
  test.each<[string, Given, StepState, StepState]>([
    ['it is not shared', none, 'todo', 'done'],
    ['it is', has(share.target, false), 'done', 'todo'],
    ['it is, for reading only', has(share.target, true), 'unclear', 'todo'],
    ['it is, at another place', has('/var/data', false), 'unclear', 'todo'],
    ['there is no VM', { ...none, 'eflow.verify': false }, 'later', 'later'],
    [
      'nobody tells',
      { 'eflow.verify': true, 'eflow.share:C:\\Shared|data': unknown('failed') },
      'later',
      'later',
    ],
  ])('when %s: sharing is %s, ending it %s', (_case, given, on, off) => {
    expect([stateBy('share-folder', share, given), stateBy('unshare-folder', share, given)]).toEqual([
      on,
      off,
    ]);
  });

  test('leaves one that is shared in another way, and says how', () => {
    const given = has('/var/data', false);
    expect(stepKind('share-folder').recover?.(share, factsOfThese(given))).toEqual({ none: 'EFD-SHR-005' });
    const why = diagnosisBy('share-folder', share, given);
    expect(why).toMatchObject({ code: 'EFD-SHR-005', params: { folder: 'data', target: '/var/data' } });
    expect(why === undefined ? ['none'] : unfilled(why)).toEqual([]);
    expect(diagnosisBy('share-folder', share, none)).toBeUndefined();
  });

  test('says what the cmdlet said', () => {
    expect(refusalOf('share-folder', { lines: [' - Guest Folder (/storage) not found...'] })).toMatchObject({
      code: 'EFD-SHR-006',
      id: 'F49',
    });
    expect(refusalOf('share-folder', { output: ['OK'] })).toBeUndefined();
  });

  test('goes by the file, and is ended by name', () => {
    expect(actionBy('share-folder', share)).toMatchObject({
      op: 'eflow.addShares',
      args: { sharedFoldersJsonPath: share.file },
    });
    expect(actionBy('unshare-folder', share)).toMatchObject({
      op: 'eflow.removeShare',
      args: { sharedfolderRoot: 'C:\\Shared', hostFolderPath: 'data' },
    });
    expect(stepKind('share-folder').undo(share, factsOfThese({}), null)).toEqual({
      step: { kind: 'unshare-folder', input: share },
    });
  });
});

describe('the file that names it', () => {
  const input = { path: share.file, text: '[]' };
  const sha256 = createHash('sha256').update('[]').digest('hex');
  type File = Given[`file:${string}`];
  const file = (value: File): Given => ({ 'file:C:\\state\\a.json': value });

  test.each<[string, File, StepState, StepState]>([
    ['as it should be', { exists: true, bytes: 2, sha256 }, 'done', 'todo'],
    ['with another content', { exists: true, bytes: 2, sha256: 'a'.repeat(64) }, 'todo', 'todo'],
    ['missing', { exists: false, bytes: 0, sha256: null }, 'todo', 'done'],
    ['unreadable', unknown('failed'), 'later', 'later'],
  ])('%s: writing is %s, deleting %s', (_case, value, write, drop) => {
    expect(stateBy('write-share-file', input, file(value))).toBe(write);
    expect(stateBy('drop-share-file', { path: input.path }, file(value))).toBe(drop);
  });
});
