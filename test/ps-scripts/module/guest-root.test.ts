import { describe, expect, test } from 'vitest';
import { inspectionRoot, thumbprintOf } from '../../../src/practice/state/certificates.ts';
import { noShell, type GuestAnswers } from '../../stand-ins/guest-shell.ts';
import { at } from '../../support/facts.ts';
import { leftOut, why } from '../support.ts';
import { changeGuest, guestOf, text, type Shown } from './support.ts';

const skipped = leftOut || noShell !== undefined;
const reason = leftOut ? why : noShell === undefined ? '' : ` (${noShell})`;

const live = '/etc/aziot/config.toml';
const anchor = '/etc/pki/ca-trust/source/anchors/eflow-desk-root.pem';
const store = '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem';
const bundle = '/var/aziot/certs/eflow-desk-root.pem';
const pem = inspectionRoot(Date.parse(at(0)));
const other = inspectionRoot(Date.parse(at(600)));
const thumbprint = thumbprintOf(pem);
const config = '[provisioning]\nsource = "dps"\n';
const ours = `trust_bundle_cert = "file://${bundle}" # trust set by EFLOW Desk\n`;

const commands: NonNullable<GuestAnswers['commands']> = {
  'update-ca-trust extract': {},
  'systemctl restart docker': {},
  'iotedge system restart': {},
  'iotedge config apply': {},
};
const vm = (files: Record<string, string>, more: GuestAnswers['commands'] = {}) =>
  guestOf({ ...commands, ...more }, files);

const set = (part: string, certificate = pem) =>
  `Set-EflowDeskGuestRoot -Part ${part} -Pem ${text(certificate)}`;
const read = 'Get-EflowDeskGuestRoot';
const changed = (Changed: boolean, Refused: string | null = null): Shown => ({
  output: [{ Changed, Refused }],
  error: null,
});
const found = (more: Record<string, unknown>) => [
  { System: null, Trusted: false, Modules: null, Bundle: null, ...more },
];

describe.skipIf(skipped)(`the certificate authority of a site in the VM${reason}`, () => {
  test('is given to the store and its readers, and taken back without a trace', async () => {
    const { said, ran, files } = await changeGuest(vm({ [live]: config }), [set('system')]);
    expect(said).toEqual([changed(true)]);
    expect(files).toEqual({ [live]: config, [anchor]: pem });
    const order = ['update-ca-trust extract', 'systemctl restart docker', 'iotedge system restart'];
    expect(ran.filter((one) => order.includes(one))).toEqual(order);
    const back = await changeGuest(vm({ [live]: config }), [
      set('system'),
      'Clear-EflowDeskGuestRoot -Part system',
      'Clear-EflowDeskGuestRoot -Part system',
    ]);
    expect(back.said).toEqual([changed(true), changed(true), changed(false)]);
    expect(back.files).toEqual({ [live]: config });
  });

  test('comes back when the store could not be made anew without it', async () => {
    const broken = vm({ [anchor]: pem }, { 'update-ca-trust extract': { exitCode: 1 } });
    const { said, files } = await changeGuest(broken, ['Clear-EflowDeskGuestRoot -Part system']);
    expect(said[0]?.error).toMatchObject({ id: 'GuestRoot' });
    expect(files[anchor]).toBe(pem);
  });

  test('counts only where programs find it', async () => {
    const there = { [live]: config, [anchor]: pem };
    const all = await Promise.all([
      changeGuest(vm({ [live]: config }), [read]),
      changeGuest(vm({ ...there, [store]: `# others\n${other}` }), [read]),
      changeGuest(vm({ ...there, [store]: `# others\n${other}\n${pem}` }), [read]),
      changeGuest(vm(there), [read]),
    ]);
    expect(all.map(({ said }) => said[0]?.output)).toEqual([
      found({}),
      found({ System: thumbprint }),
      found({ System: thumbprint, Trusted: true }),
      found({ System: thumbprint }),
    ]);
  });

  test('is named first in config.toml, beside a proxy of ours, and taken out alone', async () => {
    const whole = `${config}[agent.env] # set by EFLOW Desk\n`;
    const { said, ran, files } = await changeGuest(vm({ [live]: whole }), [set('modules')]);
    expect(said).toEqual([changed(true)]);
    expect(files).toEqual({ [live]: ours + whole, [bundle]: pem });
    expect(ran).toContain('iotedge config apply');
    const [shown, back] = await Promise.all([
      changeGuest(vm({ [live]: ours + whole, [bundle]: pem }), [read]),
      changeGuest(vm({ [live]: ours + whole, [bundle]: pem }), [
        'Clear-EflowDeskGuestRoot -Part modules',
        'Clear-EflowDeskGuestRoot -Part modules',
      ]),
    ]);
    expect(shown.said[0]?.output).toEqual(found({ Modules: thumbprint }));
    expect(back.said).toEqual([changed(true), changed(false)]);
    expect(back.files).toEqual({ [live]: whole });
  });

  test('never takes the place of a trust bundle that somebody else has set', async () => {
    const theirs = `trust_bundle_cert = "file:///etc/site.pem"\n${config}`;
    const { said, files } = await changeGuest(vm({ [live]: theirs }), [set('modules'), read]);
    expect(said[0]).toEqual(changed(false, 'trust-bundle'));
    expect(said[1]?.output).toEqual(found({ Bundle: 'file:///etc/site.pem' }));
    expect(files).toEqual({ [live]: theirs });
    // The same name inside a table is another thing.
    const inside = `${config}trust_bundle_cert = "x"\n`;
    expect((await changeGuest(vm({ [live]: inside }), [set('modules')])).said).toEqual([changed(true)]);
  });

  test('leaves the configuration as it was when it cannot be applied', async () => {
    const broken = vm({ [live]: config }, { 'iotedge config apply': { exitCode: 1, stderr: 'no\n' } });
    const { said, files } = await changeGuest(broken, [set('modules')]);
    expect(said[0]?.error).toMatchObject({ id: 'GuestRoot' });
    expect(files[live]).toBe(config);
  });

  test('is one certificate and nothing else, and has to arrive', async () => {
    for (const wrong of ['x', pem + pem, `${pem}$(reboot)`]) {
      const { said, ran } = await changeGuest(vm({ [live]: config }), [set('system', wrong)]);
      expect(said[0]?.error).toMatchObject({ id: 'RootPem' });
      expect(ran).toEqual([]);
    }
    const lost = await changeGuest(vm({ [live]: config }), [
      'Inside { function script:Send-EflowDeskGuestText { param($Text) } }',
      set('system'),
    ]);
    expect(lost.said.at(-1)?.error).toMatchObject({ id: 'GuestRoot' });
  });
});
