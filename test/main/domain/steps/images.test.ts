import { describe, expect, test } from 'vitest';
import type { FactValue } from '../../../../src/contract/facts.ts';
import type { ArchivedImage, GuestImages } from '../../../../src/contract/images.ts';
import type { StepRef } from '../../../../src/main/domain/steps/kind.ts';
import { bytesNeeded } from '../../../../src/main/domain/images/judge.ts';
import { copyName, withImages } from '../../../../src/main/domain/images/plan.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { factsOfThese, unknown, type Given } from '../../../support/facts.ts';
import { setupWith } from '../../../support/setups.ts';
import { actionBy, diagnosisBy, factsOfKind, refusalOf, stateBy, unfilled } from '../../../support/steps.ts';

const id = (letter: string) => `sha256:${letter.repeat(64)}`;
const agent = 'mcr.microsoft.com/azureiotedge-agent:1.5';
const reader = 'line/reader:2';
const images = { [agent]: id('a'), [reader]: id('b') };
const copy = copyName(images);
const file = 'D:\\stick\\images.tar';
const mb = 1_048_576;

const archived = (name: string, letter: string, more: Partial<ArchivedImage> = {}): ArchivedImage => ({
  name,
  id: id(letter),
  os: 'linux',
  architecture: 'amd64',
  ...more,
});
const archive = (more: Partial<FactValue<'file.images'>> = {}): FactValue<'file.images'> => ({
  problem: null,
  bytes: 500 * mb,
  images: [archived(agent, 'a'), archived(reader, 'b')],
  ...more,
});
const guest = (more: Partial<GuestImages> = {}): GuestImages => ({
  images: [],
  copies: [],
  agent: { image: null, pullPolicy: null, own: false, editable: true },
  freeBytes: 4_000 * mb,
  ...more,
});
const both = [
  { name: agent, id: id('a'), inUse: false },
  { name: reader, id: id('b'), inUse: false },
];
const processor = (architecture: number) => ({ architecture }) as FactValue<'host.processor'>;

const input = { file, images, copy, earlier: [], dataGb: 10 };
const given = (vm: GuestImages | undefined, more: Given = {}): Given => ({
  'eflow.verify': true,
  'host.processor': processor(9),
  [`file.images:${file}`]: archive(),
  ...(vm === undefined ? {} : { 'guest.images': vm }),
  ...more,
});

describe('images on their way into the VM', () => {
  test.each<[string, GuestImages | undefined, Given, string]>([
    ['are not there', guest(), {}, 'todo'],
    ['are there by their IDs, and their file is gone', guest({ images: both }), gone(), 'done'],
    [
      'are there by their names alone',
      guest({ images: [{ ...both[0]!, id: id('c') }, both[1]!] }),
      {},
      'todo',
    ],
    ['lie there as a whole copy', guest({ copies: [{ name: copy, bytes: 500 * mb }] }), {}, 'done'],
    ['lie there cut off', guest({ copies: [{ name: copy, bytes: 499 * mb }] }), {}, 'todo'],
    ['lie there under another name', guest({ copies: [{ name: 'x.tar', bytes: 500 * mb }] }), {}, 'todo'],
    ['cannot be looked for', undefined, {}, 'later'],
    ['wait for their VM', guest(), { 'eflow.verify': false }, 'later'],
  ])('%s', (_what, vm, more, state) => {
    expect(stateBy('copy-images', input, given(vm, more))).toBe(state);
  });

  function gone(): Given {
    return { [`file.images:${file}`]: archive({ problem: 'missing', bytes: 0, images: [] }) };
  }

  const withFile = (more: Partial<FactValue<'file.images'>>): Given => ({
    [`file.images:${file}`]: archive(more),
  });
  test.each<[string, Given, string[]]>([
    ['missing', gone(), ['EFD-IMG-001']],
    ['unreadable', withFile({ problem: 'unreadable' }), ['EFD-IMG-002']],
    ['compressed', withFile({ problem: 'compressed' }), ['EFD-IMG-004']],
    ['cut off', withFile({ problem: 'cut-off' }), ['EFD-IMG-005']],
    [
      'with another image',
      withFile({ images: [archived(agent, 'c'), archived(reader, 'b')] }),
      ['EFD-IMG-014'],
    ],
    ['without an image', withFile({ images: [archived(agent, 'a')] }), ['EFD-IMG-015']],
    ['with one more', withFile({ images: [...archive().images, archived('other:1', 'd')] }), ['EFD-IMG-016']],
    [
      'for Windows',
      withFile({ images: [archived(agent, 'a'), archived(reader, 'b', { os: 'windows' })] }),
      ['EFD-IMG-012'],
    ],
    ['for another processor', { 'host.processor': processor(12) }, ['EFD-IMG-013', 'EFD-IMG-013']],
    ['for a processor that is not told', { 'host.processor': unknown('failed') }, []],
    ['too large for the VM', { 'guest.images': guest({ freeBytes: 999 * mb }) }, ['EFD-IMG-017']],
    ['just small enough', { 'guest.images': guest({ freeBytes: 1_000 * mb }) }, []],
    [
      'small enough once its copy is there',
      {
        'guest.images': guest({ freeBytes: 500 * mb, copies: [{ name: copy, bytes: 500 * mb }] }),
      },
      [],
    ],
    ['in a VM that does not tell its room', { 'guest.images': guest({ freeBytes: null }) }, []],
    [
      'too large for a VM that is to be made',
      {
        'eflow.verify': unknown('absent'),
        'guest.images': unknown('absent'),
        ...withFile({ bytes: 5_200 * mb }),
      },
      ['EFD-IMG-017'],
    ],
    [
      'of a VM of which nothing is known',
      {
        'eflow.verify': unknown('elevation'),
        'guest.images': unknown('elevation'),
        ...withFile({ bytes: 5_200 * mb }),
      },
      [],
    ],
  ])('have a file that is %s', (_what, more, codes) => {
    const facts = given(guest(), more);
    const known = factsOfKind('copy-images', input, facts);
    const found = stepKind('copy-images').obstacles?.(input, known) ?? [];
    expect(found.map(({ code }) => code)).toEqual(codes);
    expect(stateBy('copy-images', input, facts) === 'unclear').toBe(codes.length > 0);
    for (const one of found) expect(unfilled(one)).toEqual([]);
    expect(diagnosisBy('copy-images', input, facts)?.code).toBe(codes[0] ?? 'EFD-IMG-018');
  });

  test('name the image that is another', () => {
    const facts = given(guest(), withFile({ images: [archived(agent, 'c'), archived(reader, 'b')] }));
    expect(diagnosisBy('copy-images', input, facts)?.params).toEqual({
      file,
      image: agent,
      has: id('c'),
      wanted: id('a'),
    });
  });

  test('need room beside what files before them leave there', () => {
    expect(bytesNeeded([{ bytes: 10, copied: false, loaded: false }])).toBe(20);
    expect(bytesNeeded([{ bytes: 10, copied: true, loaded: false }])).toBe(10);
    expect(bytesNeeded([{ bytes: 10, copied: false, loaded: true }])).toBe(0);
    const two = [
      { bytes: 10, copied: false, loaded: false },
      { bytes: 30, copied: false, loaded: false },
    ];
    expect([bytesNeeded(two), bytesNeeded(two.toReversed())]).toEqual([70, 60]);
    const first = 'D:\\stick\\first.tar';
    const later = { ...input, earlier: [{ file: first, images: { 'first:1': id('f') } }] };
    const room = (freeBytes: number) =>
      stateBy(
        'copy-images',
        later,
        given(guest({ freeBytes }), {
          [`file.images:${first}`]: archive({ bytes: 300 * mb, images: [archived('first:1', 'f')] }),
        }),
      );
    expect([room(1_299 * mb), room(1_300 * mb)]).toEqual(['unclear', 'todo']);
  });

  test('are copied by their file, to a name that tells what they are', () => {
    expect(copy).toMatch(/^eflow-desk-images-[0-9a-f]{16}\.tar$/u);
    expect(copyName({ [reader]: id('b'), [agent]: id('a') })).toBe(copy);
    expect(copyName({ ...images, [agent]: id('c') })).not.toBe(copy);
    expect(actionBy('copy-images', input)).toEqual({
      port: 'host',
      op: 'guest.copyImages',
      args: { File: file, Copy: copy },
    });
  });

  test('are told not to fit, or not to have arrived, by what the VM says', () => {
    const full = 'scp: write remote "x": No space left on device';
    expect(refusalOf('copy-images', { lines: [full] })).toMatchObject({ code: 'EFD-PRV-082', id: 'F89' });
    expect(refusalOf('load-images', { lines: [full] })).toMatchObject({ code: 'EFD-PRV-082', id: 'F89' });
    const scp = 'scp: subsystem request failed on channel 0';
    expect(refusalOf('copy-images', { lines: [scp] })).toMatchObject({ code: 'EFD-IMG-018', id: 'F46' });
    expect(refusalOf('copy-images', { lines: ['all is well'] })).toBeUndefined();
    expect(diagnosisBy('copy-images', input, given(guest()))?.code).toBe('EFD-IMG-018');
  });
});

describe('images in docker', () => {
  const load = { images, copy };
  const vm = (more: Partial<GuestImages>): Given => ({ 'eflow.verify': true, 'guest.images': guest(more) });

  test.each<[string, Partial<GuestImages>, string]>([
    ['are there', { images: both }, 'done'],
    [
      'are there in part, and their copy too',
      { images: [both[0]!], copies: [{ name: copy, bytes: 1 }] },
      'todo',
    ],
    ['wait for their copy', {}, 'later'],
  ])('%s', (_what, more, state) => {
    expect(stateBy('load-images', load, vm(more))).toBe(state);
  });

  test('are named when they are not those of the setup', () => {
    const why = diagnosisBy('load-images', load, vm({ images: [both[0]!, { ...both[1]!, id: id('c') }] }));
    expect(why).toMatchObject({ code: 'EFD-IMG-019', params: { images: reader } });
  });

  test('have to be told to whoever writes the deployment', () => {
    expect(stepKind('load-images').notes?.(load, factsOfThese({}))).toEqual([
      { code: 'images-manifest', params: { images: `${agent}, ${reader}` }, lasting: true },
    ]);
  });

  test('go again where they were not before, and what stays is told', () => {
    const kind = stepKind('load-images');
    const had = (list: GuestImages['images']) => factsOfThese({ 'guest.images': guest({ images: list }) });
    const undo = (list: GuestImages['images']) => kind.undo(load, had(list), null);
    expect(undo([])).toEqual({
      step: { kind: 'unload-images', input: { images: [agent, reader], copy: null } },
    });
    expect(undo([both[0]!])).toEqual({
      step: { kind: 'unload-images', input: { images: [reader], copy: null } },
    });
    expect(undo(both)).toEqual({ none: 'images-replaced' });
    expect(kind.undo(load, factsOfThese({ 'guest.images': unknown('failed') }), null)).toEqual({
      with: 'install-msi',
    });
    const used = both.map((one) => ({ ...one, inUse: true }));
    const other = [{ ...both[0]!, id: id('c') }];
    const stays = (before: GuestImages['images'], now: GuestImages['images']) =>
      kind.residues?.(had(before), had(now), load);
    expect(stays([], both)).toEqual([]);
    expect(stays([], used)).toEqual(['images-in-use']);
    expect(stays([], [{ name: 'other:1', id: id('d'), inUse: true }])).toEqual([]);
    expect(stays(used, used)).toEqual([]);
    expect(stays(other, both)).toEqual(['images-replaced']);
  });

  test.each<[string, { images: string[]; copy: string | null }, Partial<GuestImages>, string]>([
    ['a name is there', { images: [agent], copy: null }, { images: both }, 'todo'],
    [
      'a name is in use',
      { images: [agent], copy: null },
      { images: [{ ...both[0]!, inUse: true }, both[1]!] },
      'done',
    ],
    ['no name is there', { images: [agent], copy: null }, { images: [both[1]!] }, 'done'],
    ['a copy is there', { images: [], copy }, { copies: [{ name: copy, bytes: 1 }] }, 'todo'],
    ['another copy is there', { images: [], copy }, { copies: [{ name: 'x', bytes: 1 }] }, 'done'],
  ])('are gone or not: %s', (_what, what, more, state) => {
    expect(stateBy('unload-images', what, { 'guest.images': guest(more) })).toBe(state);
  });

  test('go by name, and a copy by its own', () => {
    expect(actionBy('unload-images', { images: [agent], copy: null })).toMatchObject({
      op: 'guest.removeImages',
      args: { Images: [agent] },
    });
    expect(actionBy('unload-images', { images: [], copy })).toMatchObject({ args: { Copy: copy } });
  });
});

describe('the image of edgeAgent', () => {
  const vm = (more: Partial<GuestImages['agent']>): Given => ({
    'eflow.verify': true,
    'guest.images': guest({ agent: { image: null, pullPolicy: null, own: false, editable: true, ...more } }),
  });
  const keep = { image: agent };

  test.each<[string, Partial<GuestImages['agent']>, string]>([
    ['nothing', {}, 'todo'],
    ['the image alone', { image: agent }, 'todo'],
    ['another policy', { image: agent, pullPolicy: 'on-create' }, 'todo'],
    ['another image', { image: 'other:1', pullPolicy: 'never' }, 'todo'],
    ['both', { image: agent, pullPolicy: 'never' }, 'done'],
    ['something that is not edited', { editable: false }, 'unclear'],
    ['both, not edited', { image: agent, pullPolicy: 'never', editable: false }, 'done'],
  ])('is kept when config.toml says %s', (_what, more, state) => {
    expect(stateBy('keep-agent-image', keep, vm(more))).toBe(state);
  });

  test('is not kept in a file that is not edited, which is told before anything is touched', () => {
    const facts = factsOfKind('keep-agent-image', keep, vm({ editable: false }));
    const kind = stepKind('keep-agent-image');
    expect(kind.obstacles?.(keep, facts)).toMatchObject([{ code: 'EFD-NET-010', final: true }]);
    expect(kind.recover?.(keep, facts)).toEqual({ none: 'EFD-NET-010' });
    expect(
      refusalOf('keep-agent-image', { output: [{ Changed: false, Refused: 'agent-table' }] })?.code,
    ).toBe('EFD-NET-010');
    expect(refusalOf('keep-agent-image', { output: [{ Changed: true, Refused: null }] })).toBeUndefined();
    expect(diagnosisBy('keep-agent-image', keep, vm({}))).toMatchObject({
      code: 'EFD-IMG-020',
      params: { image: agent },
    });
  });

  test('is released again, or that of before is kept again', () => {
    const undo = (more: Partial<GuestImages['agent']>) =>
      stepKind('keep-agent-image').undo(
        keep,
        factsOfThese({ 'guest.images': vm(more)['guest.images']! }),
        null,
      );
    expect(undo({})).toEqual({ step: { kind: 'release-agent-image', input: {} } });
    expect(undo({ image: 'other:1', pullPolicy: 'never' })).toEqual({
      step: { kind: 'release-agent-image', input: {} },
    });
    expect(undo({ image: 'other:1', pullPolicy: 'never', own: true })).toEqual({
      step: { kind: 'keep-agent-image', input: { image: 'other:1' } },
    });
    const state = (own: boolean) =>
      stateBy('release-agent-image', {}, { 'guest.images': vm({ own })['guest.images']! });
    expect([state(true), state(false)]).toEqual(['todo', 'done']);
  });
});

describe('the steps of a setup with carried images', () => {
  const steps: StepRef[] = ['provision', 'prove'].map((key) => ({ key, kind: key, input: { a: 1 } }));
  const planned = (carriedImages: unknown) =>
    withImages(setupWith({ carriedImages, vm: { vmDataSize: 20 } }), steps, (path) => `C:\\setups\\${path}`);

  test('load before provisioning, and keep edgeAgent after it', () => {
    const second = { file: 'second.tar', images: { 'hub:1': id('c') } };
    const all = planned([{ file: 'images.tar', images }, second]);
    expect(all.map(({ key }) => key)).toEqual([
      'copy-images-1',
      'load-images-1',
      'copy-images-2',
      'load-images-2',
      'provision',
      'keep-agent-image',
      'prove',
    ]);
    expect(all[0]?.input).toEqual({
      file: 'C:\\setups\\images.tar',
      images,
      copy,
      earlier: [],
      dataGb: 20,
    });
    expect(all[2]?.input).toMatchObject({
      copy: copyName(second.images),
      earlier: [{ file: 'C:\\setups\\images.tar', images }],
    });
    expect(all[5]?.input).toEqual({ image: agent });
    expect(all[6]?.input).toEqual({ a: 1, carried: [agent, reader, 'hub:1'] });
  });

  test('leave edgeAgent as it is where it is not carried, and are none where nothing is', () => {
    expect(planned([{ file: 'a.tar', images: { [reader]: id('b') } }]).map(({ key }) => key)).toEqual([
      'copy-images-1',
      'load-images-1',
      'provision',
      'prove',
    ]);
    expect(planned(undefined)).toEqual(steps);
  });
});
