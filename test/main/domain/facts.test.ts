import { expect, test } from 'vitest';
import { evidenceOf, factsOf, pickFacts, uniqueQueries } from '../../../src/main/domain/facts.ts';
import { at, factsOfThese, recordOf, unknown } from '../../support/facts.ts';

const facts = factsOfThese({
  'eflow.verify': true,
  'host.ubr': unknown('elevation'),
  'person.answer:enroll': { answer: 'enrolled' },
});

test('a fact is had with its value, or with the reason why there is none', () => {
  expect(facts.get('eflow.verify')).toEqual({ at: at(0), source: 'test', value: true });
  expect(facts.value('eflow.verify')).toBe(true);
  expect(facts.value('host.ubr')).toBeUndefined();
  expect(facts.get('host.ubr')).toMatchObject({ unknown: 'elevation' });
  expect(facts.value('person.answer', 'enroll')).toEqual({ answer: 'enrolled' });
});

test('a value that is false or null is a value', () => {
  expect(factsOfThese({ 'eflow.verify': false }).value('eflow.verify')).toBe(false);
});

test('a fact that nobody gathered is a mistake, not an unknown one', () => {
  expect(() => facts.get('host.os')).toThrow('fact host.os was not gathered');
  expect(() => facts.value('person.answer', 'other')).toThrow('fact person.answer:other was not gathered');
  expect(() => facts.value('person.answer')).toThrow('was not gathered');
  expect(facts.has('host.os')).toBe(false);
  expect(facts.has('person.answer', 'enroll')).toBe(true);
});

test('facts are picked by question, those that are there', () => {
  const record = recordOf({ 'eflow.verify': true, 'person.answer:enroll': { answer: 'x' } });
  const picked = pickFacts(record, [{ id: 'person.answer', arg: 'enroll' }, { id: 'host.os' }]);
  expect(Object.keys(picked)).toEqual(['person.answer:enroll']);
  expect(factsOf(picked).has('eflow.verify')).toBe(false);
});

test('evidence quotes the value, or says why there is none', () => {
  expect(evidenceOf(facts, 'eflow.verify')).toEqual({
    fact: 'eflow.verify',
    value: true,
    source: 'test',
    at: at(0),
  });
  expect(evidenceOf(facts, 'host.ubr')).toEqual({
    fact: 'host.ubr',
    value: null,
    source: 'test',
    at: at(0),
    unknown: 'elevation',
  });
  expect(evidenceOf(facts, 'person.answer', 'enroll')).toMatchObject({ fact: 'person.answer:enroll' });
});

test('a question is asked once', () => {
  const queries = [
    { id: 'host.os' },
    { id: 'file', arg: 'a' },
    { id: 'host.os' },
    { id: 'file', arg: 'b' },
    { id: 'file', arg: 'a' },
  ] as const;
  expect(uniqueQueries(queries)).toEqual([
    { id: 'host.os' },
    { id: 'file', arg: 'a' },
    { id: 'file', arg: 'b' },
  ]);
});
