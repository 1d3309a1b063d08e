import { alone, type Check } from '../check.ts';
import { pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/** With more keys the one that fits may come too late. */
const most = 5;

/**
 * Keys in the SSH agent (eflow.md 6.2 HC-16). The client offers them all, and a server gives up after six.
 */
export const sshAgent: Check = {
  id: 'HC-16',
  area: 'tools',
  needs: ['ssh.agent', 'ssh.agentKeys'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-16',
  judge(facts) {
    const agent = facts.value('ssh.agent');
    if (agent === undefined) return unknownOf(facts, 'ssh.agent');
    if (agent[0]?.status !== 'Running') return pass('not-running');
    const keys = facts.value('ssh.agentKeys');
    if (keys === undefined) return unknownOf(facts, 'ssh.agentKeys');
    const params = { count: keys.length };
    return keys.length > most ? warn('many', [instruct('empty-ssh-agent')], params) : pass('few', params);
  },
};
