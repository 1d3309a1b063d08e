import { open } from 'node:fs/promises';
import { readArchive } from '../../main/domain/images/archive.ts';
import { NotAnArchive } from '../../main/domain/images/tar.ts';
import type { ImageCopy } from '../state/vm.ts';

/** Looks at a real file on this computer's disk, as docker would read it; undefined when there is none that can be read. */
export async function readImageFile(path: string): Promise<Omit<ImageCopy, 'name'> | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const bytes = (await file.stat()).size;
    const read = async (offset: number, length: number) => {
      const part = Buffer.alloc(Math.max(0, Math.min(length, bytes - offset)));
      const { bytesRead } = await file.read(part, 0, part.length, offset);
      return part.subarray(0, bytesRead);
    };
    const images = await readArchive(read, bytes);
    return { bytes, images: images.map(({ name, id }) => ({ name, id })) };
  } catch (error) {
    return error instanceof NotAnArchive ? { bytes: (await file.stat()).size, images: null } : undefined;
  } finally {
    await file.close();
  }
}
