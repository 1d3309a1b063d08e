import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { proxyPasswordDigest } from '../../../src/main/domain/network/proxy.ts';
import { fingerprintOfDigest } from '../../../src/practice/host/fingerprint.ts';
import { noShell, type GuestAnswers } from '../../stand-ins/guest-shell.ts';
import { tempFolder } from '../../support/temp.ts';
import { leftOut, why } from '../support.ts';
import { changeGuest, guestOf, text, type Shown } from './support.ts';

const skipped = leftOut || noShell !== undefined;
const reason = leftOut ? why : noShell === undefined ? '' : ` (${noShell})`;

const live = '/etc/aziot/config.toml';
const bashrc = '/etc/bash.bashrc';
const unit = (name: string) => `/etc/systemd/system/${name}.service.d/zz-eflow-desk-proxy.conf`;
const units = ['aziot-edged', 'aziot-identityd', 'docker'].map(unit);
const proxy = 'http://proxy.example:3128';
const password = 'p@ss w/rd%\'"!';
const encoded = 'p%40ss%20w%2Frd%25%27%22%21';
const key = 'key of fingerprints';

const commands: NonNullable<GuestAnswers['commands']> = {
  'systemctl daemon-reload': {},
  'systemctl restart docker': {},
  'iotedge system restart': {},
  'iotedge version': { stdout: 'iotedge 1.5.21\n' },
  'iotedge config apply': {},
  'docker rm -f edgeAgent': {},
};
const vm = (files: Record<string, string>, more: GuestAnswers['commands'] = {}) =>
  guestOf({ ...commands, ...more }, files);

const set = (part: string, more = '', address = proxy) =>
  `Set-EflowDeskGuestProxy -Part ${part} -Https ${text(address)} ${more}`;
const done: Shown = { output: [{ Changed: true, Refused: null }], error: null };
const nothing: Shown = { output: [{ Changed: false, Refused: null }], error: null };
const read = `Get-EflowDeskGuestProxy -FingerprintKey ${text(key)}`;

describe.skipIf(skipped)(`the proxy of the services${reason}`, () => {
  const withOthers = vm({
    [bashrc]: 'PS1=x\n',
    '/etc/systemd/system/docker.service.d/http-proxy.conf':
      '[Service]\nEnvironment="https_proxy=http://old.example:1"\n',
  });

  test('is set in every place beside what others have set, and taken back without a trace', async () => {
    const more = `-Http ${text('http://proxy.example:3129')} -NoProxy ${text('.plant.example,10.0.0.0/8')}`;
    const { said, ran, files } = await changeGuest(withOthers, [set('daemons', more)]);
    expect(said).toEqual([done]);
    const lines = [
      '[Service]',
      `Environment="https_proxy=${proxy}"`,
      'Environment="http_proxy=http://proxy.example:3129"',
      'Environment="no_proxy=.plant.example,10.0.0.0/8"',
      '',
    ].join('\n');
    for (const one of units) expect(files[one]).toBe(lines);
    expect(files['/etc/systemd/system/docker.service.d/http-proxy.conf']).toContain('old.example');
    expect(files[bashrc]).toBe(
      `PS1=x\n# eflow-desk proxy begin\nexport https_proxy='${proxy}'\nexport http_proxy='http://proxy.example:3129'\nexport no_proxy='.plant.example,10.0.0.0/8'\n# eflow-desk proxy end\n`,
    );
    expect(files['/home/iotedge-user/eflow-desk-given']).toBeUndefined();
    expect(ran.indexOf('systemctl daemon-reload')).toBeGreaterThan(-1);
    expect(ran.indexOf('systemctl restart docker')).toBeGreaterThan(ran.indexOf('systemctl daemon-reload'));
    expect(ran).toContain('iotedge system restart');

    const back = await changeGuest(withOthers, [
      set('daemons'),
      'Clear-EflowDeskGuestProxy -Part daemons',
      'Clear-EflowDeskGuestProxy -Part daemons',
    ]);
    expect(back.said).toEqual([done, done, nothing]);
    expect(back.files).toEqual({
      [bashrc]: 'PS1=x\n',
      '/etc/systemd/system/docker.service.d/http-proxy.conf': expect.any(String) as string,
    });
  });

  test('takes the place of an earlier one of ours', async () => {
    const { files } = await changeGuest(withOthers, [
      set('daemons'),
      set('daemons', '', 'http://next.example:8080'),
    ]);
    expect(files[bashrc]?.match(/https_proxy/gu)).toHaveLength(1);
    expect(files[unit('docker')]).toBe('[Service]\nEnvironment="https_proxy=http://next.example:8080"\n');
  });

  test('has its password encoded, with the percent signs of systemd doubled, and never in a command', async () => {
    const record = join(tempFolder(), 'commands');
    const { said, ran, files } = await changeGuest(
      withOthers,
      [set('daemons', `-Password ${text(password)}`, 'http://line@proxy.example:3128')],
      { EFLOWDESK_GUEST_RECORD: record },
    );
    expect(said).toEqual([done]);
    const inside = `http://line:${encoded}@proxy.example:3128`;
    expect(files[unit('aziot-edged')]).toContain(`https_proxy=${inside.replaceAll('%', '%%')}"`);
    expect(files[bashrc]).toContain(`export https_proxy='${inside}'`);
    // The copy of the fixture is a command of its own; what our function sends comes last.
    const sent = (await readFile(record, 'utf8')).trim().split('\n').at(-1) ?? '';
    const whole = sent + Buffer.from(sent.split(' ')[1] ?? '', 'base64').toString('utf8');
    for (const secret of [password, encoded, 'proxy.example']) {
      expect(whole).not.toContain(secret);
      expect(JSON.stringify(said)).not.toContain(secret);
    }
    expect(ran.filter((one) => /systemctl|iotedge/u.test(one)).join()).not.toContain(encoded);
  });

  test('is an error when its file did not arrive or a service does not restart', async () => {
    const lost = await changeGuest(withOthers, [set('daemons')], { EFLOWDESK_GUEST_COPY: 'lost' });
    expect(lost.said[0]?.error).toMatchObject({ id: 'GuestProxy' });
    expect(lost.files[unit('docker')]).toBeUndefined();
    const down = await changeGuest(
      { ...withOthers, commands: { ...commands, 'systemctl restart docker': { exitCode: 1 } } },
      [set('daemons')],
    );
    expect(down.said[0]?.error).toMatchObject({
      id: 'GuestProxy',
      text: expect.stringContaining('(GuestProxy, 8)') as string,
    });
  });

  test.each([
    'http://a b:1',
    "http://a'b:1",
    'http://a"b:1',
    'http://$(id):1',
    'http://a:1\n',
    'http://a`b:1',
    '',
  ])('refuses %j before anything is written', async (address) => {
    const { said, files } = await changeGuest(withOthers, [
      `Set-EflowDeskGuestProxy -Part daemons -Https ${text(address)}`,
    ]);
    expect(said[0]?.error).not.toBeNull();
    expect(files[unit('docker')]).toBeUndefined();
  });
});

describe.skipIf(skipped)(`the proxy of edgeAgent in config.toml${reason}`, () => {
  const mark = '# set by EFLOW Desk';
  const agent = async (toml: string, calls = [set('agent')], more: GuestAnswers['commands'] = {}) => {
    const { said, ran, files } = await changeGuest(vm({ [live]: toml }, more), calls);
    return { said, ran, toml: files[live] };
  };
  const ours = `"https_proxy" = "${proxy}" ${mark}\n"UpstreamProtocol" = "AmqpWs" ${mark}\n`;
  const provisioned =
    '[provisioning]\nsource = "manual"\nconnection_string = "HostName=h;DeviceId=d;SharedAccessKey=k=="\n';

  test.each([
    [
      'no part about edgeAgent',
      provisioned,
      `${provisioned}[agent] ${mark}\nname = "edgeAgent" ${mark}\ntype = "docker" ${mark}\n[agent.config] ${mark}\nimage = "mcr.microsoft.com/azureiotedge-agent:1.5" ${mark}\n[agent.env] ${mark}\n${ours}`,
    ],
    [
      'a part without an environment',
      `${provisioned}\n[agent]\nname = "edgeAgent"\n[agent.config]\nimage = "x"\n`,
      `${provisioned}\n[agent]\nname = "edgeAgent"\n[agent.config]\nimage = "x"\n[agent.env] ${mark}\n${ours}`,
    ],
    [
      'an environment of its own',
      `[agent]\n[agent.env]\nRuntimeLogLevel = "debug"\n"UpstreamProtocol" = "Amqp"\nhttps_proxy='http://old.example:1'\n\n[connect]\nx = 1\n`,
      `[agent]\n[agent.env]\n${ours}RuntimeLogLevel = "debug"\n# kept by EFLOW Desk: "UpstreamProtocol" = "Amqp"\n# kept by EFLOW Desk: https_proxy='http://old.example:1'\n\n[connect]\nx = 1\n`,
    ],
    [
      'names in quotes, blanks, and comments that look like tables',
      `# [agent.env]\n  [ "agent" . env ] # here\n  "no_proxy" = "a"\n[other]\nno_proxy = "b"\n`,
      `# [agent.env]\n  [ "agent" . env ] # here\n${ours}  "no_proxy" = "a"\n[other]\nno_proxy = "b"\n`.replace(
        '  "no_proxy" = "a"',
        '# kept by EFLOW Desk:   "no_proxy" = "a"',
      ),
    ],
  ])('is set where there is %s, once, and taken back to the letter', async (_what, before, after) => {
    const { said, ran, toml } = await agent(before, [set('agent'), set('agent')]);
    expect(said).toEqual([done, done]);
    expect(toml).toBe(after);
    expect(ran.filter((one) => one === 'iotedge config apply')).toHaveLength(2);
    expect(ran.lastIndexOf('docker rm -f edgeAgent')).toBeGreaterThan(
      ran.lastIndexOf('iotedge config apply'),
    );
    expect(ran.at(-1)).toBe('iotedge system restart');
    const back = await agent(before, [
      set('agent'),
      'Clear-EflowDeskGuestProxy -Part agent',
      'Clear-EflowDeskGuestProxy -Part agent',
    ]);
    expect(back.said).toEqual([done, done, nothing]);
    expect(back.toml).toBe(before);
  });

  test.each([
    ['an environment on one line', '[agent]\nenv = { a = "b" }\n'],
    ['an environment by dotted names', '[agent]\nenv.a = "b"\n'],
    ['the part as a value', 'agent = { name = "x" }\n'],
    ['the part by dotted names', 'agent.name = "x"\n'],
    ['a list of such parts', '[[agent]]\n'],
    ['two environments', '[agent.env]\n[agent.env]\n'],
    ['a text over several lines', `x = ${'"'.repeat(3)}\n[agent.env]\n${'"'.repeat(3)}\n`],
    ['a literal text over several lines', `x = ${"'".repeat(3)}\n[agent.env]\n${"'".repeat(3)}\n`],
    ['a list over several lines', 'x = [\n[1],\n]\n'],
  ])('is refused and nothing is changed where there is %s', async (_what, before) => {
    const { said, ran, toml } = await agent(before);
    expect(said).toEqual([{ output: [{ Changed: false, Refused: 'agent-table' }], error: null }]);
    expect(toml).toBe(before);
    expect(ran).not.toContain('iotedge config apply');
  });

  test('is put back when the configuration is not accepted', async () => {
    const { said, toml } = await agent(provisioned, [set('agent')], {
      'iotedge config apply': { exitCode: 1, stderr: 'no' },
    });
    expect(said[0]?.error).toMatchObject({ id: 'GuestProxy' });
    expect(toml).toBe(provisioned);
  });
});

describe.skipIf(skipped)(`what the VM tells of its proxy${reason}`, () => {
  const shows = (https: string) => ({ stdout: `Environment=LANG=C https_proxy=${https} NO_PROXY=a,b\n` });
  const secret = `http://line:${encoded}@proxy.example:3128`;
  const answers = (files: Record<string, string>): GuestAnswers =>
    vm(files, {
      'systemctl show -p Environment aziot-edged.service': shows(secret),
      'systemctl show -p Environment aziot-identityd.service': { stdout: 'Environment=\n' },
      'systemctl show -p Environment docker.service': shows(proxy),
    });

  test('names each place and keeps passwords to itself', async () => {
    const { said } = await changeGuest(
      answers({
        [bashrc]: `export https_proxy="http://old.example:1"\nexport https_proxy='${secret}'\n`,
        [live]: `[agent.env]\n"https_proxy" = "${proxy}"\nUpstreamProtocol = "AmqpWs"\n`,
        [unit('aziot-edged')]: '',
      }),
      [read],
    );
    const fingerprint = fingerprintOfDigest(key, proxyPasswordDigest(password));
    const bare = 'http://line@proxy.example:3128';
    expect(said).toEqual([
      {
        output: [
          {
            Places: [
              { Place: 'edged', Https: bare, Http: null, NoProxy: 'a,b', Fingerprint: fingerprint },
              { Place: 'docker', Https: proxy, Http: null, NoProxy: 'a,b', Fingerprint: null },
              { Place: 'shell', Https: bare, Http: null, NoProxy: null, Fingerprint: fingerprint },
              { Place: 'agent', Https: proxy, Http: null, NoProxy: null, Fingerprint: null },
            ],
            UpstreamProtocol: 'AmqpWs',
            Own: ['daemons'],
          },
        ],
        error: null,
      },
    ]);
  });

  test('is nothing where nothing is set, and no answer where something cannot be read', async () => {
    expect((await changeGuest(answers({}), [read])).said[0]?.output[0]).toMatchObject({
      UpstreamProtocol: null,
      Own: [],
    });
    const broken = vm({}, { 'systemctl show -p Environment docker.service': { exitCode: 1 } });
    expect((await changeGuest(broken, [read])).said[0]).toMatchObject({
      output: [],
      error: { id: 'GuestProxy' },
    });
  });
});
