import type { Json } from '../../src/contract/json.ts';
import type { CatalogueName } from '../../src/main/domain/catalogue.gen.ts';
import { invoke } from '../../src/practice/host/invoke.ts';
import type { Invocation } from '../../src/practice/host/stream.ts';
import type { Guest } from '../../src/practice/state/vm.ts';
import type { Given } from './guest-proxy.ts';
import type { GuestAnswers, ProgramAnswer } from './guest-shell.ts';
import type { StandInCall, StandInStream } from './server.ts';

const home = '/home/iotedge-user';
const live = '/etc/aziot/config.toml';
const given = `${home}/eflow-desk-given`;

/** The call of our function that copies a file of images, by what it asks the cmdlet for; undefined for any other call. */
export function imageCopyCall({ command, parameters }: StandInCall): Record<string, Json> | undefined {
  const to = parameters['toFile'];
  return command === 'AzureEFLOW\\Copy-EflowVmFile' && typeof to === 'string' && to !== given
    ? { File: parameters['fromFile'] ?? '', Copy: to.slice(home.length + 1) }
    : undefined;
}

/** What the cmdlet says in the midst of that function, which answers by itself. */
export async function* imagesCopied(call: Invocation): StandInStream {
  for await (const item of invoke(call)) if (item.kind !== 'output') yield item;
}

/** The entry that a text for the VM's shell comes from, if it is about images. */
export function imagesCall(
  script: string,
  file: Given,
): { op: CatalogueName; parameters: Record<string, Json> } | undefined {
  const values = (name: string) =>
    [...file.text.matchAll(new RegExp(`^${name}=(.*)$`, 'gmu'))].map((match) => match[1] ?? '');
  if (script.includes('section copies')) return { op: 'guest.images', parameters: {} };
  if (script.includes('section apply load'))
    return { op: 'guest.loadImages', parameters: { Copy: values('copy')[0] ?? '' } };
  if (script.includes('section apply keep'))
    return { op: 'guest.keepAgentImage', parameters: { Image: values('image')[0] ?? '' } };
  if (script.includes('section apply release')) return { op: 'guest.releaseAgentImage', parameters: {} };
  if (!script.includes('section apply unload')) return undefined;
  const [[copy], images] = [values('copy'), values('image')];
  return {
    op: 'guest.removeImages',
    parameters: {
      ...(images.length === 0 ? {} : { Images: images }),
      ...(copy === undefined ? {} : { Copy: copy }),
    },
  };
}

/** The files of the VM that are about images. `config` is `config.toml`. */
export const imageFiles = ({ copies }: Guest, config: string): Record<string, string> => ({
  [live]: config,
  ...Object.fromEntries(copies.map(({ name, bytes }) => [`${home}/${name}`, `${bytes}`])),
});

/** A row of what the twin tells: an image or a copy. */
interface Row {
  Name: string;
  Id?: string;
  Bytes?: number;
}

const rows = (value: Json | undefined, line: (row: Row) => string): ProgramAnswer => ({
  stdout: (value as unknown as Row[]).map((row) => `${line(row)}\n`).join(''),
});

/** The VM as our function sees it that reads its images, made of what the twin tells. */
export function imagesTold(row: Readonly<Record<string, Json>>, config: string): GuestAnswers {
  const images = row['Images'] as { Name: string; InUse: boolean }[];
  const copies = row['Copies'] as { Name: string; Bytes: number }[];
  const pattern = `${home}/eflow-desk-images-*.tar`;
  const free = row['FreeBytes'] as number;
  return {
    files: { [live]: { text: config } },
    commands: {
      'docker image ls --no-trunc --format {{.Repository}}:{{.Tag}}={{.ID}}': rows(
        row['Images'],
        ({ Name, Id }) => `${Name}=${Id}`,
      ),
      'docker ps -a --no-trunc --format {{.Image}}': {
        stdout: images
          .filter(({ InUse }) => InUse)
          .map(({ Name }) => `${Name}\n`)
          .join(''),
      },
      [`du -b ${pattern}`]:
        copies.length === 0
          ? { stderr: `du: cannot access '${pattern}': No such file or directory\n`, exitCode: 1 }
          : rows(row['Copies'], ({ Name, Bytes }) => `${Bytes}\t${home}/${Name}`),
      'df -P -k /var/lib/docker': {
        stdout: `Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda11 10190100 1234567 ${free / 1024} 13% /var\n`,
      },
    },
  };
}

/**
 * The VM as functions see it that change its images. Its clock goes on while the twin works, so what docker has is known by
 * what came of it: `changed` without a copy to remove were images.
 */
export function imagesAnswers(guest: Guest, config: string, file: Given, changed: boolean): GuestAnswers {
  const inspected = [...file.text.matchAll(/^image=(.*)$/gmu)].map((match) => match[1] ?? '');
  const files = { ...imageFiles(guest, config), [given]: file.text };
  return {
    commands: {
      'iotedge config apply': {},
      'iotedge version': { stdout: 'iotedge 1.5.21\n' },
      'iotedge system restart': {},
      'systemctl daemon-reload': {},
      'docker rm -f edgeAgent': {},
      ...Object.fromEntries(
        guest.copies.map(({ name }) => [`docker load -q -i ${home}/${name}`, { stdout: 'Loaded image\n' }]),
      ),
      ...Object.fromEntries(
        inspected.flatMap((name) => [
          [`docker image inspect --format {{.Id}} ${name}`, { exitCode: changed ? 0 : 1 }],
          [`docker image rm ${name}`, { exitCode: changed ? 0 : 1 }],
        ]),
      ),
    },
    files: Object.fromEntries(Object.entries(files).map(([path, text]) => [path, { text }])),
  };
}
