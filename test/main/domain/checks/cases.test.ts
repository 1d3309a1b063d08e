import { describe, expect, test } from 'vitest';
import { Finding } from '../../../../src/contract/findings.ts';
import { actTable, type ActContext } from '../../../../src/main/domain/acts.ts';
import { checks, defaultWanted, type Check } from '../../../../src/main/domain/checks/index.ts';
import type { CheckCase } from '../../../../src/main/domain/checks/case.ts';
import { judgeWith } from '../../../../src/main/domain/checks/engine.ts';
import { stepKinds } from '../../../../src/main/domain/steps/index.ts';
import { machine } from './machine.ts';
import { allCases } from './samples.ts';

const cases = await allCases();

/** The one check on a machine that tells no more than the check says it needs. */
function findingOf(check: Check, { facts = {}, wanted = {} }: CheckCase): Finding {
  const alone = { ...check, after: [] };
  const [finding] = judgeWith([alone], machine(facts, check.needs), { ...defaultWanted, ...wanted });
  return finding!;
}

test('every folder is a check of the table, and every check has a folder', () => {
  expect([...cases.keys()].toSorted()).toEqual(checks.map(({ id }) => id).toSorted());
  expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
});

describe.each(checks.map((check) => ({ check, own: cases.get(check.id) ?? [] })))(
  '$check.id',
  ({ check, own }) => {
    test('has a case that passes, one that does not, and one that is not known', () => {
      const statuses = new Set(own.map(({ status }) => status));
      expect(statuses).toContain('pass');
      expect(statuses.has('fail') || statuses.has('warn')).toBe(true);
      expect(statuses).toContain('unknown');
      expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
    });

    test('comes behind the checks it waits for, and is cured by kinds of steps that exist', () => {
      const before = checks.slice(0, checks.indexOf(check)).map(({ id }) => id);
      expect(check.after.filter((id) => !before.includes(id))).toEqual([]);
      expect(
        Object.values(check.curedBy)
          .flat()
          .filter((kind) => !stepKinds.has(kind)),
      ).toEqual([]);
      const fails = own.filter(({ status }) => status === 'fail').map(({ code }) => code);
      expect(Object.keys(check.curedBy).filter((code) => !fails.includes(code))).toEqual([]);
    });

    test.each(own)('$name: $status $code', (one) => {
      const finding = findingOf(check, one);
      expect(Finding.parse(finding)).toEqual(finding);
      expect({ status: finding.status, code: finding.code, params: finding.params }).toEqual({
        status: one.status,
        code: one.code,
        params: one.params ?? finding.params,
      });
      expect(finding.remedies.map(({ id }) => id)).toEqual(one.remedies ?? []);

      // Whatever the judgement, all it rests on stands beside it.
      expect(finding.evidence.map(({ fact }) => fact)).toEqual(check.needs);
      for (const { source, at } of finding.evidence) {
        expect(source).not.toBe('');
        expect(Date.parse(at)).not.toBeNaN();
      }
      const facts = machine(one.facts, check.needs);
      const reasons = check.needs.map((id) => facts.record()[id]?.unknown);
      expect(finding.evidence.map(({ unknown }) => unknown)).toEqual(reasons);
      expect(finding.needsElevation).toBe(reasons.includes('elevation'));
      expect(finding.assumed).toBe(check.assumed);
    });

    test('offers a way out of every warning and every fail', () => {
      const without = own
        .filter(({ status }) => status === 'fail' || status === 'warn')
        .filter(({ remedies }) => remedies === undefined || remedies.length === 0);
      expect(without).toEqual([]);
    });

    test('offers acts that exist and says whether they restart Windows', () => {
      const acts = own
        .flatMap((one) => findingOf(check, one).remedies)
        .filter((remedy) => remedy.kind === 'act');
      const context: ActContext = {
        facts: machine(),
        params: {},
        payloadFolder: 'payload',
        logFolder: 'logs',
        join: (folder, name) => `${folder}/${name}`,
        made: () => undefined,
        networkMade: [],
      };
      for (const { act, reboot } of acts) {
        const steps = actTable.get(act)?.steps(context);
        expect(
          steps?.some(({ kind }) => kind === 'reboot'),
          act,
        ).toBe(reboot);
      }
    });
  },
);
