import { describe, expect, test } from 'vitest';
import { addressFaults } from '../../src/main/domain/network/addresses.ts';
import {
  breakCodes,
  choiceKinds,
  findCodes,
  reasonCodes,
  refusalCodes,
} from '../../src/main/domain/network/choice.ts';
import { decideNetwork } from '../../src/main/domain/network/decide.ts';
import { taskCodes } from '../../src/main/domain/network/recipes.ts';
import { languages, say } from '../../src/messages/index.ts';
import { cases } from '../main/domain/network/cases.ts';
import { client, outbound, server } from '../main/domain/network/host.ts';

/** Every word that the cases of the decision need, with the values it is given. */
const told = cases.flatMap(({ base, facts, wanted }) =>
  decideNetwork(
    { ...(base === 'server' ? server : client), ...facts },
    { ...outbound, ...wanted },
  ).choices.flatMap((choice) => [
    { key: `net.choice.${choice.kind}`, params: { over: choice.over } },
    { key: `net.status.${choice.status}`, params: {} },
    ...(choice.status === 'possible'
      ? choice.reasons.map(({ code, params }) => ({ key: `net.reason.${code}`, params }))
      : []),
    ...(choice.status === 'refused'
      ? choice.refusals.map(({ code, params }) => ({ key: `net.refusal.${code}`, params }))
      : []),
    ...(choice.status === 'unknown'
      ? choice.findOut.map(({ code, params }) => ({ key: `net.find.${code}`, params }))
      : []),
    ...choice.breaks.map(({ code, params }) => ({ key: `net.break.${code}`, params })),
    ...choice.tasks.map((code) => ({ key: `net.task.${code}`, params: {} })),
  ]),
);

describe('words for the choice of a network', () => {
  const every = [
    ...choiceKinds.map((code) => `net.choice.${code}`),
    ...(['possible', 'unknown', 'refused'] as const).map((code) => `net.status.${code}`),
    ...reasonCodes.map((code) => `net.reason.${code}`),
    ...refusalCodes.map((code) => `net.refusal.${code}`),
    ...addressFaults.map((code) => `net.refusal.address.${code}`),
    ...findCodes.map((code) => `net.find.${code}`),
    ...breakCodes.map((code) => `net.break.${code}`),
    ...taskCodes.map((code) => `net.task.${code}`),
  ];

  test('are there for every code, and for nothing else', () => {
    expect(
      Object.keys(languages.en)
        .filter((key) => key.startsWith('net.'))
        .toSorted(),
    ).toEqual(every.toSorted());
  });

  test('are each needed by a case, so that no code is only listed', () => {
    expect([...new Set(told.map(({ key }) => key))].toSorted()).toEqual(every.toSorted());
  });

  test.each(['en', 'de'] as const)('are given every value they name in %s', (language) => {
    expect(
      told.map(({ key, params }) => say(language, key, params)).filter((text) => /\{\w+\}/u.test(text)),
    ).toEqual([]);
  });
});
