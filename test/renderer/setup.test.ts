import { describe, expect, test } from 'vitest';
import type { Failure, FieldError } from '../../src/contract/errors.ts';
import type { ScanReport } from '../../src/contract/findings.ts';
import type { InstallerLook } from '../../src/contract/payload.ts';
import { sizeText } from '../../src/renderer/app/size.ts';
import { boundsOf, diskParts, diskSum } from '../../src/renderer/features/setup/bounds.ts';
import {
  completed,
  emptyDraft,
  valueAt,
  withValue,
  type Draft,
} from '../../src/renderer/features/setup/draft.ts';
import { parseSetup } from '../../src/main/domain/setup.ts';
import { smallSetup } from '../support/setups.ts';
import {
  fileAt,
  freshImages,
  imagesOfText,
  textOfImages,
  withRead,
} from '../../src/renderer/features/setup/images-draft.ts';
import {
  digestState,
  withDigest,
  withFile,
  withLook,
  withOwnDigest,
  type Written,
} from '../../src/renderer/features/setup/installer.ts';
import {
  stateOf,
  stepOf,
  stepOfField,
  steps,
  type Journey,
  type StepName,
} from '../../src/renderer/features/setup/steps.ts';
import { hostProxyOf, withProxy } from '../../src/renderer/features/setup/proxy-draft.ts';
import {
  freshNic,
  freshNicAddress,
  freshShare,
  itemsOf,
  nicOn,
  withItem,
  withoutItem,
} from '../../src/renderer/features/setup/list-draft.ts';

const error = (path: string, rule = 'invalid'): FieldError => ({ path, rule, params: {} });
const everySeen: ReadonlySet<StepName> = new Set(steps);
const state = (step: StepName, more: Partial<Journey> = {}) =>
  stateOf(step, {
    draft: emptyDraft,
    errors: [],
    seen: everySeen,
    verdict: 'ready',
    secret: 'none',
    proxySecret: 'none',
    otherSecrets: [],
    ...more,
  });

describe('a document that is opened', () => {
  test('shows what it leaves out as the program would take it', () => {
    const opened = completed(smallSetup);
    const { vm, network, proof } = parseSetup(JSON.stringify(smallSetup));
    expect(opened).toEqual({ ...smallSetup, vm, network, proof });
  });

  test('keeps what it says, right or wrong', () => {
    const opened = completed({ vm: { cpuCount: 'four' }, proof: 7 });
    expect(valueAt(opened, 'vm.cpuCount')).toBe('four');
    expect(opened['proof']).toBe(7);
  });
});

describe('a step of the setup', () => {
  test.each([
    ['payload', 'payload'],
    ['review', 'review'],
    [undefined, 'host'],
    ['', 'host'],
    ['toString', 'host'],
    ['Payload', 'host'],
  ])('at the address %s is %s', (item, step) => {
    expect(stepOf(item)).toBe(step);
  });

  test.each([
    ['payload.sha256', 'payload'],
    ['acceptEula', 'payload'],
    ['vm.memoryInMB', 'vm'],
    ['network.vswitch', 'network'],
    ['identity', 'identity'],
    ['proof.withinMinutes', 'proof'],
    ['name', 'host'],
    ['', 'review'],
    ['surprise.inside', 'review'],
    ['toString', 'review'],
    ['constructor', 'review'],
  ])('has the field %j: %s', (path, step) => {
    expect(stepOfField(path)).toBe(step);
  });

  test.each<[string, StepName, Partial<Journey>, string]>([
    ['valid and seen', 'vm', {}, 'done'],
    ['valid and never seen', 'vm', { seen: new Set() }, 'open'],
    ['a number that is too large', 'vm', { errors: [error('vm.memoryInMB', 'max')] }, 'correct'],
    ['the same, never seen', 'vm', { errors: [error('vm.memoryInMB')], seen: new Set() }, 'correct'],
    ['a field that is empty', 'payload', { errors: [error('payload.file', 'msi-file')] }, 'open'],
    ['a box that is not ticked', 'payload', { errors: [error('acceptEula')] }, 'open'],
    ['a field that is not there', 'payload', { errors: [error('payload.none', 'required')] }, 'open'],
    ['an error of another step', 'proof', { errors: [error('vm.memoryInMB')] }, 'done'],
    ['a host that is ready', 'host', {}, 'done'],
    ['a host with warnings', 'host', { verdict: 'warnings' }, 'done'],
    ['a host that is not ready', 'host', { verdict: 'not-ready' }, 'correct'],
    ['a host that was not checked', 'host', { verdict: undefined }, 'open'],
    ['a review of what is valid', 'review', {}, 'open'],
    ['a field nobody knows', 'review', { draft: { surprise: 1 }, errors: [error('surprise')] }, 'correct'],
  ])('with %s (%s) is %s', (_what, step, more, expected) => {
    expect(state(step, more)).toBe(expected);
  });

  const prompted = withValue(emptyDraft, 'identity', {
    provisioningType: 'ManualConnectionString',
    devConnString: 'prompt',
  });

  test.each([
    ['none', 'open'],
    ['given', 'done'],
    ['refused', 'correct'],
  ] as const)('whose secret is %s is %s', (secret, expected) => {
    expect(state('identity', { draft: prompted, secret })).toBe(expected);
    const key = withValue(prompted, 'identity', { provisioningType: 'DpsSymmetricKey', symmKey: 'prompt' });
    expect(state('identity', { draft: key, secret })).toBe(expected);
    const fromFile = withValue(prompted, 'identity.devConnString', 'file:key.txt');
    expect(state('identity', { draft: fromFile, secret })).toBe('done');
  });

  test.each([
    ['none', 'open'],
    ['given', 'done'],
    ['refused', 'correct'],
  ] as const)('whose password of the proxy is %s is %s', (proxySecret, expected) => {
    const draft = withValue(emptyDraft, 'proxy', { https: 'http://line@p.example:1', password: 'prompt' });
    expect(state('network', { draft, proxySecret })).toBe(expected);
    expect(state('network', { draft: withValue(draft, 'proxy.password', 'env:P'), proxySecret })).toBe(
      'done',
    );
    // It is no secret of the identity.
    expect(state('identity', { draft: withValue(draft, 'identity', { provisioningType: 'DpsTPM' }) })).toBe(
      'done',
    );
  });
});

describe('a list of a draft', () => {
  const two = withItem(withItem(emptyDraft, 'sharedFolders', freshShare), 'sharedFolders', freshShare);
  const folders = (draft: Draft) => itemsOf(draft, 'sharedFolders').map(({ folder }) => folder);

  test('grows one by one, is changed where it stands, and leaves nothing behind', () => {
    expect(folders(emptyDraft)).toEqual([]);
    const draft = withValue(two, 'sharedFolders[1].folder', 'data');
    expect(folders(draft)).toEqual(['', 'data']);
    expect(valueAt(draft, 'sharedFolders[1].folder')).toBe('data');
    const one = withoutItem(draft, 'sharedFolders', 0);
    expect(folders(one)).toEqual(['data']);
    expect(withoutItem(one, 'sharedFolders', 0)).toEqual(emptyDraft);
  });

  test('is shown whatever stands in the document, and can be put right', () => {
    expect(itemsOf({ ...emptyDraft, sharedFolders: 'x' }, 'sharedFolders')).toEqual([]);
    const odd = { ...emptyDraft, sharedFolders: [7] };
    expect(itemsOf(odd, 'sharedFolders')).toEqual([{}]);
    expect(withValue(odd, 'sharedFolders[0].root', 'C:\\A')['sharedFolders']).toEqual([{ root: 'C:\\A' }]);
  });

  test('tells what is to be filled in from what is to be corrected, item by item', () => {
    const nics = (name: string) =>
      withItem(withItem(emptyDraft, 'nics', freshNic), 'nics', { ...freshNic, name });
    const errors = [error('nics[1].name', 'nic-name')];
    expect(state('network', { draft: nics(''), errors })).toBe('open');
    expect(state('network', { draft: nics('a b'), errors })).toBe('correct');
  });

  test.each([
    ['sharedFolders[0].root', 'vm'],
    ['features.defender', 'vm'],
    ['carriedImages[0].images', 'vm'],
    ['nics[1].name', 'network'],
    ['inspectionCa.file', 'network'],
  ])('%s is corrected on the step %s', (path, step) => {
    expect(stepOfField(path)).toBe(step);
  });
});

describe('a file of container images', () => {
  const path = 'carriedImages[0]';
  const fresh = withItem(completed(smallSetup), 'carriedImages', freshImages);
  const id = `sha256:${'a'.repeat(64)}`;
  const found = {
    file: 'E:\\images.tar',
    bytes: 7,
    images: [{ name: 'mcr.example/reader:2.0', id, os: 'linux', architecture: 'amd64' }],
    against: [],
  };

  test('is filled in by what it brings, names with dots and all', () => {
    const named = withValue(fresh, `${path}.file`, found.file);
    const draft = withRead(named, path, found.file, found);
    expect(fileAt(draft, path)).toBe('E:\\images.tar');
    const { carriedImages } = parseSetup(JSON.stringify(draft));
    expect(carriedImages).toEqual([{ file: 'E:\\images.tar', images: { 'mcr.example/reader:2.0': id } }]);
  });

  test('is left as it is by what another file brings', () => {
    const other = withValue(fresh, `${path}.file`, 'E:\\other.tar');
    expect(withRead(other, path, found.file, found)).toEqual(other);
    expect(withRead(smallSetup, path, found.file, found)).toEqual(smallSetup);
  });

  test('is typed line by line, and shown as it stands in the document', () => {
    const text = `mcr.example/reader:2.0 ${id}\nhub:1`;
    expect(imagesOfText(text)).toEqual({ 'mcr.example/reader:2.0': id, 'hub:1': '' });
    expect(textOfImages(imagesOfText(` ${text}\n\n`))).toBe(text);
    expect([textOfImages(undefined), textOfImages('x'), textOfImages({ 'a:1': 7 })]).toEqual(['', '', 'a:1']);
  });

  test('is to be filled in while it names no image, and to be corrected where it names a wrong one', () => {
    const wrong = (draft: Draft) => {
      try {
        parseSetup(JSON.stringify(draft));
        return [];
      } catch (reason) {
        return (reason as Failure).error.fields ?? [];
      }
    };
    const named = withValue(fresh, `${path}.file`, 'E:\\images.tar');
    expect(wrong(named).map((one) => one.path)).toEqual([`${path}.images`]);
    expect(state('vm', { draft: named, errors: wrong(named) })).toBe('open');
    const odd = withValue(named, `${path}.images`, imagesOfText('no-tag'));
    expect(state('vm', { draft: odd, errors: wrong(odd) })).toBe('correct');
  });
});

describe('a further NIC of the VM', () => {
  const whole = withItem(completed(smallSetup), 'nics', {
    ...freshNic,
    name: 'line',
    vswitchName: 'Plant-LAN',
  });
  const nicsOf = (draft: Draft) => parseSetup(JSON.stringify(draft)).nics;

  test('asks for an address of its network, until it is given one', () => {
    expect(nicsOf(whole)).toEqual([{ name: 'line', vswitch: 'External', vswitchName: 'Plant-LAN' }]);
    const address = { ...freshNicAddress, ip4Address: '10.20.30.90', ip4GatewayAddress: '10.20.30.1' };
    const fixed = withValue(whole, 'nics[0].address', address);
    expect(nicsOf(fixed)).toMatchObject([{ address }]);
    expect(withValue(fixed, 'nics[0].address', undefined)).toEqual(whole);
  });

  test('on an Internal switch has an address to be filled in, and keeps what it had', () => {
    const [nic = {}] = itemsOf(whole, 'nics');
    const inside = nicOn('Internal', nic);
    expect(inside).toEqual({ ...nic, vswitch: 'Internal', address: freshNicAddress });
    const filled = { ...inside, address: { ...freshNicAddress, ip4Address: '10.0.0.2' } };
    expect(nicOn('Internal', nicOn('External', filled))).toEqual(filled);
    expect(nicOn('External', nic)).toEqual(nic);
  });
});

describe('the proxy of the VM', () => {
  const proxies = (user: string | null, machine: string | null = null, environment: string | null = null) =>
    hostProxyOf(report([told('windows.proxy', { user, machine, environment })]));

  test('is suggested as this Windows has it, where a setup can say it', () => {
    expect(proxies('proxy.example:8080')).toBe('http://proxy.example:8080');
    expect(proxies('https://proxy.example:8443/')).toBe('https://proxy.example:8443');
    expect(proxies(null, null, 'http://10.1.2.3:3128')).toBe('http://10.1.2.3:3128');
    expect(proxies('http=a:1;https=b:2', 'c.example:3')).toBe('http://c.example:3');
    expect(proxies('proxy.example')).toBeUndefined();
    expect(hostProxyOf(undefined)).toBeUndefined();
  });

  test('comes into the document and out of it whole, and another address keeps the rest', () => {
    const draft = withValue(withProxy(emptyDraft, 'http://a:1'), 'proxy.noProxy', ['.x']);
    expect(withProxy(draft, 'http://b:2')['proxy']).toEqual({ https: 'http://b:2', noProxy: ['.x'] });
    expect(withProxy(draft, undefined)).toEqual(emptyDraft);
    expect(stepOfField('proxy.https')).toBe('network');
  });
});

const report = (evidence: object[], params: object = {}): ScanReport =>
  ({ findings: [{ id: 'HC-10', params, evidence }] }) as unknown as ScanReport;
const told = (fact: string, value: unknown) => ({ fact, value, source: '', at: '' });

describe('what the host has to give', () => {
  test('is read out of the evidence of a scan', () => {
    const volumes = [
      { drive: 'C:', freeGb: 212.7 },
      { drive: 'D:', freeGb: 900 },
    ];
    const evidence = [
      told('host.computer', { logicalProcessors: 8 }),
      told('host.os', { freeMemoryMb: 10_184.5 }),
      told('host.volumes', volumes),
    ];
    expect(boundsOf(report(evidence))).toEqual({
      processors: 8,
      freeMemoryMb: 10_184,
      disk: { drive: 'C:', freeGb: 212 },
    });
    expect(boundsOf(report(evidence, { drive: 'd:' })).disk).toEqual({ drive: 'd:', freeGb: 900 });
    expect(boundsOf(report(evidence, { drive: 'E:' })).disk).toBeUndefined();
  });

  test('bounds nothing where it is not known', () => {
    expect(boundsOf(undefined)).toEqual({});
    expect(boundsOf(report([]))).toEqual({});
    const unknown = { ...told('host.os', null), unknown: 'timeout' };
    expect(boundsOf(report([unknown]))).toEqual({});
  });

  test('is held against the sum of all parts', () => {
    const small = diskParts({ installerBytes: 2 ** 29, vmDataSize: 10, largeLog: false });
    expect(small.map(({ id, gb }) => [id, gb])).toEqual([
      ['copy', 1],
      ['image', 2],
      ['system', 10],
      ['data', 10],
    ]);
    expect(diskSum(small)).toBe(23);
    const large = diskParts({ installerBytes: undefined, vmDataSize: 10, largeLog: true });
    expect(large[0]).toEqual({ id: 'copy', gb: undefined });
    expect(diskSum(large)).toBe(27);
  });
});

const look = (more: Partial<InstallerLook> = {}): InstallerLook => ({
  file: '/a.msi',
  bytes: 3072,
  sha256: 'ab'.repeat(32),
  version: '1.5.7.01026',
  product: 'Azure IoT Edge LTS',
  platform: 'x64',
  doubts: [],
  ...more,
});
const payload = ({ draft }: Written) => valueAt(draft, 'payload');
const digest = ({ draft }: Written) => valueAt(draft, 'payload.sha256');
const named: Written = { draft: withValue(emptyDraft, 'payload.file', '/a.msi'), looked: undefined };
const stateOfDigest = ({ draft, looked }: Written) =>
  looked === undefined ? undefined : digestState(draft, looked);

describe('looking at a file', () => {
  test('fills in version, size and digest, and says that the digest is its own', () => {
    const after = withLook(named, look());
    expect(payload(after)).toEqual({
      file: '/a.msi',
      sha256: 'ab'.repeat(32),
      sizeBytes: 3072,
      version: '1.5.7.01026',
    });
    expect(stateOfDigest(after)).toBe('computed');
  });

  test('leaves a digest that was given, whatever the file has, until the person takes that of the file', () => {
    const after = withLook(withDigest(named, 'cd'.repeat(32)), look());
    expect(digest(after)).toBe('cd'.repeat(32));
    expect(stateOfDigest(after)).toBe('differs');
    expect(digest(withLook(after, look()))).toBe('cd'.repeat(32));
    const taken = withOwnDigest(after, look());
    expect(digest(taken)).toBe('ab'.repeat(32));
    expect(stateOfDigest(taken)).toBe('computed');
  });

  test('knows a given digest again, in capitals too', () => {
    expect(stateOfDigest(withLook(withDigest(named, 'AB'.repeat(32)), look()))).toBe('same');
  });

  test('does not call a digest computed once somebody has typed it', () => {
    expect(stateOfDigest(withDigest(withLook(named, look()), 'ab'.repeat(32)))).toBe('same');
  });

  test('takes nothing from a file that the document names no longer', () => {
    const other = withFile(named, '/b.msi');
    expect(withLook(other, look())).toEqual(other);
  });

  test('replaces a digest that was only computed from another file', () => {
    const first = withLook(named, look());
    const second = withLook(
      withFile(first, '/b.msi'),
      look({ file: '/b.msi', sha256: 'ef'.repeat(32), version: '1.5.5.07025' }),
    );
    expect(digest(second)).toBe('ef'.repeat(32));
    expect(stateOfDigest(second)).toBe('computed');
  });

  test('choosing another file takes back what was read, and nothing that was given', () => {
    const first = withLook(named, look());
    expect(payload(withFile(first, '/b.msi'))).toEqual({ file: '/b.msi', sha256: '', version: '' });
    const given = withLook(withDigest(named, 'AB'.repeat(32)), look());
    expect(payload(withFile(given, '/b.msi'))).toMatchObject({ sha256: 'AB'.repeat(32), version: '' });
    expect(withFile(first, '/a.msi')).toEqual(first);
  });

  test('says nothing of a digest while there is none', () => {
    expect(digestState(emptyDraft, { look: look(), took: false })).toBeUndefined();
  });
});

describe('a size', () => {
  test.each([
    [0, '0 bytes'],
    [1023, '1,023 bytes'],
    [3072, '3 kB'],
    [432_013_312, '412 MB'],
    [1.5 * 2 ** 30, '1.5 GB'],
    [2 ** 43, '8,192 GB'],
  ])('of %i bytes is %s', (bytes, text) => {
    expect(sizeText('en', bytes)).toBe(text);
  });

  test('is written as the language writes it', () => {
    expect(sizeText('de', 1.5 * 2 ** 30)).toMatch(/^1,5\sGB$/u);
  });
});
