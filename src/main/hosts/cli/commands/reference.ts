import { resolve } from 'node:path';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import { SecretRef, WayProxy } from '../../../../contract/setup.ts';
import type { Cli } from '../context.ts';

const refused = (reason: string, params: Record<string, string> = {}) =>
  failure(errorCodes.usage, 'cli.parse', { params: { reason, ...params }, retry: 'never' });

/** A secret by its reference, a file by its full path. Its text would stand in the list of processes. */
export function referenceOption(cli: Cli, option: string): SecretRef | undefined {
  const given = cli.line.options[option];
  if (typeof given !== 'string' || given === '') return undefined;
  const ref = SecretRef.safeParse(given.startsWith('file:') ? `file:${resolve(given.slice(5))}` : given);
  if (ref.success) return ref.data;
  throw refused('reference', { option: `--${option}` });
}

/** `--proxy ADDRESS [--proxy-password REFERENCE]`: the proxy on the way to Azure. */
export function proxyOption(cli: Cli): { proxy?: WayProxy } {
  const https = cli.line.options['proxy'];
  const password = referenceOption(cli, 'proxy-password');
  if (https === undefined && password === undefined) return {};
  const proxy = WayProxy.safeParse({ https, password });
  if (!proxy.success) throw refused('way-proxy');
  return { proxy: proxy.data };
}
