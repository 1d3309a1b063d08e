import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Chromium of this machine: what the environment names, else where distributions put it. */
const places = [
  process.env['EFLOW_DESK_TEST_CHROMIUM'] ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];
const program = places.find((place) => place !== '' && existsSync(place));

/** Why no browser can be had here, if so. With CI set that is a failure. */
export const missing = program === undefined ? 'no Chromium is installed' : undefined;
if (missing !== undefined && (process.env['CI'] ?? '') !== '') throw new Error(missing);

const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** A browser of this run, with nothing of its own on the network, and `more` of its options. */
export function openBrowser(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: program ?? '',
    args: [
      ...sandbox,
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  });
}
