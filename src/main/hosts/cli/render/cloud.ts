import type { CloudView } from '../../../../contract/cloud.ts';
import type { Cli } from '../context.ts';

/** One line of a part, as `name: value`. */
const line = (cli: Cli, key: string, value: string): void =>
  cli.print(`  ${cli.say(`cloud.field.${key}`).padEnd(24)} ${value}`);

const lists = (values: readonly string[]): string => values.join(', ');

/** Everything the cloud knows under a name, part by part, and what is to be told of it. */
export function printCloud(cli: Cli, view: CloudView): void {
  const { device, enrollment, group, registration } = view;
  const yes = (value: boolean) => cli.say(value ? 'cloud.yes' : 'cloud.no');
  const head = (part: string) => cli.print(cli.paint('bold', cli.say(`cloud.part.${part}`)));
  for (const { service, host, policy } of view.access)
    cli.print(cli.say(`cloud.access.${service}`, { host, policy }));
  for (const [part, found] of Object.entries({ device, enrollment, group, registration }))
    if (found === null)
      cli.print(cli.say('cloud.not-there', { part: cli.say(`cloud.part.${part}`), id: view.id }));
  if (device !== null && device !== undefined) {
    head('device');
    line(cli, 'edge', yes(device.edge));
    line(cli, 'enabled', yes(device.enabled));
    line(cli, 'authentication', device.authentication);
    if (device.thumbprints.length > 0) line(cli, 'thumbprints', lists(device.thumbprints));
    line(cli, 'connected', yes(device.connected));
    line(cli, 'activity', device.lastActivityAt ?? cli.say('cloud.never'));
  }
  for (const [part, found] of [
    ['enrollment', enrollment],
    ['group', group],
  ] as const) {
    if (found === null || found === undefined) continue;
    head(part);
    line(cli, 'edge', yes(found.edge));
    line(cli, 'enabled', yes(found.enabled));
    line(cli, 'authentication', found.attestation);
    if (found.thumbprints.length > 0) line(cli, 'thumbprints', lists(found.thumbprints));
    if (found.hubs.length > 0) line(cli, 'hubs', lists(found.hubs));
    line(cli, 'created', found.createdAt);
  }
  if (registration !== null && registration !== undefined) {
    head('registration');
    line(cli, 'status', registration.status);
    line(cli, 'hubs', registration.hub ?? '-');
    line(cli, 'device', registration.deviceId ?? '-');
  }
  for (const { part, code } of view.unread)
    cli.print(cli.paint('yellow', cli.say('cloud.unread', { part: cli.say(`cloud.part.${part}`), code })));
  for (const { code, params } of view.problems) {
    const part = params['part'];
    const named = typeof part === 'string' ? { ...params, part: cli.say(`cloud.part.${part}`) } : params;
    cli.print(cli.paint('yellow', cli.say(`cloud.problem.${code}`, named)));
  }
}
