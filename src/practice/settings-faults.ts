import type { Json } from '../contract/json.ts';
import { agentKey, eflowFolders } from '../main/domain/leftovers.ts';
import { endpoints } from '../main/domain/windows-probes.ts';
import { powerPlans, windowsKeys, type WindowsKey } from '../main/domain/windows-keys.ts';
import type { MachineState } from './state/machine.ts';
import { removeProgram } from './windows/eflow.ts';

type Change = (machine: MachineState, at: number) => void;

/** Sets values of a key; null takes the key away. */
const key =
  (name: WindowsKey, values: Record<string, Json> | null): Change =>
  ({ settings }) => {
    const known = settings.registry[windowsKeys[name]];
    settings.registry[windowsKeys[name]] = values === null ? null : { ...known, ...values };
  };

const program =
  (name: string, version: string): Change =>
  ({ settings }) => {
    if (!settings.programs.some((one) => one.name === name)) settings.programs.push({ name, version });
  };

/** A service is stopped for good. */
const disabled =
  (name: string): Change =>
  ({ services }) => {
    services[name] = { status: 'Stopped', startType: 'Disabled' };
  };

const closed =
  (endpoint: string): Change =>
  ({ settings }) => {
    const [host = '', port] = endpoint.split(':');
    settings.reach.blocked.push({ host, port: Number(port) });
  };

const both =
  (...changes: readonly Change[]): Change =>
  (machine, at) => {
    for (const change of changes) change(machine, at);
  };

const agentKeys = 'HKCU\\Software\\OpenSSH\\Agent\\Keys';

/** Another version of EFLOW than that of the scenario, as somebody left it there. */
const eflowOf =
  (version: string): Change =>
  ({ msi }) => {
    if (msi !== null) msi.version = version;
  };

interface SettingsFault {
  group: 'policy' | 'windows' | 'hardware' | 'programs' | 'reach' | 'eflow';
  apply: Change;
}

/**
 * What somebody sets, installs or closes on a host: for each finding of the readiness check one fault that shows it. The
 * words are `fault.NAME`.
 */
export const settingsFaults: Readonly<Record<string, SettingsFault>> = {
  'scripts-forbidden': {
    group: 'policy',
    apply: key('machinePowerShell', { EnableScripts: 0 }),
  },
  'applocker-scripts': { group: 'policy', apply: key('scriptRules', { EnforcementMode: 1 }) },
  'powershell-logging': { group: 'policy', apply: key('machineModuleLog', { EnableModuleLogging: 1 }) },
  'powershell-transcripts': {
    group: 'policy',
    apply: key('machineTranscripts', { EnableTranscripting: 1 }),
  },
  'process-auditing': {
    group: 'policy',
    apply: key('audit', { ProcessCreationIncludeCmdLine_Enabled: 1 }),
  },
  'administrator-protection': { group: 'policy', apply: key('approval', { TypeOfAdminApprovalMode: 2 }) },
  'firewall-ignores-local-rules': {
    group: 'policy',
    apply: key('publicFirewall', { AllowLocalPolicyMerge: 0 }),
  },
  'connection-sharing-forbidden': {
    group: 'policy',
    apply: ({ network }) => {
      network.sharingForbidden = true;
    },
  },
  'installer-forbidden': { group: 'policy', apply: key('installerPolicy', { DisableMSI: 2 }) },
  'root-updates-off': {
    group: 'policy',
    apply: both(key('rootUpdate', { DisableRootAutoUpdate: 1 }), key('root2011', null)),
  },

  'openssh-missing': {
    group: 'windows',
    apply: ({ windows }) => {
      windows.openSshClient = false;
    },
  },
  'updates-from-wsus': {
    group: 'policy',
    apply: both(
      key('update', { WUServer: 'http://wsus.contoso.example:8530' }),
      key('automaticUpdate', { UseWUServer: 1 }),
    ),
  },
  'ssh-agent-full': {
    group: 'windows',
    apply: ({ services, settings }) => {
      services['ssh-agent'] = { status: 'Running', startType: 'Manual' };
      for (let i = 0; i < 8; i += 1) settings.registry[`${agentKeys}\\key-${i}`] = {};
    },
  },
  'microsoft-update-off': {
    group: 'windows',
    apply: ({ windows }) => {
      windows.microsoftUpdate = false;
    },
  },
  'host-name-digit': {
    group: 'windows',
    apply: ({ windows }) => {
      windows.hostName = '7LINE-PC';
    },
  },
  'host-renamed': {
    group: 'windows',
    apply: ({ windows, vm, settings }) => {
      settings.formerName = vm === null ? null : windows.hostName;
      windows.hostName = 'LINE08-PC';
    },
  },
  'installer-disabled': { group: 'windows', apply: disabled('msiserver') },
  'installer-busy': { group: 'windows', apply: key('installerBusy', {}) },
  'roots-missing': { group: 'windows', apply: both(key('root2010', null), key('root2011', null)) },
  'intermediate-missing': { group: 'windows', apply: key('signing2011', null) },
  'fast-startup-on': { group: 'windows', apply: key('startup', { HiberbootEnabled: 1 }) },
  'fast-start': {
    group: 'windows',
    apply: ({ windows, boot }, at) => {
      windows.pending.windowsUpdate = true;
      boot.events.push({ at, type: 1 });
    },
  },
  'time-service-off': { group: 'windows', apply: disabled('w32time') },
  'time-source-none': { group: 'windows', apply: key('timeSource', { Type: 'NoSync' }) },
  'hyperv-module-missing': {
    group: 'windows',
    apply: ({ settings }) => {
      settings.hyperVModule = false;
    },
  },
  'network-service-off': { group: 'windows', apply: disabled('hns') },
  'windows-1809': {
    group: 'windows',
    apply: ({ windows }) => {
      Object.assign(windows, {
        caption: 'Microsoft Windows 10 Enterprise LTSC',
        version: '10.0.17763',
        build: 17_763,
        ubr: 6293,
        sku: 125,
      });
    },
  },
  'windows-update-5062552': {
    group: 'windows',
    apply: ({ windows }) => {
      windows.ubr = 5624;
    },
  },

  'bitlocker-on': { group: 'hardware', apply: key('bitLocker', { BootStatus: 1 }) },
  'write-filter-on': {
    group: 'hardware',
    apply: ({ settings }) => {
      settings.writeFilter = true;
    },
  },
  'host-sleeps': {
    group: 'hardware',
    apply: key('powerSchemes', { ActivePowerScheme: powerPlans.balanced }),
  },
  'disk-tight': {
    group: 'hardware',
    apply: ({ windows }) => {
      const drive = windows.volumes.find((one) => one.drive === 'C:');
      if (drive !== undefined) drive.freeGb = 21;
    },
  },
  'fat32-stick': {
    group: 'hardware',
    apply: ({ windows }) => {
      if (windows.volumes.some((one) => one.drive === 'E:')) return;
      windows.volumes.push({ drive: 'E:', driveType: 2, fileSystem: 'FAT32', sizeGb: 29, freeGb: 28 });
    },
  },
  'tpm-key-hidden': {
    group: 'hardware',
    apply: ({ settings }) => {
      settings.endorsementKeyHidden = true;
    },
  },

  'aks-edge-installed': { group: 'programs', apply: program('AKS Edge Essentials - K3s', '1.8.202.0') },
  'deep-freeze-installed': { group: 'programs', apply: program('Deep Freeze Enterprise', '8.71') },
  'twincat-installed': { group: 'programs', apply: program('TwinCAT 3.1 Runtime (x64)', '3.1.4024') },
  'virtualbox-installed': { group: 'programs', apply: program('Oracle VM VirtualBox 7.0.14', '7.0.14') },
  'other-firewall': {
    group: 'programs',
    apply: ({ settings }) => {
      settings.firewalls = [{ name: 'Contoso Shield', state: 266_256 }];
    },
  },

  'dps-blocked': { group: 'reach', apply: closed(endpoints.provisioning) },
  'registry-blocked': { group: 'reach', apply: closed(endpoints.registry) },
  'amqp-blocked-host': { group: 'reach', apply: closed(endpoints.provisioningAmqp) },
  'download-blocked': { group: 'reach', apply: closed(endpoints.download) },
  'host-offline': {
    group: 'reach',
    apply: ({ settings }) => {
      settings.reach.resolves = false;
    },
  },
  'tls-inspection': {
    group: 'reach',
    apply: ({ settings }) => {
      settings.reach.issuer = 'CN=Contoso Web Gateway CA, O=Contoso';
    },
  },
  'clock-wrong': {
    group: 'reach',
    apply: ({ settings }) => {
      settings.reach.clockAheadSeconds = 600;
    },
  },
  'proxy-set': {
    group: 'reach',
    apply: key('userProxy', { ProxyEnable: 1, ProxyServer: 'proxy.contoso.example:8080' }),
  },
  'proxy-script': {
    group: 'reach',
    apply: key('userProxy', { AutoConfigURL: 'http://proxy.contoso.example/proxy.pac' }),
  },

  'eflow-remains': {
    group: 'eflow',
    apply: (machine) => {
      removeProgram(machine);
      const [program, , agentData, productData] = eflowFolders;
      machine.settings.files = [
        `${program}\\nodectl.exe`,
        `${program}\\AzureIoTEdgeForLinux-v1-EFLOW.vhdx`,
        `${agentData}\\log\\wssdagent.log`,
        `${productData}\\protected\\.wssd\\cloudconfig`,
      ];
      machine.settings.registry[agentKey] = {};
      machine.services['wssdagent'] = { status: 'Running', startType: 'Automatic' };
    },
  },
  'eflow-1-5-6': { group: 'eflow', apply: eflowOf('1.5.6.08025') },
  'agent-on-demand': {
    group: 'eflow',
    apply: ({ services }) => {
      const agent = services['wssdagent'];
      if (agent !== undefined) agent.startType = 'Manual';
    },
  },
  'tpm-proxy-stopped': {
    group: 'eflow',
    apply: ({ services, features, vm }) => {
      if (vm === null) return;
      features.DpsTpm = true;
      services['EFLOWProxy'] = { status: 'Stopped', startType: 'Automatic' };
    },
  },
};
