import type { Check } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/**
 * Administrator rights (eflow.md 6.2 HC-01). The account is named, because EFLOW obeys only the account that deployed
 * it (eflow.md 1); SYSTEM would lock every technician out (field-notes, accounts).
 */
export const administrator: Check = {
  id: 'HC-01',
  area: 'rights',
  needs: ['host.account'],
  after: [],
  unknownBlocks: true,
  curedBy: {},
  judge(facts) {
    const account = facts.value('host.account');
    if (account === undefined) return unknownOf(facts, 'host.account');
    const params = { account: account.name, sid: account.sid };
    if (account.system) return warn('system', [instruct('use-own-account')], params);
    if (!account.administrator) return fail('not-administrator', [instruct('use-administrator')], params);
    if (!account.elevated) return fail('not-elevated', [instruct('run-elevated')], params);
    return pass('elevated', params);
  },
};
