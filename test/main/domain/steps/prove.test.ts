import { describe, expect, test } from 'vitest';
import { errorCodes } from '../../../../src/contract/errors.ts';
import type { FactValue } from '../../../../src/contract/facts.ts';
import { diagnoseProof } from '../../../../src/main/domain/diagnosis/unproven.ts';
import { proofOf } from '../../../../src/main/domain/steps/prove.ts';
import { stepKind } from '../../../../src/main/domain/steps/index.ts';
import { at, byTpm, edgeAgent, factsOfThese, reasons, runtime, unknown } from '../../../support/facts.ts';
import { endpoint } from '../../../support/hosts.ts';
import { diagnosisBy, stateBy, unfilled } from '../../../support/steps.ts';

type Runtime = FactValue<'guest.runtime'>;
const input = { withinMinutes: 15 };

const assigned = { at: at(11), text: 'Assigned to IoT hub: contoso.azure-devices.net' };
const updated = { at: at(11), text: 'Updated device info for press-3.' };
const complete = { at: at(12), text: 'Provisioning complete.' };
const connected = { at: at(14), text: 'Edge agent connected to IoT Hub via Amqp_Tcp_Only' };
const twin = { at: at(15), text: 'Obtained Edge agent twin from IoTHub with desired properties version 1' };
const failed = (minute: number, cause: string) => ({
  at: at(minute),
  text: `Failed to provision with IoT Hub, and no valid device backup was found: ${cause}`,
});
const down = (name: string, state = 'Down - failed') =>
  runtime().services.map((service) => (service.name === name ? { name, state } : service));
const ports = (amqp: boolean, https: boolean): Runtime['ports'] => [
  { host: 'contoso.azure-devices.net', port: 5671, open: amqp },
  { host: 'contoso.azure-devices.net', port: 443, open: https },
];

const dps401 = 'DPS client error, caused by: 401 401002 Unauthorized';
const lookup = 'dns error: failed to lookup address information: Temporary failure in name resolution';

const missing = (given: Partial<Runtime>) =>
  proofOf(runtime(given))
    .items.filter((item) => !item.met)
    .map((item) => item.id);
const judged = (given: Partial<Runtime>) =>
  stepKind('prove').proof?.(
    input,
    factsOfThese({ 'guest.runtime': runtime(given), 'eflow.endpoints': unknown('absent') }),
  );

describe('the proof', () => {
  test('needs all six demands, each with what was seen and when', () => {
    const proof = proofOf(runtime());
    expect(proof.verdict).toBe('proven');
    expect(proof.since).toBe(at(10));
    expect(proof.items.map(({ id, at: seen }) => [id, seen])).toEqual([
      ['services', at(20)],
      ['identity', at(12)],
      ['assigned', at(11)],
      ['edge-agent', at(20)],
      ['connected', at(14)],
      ['twin', at(15)],
    ]);
    expect(proof.items.every((item) => item.text !== '')).toBe(true);
    expect(stateBy('prove', input, { 'guest.runtime': runtime() })).toBe('done');
  });

  const each: [string, Partial<Runtime>][] = [
    ['services', { services: down('aziot-keyd') }],
    ['services', { services: down('aziot-edged', 'Down - activating') }],
    ['services', { services: [] }],
    ['services', { services: down('aziot-certd', 'Unheard of') }],
    ['identity', { identityLog: [assigned] }],
    ['assigned', { identityLog: [complete] }],
    ['edge-agent', { modules: [] }],
    ['edge-agent', { modules: [edgeAgent('failed')] }],
    ['edge-agent', { modules: [{ ...edgeAgent(), name: 'edgeHub' }] }],
    ['connected', { agentLog: [twin] }],
    [
      'connected',
      {
        agentLog: [
          { ...connected, text: 'Edge agent attempting to connect to IoT Hub via Amqp_Tcp_Only' },
          twin,
        ],
      },
    ],
    ['twin', { agentLog: [connected] }],
  ];
  test.each(each)('without %s is not proven', (id, given) => {
    expect(missing(given)).toEqual([id]);
    expect(proofOf(runtime(given)).verdict).toBe('not-proven');
    expect(stateBy('prove', input, { 'guest.runtime': runtime(given) })).toBe('todo');
  });

  test('a device that DPS did not assign is told apart by its own line', () => {
    expect(missing({ identityLog: [updated, complete] })).toEqual([]);
  });

  const old: [string, Partial<Runtime>][] = [
    ['assigned', { identityLog: [{ ...assigned, at: at(9) }, complete] }],
    ['identity', { identityLog: [assigned, { ...complete, at: at(9, 59_999) }] }],
    ['connected', { agentLog: [{ ...connected, at: at(9) }, twin] }],
    ['twin', { agentLog: [{ ...twin, at: at(9) }, connected] }],
  ];
  test.each(old)('evidence of %s from before this configuration does not count', (id, given) => {
    expect(missing(given)).toEqual([id]);
  });

  test('evidence of the same moment counts', () => {
    const then = (line: { text: string }) => ({ text: line.text, at: at(10) });
    expect(
      missing({ identityLog: [then(assigned), then(complete)], agentLog: [then(connected), then(twin)] }),
    ).toEqual([]);
  });

  test('nothing is proven of a configuration whose time is unknown', () => {
    expect(proofOf(runtime({ configuredAt: null })).verdict).toBe('not-proven');
  });

  test('nothing is proven without an identity, and it is too early to ask', () => {
    expect(proofOf(runtime({ provisioning: null })).verdict).toBe('not-proven');
    expect(stateBy('prove', input, { 'guest.runtime': runtime({ provisioning: null }) })).toBe('later');
  });

  test.each(reasons)('waits while the VM cannot be read (%s)', (reason) => {
    expect(stateBy('prove', input, { 'guest.runtime': unknown(reason) })).toBe('later');
    const judgedOf = stepKind('prove').proof?.(input, factsOfThese({ 'guest.runtime': unknown(reason) }));
    expect(judgedOf).toEqual({ verdict: 'not-proven', since: null, items: [] });
  });

  test('the last word of the identity service counts', () => {
    expect(missing({ identityLog: [failed(11, 'DPS client error'), assigned, complete] })).toEqual([]);
    expect(missing({ identityLog: [assigned, complete, failed(13, 'Hub client error')] })).toEqual([
      'identity',
    ]);
    // Its log tells whole seconds, so both may stand at one time.
    expect(missing({ identityLog: [assigned, complete, failed(12, 'Hub client error')] })).toEqual([
      'identity',
    ]);
    expect(missing({ identityLog: [assigned, failed(12, 'Hub client error'), complete] })).toEqual([]);
  });
});

describe('why the proof is not there', () => {
  const empty = { agentLog: [], modules: [] };
  const cases: [string, string, string | undefined, boolean, Partial<Runtime>][] = [
    [
      'a wrong key',
      'EFD-PRV-063',
      'F60',
      true,
      { ...empty, identityLog: [failed(11, 'authentication error')] },
    ],
    [
      'a device without the right',
      'EFD-PRV-063',
      'F60',
      true,
      { ...empty, identityLog: [failed(11, 'authorization error')] },
    ],
    [
      'a device nobody made',
      'EFD-PRV-064',
      'F62',
      true,
      { ...empty, identityLog: [failed(11, 'device identity not found')] },
    ],
    // The enrollment may still be made, and the VM asks again by itself.
    ['DPS refuses', 'EFD-PRV-062', 'F62', false, { ...empty, identityLog: [failed(11, 'DPS client error')] }],
    [
      'the hub refuses',
      'EFD-PRV-062',
      'F62',
      false,
      { ...empty, identityLog: [failed(11, 'Hub client error')] },
    ],
    [
      'a text nobody knows',
      'EFD-PRV-062',
      'F62',
      false,
      { ...empty, identityLog: [failed(11, 'internal error')] },
    ],
    ['a service is down', 'EFD-PRV-066', 'F65', false, { services: down('aziot-edged') }],
    [
      'DPS does not know it',
      'EFD-PRV-064',
      'F62',
      false,
      {
        ...empty,
        identityLog: [failed(11, 'DPS client error, caused by: 404 404201 Enrollment not found.')],
      },
    ],
    [
      'its enrollment is disabled',
      'EFD-PRV-072',
      'F62',
      false,
      { ...empty, identityLog: [failed(11, 'DPS client error: registration ended with status disabled')] },
    ],
    [
      'no hub is linked',
      'EFD-PRV-084',
      'F62',
      false,
      { ...empty, identityLog: [failed(11, 'DPS client error, caused by: DPS registration failed: 400209')] },
    ],
    [
      'another endorsement key is enrolled',
      'EFD-PRV-073',
      'F62',
      false,
      { ...empty, identityLog: [failed(11, 'DPS client error, caused by: 400 400004 Endorsement key')] },
    ],
    [
      'the scope is another, as a TPM has no key that could be wrong',
      'EFD-PRV-071',
      'F62',
      true,
      { ...empty, identityLog: [failed(11, dps401)] },
    ],
    [
      'the scope or the symmetric key is another',
      'EFD-PRV-070',
      'F62',
      true,
      { ...empty, provisioning: byTpm({ method: 'symmetric_key' }), identityLog: [failed(11, dps401)] },
    ],
    [
      'the certificate has expired',
      'EFD-PRV-074',
      'F60',
      true,
      {
        ...empty,
        provisioning: byTpm({ method: 'x509' }),
        identityLog: [failed(11, 'DPS client error, caused by: 401 401002 Invalid certificate')],
      },
    ],
    [
      'the hub compares upper-case letters',
      'EFD-PRV-075',
      'F63',
      true,
      {
        ...empty,
        provisioning: byTpm({ registrationId: 'Press-3' }),
        identityLog: [failed(11, 'device identity not found')],
      },
    ],
    [
      'the TPM does not answer',
      'EFD-TPM-004',
      'F72',
      false,
      { ...empty, identityLog: [failed(11, 'Key client error, caused by: tpm2-abrmd: Connection refused')] },
    ],
    [
      'names are not found, by the resolver',
      'EFD-PRV-076',
      'F81',
      false,
      { ...empty, namesFound: false, registryOpen: false, identityLog: [failed(11, 'DPS client error')] },
    ],
    [
      'names are not found, by the log',
      'EFD-PRV-076',
      'F81',
      false,
      { ...empty, namesFound: null, identityLog: [failed(11, `Hub client error: ${lookup}`)] },
    ],
    [
      'nothing opens at all',
      'EFD-PRV-077',
      'F85',
      false,
      { ...empty, registryOpen: false, identityLog: [failed(11, 'DPS client error')] },
    ],
    [
      'the cloud alone does not open',
      'EFD-PRV-078',
      undefined,
      false,
      { ...empty, identityLog: [failed(11, 'DPS client error, caused by: connection timed out')] },
    ],
    [
      'the registry does not open',
      'EFD-PRV-079',
      undefined,
      false,
      { ...empty, registryOpen: false, imageBytes: 0 },
    ],
    [
      'the image does not exist',
      'EFD-PRV-080',
      undefined,
      false,
      { ...empty, edgedLog: [{ at: at(13), text: 'Could not pull image: manifest unknown' }] },
    ],
    ['the disk is full', 'EFD-PRV-082', 'F89', false, { ...empty, diskFreePercent: 1 }],
    [
      'the disk is full, by the log',
      'EFD-PRV-082',
      'F89',
      false,
      { ...empty, edgedLog: [{ at: at(13), text: 'write /x: no space left on device' }] },
    ],
    [
      'the host name is another',
      'EFD-PRV-083',
      'F66',
      true,
      {
        ...empty,
        identityLog: [
          {
            at: at(11),
            text: 'identityd config has hostname A-EFLOW-EFLOW but device reports hostname A-EFLOW',
          },
        ],
      },
    ],
    ['AMQP is blocked', 'EFD-PRV-065', undefined, false, { agentLog: [], ports: ports(false, true) }],
    [
      'all is up and it does not connect',
      'EFD-PRV-062',
      'F62',
      false,
      { agentLog: [{ at: at(16), text: 'Edge agent starting' }] },
    ],
  ];
  test.each(cases)('%s: %s', (_name, code, id, final, given) => {
    const why = diagnoseProof(runtime(given))!;
    expect(why).toMatchObject({ code, final });
    expect(why.id).toBe(id);
    expect(unfilled(why)).toEqual([]);
    expect(judged(given)).toMatchObject({ verdict: final ? 'refuted' : 'not-proven', cause: { code } });
  });

  test('a pull that is under way behind a proxy is not taken for a blocked registry', () => {
    const pulling = { agentLog: [], modules: [], registryOpen: false, imageBytes: 140_000_000 };
    expect(diagnoseProof(runtime(pulling))).toBeUndefined();
    const blocked = { at: at(13), text: 'Could not pull image, caused by: dial tcp: i/o timeout' };
    expect(diagnoseProof(runtime({ ...pulling, edgedLog: [blocked] }))?.code).toBe('EFD-PRV-079');
    expect(diagnoseProof(runtime({ ...pulling, edgedLog: [{ ...blocked, at: at(9) }] }))).toBeUndefined();
  });

  test('a clock that is off decides before what the cloud says of it', () => {
    const given = runtime({ ...empty, identityLog: [failed(11, 'authentication error')] });
    expect(diagnoseProof(given, at(30))).toMatchObject({
      code: 'EFD-PRV-081',
      id: 'F90',
      params: { minutes: -10 },
      final: false,
    });
    expect(diagnoseProof(given, at(14))?.params).toEqual({ minutes: 6 });
    expect(diagnoseProof(given, at(16))?.code).toBe('EFD-PRV-063');
    expect(diagnoseProof(given)?.code).toBe('EFD-PRV-063');
  });

  test('a clock minutes behind explains a token that DPS refused, and no other one', () => {
    const of = (source: 'dps' | 'manual', text: string) =>
      runtime({
        ...empty,
        identityLog: [failed(11, text)],
        provisioning: byTpm({ source, method: source === 'dps' ? 'symmetric_key' : 'sas' }),
      });
    const given = of('dps', dps401);
    // It is 12:20 in the VM.
    expect(diagnoseProof(given, at(22))).toMatchObject({
      code: 'EFD-PRV-081',
      params: { minutes: -2 },
      final: false,
    });
    expect(diagnoseProof(given, at(21))?.code).toBe('EFD-PRV-070');
    expect(diagnoseProof(given, at(18))?.code).toBe('EFD-PRV-070');
    expect(diagnoseProof(of('manual', 'authentication error'), at(23))?.code).toBe('EFD-PRV-063');
    expect(diagnoseProof(of('dps', '404 404201 Enrollment not found'), at(23))?.code).toBe('EFD-PRV-064');
  });

  test('quotes the line and no secret in it', () => {
    const leak = failed(11, 'DPS client error SharedAccessKey=c2VjcmV0c2VjcmV0 404201');
    const why = diagnoseProof(runtime({ ...empty, identityLog: [leak] }));
    expect(why?.params['text']).toContain('404201');
    expect(JSON.stringify(why)).not.toContain('c2VjcmV0c2VjcmV0');
  });

  test('a connection that is lost proves nothing until it is there again', () => {
    const tries = { at: at(18), text: 'Edge agent attempting to connect to IoT Hub via Amqp_Tcp_Only...' };
    expect(missing({ agentLog: [connected, twin, tries] })).toEqual(['connected']);
    expect(missing({ agentLog: [connected, twin, tries, { ...connected, at: at(19) }] })).toEqual([]);
  });

  test('a blocked AMQP names host and port, and the port that is open instead', () => {
    expect(diagnoseProof(runtime({ agentLog: [], ports: ports(false, true) }))?.params).toEqual({
      host: 'contoso.azure-devices.net',
      port: 5671,
      other: 443,
    });
    expect(diagnoseProof(runtime({ agentLog: [], ports: ports(false, false) }))?.params).toMatchObject({
      other: 0,
    });
    expect(diagnoseProof(runtime({ agentLog: [], ports: [] }))).toBeUndefined();
  });

  test('an edgeAgent that runs unconnected behind an open 443 is not proven', () => {
    const given = { agentLog: [], modules: [edgeAgent()], ports: ports(false, true) };
    expect(missing(given)).toEqual(['connected', 'twin']);
    expect(judged(given)).toMatchObject({ verdict: 'not-proven', cause: { code: 'EFD-PRV-065' } });
  });

  test('the deepest cause is named first', () => {
    const all = { ...empty, services: down('aziot-edged'), ports: ports(false, true) };
    expect(diagnoseProof(runtime({ ...all, identityLog: [failed(11, 'authentication error')] }))?.code).toBe(
      'EFD-PRV-063',
    );
    expect(diagnoseProof(runtime(all))?.code).toBe('EFD-PRV-066');
    const nested = failed(11, 'DPS client error caused by: device identity not found');
    expect(diagnoseProof(runtime({ ...empty, identityLog: [nested] }))?.code).toBe('EFD-PRV-064');
  });

  test('a failure before this configuration, or before a success, is none', () => {
    const agentLog: Runtime['agentLog'] = [];
    expect(
      diagnoseProof(runtime({ agentLog, identityLog: [failed(9, 'authentication error')] })),
    ).toBeUndefined();
    expect(
      diagnoseProof(runtime({ agentLog, identityLog: [failed(11, 'authentication error'), complete] })),
    ).toBeUndefined();
    expect(
      diagnoseProof(runtime({ agentLog, identityLog: [complete, failed(13, 'authentication error')] }))
        ?.final,
    ).toBe(true);
  });

  test('while nothing is wrong yet it is only not there in time', () => {
    const given = runtime({ agentLog: [], identityLog: [assigned] });
    const why = diagnosisBy('prove', input, { 'guest.runtime': given })!;
    expect(why).toEqual({ code: 'EFD-PRV-067', params: {}, final: false });
    expect(judged({ agentLog: [], identityLog: [assigned] })).not.toHaveProperty('cause');
    expect(diagnosisBy('prove', input, { 'guest.runtime': unknown('timeout') })).toMatchObject({
      code: 'EFD-PRV-067',
    });
  });
});

describe('waiting for the proof', () => {
  const movement = (given: Partial<Runtime>) =>
    stepKind('prove').movement?.(
      input,
      factsOfThese({ 'guest.runtime': runtime(given), 'eflow.endpoints': unknown('absent') }),
    );

  test('shows the pull while edgeAgent is missing', () => {
    expect(movement({ modules: [], imageBytes: 140_400_000 })).toEqual({
      code: 'pulling',
      params: { met: 5, of: 6, missing: 'edge-agent', megabytes: 140 },
      percent: 83,
    });
  });

  test('counts demands otherwise', () => {
    expect(movement({ agentLog: [] })).toMatchObject({
      code: 'proving',
      params: { met: 4, of: 6, missing: 'connected' },
    });
    const blind = stepKind('prove').movement?.(
      input,
      factsOfThese({ 'guest.runtime': unknown('timeout'), 'eflow.endpoints': unknown('absent') }),
    );
    expect(blind).toMatchObject({ code: 'proving', percent: null });
  });

  test('looks once a minute, for as long as the setup says', () => {
    expect(stepKind('prove').settle?.(input)).toEqual({ everyMs: 60_000, forMs: 900_000 });
  });
});

describe('a VM that finds no names', () => {
  const why = (...addresses: string[]) =>
    diagnosisBy('prove', input, {
      'guest.runtime': runtime({ namesFound: false, identityLog: [failed(11, lookup)] }),
      'eflow.endpoints': addresses.map(endpoint),
    });

  test('and has no address lost its lease, and no DNS server is blamed (F94)', () => {
    expect(why('')).toMatchObject({ code: errorCodes.vmWithoutAddress, id: 'F94', final: false });
  });

  test('and has an address by any NIC was told no DNS server (F81)', () => {
    expect(why('172.27.120.111')).toMatchObject({ code: errorCodes.noNames, id: 'F81' });
    expect(why('', '10.20.30.90')).toMatchObject({ code: errorCodes.noNames, id: 'F81' });
    expect(why()).toMatchObject({ code: errorCodes.noNames });
  });
});
