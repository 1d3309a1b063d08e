import { dockerImages, freeBytes, runningImage } from '../../guest/texts.ts';
import { agentImage } from '../../image-file.ts';
import type { MachineState } from '../../state/machine.ts';
import { readImageFile } from '../../store/image-file.ts';
import { agentImageSet, imagesCopy, imagesLoad, imagesRemove, notCopied } from '../changes/images.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { eflowCmdlet, moduleQuery, noVmText } from '../cmdlets/eflow-common.ts';
import { query } from '../query.ts';
import { textParameter, textsParameter, type Command } from '../stream.ts';
import { copy, shell, unreachable } from './guest.ts';

/** The twin of our function that reads which images the VM has. */
const read: Command = moduleQuery((machine, _call, now) => {
  const text = unreachable(machine);
  if (text !== undefined || machine.vm === null) return { failed: text ?? noVmText };
  const { guest } = machine.vm;
  const used = guest.agentStartedAt === null ? undefined : runningImage(guest);
  // With a proxy our function names edgeAgent's image, since its part of the file has to name one.
  const named = guest.keptAgent ?? (guest.proxy.agent === null ? null : agentImage);
  return [
    {
      Images: dockerImages(machine, machine.vm, now).map(({ name, id }) => ({
        Name: name,
        Id: id,
        InUse: name === used,
      })),
      Copies: guest.copies.map(({ name, bytes }) => ({ Name: name, Bytes: bytes })),
      AgentImage: named,
      PullPolicy: guest.keptAgent === null ? null : 'never',
      Own: guest.keptAgent !== null,
      Editable: true,
      FreeBytes: freeBytes(machine.vm, now),
    },
  ];
}, shell);

const refused = (text: string): Command => query(() => ({ failed: text }));
const isCopy = (name: string) => /^eflow-desk-images-[0-9a-f]{16}\.tar$/u.test(name);
const isImage = (name: string) =>
  name.length <= 255 &&
  /^[a-z0-9][a-z0-9._/-]*(?::[0-9]{1,5}\/[a-z0-9][a-z0-9._/-]*)?:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/u.test(
    name,
  );
const noCopy = 'This is no copy of a file of images.';
const noImage = 'This is no name of an image with its tag.';

function whileReachable<D>(data: D): (machine: MachineState) => Prepared<D> {
  return (machine) => {
    const text = unreachable(machine);
    return text === undefined ? { data } : { end: { failed: text } };
  };
}

/** The twins of our functions that carry images into docker of the VM, and out again. */
const copyImages: Command = (call) => {
  const name = textParameter(call, 'Copy') ?? '';
  if (!isCopy(name)) return refused(noCopy)(call);
  return eflowCmdlet(async function* (one) {
    const path = textParameter(one, 'File') ?? '';
    const file = await readImageFile(path);
    yield* runChange(one, imagesCopy, (machine, at) => {
      const text = unreachable(machine);
      if (text !== undefined) return { end: notCopied(at, text) };
      return file === undefined
        ? { end: notCopied(at, `scp: stat local "${path}": No such file or directory`) }
        : { data: { name, ...file } };
    });
  }, copy)(call);
};

const load: Command = (call) => {
  const name = textParameter(call, 'Copy') ?? '';
  if (!isCopy(name)) return refused(noCopy)(call);
  return eflowCmdlet((one) => runChange(one, imagesLoad, whileReachable({ copy: name })), copy)(call);
};

const remove: Command = (call) => {
  const images = textsParameter(call, 'Images');
  const name = textParameter(call, 'Copy') ?? null;
  if (!images.every(isImage)) return refused(noImage)(call);
  if (name !== null && !isCopy(name)) return refused(noCopy)(call);
  return eflowCmdlet(
    (one) => runChange(one, imagesRemove, whileReachable({ images, copy: name })),
    copy,
  )(call);
};

const keep: Command = (call) => {
  const image = textParameter(call, 'Image') ?? '';
  if (!isImage(image)) return refused(noImage)(call);
  return eflowCmdlet((one) => runChange(one, agentImageSet, whileReachable({ image })), copy)(call);
};

const release: Command = (call) =>
  eflowCmdlet((one) => runChange(one, agentImageSet, whileReachable({ image: null })), shell)(call);

export const guestImageTwins: Readonly<Record<string, Command>> = {
  'EflowDesk\\Get-EflowDeskGuestImages': read,
  'EflowDesk\\Copy-EflowDeskGuestImages': copyImages,
  'EflowDesk\\Import-EflowDeskGuestImages': load,
  'EflowDesk\\Remove-EflowDeskGuestImages': remove,
  'EflowDesk\\Set-EflowDeskGuestAgentImage': keep,
  'EflowDesk\\Clear-EflowDeskGuestAgentImage': release,
};
