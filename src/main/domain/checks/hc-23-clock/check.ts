import { alone, type Check } from '../check.ts';
import { fail, pass, unknownOf, warn } from '../judgement.ts';
import { instruct } from '../remedies.ts';

/** Seconds that matter to nobody, and seconds from which on nothing works. */
const wellWithin = 60;
const farOff = 300;

/**
 * The clock of the host against a server's (eflow.md 6.2 HC-23): certificates, SAS tokens and signatures are judged by it.
 *
 * @assumed eflow.md 6.2 HC-23: beyond a minute trouble begins, beyond five minutes TLS and SAS tokens fail | verify: set the clock off by two and by ten minutes and provision
 */
export const clock: Check = {
  id: 'HC-23',
  area: 'windows',
  needs: ['reach.clockAhead'],
  ...alone,
  assumed: 'eflow.md 6.2 HC-23',
  judge(facts) {
    const ahead = facts.value('reach.clockAhead');
    if (ahead === undefined) return unknownOf(facts, 'reach.clockAhead');
    const seconds = Math.abs(ahead);
    if (seconds <= wellWithin) return pass('right', { seconds });
    const judge = seconds > farOff ? fail : warn;
    return judge(ahead > 0 ? 'ahead' : 'behind', [instruct('set-clock')], { seconds });
  },
};
