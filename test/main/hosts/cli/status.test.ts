import { describe, expect, test } from 'vitest';
import type { Status } from '../../../../src/contract/status.ts';
import { statusFacts, statusOf } from '../../../../src/main/domain/status.ts';
import type { Cli } from '../../../../src/main/hosts/cli/context.ts';
import { printStatus } from '../../../../src/main/hosts/cli/render/status.ts';
import { languages, say, type Language } from '../../../../src/messages/index.ts';
import { asked, at, factsFor, unknown, vm, type Given } from '../../../support/facts.ts';
import { provenHost } from '../../../support/hosts.ts';
import { notWords } from './support.ts';

const job = { id: '20260301-080000-abcd', pid: 4711, since: at(10), here: false };

function printed(host: Given, language: Language, holder: Status['management']['job'] = null): string {
  const lines: string[] = [];
  const cli = {
    line: { language },
    say: (key, params) => say(language, key, params),
    paint: (_colour, text) => text,
    print: (text) => lines.push(text),
  } as Pick<Cli, 'say' | 'paint' | 'print'> & { line: { language: Language } };
  printStatus(cli as Cli, statusOf(factsFor(statusFacts, asked(statusFacts, host)), at(2), 'local', holder));
  return lines.join('\n');
}

describe.each(Object.keys(languages) as Language[])('status in %s', (language) => {
  test('has words for everything', () => {
    expect(
      notWords(printed({ ...provenHost, 'guest.runtime': unknown('elevation') }, language, job)),
    ).toEqual([]);
    expect(notWords(printed({}, language))).toEqual([]);
  });
});

describe('status', () => {
  test('has the numbers of the VM with their age', () => {
    const text = printed(provenHost, 'en');
    expect(text).toContain('Memory of the VM: 400 of 1024 MB');
    expect(text).toContain('Disk of the VM: 900 of 9900 MB');
    expect(text).toContain('as of 2 min 0 s before');
  });

  test('says what is not told instead of a number', () => {
    const off = { ...vm('Off'), usedMemoryMb: null, storageMb: null, usedStorageMb: null };
    const text = printed({ ...provenHost, 'eflow.vm': off, 'guest.runtime': unknown('failed') }, 'en');
    expect(text).toContain('Memory of the VM: not told of 1024 MB');
    expect(text).toContain('Disk of the VM: not told of not told MB');
    expect(text).not.toContain('Not read:');
  });

  test('tells device and management apart: what was not read, and who holds the machine', () => {
    const text = printed({ ...provenHost, 'eflow.vm': unknown('elevation') }, 'en', job);
    expect(text).toContain('Not read: state and use of the VM (needs elevation).');
    expect(text).toContain(`Job ${job.id} holds this machine: process 4711`);
    expect(text).not.toContain('Memory of the VM');
    expect(text).not.toContain('nothing at all');
    expect(printed({}, 'en')).toContain('This host told nothing at all.');
  });
});
