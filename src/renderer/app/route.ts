import { useSyncExternalStore } from 'react';

/** Pages of the app, in the order of the navigation. */
export const pages = ['home', 'readiness', 'setup', 'history', 'practice', 'settings'] as const;
export type PageName = (typeof pages)[number];

/** Where the person is: a page and, on some, one thing on it. */
export interface Route {
  page: PageName;
  item?: string;
}

const isPage = (name: string | undefined): name is PageName => pages.some((page) => page === name);

/** Reads `#/history/20260302-080000-1a2b`; anything else is the first page. */
export function parseRoute(hash: string): Route {
  const [page, item] = hash.replace(/^#\/?/u, '').split('/');
  if (!isPage(page)) return { page: 'home' };
  return item === undefined || item === '' ? { page } : { page, item: decodeURIComponent(item) };
}

/** The address of a page, for links. */
export function hrefOf({ page, item }: Route): string {
  return `#/${page}${item === undefined ? '' : `/${encodeURIComponent(item)}`}`;
}

/** Goes to a page. */
export function go(route: Route): void {
  window.location.hash = hrefOf(route);
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** Where the person is now. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(subscribe, () => window.location.hash));
}
