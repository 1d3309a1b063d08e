import raw from './azure-eflow.json' with { type: 'json' };

/** A parameter as this product takes it for (eflow.md 8.3). `assumed` names what of it no source confirms. */
export interface ExpectedParameter {
  name: string;
  /** A word such as `int (GB)` or `string(path)`; {@link netTypeOf} knows what PowerShell calls it. */
  type: string;
  required: boolean;
  allowed?: readonly (string | boolean)[];
  min?: number;
  max?: number;
  secret?: boolean;
  assumed?: true | readonly string[];
}

/** A command as this product takes it for. */
export interface ExpectedCommand {
  name: string;
  changes: boolean;
  /** The command itself is only assumed. */
  assumed?: boolean;
  sets?: Readonly<Record<string, { required: readonly string[]; optional: readonly string[] }>>;
  parameters: readonly ExpectedParameter[];
}

/** The commands of AzureEFLOW that this product builds on; the stand-ins of tests are made of the same data. */
export const expectedCommands = (raw as unknown as { cmdlets: readonly ExpectedCommand[] }).cmdlets;

const netTypes: Readonly<Record<string, string>> = {
  string: 'System.String',
  int: 'System.Int32',
  switch: 'System.Management.Automation.SwitchParameter',
  bool: 'System.Boolean',
  'string[]': 'System.String[]',
};

/** The .NET types that a word of the profile stands for; more than one where either would do. */
export function netTypeOf(word: string): string[] {
  return word
    .replaceAll(/\s*\([^)]*\)/gu, '')
    .split(' or ')
    .map((one) => {
      const type = netTypes[one];
      if (type === undefined) throw new Error(`module profile: type ${one}`);
      return type;
    });
}
