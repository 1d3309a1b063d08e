import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { stateFolderOf } from '../../../../src/main/hosts/cli/state-folder.ts';

const home = join(homedir(), '.local', 'share', 'eflow-desk');
const data = resolve('/data');

test.each<[string, string | undefined, NodeJS.ProcessEnv, NodeJS.Platform, string]>([
  ['what --state says', 'some/where', { XDG_DATA_HOME: data }, 'linux', resolve('some/where')],
  ['the data folder of the user', undefined, {}, 'linux', home],
  ['the same when the variable is empty', undefined, { XDG_DATA_HOME: '' }, 'linux', home],
  ['the same when the variable is relative', undefined, { XDG_DATA_HOME: 'data' }, 'linux', home],
  ['the folder of the variable', undefined, { XDG_DATA_HOME: data }, 'linux', join(data, 'eflow-desk')],
  ['ProgramData on Windows', undefined, { ProgramData: 'D:\\Data' }, 'win32', join('D:\\Data', 'EflowDesk')],
  ['its usual place without the variable', undefined, {}, 'win32', join('C:\\ProgramData', 'EflowDesk')],
])('the state folder is %s', (_what, wanted, env, platform, expected) => {
  expect(stateFolderOf(wanted, env, platform)).toBe(expected);
});
