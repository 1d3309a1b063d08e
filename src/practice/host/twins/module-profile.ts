import type { Json, JsonObject } from '../../../contract/json.ts';
import {
  expectedCommands,
  netTypeOf,
  type ExpectedParameter,
} from '../../../main/domain/module-profile/expected.ts';
import { query } from '../query.ts';
import type { Command } from '../stream.ts';

const everySet = '__AllParameterSets';
const intMax = 2_147_483_647;

/** A parameter as PowerShell tells it; those of a function that names no places get theirs in order, switches none. */
function parameterRow(parameter: ExpectedParameter, position: number | null): JsonObject {
  const { name, required, allowed, min, max } = parameter;
  const [type = 'System.String'] = netTypeOf(parameter.type).toReversed();
  return {
    Name: name,
    Type: type,
    Aliases: [],
    // An unknown feature reaches the cmdlet, which has words of its own for it (eflow.md 11).
    Allowed: allowed === undefined || name === 'feature' ? null : allowed.map(String),
    Min: min ?? null,
    Max: min === undefined ? null : (max ?? intMax),
    Pattern: null,
    Dynamic: false,
    Sets: [{ Name: everySet, Required: required, Position: position, Pipeline: false, Rest: false }],
  };
}

function parameterRows(parameters: readonly ExpectedParameter[]): Json[] {
  let next = 0;
  return parameters.map((one) => parameterRow(one, one.type === 'switch' ? null : next++));
}

/** The twin of our function that tells the module's commands: those we expect, as they stand in our own data. */
const readProfile: Command = query((machine) => {
  const engine = { Kind: 'powershell', Name: 'Desktop', Version: '5.1.22621.4391' };
  if (machine.msi === null) return [engine];
  const version = machine.msi.version;
  return [
    engine,
    { Kind: 'module', Name: 'AzureEFLOW', Version: version },
    ...expectedCommands.map(({ name, parameters }) => ({
      Kind: 'command',
      Name: name,
      Version: version,
      Type: 'Function',
      DefaultSet: null,
      // No source tells whether a cmdlet takes -WhatIf (eflow.md 22).
      ShouldProcess: false,
      Impact: 'None',
      Parameters: parameterRows(parameters),
      Help: [],
    })),
  ];
});

export const moduleProfileTwins: Readonly<Record<string, Command>> = {
  'EflowDesk\\Get-EflowDeskModuleProfile': readProfile,
};
