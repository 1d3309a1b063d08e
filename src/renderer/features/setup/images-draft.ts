import type { Json, JsonObject } from '../../../contract/json.ts';
import type { Output } from '../../../contract/procedures.ts';
import { isObject, valueAt, withValue, type Draft } from './draft.ts';

/** A file of images that is still to be filled in. */
export const freshImages: JsonObject = { file: '', images: {} };

/** Images as a person reads and types them: one a line, its name, a blank, and its ID. */
export const textOfImages = (images: Json | undefined): string =>
  isObject(images)
    ? Object.entries(images)
        .map(([name, id]) => `${name} ${typeof id === 'string' ? id : ''}`.trim())
        .join('\n')
    : '';

/** The images of such a text. A line without an ID is one that is still to get it. */
export function imagesOfText(text: string): JsonObject {
  const rows = text
    .split('\n')
    .map((line) => line.trim().split(/\s+/u))
    .filter(([name = '']) => name !== '');
  return Object.fromEntries(rows.map(([name = '', ...id]) => [name, id.join(' ')]));
}

/** The draft with what a file brings in place of what was said of it; as it is where it names another file by now. */
export function withRead(
  draft: Draft,
  path: string,
  asked: string,
  { file, images }: Output<'payload.images'>,
): Draft {
  if (fileAt(draft, path) !== asked) return draft;
  const named = Object.fromEntries(images.map(({ name, id }) => [name, id]));
  return withValue(withValue(draft, `${path}.file`, file), `${path}.images`, named);
}

/** The file that a draft names at this place. */
export function fileAt(draft: Draft, path: string): string {
  const file = valueAt(draft, `${path}.file`);
  return typeof file === 'string' ? file : '';
}
