import type { Json } from '../../../contract/json.ts';
import { proxyPasswordDigest, servicePlaces } from '../../../main/domain/network/proxy.ts';
import type { MachineState } from '../../state/machine.ts';
import type { GuestProxy } from '../../state/vm.ts';
import { guestProxyClear, guestProxySet, type ProxyPart } from '../changes/proxy.ts';
import { runChange, type Prepared } from '../changes/run.ts';
import { eflowCmdlet, moduleQuery, noVmText } from '../cmdlets/eflow-common.ts';
import { fingerprintOfDigest } from '../fingerprint.ts';
import { query } from '../query.ts';
import { textParameter, type Command } from '../stream.ts';
import { copy, shell, unreachable } from './guest.ts';

const placeOf = (place: string, { https, http, noProxy, digest }: GuestProxy, key: string): Json => ({
  Place: place,
  Https: https,
  Http: http,
  NoProxy: noProxy,
  Fingerprint: digest === null ? null : fingerprintOfDigest(key, digest),
});

/** The twin of our function that reads which proxy each place of the VM has. */
const read: Command = moduleQuery((machine, call) => {
  const text = unreachable(machine);
  if (text !== undefined || machine.vm === null) return { failed: text ?? noVmText };
  const { daemons, agent } = machine.vm.guest.proxy;
  const key = textParameter(call, 'fingerprintKey') ?? '';
  return [
    {
      Places: [
        ...(daemons === null ? [] : servicePlaces.map((place) => placeOf(place, daemons, key))),
        ...(agent === null ? [] : [placeOf('agent', agent, key)]),
      ],
      UpstreamProtocol: agent === null ? null : 'AmqpWs',
      Own: [...(daemons === null ? [] : ['daemons']), ...(agent === null ? [] : ['agent'])],
    },
  ];
}, shell);

const isAddress = (text: string) => /^[A-Za-z0-9.,:/@%_~-]*$/u.test(text);

function whileReachable<D>(data: D): (machine: MachineState) => Prepared<D> {
  return (machine) => {
    const text = unreachable(machine);
    return text === undefined ? { data } : { end: { failed: text } };
  };
}

/** The twin of our function that sets the proxy of a part. */
const set: Command = (call) => {
  const [https, http, noProxy, password] = ['Https', 'Http', 'NoProxy', 'Password'].map(
    (name) => textParameter(call, name) ?? '',
  ) as [string, string, string, string];
  if (![https, http, noProxy].every(isAddress))
    return query(() => ({ failed: 'The address of a proxy has characters that it cannot have.' }))(call);
  const part = (textParameter(call, 'Part') ?? 'daemons') as ProxyPart;
  const proxy: GuestProxy = {
    https,
    http: http === '' ? null : http,
    noProxy: noProxy === '' ? null : noProxy,
    digest: password === '' || !https.includes('@') ? null : proxyPasswordDigest(password),
  };
  return eflowCmdlet((one) => runChange(one, guestProxySet, whileReachable({ part, proxy })), copy)(call);
};

/** The twin of our function that takes the proxy of a part away. */
const clear: Command = (call) => {
  const part = (textParameter(call, 'Part') ?? 'daemons') as ProxyPart;
  return eflowCmdlet((one) => runChange(one, guestProxyClear, whileReachable({ part })), shell)(call);
};

export const guestProxyTwins: Readonly<Record<string, Command>> = {
  'EflowDesk\\Get-EflowDeskGuestProxy': read,
  'EflowDesk\\Set-EflowDeskGuestProxy': set,
  'EflowDesk\\Clear-EflowDeskGuestProxy': clear,
};
