import { z } from 'zod';
import { reapplyConfig } from '../../guest/power.ts';
import { dockerImages, runningImage } from '../../guest/texts.ts';
import { agentImage } from '../../image-file.ts';
import type { Guest, ImageCopy } from '../../state/vm.ts';
import { exceptionTail, information } from '../lines.ts';
import { defineChange, type Outcome } from './change.ts';

const vmOff = "Can't process request, EFLOW VM is OFF!";
const changed = (is: boolean): Outcome => ({ output: [{ Changed: is, Refused: null }] });

/** What the command that copies prints when it could not: it gives no error (eflow.md 8.1). */
export const notCopied = (at: number, text: string): Outcome => ({
  records: exceptionTail(at, text).map(information),
  ...changed(true),
});

const full = 'scp: write remote "/home/iotedge-user/eflow-desk-images": no space left on device';
const failed = (text: string): Outcome => ({
  failed: `The VM was not changed as a whole (GuestImages, 5): ${text}`,
});

function putCopy(guest: Guest, copy: ImageCopy): void {
  guest.copies = [...guest.copies.filter(({ name }) => name !== copy.name), copy];
}

const Copy = z.strictObject({
  name: z.string(),
  bytes: z.int().min(0),
  images: z.array(z.strictObject({ name: z.string(), id: z.string() })).nullable(),
});

/** Copies a file of images into the VM. Whoever is killed meanwhile leaves a part of it. */
export const imagesCopy = defineChange<z.infer<typeof Copy>>({
  id: 'guest.copyImages',
  data: Copy,
  onCallerDeath: { left: () => undefined },
  breaks: (_machine, _data, _phase, text, at) => notCopied(at, text),
  phases: () => [
    {
      name: 'begin',
      virtualMs: 40_000,
      effect: ({ vm }, { name, bytes }, at) => {
        if (vm?.power !== 'Running') return notCopied(at, vmOff);
        const none = vm.guest.troubles.includes('disk-full');
        putCopy(vm.guest, { name, bytes: none ? 0 : Math.floor(bytes / 2), images: null });
        return none ? notCopied(at, full) : undefined;
      },
    },
    {
      name: 'end',
      virtualMs: 40_000,
      effect: ({ vm }, copy, at) => {
        if (vm?.power !== 'Running') return notCopied(at, vmOff);
        putCopy(vm.guest, copy);
        return changed(true);
      },
    },
  ],
});

const Load = z.strictObject({ copy: z.string() });

/** Loads the images of a copy, which is removed then. */
export const imagesLoad = defineChange<z.infer<typeof Load>>({
  id: 'guest.loadImages',
  data: Load,
  onCallerDeath: { left: () => undefined },
  breaks: (_machine, _data, _phase, text) => failed(text),
  phases: () => [
    {
      name: 'load',
      virtualMs: 60_000,
      effect: ({ vm }, { copy }) => {
        if (vm?.power !== 'Running') return { failed: vmOff };
        const { guest } = vm;
        const found = guest.copies.find(({ name }) => name === copy);
        if (found === undefined) return failed(`open /home/iotedge-user/${copy}: no such file or directory`);
        if (found.images === null) return failed('unexpected EOF');
        if (guest.troubles.includes('disk-full')) return failed('write /layer.tar: no space left on device');
        const loaded = found.images;
        guest.images = [
          ...guest.images.filter(({ name }) => !loaded.some((one) => one.name === name)),
          ...loaded,
        ];
        guest.copies = guest.copies.filter(({ name }) => name !== copy);
        return changed(true);
      },
    },
  ],
});

const Remove = z.strictObject({ images: z.array(z.string()), copy: z.string().nullable() });

/** Removes names from docker, and a copy. What edgeAgent runs from stays. */
export const imagesRemove = defineChange<z.infer<typeof Remove>>({
  id: 'guest.removeImages',
  data: Remove,
  onCallerDeath: { left: () => undefined },
  phases: () => [
    {
      name: 'remove',
      virtualMs: 6_000,
      effect: (machine, { images, copy }, at) => {
        const { vm } = machine;
        if (vm?.power !== 'Running') return { failed: vmOff };
        const { guest } = vm;
        const used = guest.agentStartedAt === null ? undefined : runningImage(guest);
        const gone = dockerImages(machine, vm, at)
          .map(({ name }) => name)
          .filter((name) => images.includes(name) && name !== used);
        const copies = guest.copies.filter(({ name }) => name !== copy);
        const differs = gone.length > 0 || copies.length < guest.copies.length;
        guest.images = guest.images.filter(({ name }) => !gone.includes(name));
        guest.copies = copies;
        if (gone.includes(agentImage)) guest.pullStartedAt = null;
        return changed(differs);
      },
    },
  ],
});

const Agent = z.strictObject({ image: z.string().nullable() });

/** Has edgeAgent run from an image that is never pulled, or from EFLOW's own again. */
export const agentImageSet = defineChange<z.infer<typeof Agent>>({
  id: 'guest.setAgentImage',
  data: Agent,
  onCallerDeath: { left: () => undefined },
  phases: () => [
    {
      name: 'set',
      virtualMs: 18_000,
      effect: ({ vm }, { image }, at) => {
        if (vm?.power !== 'Running') return { failed: vmOff };
        const differs = image !== null || vm.guest.keptAgent !== null;
        if (differs) {
          reapplyConfig(vm, at);
          vm.guest.keptAgent = image;
        }
        return changed(differs);
      },
    },
  ],
});
