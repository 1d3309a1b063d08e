import { describe, expect, test } from 'vitest';
import { Failure } from '../../../../src/contract/errors.ts';
import {
  carriedAgent,
  carriedNames,
  manifestLines,
  setupLines,
} from '../../../../src/main/domain/images/manifest.ts';
import { setupJsonSchema } from '../../../../src/main/domain/setup.ts';
import { setupWith } from '../../../support/setups.ts';

const id = (letter: string) => `sha256:${letter.repeat(64)}`;
const agent = 'mcr.microsoft.com/azureiotedge-agent:1.5';
const module = 'registry.example:5000/line/reader:2.0.1';
const carried = { file: 'images.tar', images: { [agent]: id('a'), [module]: id('b') } };

/** Path, rule and the value of its words of each refused field. */
function refused(carriedImages: unknown): string[] {
  try {
    setupWith({ carriedImages });
  } catch (error) {
    if (error instanceof Failure)
      return (error.error.fields ?? []).map(({ path, rule, params }) =>
        [path, rule, ...Object.values(params)].join(' '),
      );
    throw error;
  }
  return [];
}

describe('carried images in a setup', () => {
  test('are optional, several files with several images each', () => {
    expect(setupWith({}).carriedImages).toBeUndefined();
    const second = { file: 'D:\\stick\\hub.tar', images: { 'hub:1': id('c') } };
    expect(setupWith({ carriedImages: [carried, second] }).carriedImages).toEqual([carried, second]);
  });

  test.each([
    ['no-tag', 'image-name'],
    ['UPPER:1', 'image-name'],
    ['a b:1', 'image-name'],
    ["a'b:1", 'image-name'],
    ['a/$(id):1', 'image-name'],
    ['-a:1', 'image-name'],
    ['a@sha256:b', 'image-name'],
    [`${'a'.repeat(255)}:1`, 'image-name'],
  ])('refuse the name %j', (name, rule) => {
    expect(refused([{ file: 'a.tar', images: { [name]: id('a') } }])).toEqual([
      `carriedImages[0].images ${rule} ${name}`,
    ]);
  });

  test.each([['sha256:abc'], ['a'.repeat(64)], [`sha256:${'A'.repeat(64)}`], [`sha512:${'a'.repeat(64)}`]])(
    'refuse the ID %s',
    (wrong) => {
      expect(refused([{ file: 'a.tar', images: { 'a:1': wrong } }])).toEqual([
        'carriedImages[0].images image-id a:1',
      ]);
    },
  );

  test('refuse a file without images, a name of two files, and a second edgeAgent', () => {
    expect(refused([{ file: 'a.tar', images: {} }])).toEqual(['carriedImages[0].images images-none']);
    expect(refused([carried, { file: 'b.tar', images: { [module]: id('c') } }])).toEqual([
      `carriedImages[1].images image-double ${module}`,
    ]);
    const other = 'plant.example/azureiotedge-agent:1.4';
    expect(refused([carried, { file: 'b.tar', images: { [other]: id('c') } }])).toEqual([
      `carriedImages[1].images image-agents ${other}`,
    ]);
    expect(refused([{ file: '\\\\.\\pipe\\x', images: { 'a:1': id('a') } }])).toEqual([
      'carriedImages[0].file device-path',
    ]);
    expect(refused([{ ...carried, image: {} }])).toEqual([
      'carriedImages[0].image unknown-field-guess carriedImages.images',
    ]);
  });

  test('stand in the schema for editors', () => {
    expect(JSON.stringify(setupJsonSchema())).toContain('"carriedImages"');
  });
});

describe('what whoever writes the deployment has to know of them', () => {
  const setup = setupWith({ carriedImages: [carried, { file: 'b.tar', images: { 'hub:1': id('c') } }] });

  test('is every image, with the pull policy never beside its name', () => {
    expect(carriedNames(setup)).toEqual([agent, module, 'hub:1']);
    const told = manifestLines(setup);
    expect(told.map(({ image }) => image)).toEqual([agent, module, 'hub:1']);
    for (const { image, lines } of told)
      expect(JSON.parse(`{${lines.join('\n')}}`)).toEqual({ imagePullPolicy: 'never', settings: { image } });
    expect(manifestLines(setupWith({}))).toEqual([]);
  });

  test.each([
    [agent, true],
    ['azureiotedge-agent:1.5', true],
    ['plant.example:5000/mirror/azureiotedge-agent:1.5.21', true],
    ['mcr.microsoft.com/azureiotedge-agent-extra:1.5', false],
    ['mcr.microsoft.com/my-azureiotedge-agent:1.5', false],
    ['azureiotedge-agent/x:1.5', false],
  ])('%s is the image of edgeAgent: %s', (name, is) => {
    const found = carriedAgent(
      setupWith({ carriedImages: [{ file: 'a.tar', images: { [name]: id('a') } }] }),
    );
    expect(found).toBe(is ? name : undefined);
  });

  test('are lines that a setup document takes as they are', () => {
    expect(JSON.parse(`{${setupLines(carried)}}`)).toEqual({ carriedImages: [carried] });
  });
});
