import { z } from 'zod';
import { errorCodes } from '../../../contract/errors.ts';
import { isJsonObject } from '../../../contract/json.ts';
import { matchFailure } from '../diagnosis/failures.ts';
import type { Facts } from '../facts.ts';
import { againstArchive, bytesNeeded, hasAll, type CarriedFile } from '../images/judge.ts';
import { defineKind, type CommandAnswer, type Diagnosis, type Pace } from './kind.ts';

const Images = z.record(z.string(), z.string());
const goesWith = ['install-msi', 'remove-eflow'];

/** Docker and the services of the VM take a moment on its slow disks. */
const settle: Pace = { everyMs: 5_000, forMs: 60_000 };

const Copy = z.object({
  /** The file on this Windows, and what it is to bring. */
  file: z.string(),
  images: Images,
  /** Name of its copy in the VM. */
  copy: z.string(),
  /** Files that are loaded before it, which take their room first. */
  earlier: z.array(z.object({ file: z.string(), images: Images })),
  /** Size of the data partition that a VM gets which is not there yet. */
  dataGb: z.number().int(),
});
type Copy = z.infer<typeof Copy>;

/** What F46, F89 and their like print; a full disk is told as such. */
function refusal(answer: CommandAnswer): Diagnosis | undefined {
  const known = matchFailure(answer.lines, answer.output);
  if (known === undefined) return undefined;
  return known.id === 'F89'
    ? { code: errorCodes.guestDiskFull, params: { free: 0, text: known.text }, id: known.id, final: true }
    : { code: errorCodes.imagesNotCopied, params: { text: known.text }, id: known.id, final: true };
}

const mb = (bytes: number) => Math.ceil(bytes / 1_048_576);

/** Free bytes of the data partition; of a VM that is not there yet those that it gets; undefined when not known. */
function freeBytes({ dataGb }: Copy, facts: Facts): number | undefined {
  const verify = facts.get('eflow.verify');
  const noVm = 'value' in verify ? !verify.value : verify.unknown === 'absent';
  return noVm ? dataGb * 1024 ** 3 : (facts.value('guest.images')?.freeBytes ?? undefined);
}

function noRoom(input: Copy, facts: Facts): Diagnosis[] {
  const vm = facts.value('guest.images');
  const carried = [...input.earlier, input].map(({ file, images }): CarriedFile => {
    const { bytes = 0 } = facts.value('file.images', file) ?? {};
    const copied = file === input.file && hasCopy(input, facts);
    return { bytes, copied, loaded: vm !== undefined && hasAll(vm, images) };
  });
  const needs = bytesNeeded(carried);
  const free = freeBytes(input, facts);
  return free === undefined || needs <= free
    ? []
    : [
        {
          code: errorCodes.imagesNoRoom,
          params: { file: input.file, needs: mb(needs), free: Math.floor(free / 1_048_576) },
          id: 'F89',
          final: true,
        },
      ];
}

/** The copy is whole: one that was cut off is shorter. */
function hasCopy({ file, copy }: Copy, facts: Facts): boolean {
  const bytes = facts.value('file.images', file)?.bytes;
  return facts.value('guest.images')?.copies.some((one) => one.name === copy && one.bytes === bytes) === true;
}

/** All that is against the file, or its place in the VM, once its images are not there. */
function obstacles(input: Copy, facts: Facts): Diagnosis[] {
  const archive = facts.value('file.images', input.file);
  if (archive === undefined) return [];
  const processor = facts.value('host.processor')?.architecture;
  const against = againstArchive(input.file, input.images, archive, processor);
  return against.length > 0 ? against.map((why) => ({ ...why, final: true })) : noRoom(input, facts);
}

/** Copies a file of images into the VM, which reaches no registry (field-notes Payload and trust). */
export const copyImages = defineKind({
  kind: 'copy-images',
  input: Copy,
  typicalMs: 120_000,
  assumed: 'eflow.md 8.3',
  needs: ({ file, earlier }) => [
    { id: 'eflow.verify' },
    { id: 'guest.images' },
    { id: 'host.processor' },
    { id: 'file.images', arg: file },
    ...earlier.map((one) => ({ id: 'file.images' as const, arg: one.file })),
  ],
  state: (input, facts) => {
    const vm = facts.value('guest.images');
    // The file may be gone once its images are there.
    if (vm !== undefined && hasAll(vm, input.images)) return 'done';
    if (obstacles(input, facts).length > 0) return 'unclear';
    if (facts.value('eflow.verify') !== true || vm === undefined) return 'later';
    if (facts.value('file.images', input.file) === undefined) return 'later';
    return hasCopy(input, facts) ? 'done' : 'todo';
  },
  obstacles,
  action: ({ file, copy }) => ({ port: 'host', op: 'guest.copyImages', args: { File: file, Copy: copy } }),
  settle: () => settle,
  refusal,
  diagnose: (input, facts) =>
    obstacles(input, facts)[0] ?? {
      code: errorCodes.imagesNotCopied,
      params: { text: '' },
      final: true,
    },
  recover: () => ({ none: errorCodes.imagesNotCopied }),
  undo: ({ copy }) => ({ step: { kind: 'unload-images', input: { images: [], copy } } }),
  goesWith,
});

const Load = z.object({ images: Images, copy: z.string() });

type Names = z.infer<typeof Images>;

const hadOf = (before: Facts) => before.value('guest.images')?.images ?? [];

/** A name was another image's before. */
const isReplaced = (images: Names, before: Facts): boolean =>
  hadOf(before).some(({ name, id }) => Object.hasOwn(images, name) && images[name] !== id);

/** A container was made from one that was not there before. */
const isUsed = (images: Names, before: Facts, now: Facts): boolean =>
  now
    .value('guest.images')
    ?.images.some(
      ({ name, inUse }) =>
        inUse && Object.hasOwn(images, name) && !hadOf(before).some((one) => one.name === name),
    ) === true;

/** Loads the images of a copy into docker of the VM; what was loaded is what the setup names, by its ID. */
export const loadImages = defineKind({
  kind: 'load-images',
  input: Load,
  typicalMs: 90_000,
  assumed: 'field-notes Payload and trust',
  needs: () => [{ id: 'eflow.verify' }, { id: 'guest.images' }],
  state: ({ images, copy }, facts) => {
    const vm = facts.value('guest.images');
    if (facts.value('eflow.verify') !== true || vm === undefined) return 'later';
    if (hasAll(vm, images)) return 'done';
    return vm.copies.some(({ name }) => name === copy) ? 'todo' : 'later';
  },
  action: ({ copy }) => ({ port: 'host', op: 'guest.loadImages', args: { Copy: copy } }),
  settle: () => settle,
  // The shell of the VM may go on alone when its caller is gone.
  goesOn: settle,
  refusal,
  diagnose: ({ images }, facts) => {
    const vm = facts.value('guest.images');
    const without = Object.entries(images)
      .filter(([name, id]) => vm !== undefined && !hasAll(vm, { [name]: id }))
      .map(([name]) => name);
    return { code: errorCodes.imagesNotLoaded, params: { images: without.join(', ') }, final: false };
  },
  // Whoever writes the deployment has to know it: without it edgeAgent asks the registry again.
  notes: ({ images }) => [
    { code: 'images-manifest', params: { images: Object.keys(images).join(', ') }, lasting: true },
  ],
  undo: ({ images }, before) => {
    const had = before.value('guest.images');
    if (had === undefined) return { with: 'install-msi' };
    const added = Object.keys(images).filter((name) => !had.images.some((one) => one.name === name));
    return added.length === 0
      ? { none: 'images-replaced' }
      : { step: { kind: 'unload-images', input: { images: added, copy: null } } };
  },
  residues: (before, now, { images }) =>
    (isUsed(images, before, now) ? ['images-in-use'] : []).concat(
      isReplaced(images, before) ? ['images-replaced'] : [],
    ),
  mayLeave: ['images-in-use'],
  residueNeeds: [{ id: 'guest.images' }],
  goesWith,
});

/**
 * Takes names out of docker again, or a copy that was not loaded: the undo of {@link loadImages} and {@link copyImages}. What
 * a container was made from stays, and so does the container.
 */
export const unloadImages = defineKind({
  kind: 'unload-images',
  input: z.object({ images: z.array(z.string()), copy: z.string().nullable() }),
  typicalMs: 15_000,
  needs: () => [{ id: 'guest.images' }],
  state: ({ images, copy }, facts) => {
    const vm = facts.value('guest.images');
    if (vm === undefined) return 'later';
    const there =
      vm.images.some(({ name, inUse }) => images.includes(name) && !inUse) ||
      vm.copies.some(({ name }) => name === copy);
    return there ? 'todo' : 'done';
  },
  action: ({ images, copy }) => ({
    port: 'host',
    op: 'guest.removeImages',
    args: { ...(images.length === 0 ? {} : { Images: images }), ...(copy === null ? {} : { Copy: copy }) },
  }),
  settle: () => settle,
  undo: () => ({ none: 'images-unloaded' }),
  goesWith,
});

const Keep = z.object({ image: z.string() });

const tableUnreadable: Diagnosis = { code: errorCodes.agentTableUnreadable, params: {}, final: true };

const isTable = ({ output }: CommandAnswer): Diagnosis | undefined => {
  const last = output.at(-1);
  return isJsonObject(last) && last['Refused'] === 'agent-table' ? tableUnreadable : undefined;
};

/**
 * Has the VM run edgeAgent from the image that was carried to it, and never pull it: by default it is pulled although docker
 * has it (field-notes Payload and trust). In the configuration that provisioning wrote.
 */
export const keepAgentImage = defineKind({
  kind: 'keep-agent-image',
  input: Keep,
  typicalMs: 40_000,
  assumed: 'field-notes Payload and trust',
  needs: () => [{ id: 'eflow.verify' }, { id: 'guest.images' }],
  state: ({ image }, facts) => {
    const vm = facts.value('guest.images');
    if (facts.value('eflow.verify') !== true || vm === undefined) return 'later';
    if (vm.agent.image === image && vm.agent.pullPolicy === 'never') return 'done';
    return vm.agent.editable ? 'todo' : 'unclear';
  },
  obstacles: (_input, facts) =>
    facts.value('guest.images')?.agent.editable === false ? [tableUnreadable] : [],
  action: ({ image }) => ({ port: 'host', op: 'guest.keepAgentImage', args: { Image: image } }),
  settle: () => settle,
  goesOn: settle,
  refusal: isTable,
  diagnose: ({ image }, facts) =>
    facts.value('guest.images')?.agent.editable === false
      ? tableUnreadable
      : { code: errorCodes.agentImageNotKept, params: { image }, final: false },
  recover: () => ({ none: errorCodes.agentTableUnreadable }),
  undo: (_input, before) => {
    const had = before.value('guest.images');
    if (had === undefined) return { with: 'install-msi' };
    return had.agent.own && had.agent.image !== null
      ? { step: { kind: 'keep-agent-image', input: { image: had.agent.image } } }
      : { step: { kind: 'release-agent-image', input: {} } };
  },
  goesWith,
});

/** Lets edgeAgent be pulled again, as config.toml said before: the undo of {@link keepAgentImage}. */
export const releaseAgentImage = defineKind({
  kind: 'release-agent-image',
  input: z.object({}),
  typicalMs: 30_000,
  needs: () => [{ id: 'guest.images' }],
  state: (_input, facts) => {
    const vm = facts.value('guest.images');
    if (vm === undefined) return 'later';
    return vm.agent.own ? 'todo' : 'done';
  },
  action: () => ({ port: 'host', op: 'guest.releaseAgentImage', args: {} }),
  settle: () => settle,
  goesOn: settle,
  refusal: isTable,
  undo: () => ({ none: 'agent-image-released' }),
  goesWith,
});
