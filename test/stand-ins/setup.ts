// With EFLOW_DESK_TEST_HOST=engine every practice machine of the suite is reached through bridge, engine, scripts and
// stand-ins. The product knows nothing of it: its own import of practice is answered here. Tests of practice itself and of
// the conformance of both do not load this.
import { afterAll, vi } from 'vitest';
import { endEngines, keepEngines, openOnEngine } from './engine-practice.ts';

vi.mock(import('../../src/practice/index.ts'), async (original) => {
  const practice = await original();
  return { ...practice, openPractice: (options) => openOnEngine(options, practice) };
});

keepEngines();
afterAll(endEngines);
