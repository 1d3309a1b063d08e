import type { LinuxKit, LinuxKitAnswer } from '../../contract/linux-kit.ts';
import { say, type Language } from '../../messages/index.ts';
import { comment } from './script.ts';

/** The files of a kit: the configuration, and the commands as one script for people to read and to run. */
export function linuxKitFiles(kit: LinuxKit, language: Language): LinuxKitAnswer['files'] {
  const words = (key: string) => comment(say(language, key));
  const lines = [
    '#!/usr/bin/env bash',
    words('kit.script.head'),
    words('kit.script.secret'),
    ...kit.notes.map(({ code, params }) => comment(say(language, `kit.note.${code}`, params))),
    'set -euo pipefail',
    ...kit.steps.flatMap(({ code, commands }, i) => [
      '',
      comment(`${i + 1}. ${say(language, `kit.step.${code}`)}`),
      commands,
    ]),
  ];
  return [
    { name: 'config.toml', text: kit.config },
    { name: 'commands.sh', text: `${lines.join('\n')}\n` },
  ];
}
