import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { noShell, type GuestAnswers } from '../../stand-ins/guest-shell.ts';
import { tempFolder } from '../../support/temp.ts';
import { leftOut, why } from '../support.ts';
import { changeGuest, guestOf, text, type Shown } from './support.ts';

const skipped = leftOut || noShell !== undefined;
const reason = leftOut ? why : noShell === undefined ? '' : ` (${noShell})`;

const live = '/etc/aziot/config.toml';
const home = '/home/iotedge-user';
const copy = 'eflow-desk-images-0123456789abcdef.tar';
const id = (letter: string) => `sha256:${letter.repeat(64)}`;
const agent = 'mcr.microsoft.com/azureiotedge-agent:1.5';
const carried = 'plant.example:5000/mirror/azureiotedge-agent:1.5.21';
const proxy = 'http://proxy.example:3128';

const asks = {
  images: 'docker image ls --no-trunc --format {{.Repository}}:{{.Tag}}={{.ID}}',
  used: 'docker ps -a --no-trunc --format {{.Image}}',
  copies: `du -b ${home}/eflow-desk-images-*.tar`,
  disk: 'df -P -k /var/lib/docker',
};
const commands: NonNullable<GuestAnswers['commands']> = {
  'systemctl daemon-reload': {},
  'iotedge system restart': {},
  'iotedge version': { stdout: 'iotedge 1.5.21\n' },
  'iotedge config apply': {},
  'docker rm -f edgeAgent': {},
};
const vm = (files: Record<string, string>, more: GuestAnswers['commands'] = {}) =>
  guestOf({ ...commands, ...more }, files);

const done: Shown = { output: [{ Changed: true, Refused: null }], error: null };
const nothing: Shown = { output: [{ Changed: false, Refused: null }], error: null };
const refused: Shown = { output: [{ Changed: false, Refused: 'agent-table' }], error: null };

describe.skipIf(skipped)(`the images of the VM${reason}`, () => {
  const read = 'Get-EflowDeskGuestImages';
  const told = (more: GuestAnswers['commands'] = {}, config?: string) =>
    vm(config === undefined ? {} : { [live]: config }, {
      [asks.images]: { stdout: `${agent}=${id('a')}\nline/reader:2=${id('b')}\n<none>:<none>=${id('c')}\n` },
      [asks.used]: { stdout: `${agent}\n${id('c')}\n` },
      [asks.copies]: { stdout: `734003200\t${home}/${copy}\n12\t${home}/eflow-desk-images-mine.tar\n` },
      [asks.disk]: {
        stdout:
          'Filesystem     1024-blocks    Used Available Capacity Mounted on\n/dev/sda11        10190100 1234567   8388608      13% /var\n',
      },
      ...more,
    });

  test('are told with those in use, our copies, the room, and what config.toml says of edgeAgent', async () => {
    const config = `[agent]\nname = "edgeAgent"\nimagePullPolicy = "on-create"\n[agent.config]\nimage = "${carried}"\n`;
    const { said, ran } = await changeGuest(told({}, config), [read]);
    expect(said).toEqual([
      {
        output: [
          {
            Images: [
              { Name: agent, Id: id('a'), InUse: true },
              { Name: 'line/reader:2', Id: id('b'), InUse: false },
            ],
            Copies: [{ Name: copy, Bytes: 734_003_200 }],
            AgentImage: carried,
            PullPolicy: 'on-create',
            Own: false,
            Editable: true,
            FreeBytes: 8_388_608 * 1024,
          },
        ],
        error: null,
      },
    ]);
    expect(ran.some((one) => /\b(?:apply|rm|tee|mv)\b/u.test(one))).toBe(false);
  });

  test('are none on a fresh VM, and ours are told as ours', async () => {
    const none = { exitCode: 1, stderr: `du: cannot access '${home}/x': No such file or directory\n` };
    const fresh = told({
      [asks.images]: {},
      [asks.used]: {},
      [asks.copies]: none,
      [asks.disk]: { exitCode: 1 },
    });
    expect((await changeGuest(fresh, [read])).said[0]?.output[0]).toEqual({
      Images: [],
      Copies: [],
      AgentImage: null,
      PullPolicy: null,
      Own: false,
      Editable: true,
      FreeBytes: null,
    });
    const { said } = await changeGuest(told({}, '# fresh\n'), [
      `Set-EflowDeskGuestAgentImage -Image ${text(carried)}`,
      read,
    ]);
    expect(said[1]?.output[0]).toMatchObject({ AgentImage: carried, PullPolicy: 'never', Own: true });
  });

  test('tell when the part about edgeAgent cannot be edited, and are no answer when docker gives none', async () => {
    const odd = told({}, 'agent = { name = "edgeAgent" }\n');
    expect((await changeGuest(odd, [read])).said[0]?.output[0]).toMatchObject({ Editable: false });
    const dead = told({ [asks.images]: { exitCode: 1, stderr: 'Cannot connect to the Docker daemon' } });
    expect((await changeGuest(dead, [read])).said[0]).toMatchObject({
      output: [],
      error: { id: 'GuestImages' },
    });
  });
});

describe.skipIf(skipped)(`images on their way into docker${reason}`, () => {
  const load = `docker load -q -i ${home}/${copy}`;
  const import_ = (name = copy) => `Import-EflowDeskGuestImages -Copy ${text(name)}`;

  test('are copied to a place of ours, and lie there until they are loaded', async () => {
    const file = join(tempFolder(), 'images.tar');
    writeFileSync(file, 'the images');
    const copying = `Copy-EflowDeskGuestImages -File ${text(file)} -Copy ${text(copy)}`;
    const there = await changeGuest(vm({}), [copying]);
    expect(there.said).toEqual([done]);
    expect(there.files).toEqual({ [`${home}/${copy}`]: 'the images' });
    const loaded = await changeGuest(vm({}, { [load]: {} }), [copying, import_()]);
    expect(loaded.said).toEqual([done, done]);
    expect(loaded.files).toEqual({});
    expect(loaded.ran).toContain(load);
  });

  test('stay where they are when docker does not take them', async () => {
    const full = { exitCode: 1, stderr: 'write /usr/lib/x: no space left on device\n' };
    const { said, files } = await changeGuest(vm({ [`${home}/${copy}`]: 'x' }, { [load]: full }), [
      import_(),
    ]);
    expect(said[0]?.error).toMatchObject({
      id: 'GuestImages',
      text: expect.stringContaining('no space left on device') as string,
    });
    expect(files[`${home}/${copy}`]).toBe('x');
    const lost = await changeGuest(vm({}, { [load]: {} }), [import_()], { EFLOWDESK_GUEST_COPY: 'lost' });
    expect(lost.said[0]?.error).toMatchObject({ id: 'GuestImages' });
  });

  test('are never anything but ours', async () => {
    const names = ['x.tar', `../${copy}`, `${copy}; id`, copy.replace('0', 'G'), `${copy}\n`];
    const { said, ran } = await changeGuest(
      vm({}),
      names.flatMap((name) => [
        import_(name),
        `Copy-EflowDeskGuestImages -File ${text('/nowhere')} -Copy ${text(name)}`,
        `Remove-EflowDeskGuestImages -Copy ${text(name)}`,
      ]),
    );
    expect(said.map(({ error }) => error?.id)).toEqual(said.map(() => 'ImageCopy'));
    expect(ran).toEqual([]);
  });

  test('go again by their names; what is in use or not there stays as it is', async () => {
    const inspect = (name: string, exitCode = 0) => ({
      [`docker image inspect --format {{.Id}} ${name}`]: { exitCode },
    });
    const answers = vm(
      {},
      {
        ...inspect(agent),
        ...inspect('line/reader:2'),
        ...inspect('gone:1', 1),
        [`docker image rm ${agent}`]: { exitCode: 1, stderr: 'conflict: container is using it' },
        'docker image rm line/reader:2': {},
      },
    );
    const remove = (...names: string[]) =>
      `Remove-EflowDeskGuestImages -Images ${names.map((name) => text(name)).join(', ')}`;
    const { said, ran } = await changeGuest(answers, [
      remove(agent, 'line/reader:2', 'gone:1'),
      remove('gone:1'),
      remove('a b:1'),
    ]);
    expect(said.slice(0, 2)).toEqual([done, nothing]);
    expect(said[2]?.error).toMatchObject({ id: 'ImageName' });
    expect(ran.filter((one) => one.startsWith('docker image rm'))).toEqual([
      `docker image rm ${agent}`,
      'docker image rm line/reader:2',
    ]);
  });

  test('go as a copy, once', async () => {
    const dropping = `Remove-EflowDeskGuestImages -Copy ${text(copy)}`;
    const { said, files } = await changeGuest(vm({ [`${home}/${copy}`]: 'x' }), [dropping, dropping]);
    expect(said).toEqual([done, nothing]);
    expect(files).toEqual({});
  });
});

describe.skipIf(skipped)(`the image of edgeAgent in config.toml${reason}`, () => {
  const keep = (image = carried) => `Set-EflowDeskGuestAgentImage -Image ${text(image)}`;
  const release = 'Clear-EflowDeskGuestAgentImage';
  const set = `Set-EflowDeskGuestProxy -Part agent -Https ${text(proxy)} -NoProxy ${text('.plant.example')}`;
  const clear = 'Clear-EflowDeskGuestProxy -Part agent';
  const ours = '# set by EFLOW Desk';
  const provisioned =
    '[provisioning]\nsource = "manual"\nconnection_string = "HostName=h;DeviceId=d;SharedAccessKey=k=="\n';
  const run = async (toml: string, calls: string[], more: GuestAnswers['commands'] = {}) => {
    const { said, ran, files } = await changeGuest(vm({ [live]: toml }, more), calls);
    return { said, ran, toml: files[live] ?? '' };
  };

  test('is written whole where there is no part about edgeAgent, once, and taken back to the letter', async () => {
    const { said, ran, toml } = await run(provisioned, [keep(), keep()]);
    expect(said).toEqual([done, done]);
    expect(toml).toBe(
      `${provisioned}[agent] ${ours}\nname = "edgeAgent" ${ours}\ntype = "docker" ${ours}\nimagePullPolicy = "never" ${ours}\n[agent.config] ${ours}\nimage = "${carried}" ${ours}\n`,
    );
    expect(ran.lastIndexOf('docker rm -f edgeAgent')).toBeGreaterThan(
      ran.lastIndexOf('iotedge config apply'),
    );
    expect(ran.at(-1)).toBe('iotedge system restart');
    const back = await run(provisioned, [keep(), release, release]);
    expect(back.said).toEqual([done, done, nothing]);
    expect(back.toml).toBe(provisioned);
  });

  test('is put back when the configuration is not accepted', async () => {
    const { said, toml } = await run(provisioned, [keep()], { 'iotedge config apply': { exitCode: 1 } });
    expect(said[0]?.error).toMatchObject({ id: 'GuestAgentImage' });
    expect(toml).toBe(provisioned);
  });

  test('is never anything but a name with its tag', async () => {
    const names = ['no tag', 'a"b:1', '$(id):1', 'a:1\n', "a'b:1", 'a`b:1', `${'a'.repeat(255)}:1`];
    const { said, toml } = await run(provisioned, names.map(keep));
    expect(said.map(({ error }) => error?.id)).toEqual(names.map(() => 'ImageName'));
    expect(toml).toBe(provisioned);
  });

  test.each([
    ['the part as a value', 'agent = { name = "x" }\n'],
    ['the part by dotted names', 'agent.config.image = "x"\n'],
    ['the image on one line', '[agent]\nconfig = { image = "x" }\n'],
    ['the image by dotted names', '[agent]\nconfig.image = "x"\n'],
    ['two parts', '[agent]\nname = "a"\n[agent]\n'],
    ['two images', '[agent.config]\n[agent.config]\n'],
    ['a list of such parts', '[[agent]]\n'],
    ['a text over several lines', `x = ${'"'.repeat(3)}\n[agent]\n${'"'.repeat(3)}\n`],
    ['a list over several lines', 'x = [\n[1],\n]\n'],
  ])('is refused and nothing is changed where there is %s', async (_what, before) => {
    const { said, ran, toml } = await run(before, [keep()]);
    expect(said).toEqual([refused]);
    expect(toml).toBe(before);
    expect(ran).not.toContain('iotedge config apply');
  });

  interface Toml {
    agent?: {
      name?: string;
      type?: string;
      imagePullPolicy?: string;
      config?: { image?: string; createOptions?: unknown };
      env?: Record<string, string>;
    };
    [other: string]: unknown;
  }
  const files: Record<string, string> = {
    'without such a part': provisioned,
    'with a part of somebody else': `${provisioned}\n[agent]\nname = "edgeAgent"\ntype = "docker"\nimagePullPolicy = "on-create"\n\n[agent.config]\nimage = "other.example/agent:1"\n\n[agent.env]\nRuntimeLogLevel = "debug"\nhttps_proxy = "http://old.example:1"\n\n[connect]\nworkload_uri = "unix:///w"\n`,
    'with an environment alone': `[agent.env]\nRuntimeLogLevel = "debug"\n${provisioned}`,
    'with an image on one line': `${provisioned}[agent]\nname = "edgeAgent"\ntype = "docker"\n[agent.config]\nimage = 'x:1'\n[agent.config.createOptions]\nUser = "1"\n`,
  };
  const acts = { set, clear, keep: keep(), release } as const;
  type Act = keyof typeof acts;
  /** The part about edgeAgent as it has to read, from what somebody else had there. */
  function agentOf({ agent: had }: Toml, wants: { proxy: boolean; image: boolean }): Toml['agent'] {
    if (had === undefined && !wants.proxy && !wants.image) return undefined;
    const named = had !== undefined && (had.name !== undefined || !wants.image);
    return {
      ...had,
      ...(named ? {} : { name: 'edgeAgent', type: 'docker' }),
      ...(wants.image
        ? { imagePullPolicy: 'never', config: { ...had?.config, image: carried } }
        : had === undefined
          ? { config: { image: agent } }
          : {}),
      ...(wants.proxy
        ? {
            env: {
              ...had?.env,
              https_proxy: proxy,
              no_proxy: '.plant.example',
              UpstreamProtocol: 'AmqpWs',
            },
          }
        : {}),
    };
  }

  /** From each of the four states of proxy and image every act once, those that change nothing among them. */
  const order: Act[] = [
    ...(['release', 'clear', 'set'] as const),
    ...(['set', 'release', 'keep'] as const),
    ...(['set', 'keep', 'clear'] as const),
    ...(['clear', 'keep', 'set'] as const),
    ...(['release', 'clear', 'keep', 'release'] as const),
  ];

  test.each(Object.entries(files))('goes with the proxy in any order, %s', async (_what, before) => {
    const original = parse(before) as Toml;
    const show = `Invoke-EflowVmCommand -command 'cat ${live}'`;
    const seen = await run(
      before,
      order.map((act) => `${acts[act]}; ${show}`),
    );
    const states = seen.said.map(({ output }) => output.slice(1).join('\n'));
    const wants = { proxy: false, image: false };
    for (const [i, act] of order.entries()) {
      const had = { ...wants };
      if (act === 'set' || act === 'clear') wants.proxy = act === 'set';
      else wants.image = act === 'keep';
      const said = seen.said[i];
      const changes =
        act === 'set' || act === 'keep' || had.proxy !== wants.proxy || had.image !== wants.image;
      expect(said?.error).toBeNull();
      expect(said?.output[0]).toEqual((changes ? done : nothing).output[0]);
      const where = `${order.slice(0, i + 1).join(' ')}\n${states[i] ?? ''}`;
      expect(parse(states[i] ?? ''), where).toEqual({ ...original, agent: agentOf(original, wants) });
      const untouched = wants.proxy || wants.image ? before : `${states[i] ?? ''}\n`;
      expect(untouched, where).toBe(before);
    }
  });
});
