import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ArchivedImage, ArchiveProblem } from '../../../contract/images.ts';
import type { ReadAt } from '../../ports.ts';
import { NotAnArchive, tarEntries, type TarEntry } from './tar.ts';

/** Far above what docker writes; more is no file of images. */
const mostManifestBytes = 4 * 1024 * 1024;
const mostConfigBytes = 4 * 1024 * 1024;
const mostImages = 200;

const Manifest = z.array(z.object({ Config: z.string(), RepoTags: z.array(z.string().max(300)).nullish() }));
const Config = z.object({ architecture: z.string().max(64), os: z.string().max(64) });

function demand(right: boolean, problem: ArchiveProblem): asserts right {
  if (!right) throw new NotAnArchive(problem);
}

/** As `docker image ls` shows it, whoever wrote the file: without the name of Docker's own registry. */
const shown = (tag: string): string => tag.replace(/^docker\.io\/(?:library\/)?/u, '');

/** Why an archive without a manifest has none, by what is in it instead. */
function withoutManifest(names: ReadonlyMap<string, TarEntry>): ArchiveProblem {
  if (names.has('oci-layout') || names.has('index.json')) return 'oci-layout';
  const folders = ['.dockerenv', 'bin', 'etc', 'usr'];
  const root = new Set([...names.keys()].map((name) => name.split('/')[0] ?? ''));
  return folders.filter((name) => root.has(name)).length >= 2 ? 'container' : 'no-manifest';
}

/**
 * Reads which images a file brings that `docker save` wrote, old docker as well as the OCI layout with its manifest.json of
 * new docker. Layers are never read; the ID of an image is the SHA-256 of its configuration and is computed, since a name in
 * the file may say anything. What is not such a file throws {@link NotAnArchive}.
 *
 * @assumed field-notes Payload and trust: the docker of the VM keeps images in its own store, where the ID of an image is the SHA-256 of its configuration (with the image store of containerd it is that of its manifest) | verify: docker info and docker image ls --no-trunc in the VM, after docker load of a saved image
 */
export async function readArchive(read: ReadAt, bytes: number): Promise<ArchivedImage[]> {
  const names = new Map<string, TarEntry>();
  for (const entry of await tarEntries(read, bytes)) names.set(entry.name.replace(/^\.\//u, ''), entry);

  async function contentOf(name: string, most: number): Promise<Buffer> {
    const entry = names.get(name);
    demand(entry?.file === true, 'damaged');
    demand(entry.bytes <= most, 'too-much');
    return Buffer.from(await read(entry.offset, entry.bytes));
  }
  function parsed<T>(shape: z.ZodType<T>, content: Buffer): T {
    let json: unknown;
    try {
      json = JSON.parse(content.toString('utf8'));
    } catch {
      throw new NotAnArchive('damaged');
    }
    const found = shape.safeParse(json);
    demand(found.success, 'damaged');
    return found.data;
  }

  if (!names.has('manifest.json')) throw new NotAnArchive(withoutManifest(names));
  const manifest = parsed(Manifest, await contentOf('manifest.json', mostManifestBytes));
  demand(manifest.length <= mostImages, 'too-much');
  const images = new Map<string, ArchivedImage>();
  for (const { Config: path, RepoTags: tags } of manifest) {
    if (tags == null || tags.length === 0) continue;
    const content = await contentOf(path, mostConfigBytes);
    const { os, architecture } = parsed(Config, content);
    const id = `sha256:${createHash('sha256').update(content).digest('hex')}`;
    for (const tag of tags) images.set(shown(tag), { name: shown(tag), id, os, architecture });
    demand(images.size <= mostImages, 'too-much');
  }
  demand(images.size > 0, 'no-tags');
  return [...images.values()];
}
