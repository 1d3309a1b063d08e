import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../../src/contract/errors.ts';
import {
  failureOf,
  isForeign,
  isTransient,
  waitBefore,
  type CloudAnswer,
} from '../../../../src/main/domain/cloud/answers.ts';

const at = Date.parse('2026-03-02T08:00:00Z');
const answer = (status: number, text = '', headers: Record<string, string> = {}): CloudAnswer => ({
  status,
  headers,
  text,
  at,
});
const asked = { host: 'h', policy: 'p', id: 'edge-01', right: 'EnrollmentWrite', keyIsGood: false } as const;
const dpsError = (errorCode: number) =>
  JSON.stringify({ errorCode, trackingId: 'track-1', message: 'words', timestampUtc: '' });

describe('an answer in place of Azure', () => {
  test.each([
    ['a redirection', answer(302, ''), true],
    ['a page', answer(200, '<html>', { 'content-type': 'text/html' }), true],
    ['a page without its type', answer(200, '  <!DOCTYPE html>'), true],
    ['a page with 403', answer(403, '<html>', { 'content-type': 'text/html; charset=utf-8' }), true],
    ['half a document', answer(200, '{"deviceId":'), true],
    ['nothing', answer(200, ''), true],
    ['a document', answer(200, '{}'), false],
    ['an error of Azure', answer(404, dpsError(404_201)), false],
    ['an error without words', answer(401, ''), false],
    ['a page of a gateway of Azure', answer(503, '<html>', { 'content-type': 'text/html' }), false],
  ])('%s', (_name, one, foreign) => {
    expect(isForeign(one, true)).toBe(foreign);
  });

  test('nothing is right where nothing is expected', () => {
    expect(isForeign(answer(204), true)).toBe(false);
    expect(isForeign(answer(200), false)).toBe(false);
  });
});

describe('a failure', () => {
  test.each([
    [401, errorCodes.cloudKeyRefused],
    [403, errorCodes.cloudRight],
    [404, errorCodes.cloudNotFound],
    [409, errorCodes.cloudTaken],
    [412, errorCodes.cloudChanged],
    [413, errorCodes.cloudFull],
    [429, errorCodes.cloudBusy],
    [500, errorCodes.cloudBroken],
    [503, errorCodes.cloudBroken],
    [400, errorCodes.cloudRejected],
    [415, errorCodes.cloudRejected],
  ])('%i is %s, whatever number and message say', (status, code) => {
    // A message of another failure changes nothing.
    const text = JSON.stringify({ errorCode: 404_201, message: 'ThrottlingException DeviceNotFound' });
    expect(failureOf(answer(status, text), asked).error.code).toBe(code);
  });

  test('the right is named once the key has been good for something', () => {
    expect(failureOf(answer(401, dpsError(401_002)), { ...asked, keyIsGood: true }).error).toMatchObject({
      code: errorCodes.cloudRight,
      params: { right: 'EnrollmentWrite', policy: 'p' },
    });
  });

  test('a clock that is ten minutes away is the cause, one that is a minute away is not', () => {
    const date = (minutes: number) => ({ date: new Date(at + minutes * 60_000).toUTCString() });
    expect(failureOf(answer(401, '', date(-10)), asked).error).toMatchObject({
      code: errorCodes.cloudClock,
      params: { minutes: 10 },
    });
    expect(failureOf(answer(401, '', date(10)), asked).error.code).toBe(errorCodes.cloudClock);
    expect(failureOf(answer(401, '', date(1)), asked).error.code).toBe(errorCodes.cloudKeyRefused);
    expect(failureOf(answer(404, '', date(10)), asked).error.code).toBe(errorCodes.cloudNotFound);
  });

  test('the quota of a day is told apart by its number', () => {
    expect(failureOf(answer(403, dpsError(403_002)), asked).error.code).toBe(errorCodes.cloudFull);
  });

  test.each([
    dpsError(404_201),
    JSON.stringify({
      Message: 'ErrorCode:DeviceNotFound;x',
      ExceptionMessage: 'Tracking ID:track-1-G:11-TimeStamp:07/16/2016 00:12:41',
    }),
  ])('%#: what the service says goes with it for support', (text) => {
    expect(failureOf(answer(404, text), asked).error.origin?.tail?.join(' ')).toContain('trackingId track-1');
  });
});

describe('the wait before another try', () => {
  test('is what the service asks for, in seconds or as a time', () => {
    expect(waitBefore(1, answer(429, '', { 'retry-after': '2' }), 0.5)).toBe(2_000);
    const date = new Date(at + 7_000).toUTCString();
    expect(waitBefore(1, answer(429, '', { 'retry-after': date }), 0.5)).toBe(7_000);
  });

  test('doubles with chance in it, up to thirty seconds', () => {
    expect([1, 2, 3, 4].map((tried) => waitBefore(tried, answer(429), 0))).toEqual([
      500, 1_000, 2_000, 4_000,
    ]);
    expect([1, 2, 3, 4].map((tried) => waitBefore(tried, undefined, 1))).toEqual([
      1_000, 2_000, 4_000, 8_000,
    ]);
  });

  test('ends after five tries, and is not made for a service that wants an hour', () => {
    expect(waitBefore(5, answer(429), 0)).toBeUndefined();
    expect(waitBefore(1, answer(429, '', { 'retry-after': '3600' }), 0)).toBeUndefined();
  });

  test('is made for a busy or broken service only', () => {
    expect([429, 500, 502, 503, 504].every(isTransient)).toBe(true);
    expect([400, 401, 403, 404, 409, 412, 501].some(isTransient)).toBe(false);
  });
});
