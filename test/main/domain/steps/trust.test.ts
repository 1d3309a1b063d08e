import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../../src/contract/errors.ts';
import type { FactValue } from '../../../../src/contract/facts.ts';
import type { StepState } from '../../../../src/contract/jobs.ts';
import { readRootFile, withInspectionCa } from '../../../../src/main/domain/trust.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import {
  authorityExtensions,
  deviceExtensions,
  selfSigned,
} from '../../../../src/practice/cloud/certificate.ts';
import { at, factsOfThese, unknown, type Given } from '../../../support/facts.ts';
import { setupWith, smallSetup, manualCertificate } from '../../../support/setups.ts';
import { actionBy, diagnosisBy, factsOfKind, refusalOf, stateBy, unfilled } from '../../../support/steps.ts';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const certificate = (extensions: readonly Buffer[], days = 30) =>
  selfSigned({
    commonName: 'Site CA',
    notBefore: Date.parse(at(0)) - 40 * 86_400_000,
    notAfter: Date.parse(at(0)) + days * 86_400_000,
    extensions,
    key: privateKey,
  });
const pem = certificate(authorityExtensions);
const thumbprint = readRootFile(pem).root?.thumbprint ?? '';
const file = '/site/root.pem';
const input = { file, thumbprint, certificate: false };
const bundleInput = { file, thumbprint };

const root = (more: Partial<FactValue<'guest.root'>> = {}): FactValue<'guest.root'> => ({
  system: null,
  trusted: false,
  modules: null,
  otherBundle: null,
  ...more,
});
const given = (has: Given['guest.root'], text = pem): Given => ({
  'eflow.verify': true,
  'guest.root': has ?? unknown('failed'),
  [`file.root:${file}`]: readRootFile(text),
});

describe('a file with the authority of a site', () => {
  test('gives its one certificate and nothing that stands beside it', () => {
    const read = readRootFile(`Subject: Site CA\n${pem.replaceAll('\n', '\r\n')}\nrest`);
    expect(read).toMatchObject({ problem: null, root: { thumbprint, commonName: 'Site CA', ca: true, pem } });
  });

  test.each([
    ['nothing', 'a text'],
    ['several', pem + pem],
    ['key-inside', pem + privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ['damaged', pem.replace(/.{64}\n/u, '')],
    ['encoding', `\ufeff${pem}`],
  ])('is refused: %s', (problem, text) => {
    expect(readRootFile(text)).toEqual({ problem, root: null });
  });
});

describe('the authority in the VM', () => {
  const cases: [string, StepState, Given][] = [
    ['none there', 'todo', given(root())],
    ['there and trusted', 'done', given(root({ system: thumbprint, trusted: true }))],
    ['there, and no program finds it', 'todo', given(root({ system: thumbprint }))],
    ['another one', 'todo', given(root({ system: 'f'.repeat(64), trusted: true }))],
    ['there, and the file is gone since', 'done', given(root({ system: thumbprint, trusted: true }), '')],
    ['no VM', 'later', { ...given(root()), 'eflow.verify': false }],
    ['a VM that is not read', 'later', given(unknown('failed'))],
    ['no VM and a file that cannot be used', 'unclear', { ...given(root(), 'x'), 'eflow.verify': false }],
  ];
  test.each(cases)('%s: %s', (_what, state, facts) => {
    expect(stateBy('trust-root', input, facts)).toBe(state);
  });

  test.each([
    [errorCodes.pemNothing, 'a text', thumbprint],
    [errorCodes.rootSeveral, pem + pem, thumbprint],
    [errorCodes.rootOther, pem, 'a'.repeat(64)],
    [errorCodes.rootNotCa, certificate(deviceExtensions), undefined],
    [errorCodes.certificateExpired, certificate(authorityExtensions, -1), undefined],
  ])('is refused before anything is changed: %s', (code, text, named) => {
    const wanted = named ?? readRootFile(text).root?.thumbprint ?? '';
    const asked = { ...input, thumbprint: wanted };
    const facts = given(root(), text);
    expect(stateBy('trust-root', asked, facts)).toBe('unclear');
    const found = stepKind('trust-root').obstacles?.(asked, factsOfKind('trust-root', asked, facts)) ?? [];
    expect(found.map((one) => one.code)).toEqual([code]);
    expect(found.flatMap(unfilled)).toEqual([]);
  });

  test('goes there as the certificate alone', () => {
    expect(actionBy('trust-root', input, given(root()))).toEqual({
      port: 'host',
      op: 'guest.setRoot',
      args: { Part: 'system', Pem: pem },
    });
  });

  test('is not trusted yet while no program finds it', () => {
    const diagnosis = diagnosisBy('trust-root', input, given(root({ system: thumbprint })));
    expect(diagnosis).toMatchObject({ code: errorCodes.rootNotTrusted, final: false });
  });

  test('is taken out again, unless it took the place of another', () => {
    const undo = (before: Given) => stepKind('trust-root').undo(input, factsOfThese(before), null);
    expect(undo(given(root()))).toEqual({ step: { kind: 'clear-root', input: { part: 'system' } } });
    expect(undo(given(root({ system: 'f'.repeat(64) })))).toEqual({ none: 'root-replaced' });
    expect(undo(given(unknown('absent')))).toEqual({ with: 'install-msi' });
    const cleared = (has: FactValue<'guest.root'>) =>
      stateBy('clear-root', { part: 'system' }, { 'guest.root': has });
    expect([cleared(root()), cleared(root({ system: thumbprint }))]).toEqual(['done', 'todo']);
  });
});

describe('the trust bundle of the modules', () => {
  test.each([
    ['todo', root({ system: thumbprint, trusted: true })],
    ['done', root({ modules: thumbprint })],
    ['unclear', root({ otherBundle: 'file:///etc/site.pem' })],
  ] as [StepState, FactValue<'guest.root'>][])('is %s', (state, has) => {
    expect(stateBy('set-trust-bundle', bundleInput, given(has))).toBe(state);
  });

  test('of somebody else is never replaced, whoever finds it first', () => {
    const facts = given(root({ otherBundle: 'file:///etc/site.pem' }));
    expect(diagnosisBy('set-trust-bundle', bundleInput, facts)).toMatchObject({
      code: errorCodes.trustBundleOther,
      params: { bundle: 'file:///etc/site.pem' },
    });
    const refused = refusalOf('set-trust-bundle', { output: [{ Changed: false, Refused: 'trust-bundle' }] });
    expect(refused).toMatchObject({ code: errorCodes.trustBundleOther, final: true });
    expect(refusalOf('set-trust-bundle', { output: [{ Changed: true, Refused: null }] })).toBeUndefined();
  });
});

describe('in a plan', () => {
  const keys = (more: Record<string, unknown>) =>
    withInspectionCa(
      setupWith(more),
      [
        { key: 'set-vm-proxy', kind: 'set-vm-proxy', input: {} },
        { key: 'provision', kind: 'x', input: {} },
        { key: 'prove', kind: 'prove', input: {} },
      ],
      (path) => `/site/${path}`,
    );
  const ca = { file: 'root.pem', thumbprint: thumbprint.toUpperCase() };

  test('the VM trusts before anything asks the cloud, and the bundle outlives provisioning', () => {
    expect(keys({ inspectionCa: { ...ca, modules: true } }).map(({ key }) => key)).toEqual([
      'trust-root',
      'set-vm-proxy',
      'provision',
      'set-trust-bundle',
      'prove',
    ]);
    expect(keys({ inspectionCa: ca })).toContainEqual({ key: 'trust-root', kind: 'trust-root', input });
    expect(keys({}).map(({ key }) => key)).toEqual(['set-vm-proxy', 'provision', 'prove']);
  });

  test('a device with a certificate is told what that cannot cure', () => {
    const [step] = keys({ inspectionCa: ca, identity: manualCertificate });
    expect(step?.input).toMatchObject({ certificate: true });
    const notes = (own: boolean) =>
      stepKind('trust-root')
        .notes?.({ ...input, certificate: own }, factsOfThese({}))
        .map(({ code }) => code);
    expect([notes(true), notes(false)]).toEqual([['inspection-certificate'], []]);
  });

  test('a thumbprint is one of SHA-256, and a file is named', () => {
    const refused = (inspectionCa: unknown) => () => setupWith({ ...smallSetup, inspectionCa });
    expect(refused({ file: 'root.pem', thumbprint: 'a'.repeat(40) })).toThrow(/EFD-SETUP-003/u);
    expect(refused({ thumbprint })).toThrow(/EFD-SETUP-003/u);
    expect(refused({ ...ca, trust: true })).toThrow(/EFD-SETUP-003/u);
  });
});
