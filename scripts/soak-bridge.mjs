// `npm run soak:bridge`: a hundred megabytes through the bridge in one text, in a million and in objects, and ten thousand
// calls. The suite runs a part of the same tests.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureSetup, root } from './setup.mjs';

ensureSetup();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'services', 'test/main/bridge/engine-soak.test.ts'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, EFLOW_DESK_SOAK: 'full' } },
);
process.exitCode = status ?? 1;
