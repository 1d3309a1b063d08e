import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../support/temp.ts';
import { engine, missing, scriptPath } from './engine.ts';

/** Answers of the module's functions, one line for each question. */
function answers(questions: readonly string[]): string[] {
  const cases = join(tempFolder(), 'cases.txt');
  writeFileSync(cases, questions.join('\n'));
  const script = fileURLToPath(new URL('fixtures/writers.ps1', import.meta.url));
  const module = join(dirname(scriptPath), 'bridge-elevate.psm1');
  const args = ['-NoProfile', '-File', script, '-Module', module, '-Cases', cases];
  const printed = execFileSync(engine.command, [...engine.args, ...args], { encoding: 'utf8' });
  return printed.split(/\r?\n/u).slice(0, questions.length);
}

const installer = 'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464';
const user = 'S-1-5-21-1-2-3-1001';

/** Access lists, each with who beside administrators can change what lies there. */
const lists: [string, 'own' | 'above', string, string][] = [
  [
    'Program Files as Windows makes it',
    'own',
    `O:${installer}G:${installer}D:PAI(A;;FA;;;${installer})(A;CIIO;GA;;;${installer})(A;;0x1301bf;;;SY)(A;OICIIO;GA;;;SY)(A;;0x1301bf;;;BA)(A;OICIIO;GA;;;BA)(A;;0x1200a9;;;BU)(A;OICIIO;GXGR;;;BU)(A;OICIIO;GA;;;CO)(A;;0x1200a9;;;AC)`,
    '',
  ],
  [
    'a folder of a user',
    'own',
    `O:${user}G:${user}D:(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;FA;;;${user})`,
    `${user},${user}`,
  ],
  ['an owner who is a user', 'own', `O:${user}D:P(A;;FA;;;BA)`, user],
  ['users who may write', 'own', 'O:BAD:(A;;FA;;;BA)(A;;0x1301bf;;;AU)', 'AU'],
  ['users who may add files', 'own', 'O:BAD:(A;;0x2;;;BU)', 'BU'],
  ['users who may add, in words', 'own', 'O:BAD:(A;;DC;;;BU)', 'BU'],
  ['users who may change the list', 'own', 'O:SYD:(A;;WD;;;BU)', 'BU'],
  ['users who may take it', 'own', 'O:SYD:(A;;RCWO;;;BU)', 'BU'],
  ['generic writing', 'own', 'O:BAD:(A;;GRGW;;;WD)', 'WD'],
  ['a word that is not known', 'own', 'O:BAD:(A;;KA;;;BU)', 'BU'],
  ['reading only', 'own', 'O:BAD:(A;;FRFX;;;BU)(A;;0x1200a9;;;WD)', ''],
  ['writing for things below only', 'own', 'O:BAD:(A;OICIIO;FA;;;BU)', ''],
  ['a denial, which takes nothing away here', 'own', 'O:BAD:(D;;FA;;;BU)(A;;FA;;;AU)', 'AU'],
  ['no list at all', 'own', 'O:BAG:BA', 'everybody'],
  ['a list that admits all', 'own', 'O:BAD:NO_ACCESS_CONTROL', 'everybody'],
  ['an empty list', 'own', 'O:BAD:P', ''],
  ['a condition, which is not understood', 'own', 'O:BAD:(XA;;FA;;;AU;(a==b))', 'everybody'],
  ['an owner that is not told', 'own', 'D:(A;;FA;;;BA)', 'owner'],
  [
    'the root of a drive, where users may add folders',
    'above',
    `O:${installer}D:PAI(A;;LC;;;AU)(A;OICIIO;SDGXGWGR;;;AU)(A;;FA;;;SY)(A;;FA;;;BA)(A;OICI;0x1200a9;;;BU)`,
    '',
  ],
  ['a folder above that users may empty', 'above', 'O:BAD:(A;;DT;;;BU)', 'BU'],
  ['a folder above that users may move away', 'above', 'O:BAD:(A;;0x1301bf;;;AU)', 'AU'],
];

describe.skipIf(missing !== undefined)('the facts of the elevated instance', () => {
  test('name who may change a folder, as its access list says', () => {
    const found = answers(lists.map(([, place, sddl]) => `writer\t${place}\t${sddl}`));
    expect(lists.map(([what], i) => [what, found[i]])).toEqual(lists.map(([what, , , who]) => [what, who]));
  });

  test('name the file of a module: of the first folder that has it, the newest version', () => {
    const [one, two] = [tempFolder(), tempFolder()];
    const file = (...parts: string[]) => {
      const path = join(...parts);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, '');
      return path;
    };
    const plain = file(one, 'Plain', 'Plain.psm1');
    const manifest = file(one, 'Both', 'Both.psd1');
    file(one, 'Both', 'Both.psm1');
    file(two, 'Both', '9.9', 'Both.psd1');
    file(two, 'Many', '1.9.0', 'Many.psd1');
    const newest = file(two, 'Many', '1.10.0', 'Many.psd1');
    file(two, 'Many', 'other', 'Many.psd1');
    mkdirSync(join(one, 'Empty'));
    const names = ['Plain', 'Both', 'Many', 'Empty', 'Gone'];
    const found = answers(names.map((name) => `module\t${name}\t${one}${delimiter}${two}`));
    expect(found).toEqual([plain, manifest, newest, '', '']);
  });
});
