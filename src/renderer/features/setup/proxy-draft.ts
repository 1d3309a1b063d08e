import type { ScanReport } from '../../../contract/findings.ts';
import { valueOf } from './bounds.ts';
import { isObject, valueAt, withValue, type Draft } from './draft.ts';

/** True when the draft has a proxy for the VM. */
export const hasProxy = (draft: Draft): boolean => isObject(valueAt(draft, 'proxy'));

/** True when the draft says that the person gives the password of the proxy. */
export const wantsPassword = (draft: Draft): boolean => valueAt(draft, 'proxy.password') === 'prompt';

/** The draft with a proxy for the VM that is still to be filled in, or with this one; without one for undefined. */
export function withProxy(draft: Draft, https: string | undefined): Draft {
  if (https === undefined) return withValue(draft, 'proxy', undefined);
  return hasProxy(draft) ? withValue(draft, 'proxy.https', https) : withValue(draft, 'proxy', { https });
}

/** The address of one proxy as a setup writes it; undefined for lists by protocol and for scripts. */
function asUrl(text: string): string | undefined {
  const [, scheme = 'http', address = ''] =
    /^(?:(https?):\/\/)?([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?:\d{1,5})\/?$/u.exec(text) ?? [];
  return address === '' ? undefined : `${scheme}://${address}`;
}

/** The proxy that this Windows uses, as a suggestion: of the person, of the machine, of the environment. */
export function hostProxyOf(report: ScanReport | undefined): string | undefined {
  const found = report === undefined ? undefined : valueOf(report, 'windows.proxy');
  return [found?.user, found?.machine, found?.environment]
    .flatMap((one) => (typeof one === 'string' ? [asUrl(one)] : []))
    .find((one) => one !== undefined);
}
