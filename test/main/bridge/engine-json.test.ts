import { describe, expect, test } from 'vitest';
import { missing } from './engine.ts';
import { back, someValues, throughHost } from './host-json.ts';
import { naughty } from './naughty.ts';

describe.skipIf(missing !== undefined)("the host's JSON", () => {
  test('#65 comes back as it went', () => {
    const values = someValues(400, 4711);
    const texts = values.map((one) => JSON.stringify(one));
    const sent = texts.map((text): unknown => JSON.parse(text));
    const got = throughHost(texts).map((text) => back(text));
    expect(got).toEqual(sent.map((plain) => ({ value: plain, lost: [] })));
  });

  test('#36 is refused when it is not exactly JSON', () => {
    const wrong = [
      '',
      ' ',
      '{',
      '}',
      '{"a":1',
      '{"a":1}}',
      '{"a":1} x',
      '{"a":1}{}',
      '{"a":1,}',
      '{,}',
      '{"a"}',
      '{"a":}',
      '{"a" 1}',
      '{"a":1 "b":2}',
      '{1:2}',
      '{"a":1,"a":2}',
      '{"a":{"__type":"x","__type":"y"}}',
      "{'a':1}",
      '{a:1}',
      '[1,]',
      '[,1]',
      '[1 2]',
      '[1}',
      '{"a":1]',
      '[',
      ']',
      ':',
      ',',
      '01',
      '+1',
      '.5',
      '1.',
      '1e',
      '-',
      '0x1',
      'NaN',
      'Infinity',
      'True',
      'nul',
      'nullx',
      '1true',
      '"a',
      'a"',
      '"\\x"',
      '"\\u12"',
      '"a\tb"',
      '"a\u0000b"',
      '//x',
      '/**/1',
      '\ufeff1',
      '\u00a01',
      '1 2',
      `${'['.repeat(17)}${']'.repeat(17)}`,
    ];
    expect(throughHost(wrong)).toEqual(wrong.map(() => 'refused'));
    const right = ['{"__type":"x"}', ' { "a" : [ 1 , 2 ] } ', '"\\ud83d\\ude00"', '-0', '1e3', '[[]]', '{}'];
    expect(throughHost(right).map((text) => back(text).value)).toEqual([
      { __type: 'x' },
      { a: [1, 2] },
      '\u{1f600}',
      0,
      1000,
      [[]],
      {},
    ]);
  });

  test('#3 #4 a catalogue with any other name of a command or lane is refused', () => {
    const entry = { kind: 'leaf', command: 'A\\Get-B', lane: 'a', parameters: {}, project: 'raw' };
    const file = (more: object) => JSON.stringify({ entries: { 'a.b': { ...entry, ...more } } });
    const names = [
      ...naughty,
      'A',
      'a b',
      'a1',
      '..',
      'a/b',
      'C:\\x.ps1',
      'calc.exe',
      'gcm',
      'Get-B',
      'A\\B\\Get-C',
      'A\\Get-B ',
      'A\\Get-B\n',
      'A\\get-b',
      'A\\*-B',
    ];
    const bad = names.flatMap((text) => [
      file({ command: text }),
      ...(/^[a-z]+$/u.test(text) ? [] : [file({ lane: text })]),
    ]);
    expect(throughHost([...bad, file({})], 'catalogue')).toEqual([...bad.map(() => 'refused'), 'read']);
  });
});
