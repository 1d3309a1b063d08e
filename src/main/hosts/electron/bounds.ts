import { z } from 'zod';

/** Where a window was and how large, in device-independent pixels. */
export const WindowPlace = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export const smallest = { width: 640, height: 480 };
const usual = { width: 1180, height: 820 };

const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high));

const overlap = (one: Rectangle, other: Rectangle): number =>
  Math.max(0, Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x)) *
  Math.max(0, Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y));

/**
 * Where the window opens: where it was, moved and made smaller so that all of it lies on one of the displays there are
 * now. Without a usable memory it opens in the middle of the first. `areas` are the displays without their task bars, the
 * main one first; there is at least one.
 */
export function placeFor(remembered: unknown, areas: readonly [Rectangle, ...Rectangle[]]): WindowPlace {
  const parsed = WindowPlace.safeParse(remembered);
  const [first] = areas;
  const wanted: WindowPlace = parsed.success
    ? parsed.data
    : {
        ...usual,
        x: first.x + Math.round((first.width - Math.min(usual.width, first.width)) / 2),
        y: first.y + Math.round((first.height - Math.min(usual.height, first.height)) / 2),
        maximized: false,
      };
  const area = areas.reduce(
    (best, one) => (overlap(wanted, one) > overlap(wanted, best) ? one : best),
    first,
  );
  const width = Math.min(Math.max(wanted.width, smallest.width), area.width);
  const height = Math.min(Math.max(wanted.height, smallest.height), area.height);
  return {
    x: clamp(wanted.x, area.x, area.x + area.width - width),
    y: clamp(wanted.y, area.y, area.y + area.height - height),
    width,
    height,
    maximized: wanted.maximized,
  };
}
