import electron from 'electron';
import { asOnlyOne } from './instance.ts';

// Nothing else is imported up here, so that nothing else is done before it is known who goes on.
await asOnlyOne(electron.app, async () => (await import('./start.ts')).start(electron, import.meta.dirname));
