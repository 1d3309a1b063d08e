import type { Json } from '../../../../contract/json.ts';
import { scriptOf } from '../../../reports/script.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit, exitOfScan } from '../exit-codes.ts';
import { findingWords, printScan } from '../render/scan.ts';
import { printStatus } from '../render/status.ts';
import { goalOfSetup, readSetup } from './setup-file.ts';

export async function scan(cli: Cli): Promise<Outcome> {
  const input = cli.line.options['setup'] === undefined ? {} : { goal: await goalOfSetup(cli) };
  const report = await cli.call('host.scan', input);
  printScan(cli, report);
  const findings = report.findings.map((finding) => ({ ...finding, ...findingWords(cli, finding) }));
  return { exitCode: exitOfScan(report), json: { report: { ...report, findings } as unknown as Json } };
}

/** How often `--watch` looks, in milliseconds. The batch into the VM limits itself to one a minute on a real host. */
const watchEveryMs = 10_000;

export async function status(cli: Cli): Promise<Outcome> {
  const watch = cli.line.options['watch'] === true;
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.once('SIGINT', onInterrupt);
  try {
    for (;;) {
      const now = await cli.call('status.read', {});
      printStatus(cli, now);
      if (!watch || stop.signal.aborted)
        return { exitCode: exit.proven, json: { status: now as unknown as Json } };
      if (cli.line.output === 'json-stream') cli.terminal.out(JSON.stringify(now));
      await cli.app.world.clock.sleep(watchEveryMs, stop.signal);
      cli.print('');
    }
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

export async function checkSetup(cli: Cli): Promise<Outcome> {
  const setup = await cli.call('setup.check', { text: await readSetup(cli.line.words[0] ?? '') });
  cli.print(JSON.stringify(setup, null, 2));
  return { exitCode: exit.proven, json: { setup: setup as unknown as Json } };
}

export async function schema(cli: Cli): Promise<Outcome> {
  const found = await cli.call('setup.schema', {});
  cli.print(JSON.stringify(found, null, 2));
  return { exitCode: exit.proven, json: { schema: found } };
}

export async function exportScript(cli: Cli): Promise<Outcome> {
  const plan = await cli.call('jobs.plan', { goal: await goalOfSetup(cli), askSecrets: false });
  const text = scriptOf(plan, cli.line.language, cli.version);
  cli.print(text);
  return { exitCode: exit.proven, json: { script: text } };
}
