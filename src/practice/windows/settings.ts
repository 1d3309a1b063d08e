import type { Json } from '../../contract/json.ts';
import { agentKey } from '../../main/domain/leftovers.ts';
import { powerPlans, windowsKeys } from '../../main/domain/windows-keys.ts';
import type { MachineState } from '../state/machine.ts';
import type { Settings } from '../state/settings.ts';

/** A Windows that somebody prepared for the plant: nothing in its settings stands in the way. */
export const preparedSettings: Settings = {
  registry: {},
  services: {
    msiserver: { status: 'Stopped', startType: 'Manual' },
    w32time: { status: 'Running', startType: 'Automatic' },
    'ssh-agent': { status: 'Stopped', startType: 'Disabled' },
    hns: { status: 'Running', startType: 'Manual' },
    SharedAccess: { status: 'Running', startType: 'Manual' },
  },
  formerName: null,
  programs: [
    { name: 'Microsoft Edge', version: '128.0.2739.79' },
    {
      name: 'Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.40.33810',
      version: '14.40.33810.0',
    },
  ],
  files: [],
  folders: ['C:\\Shared\\data', 'C:\\Shared\\models'],
  hyperVModule: true,
  firewalls: [],
  endorsementKeyHidden: false,
  writeFilter: null,
  reach: {
    resolves: true,
    blocked: [],
    issuer: 'CN=Microsoft Azure RSA TLS Issuing CA 04, O=Microsoft Corporation, C=US',
    refused: false,
    clockAheadSeconds: 0,
  },
};

type Values = Readonly<Record<string, Json>>;

/** Keys that every Windows has, as far as anybody asks for them. */
function everyKey({ windows, msi }: MachineState): [string, Values][] {
  return [
    [windowsKeys.engine, { PowerShellVersion: `5.1.${windows.build}.${windows.ubr}` }],
    [windowsKeys.machineShell, { ExecutionPolicy: 'RemoteSigned' }],
    [windowsKeys.startup, { HiberbootEnabled: 0 }],
    [windowsKeys.power, { HibernateEnabled: 1 }],
    [windowsKeys.powerSchemes, { ActivePowerScheme: powerPlans.performance }],
    [windowsKeys.balancedDefault, { ACSettingIndex: 1800 }],
    [windowsKeys.performanceDefault, { ACSettingIndex: 0 }],
    [windowsKeys.saverDefault, { ACSettingIndex: 900 }],
    [windowsKeys.bitLocker, { BootStatus: 0 }],
    [windowsKeys.approval, { EnableLUA: 1, ConsentPromptBehaviorAdmin: 5 }],
    [windowsKeys.root2010, {}],
    [windowsKeys.root2011, {}],
    [windowsKeys.signing2011, {}],
    [windowsKeys.userProxy, { ProxyEnable: 0 }],
    [windowsKeys.machineEnvironment, { OS: 'Windows_NT' }],
    [windowsKeys.timeSource, { Type: 'NTP', NtpServer: 'time.windows.com,0x9' }],
    ...(msi?.registered === true ? [[agentKey, {}] as [string, Values]] : []),
  ];
}

/** Keys of this machine's settings: those of every Windows, with what this one has set over them. */
export function settingKeys(machine: MachineState): Map<string, Values> {
  const { registry, writeFilter } = machine.settings;
  const keys = new Map(everyKey(machine));
  if (writeFilter !== null) keys.set(windowsKeys.writeFilter, { Start: 0 });
  for (const [key, values] of Object.entries(registry)) {
    if (values === null) keys.delete(key);
    else keys.set(key, { ...keys.get(key), ...values });
  }
  return keys;
}

/** True when an endpoint opens from this Windows itself. */
export function opens(machine: MachineState, host: string, port: number): boolean {
  const { resolves, blocked } = machine.settings.reach;
  return resolves && !blocked.some((one) => (one.host === '*' || one.host === host) && one.port === port);
}
