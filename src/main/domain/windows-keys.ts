import { z } from 'zod';
import type { Json } from '../../contract/json.ts';
import { RegistryRow } from './probe.ts';

const powershellPolicy = 'SOFTWARE\\Policies\\Microsoft\\Windows\\PowerShell';
const shellId = 'SOFTWARE\\Microsoft\\PowerShell\\1\\ShellIds\\Microsoft.PowerShell';
const control = 'HKLM\\SYSTEM\\CurrentControlSet\\Control';
const services = 'HKLM\\SYSTEM\\CurrentControlSet\\Services';
const internetSettings = 'Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
const certificates = 'HKLM\\SOFTWARE\\Microsoft\\SystemCertificates';
const firewall = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\WindowsFirewall';
const update = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate';

/** Settings of a power plan: the group "sleep" and in it "sleep after". */
const sleepAfter = '238c9fa8-0aad-41ed-83f4-97be242c8f20\\29f6c1db-86da-48c5-9fdb-f2b67b1f44da';
const powerDefaults = `${control}\\Power\\PowerSettings\\${sleepAfter}\\DefaultPowerSchemeValues`;
const powerSchemes = `${control}\\Power\\User\\PowerSchemes`;
/** Plans that Windows brings: balanced, high performance, power saver. A plan of somebody's own has another id. */
export const powerPlans = {
  balanced: '381b4222-f694-41f0-9685-ff5bb260df2e',
  performance: '8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c',
  saver: 'a1841308-3541-4fab-bc81-f71556f20b4a',
} as const;

/** Thumbprints of the certificates on which EFLOW's signatures rest (eflow.md 5.2, user-needs.md 1 pain 1). */
const root2010 = '3B1EFD3A66EA28B16697394703A72CA340A05BD5';
const root2011 = '8F43288AD272F3103B6FB1428485EA3014C0BCFE';
const signing2011 = 'F252E794FE438E35ACE6E53762C0A234A2C52135';

/**
 * Keys of the registry that tell the facts of Windows, all of them readable by everybody. They are read in one go, so
 * one more costs next to nothing.
 */
export const windowsKeys = {
  machinePowerShell: `HKLM\\${powershellPolicy}`,
  userPowerShell: `HKCU\\${powershellPolicy}`,
  machineShell: `HKLM\\${shellId}`,
  userShell: `HKCU\\${shellId}`,
  engine: 'HKLM\\SOFTWARE\\Microsoft\\PowerShell\\3\\PowerShellEngine',
  scriptRules: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\SrpV2\\Script',
  machineModuleLog: `HKLM\\${powershellPolicy}\\ModuleLogging`,
  userModuleLog: `HKCU\\${powershellPolicy}\\ModuleLogging`,
  machineScriptLog: `HKLM\\${powershellPolicy}\\ScriptBlockLogging`,
  userScriptLog: `HKCU\\${powershellPolicy}\\ScriptBlockLogging`,
  machineTranscripts: `HKLM\\${powershellPolicy}\\Transcription`,
  userTranscripts: `HKCU\\${powershellPolicy}\\Transcription`,
  audit: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\Audit',
  approval: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System',
  startup: `${control}\\Session Manager\\Power`,
  power: `${control}\\Power`,
  powerSchemes,
  balancedSleep: `${powerSchemes}\\${powerPlans.balanced}\\${sleepAfter}`,
  performanceSleep: `${powerSchemes}\\${powerPlans.performance}\\${sleepAfter}`,
  saverSleep: `${powerSchemes}\\${powerPlans.saver}\\${sleepAfter}`,
  balancedDefault: `${powerDefaults}\\${powerPlans.balanced}`,
  performanceDefault: `${powerDefaults}\\${powerPlans.performance}`,
  saverDefault: `${powerDefaults}\\${powerPlans.saver}`,
  bitLocker: `${control}\\BitLockerStatus`,
  update,
  automaticUpdate: `${update}\\AU`,
  features: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\Servicing',
  rootUpdate: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\SystemCertificates\\AuthRoot',
  root2010: `${certificates}\\ROOT\\Certificates\\${root2010}`,
  root2011: `${certificates}\\ROOT\\Certificates\\${root2011}`,
  thirdParty2010: `${certificates}\\AuthRoot\\Certificates\\${root2010}`,
  thirdParty2011: `${certificates}\\AuthRoot\\Certificates\\${root2011}`,
  signing2011: `${certificates}\\CA\\Certificates\\${signing2011}`,
  userProxy: `HKCU\\${internetSettings}`,
  machineProxy: `HKLM\\${internetSettings}\\Connections`,
  userEnvironment: 'HKCU\\Environment',
  machineEnvironment: `${control}\\Session Manager\\Environment`,
  domainFirewall: `${firewall}\\DomainProfile`,
  privateFirewall: `${firewall}\\PrivateProfile`,
  standardFirewall: `${firewall}\\StandardProfile`,
  publicFirewall: `${firewall}\\PublicProfile`,
  installerPolicy: 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\Installer',
  installerBusy: 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Installer\\InProgress',
  timeSource: `${services}\\W32Time\\Parameters`,
  writeFilter: `${services}\\uwfvol`,
} as const;
export type WindowsKey = keyof typeof windowsKeys;

/** A key as it was read. */
export interface KeyRow {
  exists: boolean;
  /** A value whatever the case of its name; undefined when there is none. */
  value(name: string): unknown;
  /** A number; undefined when there is none, an error for anything else. */
  number(name: string): number | undefined;
  /** A text that is not empty, or null. */
  text(name: string): string | null;
}

function keyRow(row: z.infer<typeof RegistryRow>): KeyRow {
  const value = (name: string) =>
    Object.entries(row.Values).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
  return {
    exists: row.Exists,
    value,
    number: (name) => z.number().int().optional().parse(value(name)),
    text: (name) => {
      const found = z.string().optional().parse(value(name))?.trim();
      return found === undefined || found === '' ? null : found;
    },
  };
}

/** Finds the keys in an answer. One that is not in it throws: a missing row is no answer. */
export function keysIn(output: readonly Json[]): (name: WindowsKey) => KeyRow {
  const rows = new Map(
    output.map((one) => RegistryRow.parse(one)).map((row) => [row.Key.toLowerCase(), row]),
  );
  return (name) => {
    const row = rows.get(windowsKeys[name].toLowerCase());
    if (row === undefined) throw new Error(`${windowsKeys[name]} was not answered`);
    return keyRow(row);
  };
}
