import { errorCodes, type ErrorCode, type Params } from '../../../contract/errors.ts';
import type { FactValue } from '../../../contract/facts.ts';
import type { ArchiveProblem, GuestImages } from '../../../contract/images.ts';

/** What speaks against a file of images. */
export interface AgainstImages {
  code: ErrorCode;
  params: Params;
}

/** The error of each problem of a file. */
export const ofArchive: Record<ArchiveProblem, ErrorCode> = {
  missing: errorCodes.imagesMissing,
  unreadable: errorCodes.imagesUnreadable,
  'not-tar': errorCodes.imagesNotTar,
  compressed: errorCodes.imagesCompressed,
  'cut-off': errorCodes.imagesCutOff,
  damaged: errorCodes.imagesDamaged,
  'oci-layout': errorCodes.imagesOciLayout,
  container: errorCodes.imagesContainer,
  'no-manifest': errorCodes.imagesNoManifest,
  'no-tags': errorCodes.imagesNoTags,
  'too-much': errorCodes.imagesTooMuch,
};

/** Kinds of processors of a host as Win32_Processor.Architecture counts them, and as images name them. */
const platforms = new Map([
  [9, 'amd64'],
  [12, 'arm64'],
]);

/** Why an image of this file cannot run in the VM of this host; a host that does not tell its processor forbids nothing. */
export function againstPlatform(
  file: string,
  images: FactValue<'file.images'>['images'],
  processor: number | undefined,
): AgainstImages[] {
  const platform = platforms.get(processor ?? -1);
  return images.flatMap(({ name: image, os, architecture }): AgainstImages[] => {
    if (os !== 'linux') return [{ code: errorCodes.imageNotLinux, params: { file, image, os } }];
    return platform === undefined || architecture === platform
      ? []
      : [{ code: errorCodes.imagePlatform, params: { file, image, architecture, platform } }];
  });
}

/**
 * All that speaks against a file before it is carried anywhere: what it is, and that it brings these images by these IDs and
 * nothing beside them, since docker loads all that is in it.
 */
export function againstArchive(
  file: string,
  wanted: Readonly<Record<string, string>>,
  archive: FactValue<'file.images'>,
  processor: number | undefined,
): AgainstImages[] {
  if (archive.problem !== null) return [{ code: ofArchive[archive.problem], params: { file } }];
  const brought = new Map(archive.images.map((image) => [image.name, image]));
  return [
    ...Object.entries(wanted).flatMap(([image, id]): AgainstImages[] => {
      const has = brought.get(image)?.id;
      if (has === undefined) return [{ code: errorCodes.imageNotInFile, params: { file, image } }];
      return has === id ? [] : [{ code: errorCodes.imageOther, params: { file, image, has, wanted: id } }];
    }),
    ...[...brought.keys()]
      .filter((image) => !Object.hasOwn(wanted, image))
      .map((image) => ({ code: errorCodes.imageNotNamed, params: { file, image } })),
    ...againstPlatform(file, archive.images, processor),
  ];
}

/** True when docker has each of these names with exactly this ID. */
export const hasAll = ({ images }: GuestImages, wanted: Readonly<Record<string, string>>): boolean =>
  Object.entries(wanted).every(([name, id]) => images.some((one) => one.name === name && one.id === id));

/** What lies between a file and docker in the VM: its copy, and what docker makes of it. */
export interface CarriedFile {
  bytes: number;
  copied: boolean;
  loaded: boolean;
}

/**
 * Bytes of the data partition that it takes to load these files one after the other, at the worst moment: each copy goes
 * once its images are loaded.
 *
 * @assumed eflow.md 19 F89: images take at least as much of the data partition as the file that brings them | verify: df /var/lib/docker in the VM before and after docker load of a saved image
 */
export function bytesNeeded(files: readonly CarriedFile[]): number {
  let kept = 0;
  let most = 0;
  for (const { bytes, copied, loaded } of files) {
    if (loaded) continue;
    const copy = copied ? 0 : bytes;
    most = Math.max(most, kept + copy + bytes);
    kept += bytes;
  }
  return most;
}
