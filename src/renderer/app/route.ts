import { useSyncExternalStore } from 'react';
import type { Params } from '../../contract/errors.ts';

/** Pages of the app, in the order of the navigation. */
export const pages = ['home', 'readiness', 'adviser', 'setup', 'history', 'practice', 'settings'] as const;
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
  if (item === undefined || item === '') return { page };
  try {
    return { page, item: decodeURIComponent(item) };
  } catch {
    return { page };
  }
}

/** The address of a page, for links. */
export function hrefOf({ page, item }: Route): string {
  return `#/${page}${item === undefined ? '' : `/${encodeURIComponent(item)}`}`;
}

/** The plan of an act with its parameters, as the one thing on the page of jobs. */
export function actItem(act: string, params: Params): string {
  return `act:${act}:${JSON.stringify(params)}`;
}

/** Reads what {@link actItem} made; an address somebody changed by hand gives no parameters. */
export function parseActItem(item: string): { act: string; params: Params } | undefined {
  const [, act, json = ''] = /^act:([\w-]+):(.*)$/u.exec(item) ?? [];
  if (act === undefined) return undefined;
  try {
    return { act, params: JSON.parse(json) as Params };
  } catch {
    return { act, params: {} };
  }
}

/** The plan that takes a job back, whole or what came after one of its steps, as the one thing on the page of jobs. */
export function undoItem(job: string, to?: string): string {
  return to === undefined ? `undo:${job}` : `undo:${job}:${to}`;
}

/** Reads what {@link undoItem} made. */
export function parseUndoItem(item: string): { job: string; to?: string } | undefined {
  const [, job, to] = /^undo:([\w-]+)(?::([\w-]+))?$/u.exec(item) ?? [];
  if (job === undefined) return undefined;
  return to === undefined ? { job } : { job, to };
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
