// `npm run model [SEEDS] [FIRST]`: the model-based test over many seeds (500 unless said otherwise).
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureSetup, root } from './setup.mjs';

ensureSetup();
const [seeds = '500', first = '1'] = process.argv.slice(2);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'services', 'test/main/model.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, EFLOW_DESK_MODEL_SEEDS: seeds, EFLOW_DESK_MODEL_FIRST: first },
  },
);
process.exitCode = status ?? 1;
