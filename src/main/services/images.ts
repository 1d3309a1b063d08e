import type { ImageFile } from '../../contract/images.ts';
import { errorCodes, failure } from '../../contract/errors.ts';
import { factsOf } from '../domain/facts.ts';
import { againstPlatform, ofArchive } from '../domain/images/judge.ts';
import { filePathRule } from '../domain/msi/place.ts';
import type { FactService } from './facts.ts';
import type { ReadImages } from './read-images.ts';

/**
 * Reads one file of images for a person, with what speaks against its images on this host. Refused: a path that names no
 * file of this machine, and a file that brings no images.
 */
export async function lookAtImages(
  deps: { read: ReadImages; facts: FactService; windows: boolean },
  file: string,
): Promise<ImageFile> {
  const rule = filePathRule(file, deps.windows);
  if (rule !== undefined)
    throw failure(errorCodes.payloadPath, 'payload.images', {
      fields: [{ path: 'file', rule, params: {} }],
      retry: 'never',
    });
  const { problem, bytes, images } = await deps.read(file);
  if (problem !== null) throw failure(ofArchive[problem], 'payload.images', { params: { file } });
  const processor = factsOf(await deps.facts.gather([{ id: 'host.processor' }])).value('host.processor');
  const against = againstPlatform(file, images, processor?.architecture);
  return { file, bytes, images, against };
}
