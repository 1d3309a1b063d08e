import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  adviserChoices,
  Advice,
  Method,
  QuestionId,
  type AdviserAnswers,
} from '../../../../src/contract/adviser.ts';
import { advise } from '../../../../src/main/domain/adviser/advise.ts';
import { methodRules, platformRules } from '../../../../src/main/domain/adviser/rules.ts';
import { tree } from '../../../../src/main/domain/adviser/tree.ts';
import { cases, platformCases } from './cases.ts';

const methodOf = (answers: AdviserAnswers, method: Method) => {
  const found = advise(answers).methods.find((one) => one.method === method);
  if (found === undefined) throw new Error(`${method} is not judged`);
  return found;
};
const codes = (notes: readonly { code: string }[]) => notes.map(({ code }) => code);

/** Every way through the picture, with the answers on it. */
function ways(
  id: string,
  answers: AdviserAnswers,
): { answers: AdviserAnswers; end: (typeof tree)[number] }[] {
  const here = tree.find((node) => node.id === id);
  if (here === undefined) throw new Error(`${id} leads nowhere`);
  if (!('question' in here)) return [{ answers, end: here }];
  return here.branches.flatMap(({ choice, to }) => ways(to, { ...answers, [here.question]: choice }));
}

describe('the picture of the decisions', () => {
  const all = ways('system', {});

  test('has every method as an end, and the refusal of Windows containers', () => {
    const ends = new Set(all.map(({ end }) => ('method' in end ? end.method : 'refused')));
    expect([...ends].toSorted()).toEqual(['refused', ...Method.options].toSorted());
  });

  test('offers all choices of each question', () => {
    const questions = tree.filter((node) => 'question' in node);
    expect(questions.length).toBeGreaterThan(5);
    for (const { question, branches } of questions)
      expect(new Set(branches.map(({ choice }) => choice))).toEqual(new Set(adviserChoices[question]));
  });

  test.each(all.map(({ answers, end }) => [JSON.stringify(answers), answers, end] as const))(
    'ends with %s where the ranking begins',
    (_name, answers, end) => {
      const { tree: shown, methods, platforms } = advise(answers);
      expect(shown.path.at(-1)).toBe(end.id);
      const refused = platforms.filter(({ status }) => status === 'refused').map(({ platform }) => platform);
      const wanted =
        'refused' in end ? refused.find((platform) => platform === end.refused) : methods[0]?.method;
      expect(['method' in end && end.method, 'refused' in end && end.refused]).toContain(wanted);
    },
  );

  test('stops at the first question without an answer', () => {
    expect(advise({ system: 'windows', purpose: 'trial' }).tree.path).toEqual(['system', 'containers']);
    expect(advise({ purpose: 'trial' }).tree.path).toEqual(['system']);
  });
});

describe('a method', () => {
  test.each(cases)('$list $code of $method', ({ list, code, method, when, but }) => {
    expect(codes(methodOf(when, method)[list])).toContain(code);
    for (const other of but) expect(codes(methodOf(other, method)[list])).not.toContain(code);
  });

  test('has a case for each of its rules', () => {
    for (const list of ['refusals', 'reasons', 'against'] as const)
      expect(
        [...new Set(cases.filter((one) => one.list === list).map(({ code }) => code))].toSorted(),
      ).toEqual(codes(methodRules[list]).toSorted());
  });

  test('that is refused tells a way out, and asks for nothing more', () => {
    for (const { list, method, when } of cases) {
      if (list !== 'refusals') continue;
      const advice = methodOf(when, method);
      expect(advice.status).toBe('refused');
      expect(advice.ways.length).toBeGreaterThan(0);
      expect(advice.findOut).toEqual([]);
    }
  });

  test('needs what its enrollment asks for', () => {
    const needs = (answers: AdviserAnswers, method: Method) => codes(methodOf(answers, method).needs);
    expect(needs({ enrollment: 'group' }, 'DpsSymmetricKey')).toContain('derived-key');
    expect(needs({ enrollment: 'individual' }, 'DpsSymmetricKey')).toContain('enrollment-key');
    expect(needs({ enrollment: 'group' }, 'DpsX509')).toContain('verified-authority');
    expect(needs({ enrollment: 'individual' }, 'DpsX509')).not.toContain('verified-authority');
    expect(needs({ system: 'linux' }, 'DpsTPM')).toContain('registration-id');
    expect(needs({ system: 'windows' }, 'DpsTPM')).toContain('tpm-feature');
    expect(needs({ system: 'linux', keys: 'hsm' }, 'ManualX509')).toContain('pkcs11-library');
    for (const method of Method.options) expect(needs({}, method)).toContain('edge-flag');
  });

  test('stands in the cloud as one device, an enrollment or a group', () => {
    const cloud = (answers: AdviserAnswers, method: Method) => methodOf(answers, method).cloud;
    expect(cloud({}, 'ManualX509')).toBe('hub-device');
    expect(cloud({ devices: 'many', enrollment: 'group' }, 'DpsTPM')).toBe('individual');
    expect(cloud({ devices: 'many' }, 'DpsSymmetricKey')).toBe('group');
    expect(cloud({ devices: 'many', pki: 'no' }, 'DpsX509')).toBe('individual');
    expect(cloud({ devices: 'few' }, 'DpsX509')).toBe('individual');
  });

  // Trap 25: the parameter -registrationId with DpsX509 was buggy in old EFLOW. A plain Linux device has no such trap.
  test('with DPS and X.509 is told to leave the registration ID out on EFLOW alone (trap 25)', () => {
    expect(codes(methodOf({ system: 'windows' }, 'DpsX509').against)).toContain('no-registration-id');
    expect(codes(methodOf({ system: 'linux' }, 'DpsX509').against)).not.toContain('no-registration-id');
    expect(codes(methodOf({ system: 'windows' }, 'DpsX509').needs)).not.toContain('registration-id');
  });

  // Trap 19: the token for DPS lives for 30 seconds. Trap 20: another board is another endorsement key.
  test('is told its traps before it is taken (traps 19 and 20)', () => {
    for (const method of ['DpsSymmetricKey', 'DpsTPM'] as const)
      expect(codes(methodOf({}, method).against)).toContain('clock');
    expect(codes(methodOf({}, 'DpsX509').against)).not.toContain('clock');
    expect(codes(methodOf({}, 'DpsTPM').against)).toContain('board-swap');
  });
});

describe('a platform', () => {
  const platformOf = (answers: AdviserAnswers, platform: string) =>
    advise(answers).platforms.find((one) => one.platform === platform);

  test.each(platformCases)('$list $code of $platform', ({ list, code, platform, when, but }) => {
    expect(codes(platformOf(when, platform)?.[list] ?? [])).toContain(code);
    for (const other of but) expect(codes(platformOf(other, platform)?.[list] ?? [])).not.toContain(code);
  });

  test('has a case for each of its rules', () => {
    for (const list of ['refusals', 'reasons', 'against'] as const)
      expect(
        [...new Set(platformCases.filter((one) => one.list === list).map(({ code }) => code))].toSorted(),
      ).toEqual(codes(platformRules[list]).toSorted());
  });

  test('for Windows containers there is none, whatever is answered, and there is a way out', () => {
    const answers = fc.record(
      Object.fromEntries(
        Object.entries(adviserChoices).map(([id, choices]) => [id, fc.constantFrom(...choices)]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(answers, (given) => {
        const advice = advise(given);
        const containers = advice.platforms.find(({ platform }) => platform === 'windows-containers');
        expect(containers?.status).toBe('refused');
        expect(codes(containers?.ways ?? [])).toEqual(['rebuild-modules']);
        expect(Advice.safeParse(advice).success).toBe(true);
        for (const list of [advice.platforms, advice.methods]) {
          const refused = list.map(({ status }) => status === 'refused');
          // Refused ones stand behind all others.
          expect(refused).toEqual(refused.toSorted((a, b) => Number(a) - Number(b)));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the verdict', () => {
  test('is never possible while something decisive is not known', () => {
    expect(advise({}).verdict).toBe('unknown');
    const known = { system: 'windows', purpose: 'production', dps: 'yes', pki: 'yes' } as const;
    expect(advise(known).verdict).toBe('unknown');
    expect(advise({ ...known, first: 'online', inspection: 'no' }).verdict).toBe('possible');
    expect(advise({ system: 'windows', purpose: 'trial' }).verdict).toBe('possible');
  });

  test('is refused when nothing is left', () => {
    expect(
      advise({ system: 'windows', keys: 'hsm', dps: 'no', inspection: 'no', first: 'online' }).verdict,
    ).toBe('refused');
  });
});

describe('questions', () => {
  const asked = (answers: AdviserAnswers) => advise(answers).questions.map(({ id }) => id);

  test('are all asked at first', () => {
    expect(asked({})).toEqual(QuestionId.options);
  });

  test('without a meaning are not asked, and an answer of before counts no more', () => {
    expect(asked({ system: 'linux' })).not.toContain('containers');
    expect(asked({ dps: 'no' })).not.toContain('enrollment');
    const before: AdviserAnswers = { dps: 'no', enrollment: 'group', moves: 'yes' };
    expect(methodOf(before, 'ManualX509').status).not.toBe('refused');
    expect(codes(methodOf(before, 'ManualX509').against)).not.toContain('stays-with-hub');
  });
});
