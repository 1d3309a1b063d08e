import type { ImageArchive } from '../../contract/images.ts';
import { errorCodes, Failure } from '../../contract/errors.ts';
import { readArchive } from '../domain/images/archive.ts';
import { NotAnArchive } from '../domain/images/tar.ts';
import type { PayloadFiles } from '../ports.ts';

/** Reads what a file of images brings; what is wrong with it is told, never thrown. */
export type ReadImages = (path: string) => Promise<ImageArchive>;

export function createReadImages(open: PayloadFiles['open']): ReadImages {
  return async (path) => {
    let bytes = 0;
    try {
      const file = await open(path);
      try {
        ({ bytes } = file);
        return { problem: null, bytes, images: await readArchive(file.read, bytes) };
      } finally {
        await file.close();
      }
    } catch (error) {
      if (error instanceof NotAnArchive) return { problem: error.problem, bytes, images: [] };
      if (!(error instanceof Failure)) throw error;
      const problem = error.error.code === errorCodes.payloadMissing ? 'missing' : 'unreadable';
      return { problem, bytes, images: [] };
    }
  };
}
