import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../../support/temp.ts';
import { deskOf, expectWords } from './support.ts';

const client = () => deskOf('happy-client-default-switch', tempFolder());
const server = () => deskOf('server-internal-switch-nat', tempFolder());
const advise = ['network', 'advise'];

describe('network advise', () => {
  test('names every way with what speaks for it, what it needs, and what to write into a setup', async () => {
    const { exitCode, stdout } = await server().text(advise);
    expect(exitCode).toBe(0);
    expectWords(stdout);
    expect(stdout).toContain('1. Internal switch with NAT and a fixed address: possible');
    expect(stdout).toContain('needs: NAT EFLOW-Int-NAT 192.168.200.0/24 (to be made)');
    expect(stdout).toContain('Default Switch: not possible\n   Windows Server has no Default Switch.');
    expect(stdout).toContain('"vswitchName":"EFLOW-Int"');
  });

  test('speaks German', async () => {
    const { stdout } = await server().text([...advise, '--lang', 'de']);
    expectWords(stdout);
    expect(stdout).toContain('1. Interner vSwitch mit NAT und fester Adresse: möglich');
  });

  test('tells the same as JSON, with its words', async () => {
    const answer = await client().json([...advise, '--plant-dhcp', 'yes', '--reachable']);
    expect(answer).toMatchObject({
      exitCode: 0,
      verdict: 'possible',
      advice: {
        options: expect.arrayContaining([
          expect.objectContaining({
            kind: 'external',
            over: 'Ethernet',
            network: { vswitch: 'External', vswitchName: 'EFLOW-Ext', create: { adapter: 'Ethernet' } },
          }),
          expect.objectContaining({
            kind: 'default-switch',
            status: 'refused',
            because: ['Behind this switch the VM reaches the plant, but the plant does not reach the VM.'],
          }),
        ]),
      },
    });
  });

  test('ends with what a script can tell apart: something to find out, and nothing possible', async () => {
    expect((await client().json([...advise, '--reachable'])).exitCode).toBe(11);
    expect((await client().json([...advise, '--reachable', '--plant-dhcp', 'no'])).exitCode).toBe(10);
  });

  test('judges the very address that was given', async () => {
    const fixed = (address: string) => [
      ...advise,
      '--address',
      address,
      '--gateway',
      '10.20.30.1',
      '--dns',
      '10.20.30.53',
    ];
    const right = await client().json(fixed('10.20.30.50/24'));
    expect(right).toMatchObject({ exitCode: 0, verdict: 'possible' });
    const own = await client().text(fixed('10.20.30.41/24'));
    expect(own.exitCode).toBe(10);
    expect(own.stdout).toContain('ip4Address: 10.20.30.41 is an address of this host.');
  });

  test.each([
    [['--address', '10.20.30.50'], '--address'],
    [['--address', '10.20.30.50/24'], '--gateway'],
    [['--address', '10.20.30.050/24', '--gateway', '10.20.30.1'], '--address'],
    [['--address', '10.20.30.50/31', '--gateway', '10.20.30.1'], '--address'],
    [['--address', '10.20.30.50/24', '--gateway', 'router'], '--gateway'],
    [['--address', '10.20.30.50/24', '--gateway', '10.20.30.1', '--dns', 'dns.example'], '--dns'],
    [['--gateway', '10.20.30.1'], '--gateway'],
    [['--dns', '10.20.30.53'], '--dns'],
    [['--plant-dhcp', 'maybe'], '--plant-dhcp'],
  ])('refuses %j by its option', async (more, option) => {
    const { exitCode, stderr } = await client().text([...advise, ...more]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(option);
  });
});
