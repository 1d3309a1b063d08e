import type { Json } from '../../contract/json.ts';
import { catalogue, isSwitch } from './catalogue.ts';
import type { Action, Arg } from './steps/kind.ts';

/**
 * A value as PowerShell source for people: single quotes, doubled inside, also for the typographic quotes that
 * PowerShell takes for quotes. Only exported scripts and screens show it; the product itself never runs text.
 */
export function quote(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/gu, (mark) => mark + mark)}'`;
}

function literal(value: Json): string {
  if (value === null) return '$null';
  if (typeof value === 'boolean') return value ? '$true' : '$false';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return /^[A-Za-z][A-Za-z0-9_.-]*$/u.test(value) ? value : quote(value);
  if (Array.isArray(value))
    return `@(${value.map((item: Json) => (typeof item === 'string' ? quote(item) : literal(item))).join(', ')})`;
  const pairs = Object.entries(value).map(
    ([key, item]) => `${key} = ${typeof item === 'string' ? quote(item) : literal(item)}`,
  );
  return `@{ ${pairs.join('; ')} }`;
}

function isSecretArg(arg: Arg): arg is { secret: string; field: string } {
  return typeof arg === 'object' && arg !== null && 'secret' in arg && typeof arg.secret === 'string';
}

/** The variable that holds a secret in exported text; its value never appears. */
export function secretVariable(field: string): string {
  return `$${field.split('.').at(-1) ?? field}`;
}

/** A text among arguments; the catalogue says that it is one. */
const plain = (value: Arg | undefined): string => (typeof value === 'string' ? value : '');

/**
 * Leaves and functions are commands of this product that no bare host has; a person types what stands behind them.
 * A blank inside a path wants double quotes inside the installer's own arguments (eflow.md 4.1).
 */
function nativeOf(
  command: string,
  fixed: Readonly<Record<string, Json>>,
  args: Record<string, Arg>,
): string[] | undefined {
  switch (command) {
    case 'EflowDesk\\Invoke-EflowDeskProgram':
      return [[plain(fixed['program']), ...(fixed['arguments'] as string[])].join(' ')];
    case 'EflowDesk\\Invoke-EflowDeskInstaller': {
      const inner = (value: Arg | undefined) => quote(`"${plain(value)}"`);
      const what =
        fixed['action'] === 'install'
          ? ["'/i'", inner(args['package'])]
          : ["'/x'", quote(plain(args['productCode']))];
      const list = [...what, "'/qn'", "'/norestart'", "'/l*v'", inner(args['log'])].join(', ');
      return [`Start-Process -FilePath msiexec.exe -ArgumentList ${list} -Wait -PassThru`];
    }
    case 'EflowDesk\\Reset-EflowDeskGuest':
      return [
        `Invoke-EflowVmCommand -command ${quote('sudo cp /var/.eflow/config/config.toml.template /etc/aziot/config.toml')}`,
        `Invoke-EflowVmCommand -command ${quote('sudo iotedge config apply')}`,
      ];
    default:
      return undefined;
  }
}

/** What an action would be, typed by hand. Secrets are variables. Actions without a command give none. */
export function powershellOf(action: Action): string[] {
  switch (action.port) {
    case 'host': {
      const entry = catalogue[action.op];
      const native = nativeOf(entry.command, entry.fixed ?? {}, action.args);
      if (native !== undefined) return native;
      const name = entry.command.split('\\').at(-1) ?? entry.command;
      const words = [name];
      for (const [key, value] of Object.entries(entry.fixed ?? {})) {
        if (isSwitch(value)) words.push(value.v ? `-${key}` : `-${key}:$false`);
        else words.push(`-${key} ${literal(value)}`);
      }
      for (const [key, arg] of Object.entries(action.args)) {
        if (isSecretArg(arg)) words.push(`-${key} ${secretVariable(arg.field)}`);
        else if (entry.parameters[key]?.type === 'switch') words.push(arg === true ? `-${key}` : '');
        else words.push(`-${key} ${literal(arg)}`);
      }
      return [words.filter((word) => word !== '').join(' ')];
    }
    case 'files':
      return action.op === 'copy'
        ? [
            `Copy-Item -LiteralPath ${quote(action.from)} -Destination ${quote(action.to)}`,
            `Get-FileHash -LiteralPath ${quote(action.to)} -Algorithm SHA256`,
          ]
        : [`Remove-Item -LiteralPath ${quote(action.path)}`];
    case 'reboot':
      return ['Restart-Computer'];
    case 'person':
    case 'wait':
      return [];
  }
}
