import type { Json } from '../../../contract/json.ts';
import { opens } from '../../windows/settings.ts';
import { query } from '../query.ts';
import { textsParameter, type Command } from '../stream.ts';

/** Whole seconds, as HTTP tells the time. */
const second = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** The leaf that tries endpoints of the network. Everything on port 443 speaks TLS. */
const testEndpoints: Command = query((machine, call, now) => {
  const { resolves, refused, issuer, clockAheadSeconds } = machine.settings.reach;
  return textsParameter(call, 'endpoints').map((endpoint): Json => {
    const [host = '', port = ''] = endpoint.split(':');
    const open = opens(machine, host, Number(port));
    const shook = open && port === '443';
    const trusted = shook && !refused;
    return {
      Host: host,
      Port: Number(port),
      Resolved: resolves,
      Open: open,
      Tls: trusted ? 'trusted' : shook ? 'refused' : 'none',
      Issuer: trusted ? issuer : null,
      ServerTime: trusted ? second(now - clockAheadSeconds * 1000) : null,
      HostTime: trusted ? second(now) : null,
    };
  });
});

export const reachLeaves: Readonly<Record<string, Command>> = {
  'EflowDesk\\Test-EflowDeskEndpoint': testEndpoints,
};
