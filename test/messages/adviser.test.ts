import { describe, expect, test } from 'vitest';
import { adviserChoices, Advice, Method, Platform } from '../../src/contract/adviser.ts';
import { advise } from '../../src/main/domain/adviser/advise.ts';
import { methodRules, platformRules } from '../../src/main/domain/adviser/rules.ts';
import { languages } from '../../src/messages/index.ts';

const lists = { reason: 'reasons', against: 'against', refusal: 'refusals' } as const;

describe('words of the adviser', () => {
  const answers = [
    {},
    { system: 'linux', keys: 'hsm' },
    { system: 'windows', enrollment: 'group' },
    { enrollment: 'individual' },
    { devices: 'many' },
  ] as const;
  const methods = answers.flatMap((given) => advise(given).methods);
  const kinds = Advice.shape.methods.element.shape.needs.element.shape.kind.options;
  const every = [
    ...Advice.shape.verdict.options.map((status) => `adviser.status.${status}`),
    ...Object.entries(adviserChoices).flatMap(([id, choices]) => [
      `adviser.ask.${id}`,
      `adviser.ask.${id}.why`,
      ...choices.map((choice) => `adviser.ask.${id}.${choice}`),
    ]),
    ...Platform.options.map((platform) => `adviser.platform.${platform}`),
    ...Method.options.map((method) => `adviser.method.${method}`),
    ...Object.entries(lists).flatMap(([group, list]) =>
      [...methodRules[list], ...platformRules[list]].map(({ code }) => `adviser.${group}.${code}`),
    ),
    ...[...methodRules.refusals, ...platformRules.refusals].map(({ way }) => `adviser.way.${way}`),
    ...methods.map(({ cloud }) => `adviser.cloud.${cloud}`),
    ...methods.flatMap(({ needs }) => needs.map(({ code }) => `adviser.need.${code}`)),
    ...kinds.map((kind) => `adviser.needs.${kind}`),
  ];

  test('are there for every code, and for nothing else', () => {
    expect(
      Object.keys(languages.en)
        .filter((key) => key.startsWith('adviser.'))
        .toSorted(),
    ).toEqual([...new Set(every)].toSorted());
  });
});
