// `npm run conformance`: every entry of the catalogue on every practice machine, in practice and through PowerShell. The
// suite compares each answer once only; here each is compared on every machine that gives it.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureSetup, root } from './setup.mjs';

ensureSetup();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'conformance'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, EFLOW_DESK_CONFORMANCE: 'full' },
});
process.exitCode = status ?? 1;
