import { alone, type Check } from '../check.ts';
import { warn } from '../judgement.ts';
import { reached, reachFacts } from '../reach.ts';
import { instruct } from '../remedies.ts';

/**
 * AMQP to the outside (eflow.md 6.2 HC-21). edgeAgent uses it unless told otherwise; with 443 alone it runs unconnected
 * (field-notes, proof). DPS answers on that port too, so that no hub has to be known.
 *
 * @assumed eflow.md 6.2 HC-21: a network that lets 5671 through to DPS does so to hubs | verify: compare both ports on a site with a firewall
 */
export const amqpPort: Check = {
  id: 'HC-34',
  area: 'network',
  needs: [...reachFacts],
  ...alone,
  assumed: 'eflow.md 6.2 HC-21',
  judge(facts) {
    return reached(facts, 'provisioningAmqp', warn('closed', [instruct('open-port'), instruct('amqp-ws')]));
  },
};
