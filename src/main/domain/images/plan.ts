import { createHash } from 'node:crypto';
import type { Setup } from '../../../contract/setup.ts';
import type { StepRef } from '../steps/kind.ts';
import { carriedAgent, carriedNames } from './manifest.ts';

/** Name of the copy of a file of images in the VM: by what the file is to bring, so that another one is another copy. */
export function copyName(images: Readonly<Record<string, string>>): string {
  const lines = Object.entries(images)
    .map(([name, id]) => `${name}=${id}\n`)
    .sort();
  return `eflow-desk-images-${createHash('sha256').update(lines.join('')).digest('hex').slice(0, 16)}.tar`;
}

/**
 * The steps of the provision stage with those of carried images among them: docker has them before anything is provisioned,
 * since aziot-edged starts edgeAgent right then, and what keeps edgeAgent from being pulled comes after provisioning, which
 * writes config.toml anew (field-notes Payload and trust). `resolve` makes a path of the setup a full one.
 */
export function withImages(
  setup: Setup,
  steps: readonly StepRef[],
  resolve: (path: string) => string,
): StepRef[] {
  const carried = (setup.carriedImages ?? []).map(({ file, images }) => ({ file: resolve(file), images }));
  if (carried.length === 0) return [...steps];
  const loads = carried.flatMap(({ file, images }, i): StepRef[] => {
    const copy = copyName(images);
    const earlier = carried.slice(0, i).map((one) => ({ file: one.file, images: one.images }));
    return [
      {
        key: `copy-images-${i + 1}`,
        kind: 'copy-images',
        input: { file, images, copy, earlier, dataGb: setup.vm.vmDataSize },
      },
      { key: `load-images-${i + 1}`, kind: 'load-images', input: { images, copy } },
    ];
  });
  const image = carriedAgent(setup);
  return [
    ...loads,
    ...steps.flatMap((step): StepRef[] => {
      if (step.key !== 'prove') return [step];
      const prove = { ...step, input: { ...(step.input as object), carried: carriedNames(setup) } };
      return image === undefined
        ? [prove]
        : [{ key: 'keep-agent-image', kind: 'keep-agent-image', input: { image } }, prove];
    }),
  ];
}
