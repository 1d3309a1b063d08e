import { describe, expect, test } from 'vitest';
import { childEnvironment, locatePowerShell, systemProgram } from '../../../src/main/bridge/locate.ts';

const system32 = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';
const sysnative = 'C:\\Windows\\Sysnative\\WindowsPowerShell\\v1.0\\powershell.exe';

describe('Windows PowerShell', () => {
  test('#52 is the 64-bit one, also for a 32-bit process', () => {
    expect(locatePowerShell({ SystemRoot: 'C:\\Windows' }, (path) => path === sysnative)).toBe(sysnative);
    expect(locatePowerShell({ SystemRoot: 'C:\\Windows' }, () => false)).toBe(system32);
  });

  test.each([
    {},
    { SystemRoot: '' },
    { SystemRoot: 'Windows' },
    { SystemRoot: '\\\\server\\share' },
    { PATH: 'D:\\evil' },
  ])('is never looked for elsewhere: %j', (env) => {
    expect(locatePowerShell(env, () => false)).toBe(system32);
  });

  test('is found whatever the case of the variable', () => {
    expect(systemProgram({ systemroot: 'D:\\WINNT' }, 'taskkill.exe')).toBe(
      'D:\\WINNT\\System32\\taskkill.exe',
    );
  });
});

describe('the environment of a child', () => {
  const env = {
    SYSTEMROOT: 'C:\\Windows',
    Path: 'C:\\Users\\ann\\bin',
    TEMP: 'C:\\Temp',
    PSModulePath: 'C:\\Users\\ann\\Documents\\WindowsPowerShell\\Modules',
    EDGE_KEY: 'secret',
    COR_ENABLE_PROFILING: '1',
    NODE_OPTIONS: '--require evil',
    ProgramFiles: 'C:\\Program Files',
  };
  const child = childEnvironment(env, 'C:\\Program Files\\EFLOW Desk\\ps-scripts');

  test('has what is on the list and nothing else', () => {
    expect(Object.keys(child).toSorted()).toEqual([
      'EFLOWDESK_MODULES',
      'PATH',
      'POWERSHELL_TELEMETRY_OPTOUT',
      'POWERSHELL_UPDATECHECK',
      'PSModulePath',
      'ProgramFiles',
      'SystemRoot',
      'TEMP',
      'windir',
    ]);
  });

  test('#60 has folders that a user cannot write to', () => {
    expect(`${child['PATH']};${child['PSModulePath']}`).not.toContain('ann');
    expect(child['PATH']?.split(';')[0]).toBe('C:\\Windows\\System32');
    expect(child['PSModulePath']).toBe(child['EFLOWDESK_MODULES']);
  });
});
