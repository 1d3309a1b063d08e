import type { Plan } from '../../contract/jobs.ts';
import { say, type Language } from '../../messages/index.ts';
import { quote } from '../domain/powershell-text.ts';

/** Comment lines: the text can hold nothing that ends the comment. */
export function comment(text: string): string {
  return text
    .split(/[\r\n\u0085\u2028\u2029]+/u)
    .map((line) => `# ${line}`)
    .join('\n');
}

/** A path of the setup in the script: a relative one counts from the folder of the setup, not from where the script runs. */
function pathText(folder: string, path: string): string {
  const absolute = /^(?:[A-Za-z]:|[\\/])/u.test(path);
  return absolute ? quote(path) : `(Join-Path ${quote(folder)} ${quote(path)})`;
}

/** Asks for the secrets that open steps need, or takes them from where the setup says. */
function secretLines(plan: Plan): string[] {
  if (plan.goal.kind !== 'setup') return [];
  const { folder, setup } = plan.goal;
  const isOpen = (keys: readonly string[]) =>
    plan.steps.some((row) => keys.includes(row.key) && row.state !== 'done');
  const { identity, proxy } = setup;
  const lines =
    proxy?.password !== undefined && isOpen(['set-vm-proxy', 'set-agent-proxy'])
      ? secretLine(folder, 'password', proxy.password)
      : [];
  if (!isOpen(['provision'])) return lines;
  if (identity?.provisioningType === 'ManualConnectionString')
    lines.push(...secretLine(folder, 'devConnString', identity.devConnString));
  if (identity?.provisioningType === 'DpsSymmetricKey')
    lines.push(...secretLine(folder, 'symmKey', identity.symmKey));
  return lines;
}

function secretLine(folder: string, name: string, ref: string): string[] {
  if (ref.startsWith('env:')) {
    return [`$${name} = [Environment]::GetEnvironmentVariable(${quote(ref.slice(4))})`];
  }
  if (ref.startsWith('file:')) {
    return [`$${name} = (Get-Content -LiteralPath ${pathText(folder, ref.slice(5))} -Raw).Trim()`];
  }
  return [
    `$secure = Read-Host -Prompt ${quote(name)} -AsSecureString`,
    `$${name} = [Net.NetworkCredential]::new($null, $secure).Password`,
  ];
}

/**
 * A plan as PowerShell for people to read and to run step by step. It is a view of the same steps that the product
 * performs; the product itself never runs text.
 */
export function scriptOf(plan: Plan, language: Language, version: string): string {
  const lines = [
    comment(say(language, 'script.head', { version, host: plan.host, time: plan.at })),
    comment(say(language, 'script.review')),
    comment(say(language, 'script.no-proof')),
    "$ErrorActionPreference = 'Stop'",
    ...secretLines(plan),
  ];
  plan.steps.forEach((row, i) => {
    const name = say(language, `step.${row.kind}`);
    lines.push('', comment(`${i + 1}. ${name}`));
    if (row.state === 'done') {
      lines.push(comment(say(language, 'script.done')));
      return;
    }
    if (row.reboot) lines.push(comment(say(language, 'script.reboot')));
    else if (row.person) lines.push(comment(say(language, 'script.person', { step: name })));
    else if (row.powershell.length === 0) lines.push(comment(say(language, 'script.wait', { step: name })));
    lines.push(...(row.reboot ? [] : row.powershell));
  });
  return lines.join('\n');
}
