import { windowsKeys } from '../main/domain/windows-keys.ts';
import { renewCredentials } from './state/cloud-start.ts';
import type { CloudState } from './state/cloud.ts';
import type { MachineState } from './state/machine.ts';
import type { Trouble } from './state/vm.ts';

type Change = (machine: MachineState) => void;

function endTrouble({ vm }: MachineState, trouble: Trouble): void {
  if (vm !== null) vm.guest.troubles = vm.guest.troubles.filter((one) => one !== trouble);
}

const agentKeys = 'HKCU\\Software\\OpenSSH\\Agent\\Keys';

interface Cure {
  group: 'cure';
  apply: Change;
  /** What happens in the cloud besides. */
  cloud?(cloud: CloudState, at: number): void;
}

/** What somebody does on this machine or in its firmware because a remedy said so. The words are `fault.NAME`. */
export const cures: Readonly<Record<string, Cure>> = {
  /** A policy is loosened, an update installed, a security program told: whatever made a command break. */
  'causes-removed': {
    group: 'cure',
    apply: ({ faults }) => {
      faults.breaks = [];
    },
  },
  'disk-freed': {
    group: 'cure',
    apply: ({ windows }) => {
      const drive = windows.volumes.find((one) => one.drive === 'C:');
      if (drive?.sizeGb != null) drive.freeGb = Math.floor(drive.sizeGb / 2);
    },
  },
  'edition-upgraded': {
    group: 'cure',
    apply: ({ windows, hyperV }) => {
      Object.assign(windows, { caption: windows.caption.replace('Home', 'Pro'), sku: 48 });
      if (hyperV.feature === 'Missing') hyperV.feature = 'Disabled';
    },
  },
  'openssh-added': {
    group: 'cure',
    apply: ({ windows }) => {
      windows.openSshClient = true;
    },
  },
  'clock-set': {
    group: 'cure',
    apply: ({ settings }) => {
      settings.reach.clockAheadSeconds = 0;
    },
  },
  'certificates-imported': {
    group: 'cure',
    apply: ({ settings }) => {
      for (const name of ['root2010', 'root2011', 'signing2011'] as const)
        settings.registry[windowsKeys[name]] = {};
    },
  },
  'microsoft-update-on': {
    group: 'cure',
    apply: ({ windows }) => {
      windows.microsoftUpdate = true;
    },
  },
  'switches-renamed': {
    group: 'cure',
    apply: ({ switches }) => {
      for (const [index, one] of switches.entries())
        if (switches.slice(0, index).some(({ name }) => name === one.name))
          one.name = `${one.name} ${index + 1}`;
    },
  },
  'host-name-back': {
    group: 'cure',
    apply: ({ windows, settings }) => {
      windows.hostName = settings.formerName ?? windows.hostName;
      settings.formerName = null;
    },
  },
  'ssh-agent-emptied': {
    group: 'cure',
    apply: ({ settings }) => {
      for (const key of Object.keys(settings.registry))
        if (key.startsWith(agentKeys)) settings.registry[key] = null;
    },
  },
  'firewall-rules-count': {
    group: 'cure',
    apply: ({ settings }) => {
      for (const name of ['domainFirewall', 'privateFirewall', 'publicFirewall'] as const)
        settings.registry[windowsKeys[name]] = { AllowLocalPolicyMerge: 1 };
    },
  },
  'vm-dns-set': {
    group: 'cure',
    apply: ({ vm, network }) => {
      if (vm !== null) vm.network.dnsServers = network.adapters.flatMap((one) => one.dnsServers);
    },
  },
  'vm-disk-freed': { group: 'cure', apply: (machine) => endTrouble(machine, 'disk-full') },
  'agent-image-published': { group: 'cure', apply: (machine) => endTrouble(machine, 'image-missing') },
  'cable-plugged': {
    group: 'cure',
    apply: ({ network }) => {
      for (const adapter of network.adapters) adapter.up = true;
    },
  },
  /** The colleague at the cloud makes what was handed over valid again: the key is set, the certificate issued anew. */
  'credentials-renewed': { group: 'cure', apply: () => undefined, cloud: renewCredentials },
  'agent-certificate-renewed': {
    group: 'cure',
    apply: ({ msi }) => {
      if (msi !== null) msi.certificateOver = false;
    },
  },
};
