import { describe, expect, test } from 'vitest';
import { placeFor, type Rectangle } from '../../../../src/main/hosts/electron/bounds.ts';
import { asOnlyOne } from '../../../../src/main/hosts/electron/instance.ts';
import { menuTemplate } from '../../../../src/main/hosts/electron/menu.ts';

const main: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 };
const right: Rectangle = { x: 1920, y: 0, width: 1280, height: 984 };
const small: Rectangle = { x: 0, y: 0, width: 1024, height: 728 };
const last = { x: 2000, y: 100, width: 1000, height: 700, maximized: false };

describe('the place of the window', () => {
  test('is the last one while its display is there', () => {
    expect(placeFor(last, [main, right])).toEqual(last);
    expect(placeFor({ ...last, maximized: true }, [main, right]).maximized).toBe(true);
  });

  test.each([
    ['its display is gone', last, [main], { x: 920, y: 100, width: 1000, height: 700 }],
    [
      'it hangs over the edge',
      { ...last, x: 1700, y: 800 },
      [main],
      { x: 920, y: 340, width: 1000, height: 700 },
    ],
    [
      'its title is above the display',
      { ...last, x: 0, y: -300 },
      [main],
      { x: 0, y: 0, width: 1000, height: 700 },
    ],
    [
      'the display is smaller now',
      { ...last, x: 0, y: 0, width: 1900, height: 1000 },
      [small],
      { x: 0, y: 0, width: 1024, height: 728 },
    ],
    [
      'it is smaller than the smallest',
      { ...last, x: 5, y: 5, width: 10, height: 10 },
      [main],
      { x: 5, y: 5, width: 640, height: 480 },
    ],
    [
      'it lies mostly on the second display',
      { ...last, x: 1800, y: 0 },
      [main, right],
      { x: 1920, y: 0, width: 1000, height: 700 },
    ],
  ])('is brought back when %s', (_what, remembered, areas, expected) => {
    expect(placeFor(remembered, areas as [Rectangle, ...Rectangle[]])).toEqual({
      ...expected,
      maximized: false,
    });
  });

  test.each([
    ['nothing', undefined],
    ['an empty store', {}],
    ['a store somebody changed', { ...last, width: 'wide' }],
    ['numbers that are none', { ...last, x: Number.NaN }],
    ['more than there is to know', { ...last, url: 'https://evil.example/' }],
    ['a width below nothing', { ...last, width: -5 }],
  ])('is the middle of the first display when %s is remembered', (_what, remembered) => {
    expect(placeFor(remembered, [main, right])).toEqual({
      x: 370,
      y: 110,
      width: 1180,
      height: 820,
      maximized: false,
    });
    const onSmall = placeFor(remembered, [small]);
    expect(onSmall).toEqual({ ...small, maximized: false });
  });
});

describe('the menu', () => {
  const roles = (tools: boolean) =>
    JSON.stringify(menuTemplate((key) => key, tools)).match(/"role":"(\w+)"/gu);

  test('has what is needed and nothing that loads a page', () => {
    expect(roles(false)).toEqual(
      ['quit', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen'].map((role) => `"role":"${role}"`),
    );
  });

  test('has developer tools in a checkout only', () => {
    expect(roles(true)?.at(-1)).toBe('"role":"toggleDevTools"');
  });
});

describe('a second one of us', () => {
  test('ends before it begins', async () => {
    const done: string[] = [];
    const app = {
      requestSingleInstanceLock: () => done.push('lock') > 99,
      quit: () => void done.push('quit'),
    };
    await asOnlyOne(app, async () => void done.push('begin'));
    expect(done).toEqual(['lock', 'quit']);
  });

  test('is none when there is no other', async () => {
    const done: string[] = [];
    const app = {
      requestSingleInstanceLock: () => done.push('lock') > 0,
      quit: () => void done.push('quit'),
    };
    await asOnlyOne(app, async () => void done.push('begin'));
    expect(done).toEqual(['lock', 'begin']);
  });
});
