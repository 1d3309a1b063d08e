import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hindrance } from '../../scripts/wine/ground.mjs';
import { limits } from '../../scripts/wine/limits.mjs';
import { makeStandIn } from '../../scripts/wine/program.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the suite under Wine says what this machine lacks for it', () => {
  expect(hindrance('win32', 'x64')).toBe('it needs Linux on x64');
  expect(hindrance('linux', 'arm64')).toBe('it needs Linux on x64');
  expect(hindrance('linux', 'x64', () => false)).toMatch(/^not installed: wine64\b/u);
});

test('the suite under Wine that cannot run is told with words, and is a failure where CI is set', () => {
  const run = (CI: string) => {
    // Without a PATH nothing that it needs is found.
    const env = { PATH: '', CI, HOME: process.env['HOME'] };
    return spawnSync(process.execPath, ['scripts/wine.mjs'], { cwd: root, env, encoding: 'utf8' });
  };
  const words = /^Nothing ran under Wine: .+\n/u;
  const [here, ci] = [run(''), run('true')];
  expect([here.status, here.stdout.split('\n').at(-2)]).toEqual([3, '0 passed, 0 failed']);
  expect([ci.status, ci.stdout.split('\n').at(-2)]).toEqual([1, '0 passed, 1 failed']);
  expect(here.stdout).toMatch(words);
  expect(ci.stdout).toMatch(words);
});

test('the suite under Wine names everything that it does not prove', () => {
  const named = limits.join('\n');
  const topics = ['5.1', 'AzureEFLOW', 'Hyper-V', 'UAC', 'access lists', 'name of a pipe', 'AppLocker'];
  const more = ['Constrained Language', 'Authenticode', 'WMI', 'code pages', 'msiexec', 'speed'];
  expect([...topics, ...more].filter((topic) => !named.includes(topic))).toEqual([]);
});

test('the programs that it makes are of the form that Windows loads', () => {
  const bytes = makeStandIn({ exitCode: 3010, log: 'C:\\x.txt' });
  expect(bytes.toString('latin1', 0, 2)).toBe('MZ');
  const header = bytes.readUInt32LE(0x3c);
  expect(bytes.toString('latin1', header, header + 4)).toBe('PE\0\0');
  // x64, one section that ends with the file.
  expect([bytes.readUInt16LE(header + 4), bytes.readUInt16LE(header + 6)]).toEqual([0x8664, 1]);
  const section = header + 24 + 240;
  expect(bytes.readUInt32LE(section + 16) + bytes.readUInt32LE(section + 20)).toBe(bytes.length);
  expect(bytes.includes(Buffer.from('C:\\x.txt', 'utf16le'))).toBe(true);
});
