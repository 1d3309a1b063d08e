import type { Prompt } from '../state/machine.ts';
import { information } from './lines.ts';
import type { Invocation, StreamItem } from './stream.ts';
import type { HostRecord } from '../../main/ports.ts';

/** What stands on the screen when a cmdlet asks, in each of the three ways (eflow.md 8.4, architecture.md 5). */
function shown({ way, text }: Prompt): HostRecord[] {
  switch (way) {
    case 'shouldContinue':
      return [
        { kind: 'warning', text },
        information('Confirmation Required'),
        information('[Y] Yes  [N] No  [?] Help (default is "Y"):'),
      ];
    case 'choice':
      return [information(text), information('[Y] Yes  [N] No  [?] Help (default is "Y"):')];
    case 'readLine':
      return [information(`${text} (Y/N):`)];
  }
}

/** Asks what this machine's cmdlet asks. True when every answer was a yes; an empty answer takes the default, yes. */
export async function* ask(
  call: Invocation,
  asks: (prompt: Prompt) => boolean,
): AsyncGenerator<StreamItem, boolean, string | undefined> {
  const cmdlet = call.command.split('\\').at(-1) ?? '';
  for (const prompt of (call.session.store.machine().prompts[cmdlet] ?? []).filter((one) => asks(one))) {
    yield* shown(prompt);
    const answer = yield { kind: 'prompt', prompt };
    if (!/^(?:y|yes)?$/iu.test((answer ?? '').trim())) return false;
  }
  return true;
}
