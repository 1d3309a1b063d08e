// Cmdlets of Windows' own modules that the catalogue and our functions call: their parameters, sets and value sets as
// Windows PowerShell 5.1 has them, and the types of what they answer where JSON has no word for it.

import { networkCmdlets } from './network-cmdlets.mjs';
import { flag, remote, text, texts } from './parameters.mjs';

const cimSets = ['ClassNameComputerSet', 'ClassNameSessionSet'];

/** Parameters that every cmdlet of Dism has. */
const dism = [
  text('Path', { sets: ['Offline'], required: true }),
  flag('Online', { sets: ['Online'], required: true }),
  text('WindowsDirectory', { sets: ['Offline'] }),
  text('SystemDrive', {}),
  text('LogPath', { alias: ['LP'] }),
  text('ScratchDirectory'),
  text('LogLevel', { alias: ['LL'], allowed: ['Errors', 'Warnings', 'WarningsInfo'] }),
];

/** @type {Record<string, Cmdlet[]>} */
export const windowsCmdlets = {
  CimCmdlets: [
    {
      name: 'Get-CimInstance',
      set: 'ClassNameComputerSet',
      parameters: [
        text('ClassName', { sets: cimSets, required: true, position: 0 }),
        text('Query', { sets: ['QueryComputerSet', 'QuerySessionSet'], required: true }),
        {
          name: 'InputObject',
          type: 'object',
          sets: ['CimInstanceComputerSet', 'CimInstanceSessionSet'],
          required: true,
          position: 0,
        },
        {
          name: 'CimSession',
          type: 'object[]',
          sets: ['ClassNameSessionSet', 'QuerySessionSet', 'CimInstanceSessionSet'],
          required: true,
        },
        texts('ComputerName', {
          sets: ['ClassNameComputerSet', 'QueryComputerSet', 'CimInstanceComputerSet'],
          alias: ['CN', 'ServerName'],
        }),
        text('Namespace', { sets: [...cimSets, 'QueryComputerSet', 'QuerySessionSet'] }),
        text('Filter', { sets: cimSets }),
        texts('Property', { sets: cimSets, alias: ['SelectProperties'] }),
        flag('KeyOnly', { sets: cimSets }),
        text('QueryDialect', { sets: [...cimSets, 'QueryComputerSet', 'QuerySessionSet'] }),
        flag('Shallow', { sets: [...cimSets, 'QueryComputerSet', 'QuerySessionSet'] }),
        { name: 'ResourceUri', type: 'uri' },
        { name: 'OperationTimeoutSec', type: 'uint32', alias: ['OT'] },
      ],
      types: {
        LastBootUpTime: 'datetime',
        OperatingSystemSKU: 'uint32',
        ProductType: 'uint32',
        FreePhysicalMemory: 'uint64',
        TotalPhysicalMemory: 'uint64',
        NumberOfLogicalProcessors: 'uint32',
        Architecture: 'uint16',
        DriveType: 'uint32',
        FreeSpace: 'uint64',
        Size: 'uint64',
      },
    },
    {
      name: 'Invoke-CimMethod',
      set: 'ClassNameComputerSet',
      changes: true,
      parameters: [
        text('MethodName', { required: true }),
        text('Query', { sets: ['QueryComputerSet', 'QuerySessionSet'], required: true }),
        text('ClassName', { sets: cimSets, required: true, position: 0 }),
        {
          name: 'CimSession',
          type: 'object[]',
          sets: ['ClassNameSessionSet', 'QuerySessionSet'],
          required: true,
        },
        texts('ComputerName', {
          sets: ['ClassNameComputerSet', 'QueryComputerSet'],
          alias: ['CN', 'ServerName'],
        }),
        text('Namespace'),
      ],
      types: { ReturnValue: 'uint32' },
    },
  ],
  Dism: [
    {
      name: 'Get-WindowsOptionalFeature',
      set: 'Online',
      parameters: [text('FeatureName'), text('PackageName'), text('PackagePath'), ...dism],
      types: {
        State: [
          'Disabled',
          'DisablePending',
          'Enabled',
          'EnablePending',
          'Superseded',
          'PartiallyInstalled',
          'DisabledWithPayloadRemoved',
        ],
      },
    },
    {
      name: 'Enable-WindowsOptionalFeature',
      set: 'Online',
      parameters: [
        texts('FeatureName', { required: true }),
        text('PackageName'),
        flag('All'),
        flag('LimitAccess'),
        texts('Source'),
        flag('NoRestart', { sets: ['Online'] }),
        ...dism,
      ],
    },
    {
      name: 'Disable-WindowsOptionalFeature',
      set: 'Online',
      parameters: [
        texts('FeatureName', { required: true }),
        text('PackageName'),
        flag('Remove'),
        flag('NoRestart', { sets: ['Online'] }),
        ...dism,
      ],
    },
    {
      name: 'Add-WindowsCapability',
      set: 'Online',
      parameters: [text('Name', { required: true }), flag('LimitAccess'), texts('Source'), ...dism],
    },
    {
      name: 'Remove-WindowsCapability',
      set: 'Online',
      parameters: [text('Name', { required: true }), ...dism],
    },
  ],
  ServerManager: [
    {
      name: 'Install-WindowsFeature',
      set: 'DefaultParameterSet',
      changes: true,
      parameters: [
        texts('Name', { sets: ['DefaultParameterSet', 'VhdParameterSet'], required: true, position: 0 }),
        text('ConfigurationFilePath', { sets: ['UnattendParameterSet'], required: true }),
        text('Vhd', { sets: ['VhdParameterSet'], required: true }),
        flag('Restart', { sets: ['DefaultParameterSet', 'UnattendParameterSet'] }),
        flag('IncludeAllSubFeature', { sets: ['DefaultParameterSet', 'VhdParameterSet'] }),
        flag('IncludeManagementTools', { sets: ['DefaultParameterSet', 'VhdParameterSet'] }),
        texts('Source'),
        text('LogPath'),
        ...remote,
      ],
      types: {
        RestartNeeded: ['No', 'Maybe', 'Yes'],
        ExitCode: ['Success', 'Failed', 'NoChangeNeeded', 'SuccessRestartRequired'],
      },
    },
    {
      name: 'Uninstall-WindowsFeature',
      set: 'DefaultParameterSet',
      changes: true,
      parameters: [
        texts('Name', { required: true, position: 0 }),
        text('Vhd', { sets: ['VhdParameterSet'], required: true }),
        flag('Restart', { sets: ['DefaultParameterSet'] }),
        flag('IncludeManagementTools'),
        flag('Remove'),
        text('LogPath'),
        ...remote,
      ],
      types: {
        RestartNeeded: ['No', 'Maybe', 'Yes'],
        ExitCode: ['Success', 'Failed', 'NoChangeNeeded', 'SuccessRestartRequired'],
      },
    },
  ],
  'Hyper-V': [
    {
      name: 'Get-VMSwitch',
      set: 'Name',
      parameters: [
        text('Name', { sets: ['Name'], position: 0, alias: ['SwitchName'] }),
        { name: 'Id', type: 'guid[]', sets: ['Id'], position: 0, alias: ['SwitchId'] },
        texts('ResourcePoolName', { sets: ['Name'], position: 1 }),
        texts('SwitchType', { sets: ['Name'], allowed: ['Private', 'Internal', 'External'] }),
        { name: 'CimSession', type: 'object[]' },
        ...remote,
      ],
      types: { Id: 'guid', SwitchType: ['Private', 'Internal', 'External'] },
    },
    {
      name: 'New-VMSwitch',
      set: 'NetAdapterName',
      changes: true,
      parameters: [
        text('Name', { required: true, position: 0, alias: ['SwitchName'] }),
        text('NetAdapterName', { sets: ['NetAdapterName'], required: true, alias: ['InterfaceAlias'] }),
        text('NetAdapterInterfaceDescription', {
          sets: ['NetAdapterInterfaceDescription'],
          required: true,
          alias: ['InterfaceDescription'],
        }),
        text('SwitchType', { sets: ['SwitchType'], required: true, allowed: ['Internal', 'Private'] }),
        { name: 'AllowManagementOS', type: 'bool' },
        text('Notes'),
        { name: 'CimSession', type: 'object[]' },
        ...remote,
      ],
    },
    {
      name: 'Remove-VMSwitch',
      set: 'Name',
      changes: true,
      parameters: [
        texts('Name', { sets: ['Name'], required: true, position: 0, alias: ['SwitchName'] }),
        { name: 'VMSwitch', type: 'object[]', sets: ['VMSwitch'], required: true, position: 0 },
        flag('Force'),
        { name: 'CimSession', type: 'object[]' },
        ...remote,
      ],
    },
  ],
  ...networkCmdlets,
  TrustedPlatformModule: [
    { name: 'Get-Tpm', parameters: [] },
    {
      name: 'Get-TpmEndorsementKeyInfo',
      parameters: [text('HashAlgorithm', { position: 0 })],
      types: { PublicKey: 'asn:1.2.840.113549.1.1.1' },
    },
  ],
  'Microsoft.PowerShell.Diagnostics': [
    {
      name: 'Get-WinEvent',
      set: 'GetLogSet',
      parameters: [
        texts('LogName', { sets: ['GetLogSet'], position: 0 }),
        texts('ListLog', { sets: ['ListLogSet'], required: true, position: 0 }),
        texts('ListProvider', { sets: ['ListProviderSet'], required: true, position: 0 }),
        texts('ProviderName', { sets: ['GetProviderSet'], required: true, position: 0 }),
        texts('Path', { sets: ['FileSet'], required: true, position: 0, alias: ['PSPath'] }),
        { name: 'FilterHashtable', type: 'hashtable[]', sets: ['HashQuerySet'], required: true, position: 0 },
        { name: 'FilterXml', type: 'xml', sets: ['XmlQuerySet'], required: true, position: 0 },
        text('FilterXPath', { sets: ['GetLogSet', 'GetProviderSet', 'FileSet'] }),
        {
          name: 'MaxEvents',
          type: 'long',
          sets: ['GetLogSet', 'GetProviderSet', 'FileSet', 'HashQuerySet', 'XmlQuerySet'],
          min: 1,
        },
        text('ComputerName', {
          sets: [
            'GetLogSet',
            'ListLogSet',
            'ListProviderSet',
            'GetProviderSet',
            'HashQuerySet',
            'XmlQuerySet',
          ],
          alias: ['Cn'],
        }),
        { name: 'Credential', type: 'pscredential' },
        flag('Force', { sets: ['GetLogSet', 'ListLogSet', 'GetProviderSet', 'HashQuerySet'] }),
        flag('Oldest', { sets: ['GetLogSet', 'GetProviderSet', 'FileSet', 'HashQuerySet', 'XmlQuerySet'] }),
      ],
      types: { TimeCreated: 'datetime' },
    },
  ],
  'Microsoft.PowerShell.Management': [
    {
      name: 'Remove-Item',
      set: 'Path',
      changes: true,
      parameters: [
        texts('Path', { sets: ['Path'], required: true, position: 0 }),
        texts('LiteralPath', { sets: ['LiteralPath'], required: true, alias: ['PSPath'] }),
        text('Filter'),
        texts('Include'),
        texts('Exclude'),
        flag('Recurse'),
        flag('Force'),
      ],
    },
    {
      name: 'Test-Path',
      set: 'Path',
      parameters: [
        texts('Path', { sets: ['Path'], required: true, position: 0 }),
        texts('LiteralPath', { sets: ['LiteralPath'], required: true, alias: ['PSPath'] }),
        text('PathType', { allowed: ['Any', 'Container', 'Leaf'] }),
        flag('IsValid'),
      ],
    },
    {
      name: 'Get-Service',
      set: 'Default',
      parameters: [
        texts('Name', { sets: ['Default'], position: 0, alias: ['ServiceName'] }),
        texts('DisplayName', { sets: ['DisplayName'], required: true }),
        { name: 'InputObject', type: 'object[]', sets: ['InputObject'] },
        texts('ComputerName', { alias: ['Cn'] }),
        flag('DependentServices', { alias: ['DS'] }),
        flag('RequiredServices', { alias: ['SDO', 'ServicesDependedOn'] }),
        texts('Include'),
        texts('Exclude'),
      ],
      types: {
        Status: [
          'Stopped',
          'StartPending',
          'StopPending',
          'Running',
          'ContinuePending',
          'PausePending',
          'Paused',
        ],
        StartType: ['Boot', 'System', 'Automatic', 'Manual', 'Disabled'],
      },
    },
    ...['Start-Service', 'Stop-Service'].map((name) => ({
      name,
      set: 'Default',
      changes: true,
      parameters: [
        { name: 'InputObject', type: 'object[]', sets: ['InputObject'], required: true, position: 0 },
        texts('Name', { sets: ['Default'], required: true, position: 0, alias: ['ServiceName'] }),
        texts('DisplayName', { sets: ['DisplayName'], required: true }),
        ...(name === 'Stop-Service' ? [flag('Force'), flag('NoWait')] : []),
        flag('PassThru'),
        texts('Include'),
        texts('Exclude'),
      ],
    })),
  ],
};
