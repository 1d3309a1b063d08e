import { createHash } from 'node:crypto';

const blockBytes = 512;

/** The header of a file in a tar archive (POSIX ustar). */
function headerOf(name: string, bytes: number): Buffer {
  const header = Buffer.alloc(blockBytes);
  header.write(name, 0, 100, 'utf8');
  const octal = (value: number, digits: number) => `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(octal(0o644, 7) + octal(0, 7) + octal(0, 7) + octal(bytes, 11) + octal(0, 11), 100, 'latin1');
  header.write('        0', 148, 'latin1');
  header.write('ustar\u000000', 257, 'latin1');
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** Files as a tar archive, in their order. */
export function tarFile(files: readonly { name: string; content: Buffer }[]): Buffer {
  const pieces = files.flatMap(({ name, content }) => [
    headerOf(name, content.length),
    content,
    Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes),
  ]);
  return Buffer.concat([...pieces, Buffer.alloc(2 * blockBytes)]);
}

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const json = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8');

/** Processors as images name them. */
export type ImageArchitecture = 'amd64' | 'arm64';

/** An image with one empty layer: its configuration, and by that its ID. */
export function practiceImage(
  name: string,
  architecture: string,
  os = 'linux',
): { config: Buffer; layer: Buffer; id: string } {
  const layer = Buffer.alloc(2 * blockBytes);
  const config = json({
    architecture,
    os,
    config: { Labels: { name, practice: 'EFLOW Desk practice image: it holds no program.' } },
    rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(layer)}`] },
  });
  return { config, layer, id: `sha256:${sha256(config)}` };
}

/** What `docker save` writes for images: as docker did up to version 24, or with the blobs of an OCI layout since. */
export function savedImages(
  images: readonly { names: readonly string[]; config: Buffer; layer: Buffer }[],
  layout: 'docker' | 'oci' = 'docker',
): Buffer {
  const placed = images.map(({ names, config, layer }) => ({
    names,
    config: {
      name: layout === 'oci' ? `blobs/sha256/${sha256(config)}` : `${sha256(config)}.json`,
      content: config,
    },
    layer: {
      name: layout === 'oci' ? `blobs/sha256/${sha256(layer)}` : `${sha256(layer)}/layer.tar`,
      content: layer,
    },
  }));
  const manifest = placed.map(({ names, config, layer }) => ({
    Config: config.name,
    RepoTags: names.length === 0 ? null : names,
    Layers: [layer.name],
  }));
  return tarFile([
    ...placed.flatMap(({ config, layer }) => [layer, config]),
    ...(layout === 'oci'
      ? [
          { name: 'index.json', content: json({ schemaVersion: 2, manifests: [] }) },
          { name: 'oci-layout', content: json({ imageLayoutVersion: '1.0.0' }) },
        ]
      : []),
    { name: 'manifest.json', content: json(manifest) },
  ]);
}

/** The image of edgeAgent that EFLOW asks for. */
export const agentImage = 'mcr.microsoft.com/azureiotedge-agent:1.5';

/** Names of the images in the file that practice brings: those that every IoT Edge device starts with. */
export const practiceImageNames = [agentImage, 'mcr.microsoft.com/azureiotedge-hub:1.5'] as const;

/** Bytes of a file with practice's images, for a person to carry; no program of anybody is in it. */
export const practiceImages = (architecture: ImageArchitecture): Buffer =>
  savedImages(practiceImageNames.map((name) => ({ names: [name], ...practiceImage(name, architecture) })));
