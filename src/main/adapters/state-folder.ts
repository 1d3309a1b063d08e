import { mkdirSync, realpathSync } from 'node:fs';
import { errorCodes, failure } from '../../contract/errors.ts';

/** Makes a folder of this product when it is missing, and gives its one true path. */
export function ensureFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true });
    return realpathSync(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? '';
    throw failure(errorCodes.stateNotWritable, 'journal.write', {
      params: { folder: path, reason },
      origin: { kind: 'file', id: reason },
      cause: error,
    });
  }
}
