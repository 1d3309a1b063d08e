import type { FactQuery } from '../../../contract/facts.ts';
import { Proxy } from '../../../contract/setup.ts';
import { servicePlaces } from '../network/proxy.ts';
import type { Book, Part } from './book.ts';

/** Facts that {@link adoptProxy} reads. */
export const proxyFacts: readonly FactQuery[] = [{ id: 'guest.proxy' }];

/** The proxy that the VM goes through, as its services have it; undefined when it has none, or none the document takes. */
export function adoptProxy(book: Book): Part | undefined {
  const { facts } = book;
  const told = facts.value('guest.proxy');
  if (told === undefined) {
    book.unknown('proxy', 'guest.proxy');
    return undefined;
  }
  const found = servicePlaces.flatMap((name) => told.places.find(({ place }) => place === name) ?? []);
  const agent = told.places.find(({ place }) => place === 'agent');
  const [first] = found;
  if (first === undefined) {
    if (agent !== undefined) book.note('not-taken', 'proxy', 'agent-proxy', { proxy: agent.https });
    return undefined;
  }
  const same = [...found, ...(agent === undefined ? [] : [agent])].every(
    ({ https, http, noProxy }) => https === first.https && http === first.http && noProxy === first.noProxy,
  );
  if (!same || found.length < servicePlaces.length || agent === undefined)
    book.note('check', 'proxy', 'proxy-places-differ');
  const secret = first.fingerprint !== null;
  const proxy = {
    https: first.https,
    ...(first.http === null ? {} : { http: first.http }),
    ...(first.noProxy === null ? {} : { noProxy: first.noProxy.split(',') }),
    ...(secret ? { password: 'prompt' } : {}),
  };
  if (!Proxy.safeParse(proxy).success) {
    book.note('not-taken', 'proxy', 'proxy-not-said', { proxy: first.https });
    return undefined;
  }
  book.take('proxy.https', 'guest.proxy', proxy.https);
  if (secret) book.note('secret', 'proxy.password', 'secret-proxy');
  return proxy;
}
