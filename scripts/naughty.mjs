// `npm run naughty`: every naughty text at every place of a setup, of eflow-userconfig.json and of the command line; in the
// suite a third of the command lines stands for all.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureSetup, root } from './setup.mjs';

ensureSetup();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const files = ['test/main/domain/naughty.test.ts', 'test/main/hosts/cli/naughty.test.ts'];
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'domain', '--project', 'hosts', ...files],
  { cwd: root, stdio: 'inherit', env: { ...process.env, EFLOW_DESK_NAUGHTY: 'all' } },
);
process.exitCode = status ?? 1;
