import { resolve } from 'node:path';
import type { ImageFile } from '../../../../contract/images.ts';
import type { Json } from '../../../../contract/json.ts';
import { setupLines } from '../../../domain/images/manifest.ts';
import type { Cli, Outcome } from '../context.ts';
import { exit } from '../exit-codes.ts';
import { plainParams, valueText } from '../render/text.ts';

/** What a file brings, as a setup document names it. */
const carriedOf = ({ file, images }: ImageFile) => ({
  file,
  images: Object.fromEntries(images.map(({ name, id }) => [name, id])),
});

/** `images`: what a file brings that docker save wrote, and the lines to paste into a setup document. Changes nothing. */
export async function images(cli: Cli): Promise<Outcome> {
  const found = await cli.call('payload.images', { file: resolve(cli.line.words[0] ?? '') });
  const against = found.against.map((one) => ({
    ...one,
    text: cli.say(`error.${one.code}`, plainParams(one.params)),
  }));
  cli.print(cli.say('images.found', { count: found.images.length, megabytes: Math.ceil(found.bytes / 1e6) }));
  for (const { name, id, os, architecture } of found.images) {
    cli.print(`  ${valueText(name, 300)}`);
    cli.print(cli.paint('dim', `    ${id}  ${valueText(`${os}/${architecture}`, 140)}`));
  }
  for (const { text } of against) cli.print(cli.paint('red', text));
  if (against.length === 0) {
    cli.print(cli.say('images.setup'));
    cli.print(setupLines(carriedOf(found)));
  }
  return {
    exitCode: against.length === 0 ? exit.proven : exit.notReady,
    json: { ...found, against, carriedImages: [carriedOf(found)] } as unknown as Record<string, Json>,
  };
}
