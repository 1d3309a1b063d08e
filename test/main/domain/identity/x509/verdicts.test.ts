import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { rc2 } from '../../../../../src/main/adapters/rc2.ts';
import { checkCertificates } from '../../../../../src/main/domain/identity/x509/check.ts';
import { certificateText, privateKeyText } from '../../../../../src/main/domain/identity/x509/convert.ts';
import { budgetOf } from '../../../../../src/main/domain/identity/x509/pbe.ts';
import { readCertificates } from '../../../../../src/main/domain/identity/x509/read.ts';
import { makeCases } from '../../../../fixtures/x509/make.ts';
import type { Case } from '../../../../fixtures/x509/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'x509-'));
const now = Date.now();
const cases = await makeCases(folder, now);
afterAll(() => rmSync(folder, { recursive: true }));

const read = (content: string | Buffer, passphrase: string | undefined) =>
  readCertificates(Buffer.from(content as string), { passphrase, budget: budgetOf(), rc2 });

async function checked(one: Case) {
  return checkCertificates({
    use: one.use ?? 'manual',
    name: one.wanted === '' ? undefined : (one.wanted ?? 'press-3'),
    now,
    certificate: await read(one.certificate, one.passphrase),
    key: one.key === undefined ? undefined : await read(one.key, one.passphrase),
    ...(one.second === undefined ? {} : { second: await read(one.second, undefined) }),
    ...(one.enrolled === undefined ? {} : { enrolled: await read(one.enrolled, undefined) }),
  });
}

describe('files as they are handed over', () => {
  test('are many', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    const { verdict, problems, chain, key } = await checked(one);
    const told = problems.map(({ file, severity, rule }) =>
      file === 'certificate' ? `${severity} ${rule}` : `${file} ${severity} ${rule}`,
    );
    expect([verdict, ...told.toSorted()]).toEqual([one.verdict, ...one.told.toSorted()]);
    // Usable as it is means: nothing would be written differently.
    if (verdict === 'wrong' || key === undefined) return;
    const same =
      certificateText(chain) === one.certificate &&
      (one.key === undefined || privateKeyText(key) === one.key);
    expect(same).toBe(verdict === 'right');
    const again = await checked({
      ...one,
      certificate: certificateText(chain),
      key: privateKeyText(key),
    });
    expect(again.verdict).toBe('right');
    expect(again.problems.filter(({ severity }) => severity === 'repaired')).toEqual([]);
    expect(again.chain.certificates[0]?.view.sha256).toBe(chain.certificates[0]?.view.sha256);
  });
});
