import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodes, failure } from '../../../../contract/errors.ts';
import { systemClock } from '../../../adapters/clock.ts';
import { ownFolders } from '../../../bridge/program-folders.ts';
import { readAssets } from '../../pages/assets.ts';
import { openHttpHost } from '../../http/server.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';

/** How long nobody may look before the server ends, in milliseconds. */
const idleMs = 30 * 60_000;

function portOf(text: string | boolean | string[] | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw failure(errorCodes.usage, 'cli.parse', {
    params: { reason: 'port', value: String(text) },
    retry: 'never',
  });
}

/** Serves the windows to browsers on this computer until Ctrl-C, or until nobody has looked for half an hour. */
export async function serve(cli: Cli): Promise<Outcome> {
  const port = portOf(cli.line.options['port']);
  const folder = ownFolders().windows;
  if (!existsSync(join(folder, 'index.html'))) throw failure(errorCodes.webApp, 'serve', { retry: 'never' });
  const host = await openHttpHost({
    router: cli.app.router,
    assets: readAssets(folder),
    clock: systemClock,
    ...(port === undefined ? {} : { port }),
    idleMs,
    busy: async () => (await cli.app.working()) !== undefined,
  });
  void cli.app.prewarm();
  const stop = (): void => void host.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // The address is the answer: it is printed whatever form was asked for, since nobody could get in without it.
  cli.terminal.out(
    cli.line.output === 'text'
      ? cli.say('serve.open', { link: host.link })
      : JSON.stringify({ link: host.link }),
  );
  cli.print(cli.say('serve.end'));
  try {
    await host.closed;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
  return { exitCode: exit.proven, json: { port: host.port } };
}
