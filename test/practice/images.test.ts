import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyName } from '../../src/main/domain/images/plan.ts';
import { agentImage, practiceImage, savedImages } from '../../src/practice/image-file.ts';
import type { Guest } from '../../src/practice/state/vm.ts';
import { bench, edit, handedOver, secret, tempFolder, type Bench } from './support.ts';

const hub = 'mcr.microsoft.com/azureiotedge-hub:1.5';

/** A file with these images, and the name of its copy. */
function images(names: readonly string[]) {
  const all = names.map((name) => ({ names: [name], ...practiceImage(name, 'amd64') }));
  const File = join(tempFolder(), 'images.tar');
  writeFileSync(File, savedImages(all, 'oci'));
  return { File, Copy: copyName(Object.fromEntries(all.map(({ names: [name = ''], id }) => [name, id]))) };
}

function guestOf(b: Bench): Guest {
  let found: Guest | undefined;
  edit(b, ({ vm }) => {
    found = vm?.guest;
  });
  if (found === undefined) throw new Error('no VM');
  return found;
}

async function carry(b: Bench, names: readonly string[]): Promise<void> {
  const { File, Copy } = images(names);
  await b.run('guest.copyImages', { File, Copy });
  await b.run('guest.loadImages', { Copy });
}

/** Provisions with what the colleague handed over, and lets ten minutes pass. */
async function provision(b: Bench): Promise<void> {
  await b.run('eflow.provision.connectionString', { devConnString: secret(handedOver(b)) });
  await settle(b);
}
async function settle(b: Bench): Promise<void> {
  b.real.pass(600_000);
  await b.read('eflow.vm');
}

describe('a VM that reaches the cloud and no registry', () => {
  it('does not start edgeAgent from an image that docker has, while nobody says not to pull it', async () => {
    const b = await bench('registry-blocked');
    await carry(b, [agentImage]);
    expect(guestOf(b).images.map(({ name }) => name)).toEqual([agentImage]);
    await provision(b);
    expect(guestOf(b).agentStartedAt).toBeNull();
    expect(guestOf(b).edgedLog.at(-1)?.text).toContain(`Could not pull image ${agentImage}`);
    await b.run('guest.keepAgentImage', { Image: agentImage });
    await settle(b);
    expect(guestOf(b).agentStartedAt).not.toBeNull();
    expect((await b.fact('guest.images'))?.images).toEqual([
      { name: agentImage, id: practiceImage(agentImage, 'amd64').id, inUse: true },
    ]);
    await b.run('guest.releaseAgentImage');
    await settle(b);
    expect(guestOf(b).agentStartedAt).toBeNull();
  });

  it('does not start edgeAgent from an image that it lacks, and pulls none', async () => {
    const b = await bench('already-deployed');
    await b.run('guest.keepAgentImage', { Image: 'plant.example/azureiotedge-agent:1.5' });
    await provision(b);
    expect(guestOf(b).keptAgent).toBeNull();
    await b.run('guest.keepAgentImage', { Image: 'plant.example/azureiotedge-agent:1.5' });
    await settle(b);
    expect(guestOf(b).agentStartedAt).toBeNull();
    expect(guestOf(b).edgedLog.at(-1)?.text).toContain('No such image: plant.example');
  });

  it('keeps what it never pulls over a proxy and a trust bundle', async () => {
    const b = await bench('registry-blocked');
    await carry(b, [agentImage]);
    await provision(b);
    await b.run('guest.keepAgentImage', { Image: agentImage });
    await b.run('guest.setAgentProxy', { Https: 'http://proxy.plant.example:3128' });
    expect(guestOf(b)).toMatchObject({ keptAgent: agentImage, proxy: { agent: { http: null } } });
    await b.run('guest.clearProxy', { Part: 'agent' });
    expect(guestOf(b)).toMatchObject({ keptAgent: agentImage, proxy: { agent: null } });
  });
});

describe('images of a VM', () => {
  it('are told with the one that was pulled, and are pulled again once it is gone', async () => {
    const b = await bench('already-deployed');
    await provision(b);
    const pulled = { name: agentImage, id: practiceImage(agentImage, 'amd64').id, inUse: true };
    expect((await b.fact('guest.images'))?.images).toEqual([pulled]);
    await b.run('guest.removeImages', { Images: [agentImage] });
    expect((await b.fact('guest.images'))?.images).toEqual([pulled]);
    edit(b, ({ vm }) => {
      if (vm !== null) vm.guest.agentStartedAt = null;
    });
    await b.run('guest.removeImages', { Images: [agentImage] });
    expect((await b.fact('guest.images'))?.images).toEqual([]);
  });

  it('are copied, loaded and taken out, and take room meanwhile', async () => {
    const b = await bench('registry-blocked');
    const { File, Copy } = images([agentImage, hub]);
    const before = await b.fact('guest.images');
    expect(before).toMatchObject({ images: [], copies: [] });
    await b.run('guest.copyImages', { File, Copy });
    const copied = await b.fact('guest.images');
    expect(copied?.copies.map(({ name }) => name)).toEqual([Copy]);
    expect((before?.freeBytes ?? 0) - (copied?.freeBytes ?? 0)).toBeGreaterThan(0);
    await b.run('guest.loadImages', { Copy });
    const loaded = await b.fact('guest.images');
    expect([loaded?.images.length, loaded?.copies, loaded?.freeBytes]).toEqual([2, [], before?.freeBytes]);
    expect((await b.run('guest.removeImages', { Images: [hub, 'none:1'] })).output).toEqual([
      { Changed: true, Refused: null },
    ]);
    expect((await b.run('guest.removeImages', { Images: [hub] })).output).toEqual([
      { Changed: false, Refused: null },
    ]);
    expect((await b.fact('guest.images'))?.images.map(({ name }) => name)).toEqual([agentImage]);
  });

  it('do not fit where the disk is full, and what was copied stays in part', async () => {
    const b = await bench('guest-disk-full');
    const { File, Copy } = images([agentImage]);
    const said = await b.run('guest.copyImages', { File, Copy });
    expect(said.lines.join('\n')).toContain('no space left on device');
    expect(guestOf(b).copies).toEqual([{ name: Copy, bytes: 0, images: null }]);
    b.machine.break('vm-disk-freed');
    await b.run('guest.copyImages', { File, Copy });
    b.machine.break('vm-disk-full');
    const load = await b.run('guest.loadImages', { Copy });
    expect(load.problem?.params['text']).toContain('no space left on device');
    expect(guestOf(b).copies).toHaveLength(1);
  });

  it('are not loaded from what is no file of images', async () => {
    const b = await bench('registry-blocked');
    const { File, Copy } = images([agentImage]);
    writeFileSync(File, 'no tar');
    await b.run('guest.copyImages', { File, Copy });
    expect((await b.fact('guest.images'))?.copies).toEqual([{ name: Copy, bytes: 6 }]);
    expect((await b.run('guest.loadImages', { Copy })).problem).toBeDefined();
    const gone = await b.run('guest.copyImages', { File: '/nowhere/images.tar', Copy });
    expect(gone.lines.join('\n')).toContain('No such file');
  });
});
