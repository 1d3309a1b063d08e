import { win32 } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Variables of Windows under any casing, as Windows itself has it. */
function variable(env: Env, name: string): string | undefined {
  const key = Object.keys(env).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : env[key];
}

/** The Windows folder: what SystemRoot says if that is a plain absolute path, else the usual place. */
function windowsFolder(env: Env): string {
  const root = variable(env, 'SystemRoot') ?? '';
  return /^[A-Za-z]:\\[^/:*?"<>|]+$/u.test(root) ? win32.normalize(root) : 'C:\\Windows';
}

/**
 * Windows PowerShell by its absolute path, never by PATH. A 32-bit process sees the 64-bit one under Sysnative, which is
 * there for no other (powershell-bridge.md 2.7).
 */
export function locatePowerShell(env: Env, exists: (path: string) => boolean): string {
  const at = (folder: string) =>
    win32.join(windowsFolder(env), folder, 'WindowsPowerShell', 'v1.0', 'powershell.exe');
  const native = at('Sysnative');
  return exists(native) ? native : at('System32');
}

/** A program of System32 by its absolute path. */
export function systemProgram(env: Env, name: string): string {
  return win32.join(windowsFolder(env), 'System32', name);
}

/** What a child gets of our environment. Without SystemRoot the .NET Framework does not start (powershell-bridge.md 2.5). */
const kept = [
  'SystemRoot',
  'windir',
  'SystemDrive',
  'TEMP',
  'TMP',
  'ProgramData',
  'ProgramFiles',
  'ProgramFiles(x86)',
  'ProgramW6432',
  'CommonProgramFiles',
  'USERPROFILE',
  'USERNAME',
  'USERDOMAIN',
  'LOCALAPPDATA',
  'APPDATA',
  'COMPUTERNAME',
  'NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
  'PATHEXT',
];

/**
 * The environment of a PowerShell on Windows: a short list, a PATH of system folders only, and module folders that a user
 * cannot write to. Nothing of it is secret.
 */
export function childEnvironment(env: Env, scripts: string): Record<string, string> {
  const child: Record<string, string> = {};
  for (const name of kept) {
    const value = variable(env, name);
    if (value !== undefined) child[name] = value;
  }
  const root = windowsFolder(env);
  const system = win32.join(root, 'System32');
  const shell = win32.join(system, 'WindowsPowerShell', 'v1.0');
  const programs = variable(env, 'ProgramFiles') ?? 'C:\\Program Files';
  const modules = [
    win32.join(shell, 'Modules'),
    win32.join(programs, 'WindowsPowerShell', 'Modules'),
    scripts,
  ].join(';');
  return {
    ...child,
    SystemRoot: root,
    windir: root,
    PATH: [system, root, win32.join(system, 'Wbem'), shell, win32.join(system, 'OpenSSH')].join(';'),
    PSModulePath: modules,
    // Windows PowerShell puts the user's folder before PSModulePath when it starts; the host puts this back.
    EFLOWDESK_MODULES: modules,
    POWERSHELL_TELEMETRY_OPTOUT: '1',
    POWERSHELL_UPDATECHECK: 'Off',
  };
}
