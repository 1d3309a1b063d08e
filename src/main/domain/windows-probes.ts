import { z } from 'zod';
import type { FactValue } from '../../contract/facts.ts';
import type { Json } from '../../contract/json.ts';
import { kindOfProgram } from './known-programs.ts';
import { absent, probe, RegistryRow, type HostFactId, type Probe } from './probe.ts';
import { winHttpProxy, withoutSignIn } from './proxy-text.ts';
import { keysIn, powerPlans, windowsKeys, type KeyRow, type WindowsKey } from './windows-keys.ts';

const text = z.string();

/** A fact that stands in the registry. All of them share one command. */
function inKeys<K extends HostFactId>(
  id: K,
  read: (key: (name: WindowsKey) => KeyRow) => FactValue<K> | typeof absent,
): Probe<K> {
  return probe(id, 'registry.read', { keys: Object.values(windowsKeys) }, (output) => read(keysIn(output)));
}

const installerService = 'msiserver';
const timeService = 'w32time';
const sshAgent = 'ssh-agent';
const networkServices = ['hns', 'SharedAccess'];
const ServiceRow = z.object({ Name: text, Status: text, StartType: text });

type ServiceFact =
  'windows.installerService' | 'windows.timeService' | 'windows.networkServices' | 'ssh.agent';

/** Services beside those of Hyper-V and EFLOW. All of them share one command. */
function ofServices<K extends ServiceFact>(id: K, ...names: readonly string[]): Probe<K> {
  const wanted = names.map((name) => name.toLowerCase());
  const Name = [installerService, timeService, sshAgent, ...networkServices];
  return probe(id, 'service.read', { Name }, (output) => {
    const rows = output
      .map((row) => ServiceRow.parse(row))
      .filter((row) => wanted.includes(row.Name.toLowerCase()));
    return rows.map((row) => ({
      name: row.Name,
      status: row.Status,
      startType: row.StartType,
    })) as FactValue<K>;
  });
}

const ssh = 'C:\\Windows\\System32\\OpenSSH\\ssh.exe';
const scp = 'C:\\Windows\\System32\\OpenSSH\\scp.exe';
const hyperVModule = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\Modules\\Hyper-V\\*\\Hyper-V.psd1';
const FindRow = z.object({ Pattern: text, Paths: z.array(text) });

/** Facts told by whether files are there. All of them share one command. */
function inFiles<K extends HostFactId>(
  id: K,
  read: (found: (pattern: string) => boolean) => FactValue<K>,
): Probe<K> {
  return probe(id, 'files.find', { patterns: [ssh, scp, hyperVModule] }, (output) => {
    const rows = output.map((row) => FindRow.parse(row));
    return read((pattern) => {
      const row = rows.find((one) => one.Pattern === pattern);
      if (row === undefined) throw new Error(`${pattern} was not answered`);
      return row.Paths.length > 0;
    });
  });
}

const uninstall = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const uninstall32 = 'HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall';
const agentKeys = 'HKCU\\Software\\OpenSSH\\Agent\\Keys';

/** Seconds until this plan lets Windows sleep on mains power: what was set, or what the plan comes with. */
function sleepOf(set: KeyRow, brought: KeyRow): number | typeof absent {
  return set.number('ACSettingIndex') ?? brought.number('ACSettingIndex') ?? absent;
}

const DiskRow = z.object({
  DeviceID: text,
  DriveType: z.number(),
  FileSystem: text.nullable(),
  Size: z.unknown(),
});

/** The endpoints that a device needs while it is set up (eflow.md 6.2 HC-21), each with its port. */
export const endpoints = {
  provisioning: 'global.azure-devices-provisioning.net:443',
  provisioningAmqp: 'global.azure-devices-provisioning.net:5671',
  registry: 'mcr.microsoft.com:443',
  download: 'aka.ms:443',
} as const;

const time = z.iso.datetime().transform((value) => Date.parse(value));
const EndpointRow = z.object({
  Host: text,
  Port: z.number().int(),
  Resolved: z.boolean(),
  Open: z.boolean(),
  Tls: z.enum(['none', 'trusted', 'refused']),
  Issuer: text.nullable(),
  ServerTime: time.nullable(),
  HostTime: time.nullable(),
});

/** Facts of what the endpoints answer. They share one command. */
function reached<K extends HostFactId>(
  id: K,
  read: (rows: z.infer<typeof EndpointRow>[]) => FactValue<K> | typeof absent,
): Probe<K> {
  return probe(id, 'reach.read', { endpoints: Object.values(endpoints) }, (output: readonly Json[]) => {
    const rows = output.map((row) => EndpointRow.parse(row));
    if (rows.length !== Object.keys(endpoints).length) throw new Error('an endpoint was not answered');
    return read(rows);
  });
}

/** Facts of Windows, its policies and its surroundings with the one command that tells each. */
export const windowsProbes = {
  /** @assumed eflow.md 4.4: Group Policy writes EnableScripts and ExecutionPolicy into these keys, Set-ExecutionPolicy writes the ShellIds keys | verify: compare Get-ExecutionPolicy -List with the keys under each policy */
  'powershell.policies': inKeys('powershell.policies', (key) => {
    const byPolicy = (row: KeyRow) => {
      const enabled = row.number('EnableScripts');
      return enabled === 0 ? 'Restricted' : row.text('ExecutionPolicy');
    };
    return {
      machinePolicy: byPolicy(key('machinePowerShell')),
      userPolicy: byPolicy(key('userPowerShell')),
      currentUser: key('userShell').text('ExecutionPolicy'),
      localMachine: key('machineShell').text('ExecutionPolicy'),
    };
  }),
  /** @assumed eflow.md 6.2 HC-14: __PSLockdownPolicy 4 and AppLocker script rules in SrpV2 with EnforcementMode 1 force the constrained language | verify: $ExecutionContext.SessionState.LanguageMode under each */
  'powershell.engine': inKeys('powershell.engine', (key) => {
    const version = key('engine').text('PowerShellVersion');
    if (version === null) return absent;
    const rules = key('scriptRules');
    const enforced = rules.number('EnforcementMode') === 1;
    return {
      version,
      lockdown: key('machineEnvironment').text('__PSLockdownPolicy') === '4',
      scriptRules: !rules.exists ? 'none' : enforced ? 'enforced' : 'audit',
    };
  }),
  'powershell.logging': inKeys('powershell.logging', (key) => {
    const on = (name: string, ...names: readonly WindowsKey[]) =>
      names.some((one) => key(one).number(name) === 1);
    return {
      modules: on('EnableModuleLogging', 'machineModuleLog', 'userModuleLog'),
      scripts: on('EnableScriptBlockLogging', 'machineScriptLog', 'userScriptLog'),
      transcripts: on('EnableTranscripting', 'machineTranscripts', 'userTranscripts'),
    };
  }),
  /** @assumed field-notes.md checks: event 4688 holds command lines exactly when ProcessCreationIncludeCmdLine_Enabled is 1 | verify: set the policy, start a program with arguments and read the event */
  'windows.processAudit': inKeys(
    'windows.processAudit',
    (key) => key('audit').number('ProcessCreationIncludeCmdLine_Enabled') === 1,
  ),
  /** @assumed field-notes.md accounts: TypeOfAdminApprovalMode 2 is Administrator Protection | verify: turn it on in Windows 11 25H2 and read the key */
  'windows.administratorProtection': inKeys(
    'windows.administratorProtection',
    (key) => key('approval').number('TypeOfAdminApprovalMode') === 2,
  ),
  /** @assumed field-notes.md accounts: HiberbootEnabled 1 without HibernateEnabled 0 is Fast Startup | verify: switch Fast Startup in the power options, and powercfg /h off, and read both keys */
  'windows.fastStartup': inKeys(
    'windows.fastStartup',
    (key) => key('startup').number('HiberbootEnabled') === 1 && key('power').number('HibernateEnabled') !== 0,
  ),
  /** @assumed user-needs.md 1 pain 56: the plan's own key tells its sleep time, and without it the defaults of the setting do | verify: powercfg /q SCHEME_CURRENT SUB_SLEEP STANDBYIDLE with a changed and an unchanged plan */
  'windows.sleepSeconds': inKeys('windows.sleepSeconds', (key) => {
    switch (key('powerSchemes').text('ActivePowerScheme')?.toLowerCase()) {
      case powerPlans.balanced:
        return sleepOf(key('balancedSleep'), key('balancedDefault'));
      case powerPlans.performance:
        return sleepOf(key('performanceSleep'), key('performanceDefault'));
      case powerPlans.saver:
        return sleepOf(key('saverSleep'), key('saverDefault'));
      default:
        return absent;
    }
  }),
  /** @assumed field-notes.md checks: BootStatus is 1 exactly when BitLocker opened the system drive at this start | verify: read the key on hosts with BitLocker on, suspended and off */
  'windows.bitLocker': inKeys('windows.bitLocker', (key) => {
    const status = key('bitLocker').number('BootStatus');
    return status === undefined ? absent : status === 1;
  }),
  'windows.updateSource': inKeys('windows.updateSource', (key) => ({
    wsus: key('automaticUpdate').number('UseWUServer') === 1 ? key('update').text('WUServer') : null,
    featuresFromMicrosoft: key('features').number('RepairContentServerSource') === 2,
  })),
  'windows.rootUpdateOff': inKeys(
    'windows.rootUpdateOff',
    (key) => key('rootUpdate').number('DisableRootAutoUpdate') === 1,
  ),
  /** @assumed eflow.md 5.2: the stores of the machine have one key for each certificate, named by its thumbprint | verify: compare the keys with certutil -store Root, AuthRoot and CA */
  'windows.certificates': inKeys('windows.certificates', (key) => ({
    roots: [
      ...(key('root2010').exists || key('thirdParty2010').exists
        ? ['Microsoft Root Certificate Authority 2010']
        : []),
      ...(key('root2011').exists || key('thirdParty2011').exists
        ? ['Microsoft Root Certificate Authority 2011']
        : []),
    ],
    intermediates: key('signing2011').exists ? ['Microsoft Code Signing PCA 2011'] : [],
  })),
  /** @assumed eflow.md 6.2 HC-22: WinHttpSettings holds the proxy of WinHTTP in this form | verify: netsh winhttp set proxy, then read the value */
  'windows.proxy': inKeys('windows.proxy', (key) => {
    const user = key('userProxy');
    const inEnvironment = (row: KeyRow) => row.text('HTTPS_PROXY') ?? row.text('HTTP_PROXY');
    const environment = inEnvironment(key('userEnvironment')) ?? inEnvironment(key('machineEnvironment'));
    const server = user.number('ProxyEnable') === 1 ? user.text('ProxyServer') : null;
    return {
      user: withoutSignIn(server),
      script: withoutSignIn(user.text('AutoConfigURL')),
      machine: withoutSignIn(winHttpProxy(key('machineProxy').text('WinHttpSettings'))),
      environment: withoutSignIn(environment),
    };
  }),
  /** @assumed eflow.md 6.2 HC-20: AllowLocalPolicyMerge 0 in these keys lets no local firewall rules count | verify: set the policy and compare Get-NetFirewallProfile -PolicyStore ActiveStore */
  'windows.firewallMerge': inKeys('windows.firewallMerge', (key) => {
    const closed = (...names: readonly WindowsKey[]) =>
      names.some((name) => key(name).number('AllowLocalPolicyMerge') === 0);
    return {
      ignored: [
        ...(closed('domainFirewall') ? (['domain'] as const) : []),
        ...(closed('privateFirewall', 'standardFirewall') ? (['private'] as const) : []),
        ...(closed('publicFirewall') ? (['public'] as const) : []),
      ],
    };
  }),
  /** @assumed eflow.md 6.2 HC-20: bit 12 of productState says that the firewall is on | verify: read FirewallProduct with a firewall of another maker on and off */
  'windows.firewallProducts': probe('windows.firewallProducts', 'cim.firewallProducts', {}, (output) =>
    output
      .map((row) => z.object({ DisplayName: text, ProductState: z.number().int() }).parse(row))
      .map((row) => ({ name: row.DisplayName, on: (row.ProductState & 0x1000) !== 0 })),
  ),
  /** @assumed eflow.md 6.2 HC-27: the key InProgress exists exactly while Windows Installer works | verify: look at the key while a large MSI is installed */
  'windows.installer': inKeys('windows.installer', (key) => ({
    policy: key('installerPolicy').number('DisableMSI') ?? 0,
    busy: key('installerBusy').exists,
  })),
  'windows.installerService': ofServices('windows.installerService', installerService),
  'windows.timeSource': inKeys('windows.timeSource', (key) => {
    const row = key('timeSource');
    const type = row.text('Type');
    return type === null ? absent : { type, servers: row.text('NtpServer') ?? '' };
  }),
  'windows.timeService': ofServices('windows.timeService', timeService),
  'windows.networkServices': ofServices('windows.networkServices', ...networkServices),
  /** @assumed field-notes.md checks: the driver uwfvol has a service key exactly when Unified Write Filter is installed | verify: look at the key before and after turning the feature on */
  'windows.writeFilterInstalled': inKeys('windows.writeFilterInstalled', (key) => key('writeFilter').exists),
  'windows.writeFilterOn': probe('windows.writeFilterOn', 'cim.writeFilter', {}, (output) =>
    output.length === 0
      ? absent
      : z.object({ CurrentEnabled: z.boolean() }).parse(output.at(-1)).CurrentEnabled,
  ),
  'host.programs': probe(
    'host.programs',
    'registry.read',
    { keys: [uninstall, uninstall32], children: true, where: 'DisplayName', like: '*' },
    (output) =>
      output.flatMap((one) => {
        const { Values } = RegistryRow.parse(one);
        const name = text.parse(Values['DisplayName']);
        const kind = kindOfProgram(name);
        const version = text.optional().parse(Values['DisplayVersion']) ?? '';
        return kind === undefined ? [] : [{ kind, name, version }];
      }),
  ),
  'host.removable': probe('host.removable', 'cim.logicalDisk', {}, (output) =>
    output
      .map((row) => DiskRow.parse(row))
      .filter((row) => row.DriveType === 2 && row.Size !== null && row.Size !== undefined)
      .map((row) => ({ drive: row.DeviceID, fileSystem: row.FileSystem ?? '' })),
  ),
  'ssh.client': inFiles('ssh.client', (found) => ({ ssh: found(ssh), scp: found(scp) })),
  'ssh.agent': ofServices('ssh.agent', sshAgent),
  /** @assumed eflow.md 6.2 HC-16: the agent of Windows keeps one key below this one for each identity of the account | verify: ssh-add a key and look */
  'ssh.agentKeys': probe(
    'ssh.agentKeys',
    'registry.read',
    { keys: [agentKeys], children: true, bare: true },
    (output) => output.map((row) => RegistryRow.parse(row).Key.split('\\').at(-1) ?? ''),
  ),
  'hyperv.module': inFiles('hyperv.module', (found) => found(hyperVModule)),
  'reach.endpoints': reached('reach.endpoints', (rows) =>
    rows.map((row) => ({
      host: row.Host,
      port: row.Port,
      resolved: row.Resolved,
      open: row.Open,
      tls: row.Tls,
      issuer: row.Issuer,
    })),
  ),
  'reach.clockAhead': reached('reach.clockAhead', (rows) => {
    const told = rows.flatMap((row) =>
      row.ServerTime === null || row.HostTime === null
        ? []
        : [Math.round((row.HostTime - row.ServerTime) / 1000)],
    );
    // The server that differs least: an answer that came late makes this clock look further ahead than it is.
    return told.toSorted((a, b) => Math.abs(a) - Math.abs(b))[0] ?? absent;
  }),
  'eflow.installedOn': probe(
    'eflow.installedOn',
    'registry.read',
    { keys: [uninstall], children: true, where: 'DisplayName', like: 'Azure IoT Edge*' },
    (output) => {
      if (output.length === 0) return absent;
      const day = text.optional().parse(RegistryRow.parse(output[0]).Values['InstallDate']);
      const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})$/u.exec(day ?? '') ?? [];
      return year === undefined ? absent : `${year}-${month ?? ''}-${date ?? ''}`;
    },
  ),
};
