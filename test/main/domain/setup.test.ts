import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Failure, type AppError } from '../../../src/contract/errors.ts';
import type { Json } from '../../../src/contract/json.ts';
import { Setup } from '../../../src/contract/setup.ts';
import { parseSetup, setupJsonSchema, setupRefusal } from '../../../src/main/domain/setup.ts';
import { brokenFields, internalSetup, smallSetup, tpmSetup as tpm, withField } from '../../support/setups.ts';

const examples = new URL('../../../examples/', import.meta.url);
const exampleNames = readdirSync(examples).filter((name) => name.endsWith('.json'));
const example = (name: string) => readFileSync(new URL(name, examples), 'utf8');

function failureOf(text: string): Failure {
  try {
    parseSetup(text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const refused = (text: string): AppError => failureOf(text).error;

const fieldsOf = (text: string) => refused(text).fields?.map(({ path, rule }) => [path, rule]);

describe('a setup document', () => {
  test.each(exampleNames)('example %s is valid', (name) => {
    expect(parseSetup(example(name)).schemaVersion).toBe(1);
  });

  test('gets every default', () => {
    expect(parseSetup(JSON.stringify(smallSetup))).toEqual({
      ...smallSetup,
      optionalTelemetry: false,
      vm: { cpuCount: 1, memoryInMB: 1024, vmDataSize: 10, vmLogSize: 'Small' },
      network: { vswitch: 'Default Switch' },
      proof: { withinMinutes: 15 },
    });
  });

  test.each<[string, unknown, unknown]>([
    ['said nothing', undefined, { vswitch: 'Default Switch' }],
    ['of an earlier version', {}, { vswitch: 'Default Switch' }],
    ['with the Default Switch', { vswitch: 'Default Switch' }, { vswitch: 'Default Switch' }],
    [
      'with an External switch and DHCP',
      { vswitch: 'External', vswitchName: 'Line-LAN' },
      { vswitch: 'External', vswitchName: 'Line-LAN' },
    ],
    [
      'with an External switch and a static address',
      { vswitch: 'External', vswitchName: 'Line-LAN', address: internalSetup.network.address },
      { vswitch: 'External', vswitchName: 'Line-LAN', address: internalSetup.network.address },
    ],
    [
      'with an Internal switch that is there',
      { ...internalSetup.network, create: undefined },
      { ...internalSetup.network, create: false },
    ],
    ['with an Internal switch to make', internalSetup.network, internalSetup.network],
  ])('whose network is %s is valid', (_name, network, read) => {
    expect(parseSetup(JSON.stringify({ ...smallSetup, network })).network).toEqual(read);
  });

  test('cannot give the Default Switch an address (F78), nor one switch the fields of another', () => {
    const { address } = internalSetup.network;
    expect(fieldsOf(withField('network', { vswitch: 'Default Switch', address }))).toEqual([
      ['network.address', 'unknown-field-guess'],
    ]);
    expect(fieldsOf(withField('network', { vswitch: 'External', vswitchName: 'x', create: true }))).toEqual([
      ['network.create', 'type'],
    ]);
    const create = { adapter: 'Ethernet' };
    expect(fieldsOf(withField('network', { ...internalSetup.network, create }))).toEqual([
      ['network.create', 'type'],
    ]);
  });

  test('gets no DHCP server for an Internal switch, and says why', () => {
    const { address: _none, ...without } = internalSetup.network;
    expect(fieldsOf(withField('network', without))).toEqual([['network.address', 'dhcp-role']]);
    expect(fieldsOf(withField('network', { ...internalSetup.network, dhcp: true }))).toEqual([
      ['network.dhcp', 'dhcp-role'],
    ]);
    expect(fieldsOf(withField('network', { vswitch: 'External' }))).toEqual([
      ['network.vswitchName', 'required'],
    ]);
  });

  test('names the DNS server that is no address (F83)', () => {
    const { address } = internalSetup.network;
    const dnsServers = ['10.1.2.53', 'dns.example'];
    expect(fieldsOf(withField('network.address', { ...address, dnsServers }, internalSetup))).toEqual([
      ['network.address.dnsServers[1]', 'address.not-ipv4'],
    ]);
  });

  test('needs no identity', () => {
    const { identity: _none, ...rest } = smallSetup;
    expect(parseSetup(JSON.stringify(rest))).not.toHaveProperty('identity');
  });

  test('may begin with the mark that editors put there', () => {
    expect(parseSetup(`\uFEFF${JSON.stringify(smallSetup)}`).payload.file).toBe('eflow.msi');
  });

  test('survives being written and read again', () => {
    for (const name of exampleNames) {
      const once = parseSetup(example(name));
      expect(parseSetup(JSON.stringify(once))).toEqual(once);
    }
  });

  test.each(['prompt', 'env:DEVICE_1', 'env:_x', 'file:secret.txt', 'file:C:\\keys\\a b.txt'])(
    'takes the reference %s',
    (ref) => {
      expect(parseSetup(withField('identity.devConnString', ref)).identity).toMatchObject({
        devConnString: ref,
      });
    },
  );
});

describe('a refusal', () => {
  test.each(brokenFields)('%s = %j: %s', (path, value, rule, base) => {
    expect(fieldsOf(withField(path, value, base))).toEqual([[path, rule]]);
  });

  test.each([
    ['identity.registrationId', 'press-3-', tpm],
    ['identity.registrationId', 'x'.repeat(128), tpm],
    ['identity.globalEndpoint', 'https://dps.example:8443/', tpm],
    ['payload.sha256', 'ABCDEF'.repeat(10) + '0000', smallSetup],
    ['payload.file', 'C:\\Setups\\EFLOW.MSI', smallSetup],
    ['vm.memoryInMB', 1_048_576, smallSetup],
  ])('is not made of %s = %j', (path, value, base) => {
    expect(parseSetup(withField(path, value, base))).toBeDefined();
  });

  test('names every wrong field at once, and how many there are', () => {
    const error = refused(JSON.stringify({ schemaVersion: 1, acceptEula: false, payload: { file: 'x' } }));
    expect(error.code).toBe('EFD-SETUP-003');
    expect(error.fields?.map((field) => field.path)).toEqual([
      'acceptEula',
      'payload.file',
      'payload.sha256',
      'payload.version',
    ]);
    expect(error.params).toEqual({ count: 4 });
  });

  test('gives the values that its words name', () => {
    const params = (path: string, value: unknown) => refused(withField(path, value)).fields?.[0]?.params;
    expect(params('vm.cpuCount', 0)).toEqual({ min: 1 });
    expect(params('vm.cpuCount', 999)).toEqual({ max: 240 });
    expect(params('vm.cpuCount', 'x')).toEqual({ expected: 'number' });
    expect(params('vm.vmLogSize', 'x')).toEqual({ allowed: 'Small, Large' });
    expect(params('identity.provisioningType', 'x')).toEqual({
      allowed: 'ManualConnectionString, ManualX509, DpsTPM, DpsX509, DpsSymmetricKey',
    });
    expect(params('network.vswitch', 'x')).toEqual({ allowed: 'Default Switch, External, Internal' });
    expect(params('name', 'x'.repeat(81))).toEqual({ max: 80 });
  });

  test.each([
    ['memoryInMb', 'vm.memoryInMB'],
    ['vm.memoryMB', 'vm.memoryInMB'],
    ['vm.cpucount', 'vm.cpuCount'],
    ['cpuCount', 'vm.cpuCount'],
    ['accepteula', 'acceptEula'],
    ['identity.connString', 'identity.devConnString'],
    ['identity.scopeId', 'identity.scopeId'],
    ['payload.sha265', 'payload.sha256'],
    ['proof.minutes', undefined],
    ['somethingElse', undefined],
  ])('of the unknown field %s guesses %s', (path, guess) => {
    const [field] = refused(withField(path, 1)).fields ?? [];
    expect(field?.path).toBe(path);
    expect(field).toMatchObject(
      guess === undefined
        ? { rule: 'unknown-field', params: {} }
        : { rule: 'unknown-field-guess', params: { guess } },
    );
  });

  test.each(['[]', 'null', '1', '"text"', '[{"schemaVersion":1}]'])('takes no %s for a document', (text) => {
    const error = refused(text);
    expect(error).toMatchObject({ code: 'EFD-SETUP-003', params: { count: 1 } });
    expect(error.fields).toEqual([{ path: '', rule: 'type', params: { expected: 'object' } }]);
  });

  test('of a newer document says so before it judges any field', () => {
    const error = refused(JSON.stringify({ schemaVersion: 2, whatEver: true }));
    expect(error).toMatchObject({ code: 'EFD-SETUP-004', params: { version: 2, known: 1 }, retry: 'never' });
    expect(error.fields).toBeUndefined();
  });

  test('of many fields at once is one failure', () => {
    expect(setupRefusal([{ path: 'a', rule: 'required', params: {} }]).error).toMatchObject({
      params: { count: 1 },
    });
  });
});

describe('a syntax error', () => {
  test.each([
    ['{\n  "a": 1,\n  "b": tru\n}', 3, 8],
    ['{\r\n  "a": 1\r\n  "b": 2\r\n}', 3, 3],
    ['{"schemaVersion": 1,}', 1, 21],
    ['', 1, 1],
    ['{\n', 2, 1],
    ['\uFEFF{oops}', 1, 2],
    ['schemaVersion: 1', 1, 1],
  ])('%j: line %i, column %i', (text, line, column) => {
    expect(refused(text)).toMatchObject({ code: 'EFD-SETUP-002', params: { line, column } });
  });
});

describe('a secret in the document', () => {
  const secret = 'SharedAccessKey=CANARYabcdefghijklmnopqrstuvwxyz0123456789=';
  const whole = `HostName=h.azure-devices.net;DeviceId=d;${secret}`;

  const places: [string, string, string][] = [
    ['in place of the reference', withField('identity.devConnString', whole), 'identity.devConnString'],
    ['in an unknown field', withField('identity.connectionString', whole), 'identity.connectionString'],
    ['in an unknown field at the top', withField('secret', whole), 'secret'],
    ['in a field of another kind', withField('vm.cpuCount', whole), 'vm.cpuCount'],
    ['in a name', withField('name', `${whole}\n`), 'name'],
    [
      'in place of the kind of identity',
      withField('identity.provisioningType', whole),
      'identity.provisioningType',
    ],
    ['in place of the version', withField('schemaVersion', whole), 'schemaVersion'],
    ['deep inside something unknown', withField('extra', { a: [{ b: whole }] }), 'extra'],
  ];
  test.each(places)('%s is refused by the field and never repeated', (_name, text, path) => {
    const failure = failureOf(text);
    expect(failure.error.fields?.map((field) => field.path)).toContain(path);
    expect(JSON.stringify(failure.error) + failure.message + (failure.stack ?? '')).not.toContain('CANARY');
    expect(failure.cause).toBeUndefined();
  });

  const broken: [string, string][] = [
    ['before the fault', `{"devConnString": "${whole}" oops}`],
    ['at the fault', `{"devConnString": ${whole}}`],
    ['alone', whole],
    ['in a string that does not end', `{"devConnString": "${whole}`],
  ];
  test.each(broken)('%s of a syntax error is not repeated', (_name, text) => {
    const failure = failureOf(text);
    expect(failure.error.code).toBe('EFD-SETUP-002');
    expect(JSON.stringify(failure.error) + failure.message + (failure.stack ?? '')).not.toContain('CANARY');
    expect(failure.cause).toBeUndefined();
  });

  test('in the name of a field is taken out of the name', () => {
    const failure = failureOf(withField('x', 1).replace('"x"', `"${whole}"`));
    expect(failure.error.fields?.[0]?.path).toBe(
      'HostName=h.azure-devices.net;DeviceId=d;SharedAccessKey=[secret]',
    );
    expect(JSON.stringify(failure.error) + failure.message + (failure.stack ?? '')).not.toContain('CANARY');
  });
});

describe('whatever is given', () => {
  /** How a text is taken; anything but a setup or a failure in words is an error of ours and goes on. */
  function outcome(text: string): string {
    try {
      return Setup.safeParse(parseSetup(text)).success ? 'read' : 'wrong';
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const { code, fields = [] } = error.error;
      return code === 'EFD-SETUP-003' && fields.length === 0 ? 'refused without a field' : code;
    }
  }
  const inWords = /^(?:read|EFD-SETUP-00[234])$/u;

  test('text is read or refused in words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(outcome(text)).toMatch(inWords);
      }),
      { numRuns: 500 },
    );
  });

  test('JSON is read or refused in words', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(outcome(text)).toMatch(inWords);
      }),
      { numRuns: 500 },
    );
  });

  test('a document with one field replaced is read or refused in words', () => {
    const paths = [
      'schemaVersion',
      'acceptEula',
      'payload',
      'payload.file',
      'vm',
      'vm.cpuCount',
      'identity',
      'proof',
      '__proto__',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        expect(outcome(withField(path, value))).toMatch(inWords);
      }),
      { numRuns: 500 },
    );
  });

  test('a valid setup survives being written and read', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,20}$/u);
    const identity = fc.oneof(
      fc.record({
        provisioningType: fc.constant('ManualConnectionString'),
        devConnString: fc.oneof(
          fc.constant('prompt'),
          word.map((name) => `env:A${name}`),
          word.map((path) => `file:${path}`),
        ),
      }),
      fc.record(
        {
          provisioningType: fc.constant('DpsTPM'),
          scopeId: fc.stringMatching(/^0ne[0-9A-F]{8}$/u),
          registrationId: word,
          globalEndpoint: word.map((name) => `https://${name}.example`),
        },
        { requiredKeys: ['provisioningType', 'scopeId'] },
      ),
    );
    const document = fc.record(
      {
        schemaVersion: fc.constant(1),
        acceptEula: fc.constant(true),
        name: word,
        optionalTelemetry: fc.boolean(),
        payload: fc.record({
          file: word.map((name) => `${name}.msi`),
          sha256: fc.stringMatching(/^[0-9a-f]{64}$/u),
          version: fc.constant('1.5.7.01026'),
        }),
        vm: fc.record(
          {
            cpuCount: fc.integer({ min: 1, max: 240 }),
            memoryInMB: fc.integer({ min: 512, max: 9_000 }).map((n) => n * 2),
          },
          { requiredKeys: [] },
        ),
        identity,
        proof: fc.record({ withinMinutes: fc.integer({ min: 1, max: 240 }) }),
      },
      { requiredKeys: ['schemaVersion', 'acceptEula', 'payload'] },
    );
    fc.assert(
      fc.property(document, (given) => {
        const once = parseSetup(JSON.stringify(given));
        expect(parseSetup(JSON.stringify(once))).toEqual(once);
        expect(once).toMatchObject(given);
      }),
    );
  });
});

/** Enough of JSON Schema to hold a document against what is exported. */
function breaks(schema: Record<string, unknown>, value: Json, path = ''): string[] {
  const anyOf = (schema['oneOf'] ?? schema['anyOf']) as Record<string, unknown>[] | undefined;
  if (anyOf !== undefined)
    return anyOf.some((one) => breaks(one, value, path).length === 0) ? [] : [`${path}: none of its forms`];
  if ('const' in schema && schema['const'] !== value) return [`${path}: const`];
  const allowed = schema['enum'] as Json[] | undefined;
  if (allowed !== undefined && !allowed.includes(value)) return [`${path}: enum`];
  const type = Array.isArray(value)
    ? 'array'
    : value === null
      ? 'null'
      : Number.isInteger(value)
        ? 'integer'
        : typeof value;
  const wanted = schema['type'];
  if (wanted !== undefined && wanted !== type && !(wanted === 'number' && type === 'integer'))
    return [`${path}: ${type}`];
  const pattern = schema['pattern'];
  if (typeof pattern === 'string' && !(typeof value === 'string' && new RegExp(pattern, 'u').test(value)))
    return [`${path}: pattern`];
  if (type !== 'object') return [];
  const properties = (schema['properties'] ?? {}) as Record<string, Record<string, unknown>>;
  const given = value as Record<string, Json>;
  const missing = ((schema['required'] ?? []) as string[])
    .filter((name) => !(name in given))
    .map((name) => `${path}.${name}: missing`);
  const inner = Object.entries(given).flatMap(([name, item]) => {
    const property = properties[name];
    if (property !== undefined) return breaks(property, item, `${path}.${name}`);
    return schema['additionalProperties'] === false ? [`${path}.${name}: unknown`] : [];
  });
  return [...missing, ...inner];
}

describe('the JSON Schema', () => {
  const schema = setupJsonSchema() as Record<string, unknown>;

  test.each(exampleNames)('takes example %s', (name) => {
    expect(breaks(schema, JSON.parse(example(name)) as Json)).toEqual([]);
  });

  test('takes a document without the fields that have defaults', () => {
    expect(breaks(schema, smallSetup)).toEqual([]);
  });

  test.each([
    [withField('payload.file', undefined), '.payload.file: missing'],
    [withField('vm.cpucount', 1), '.vm.cpucount: unknown'],
    [withField('schemaVersion', 2), '.schemaVersion: const'],
    [withField('payload.version', 'latest'), '.payload.version: pattern'],
    [withField('identity.devConnString', 'HostName=h'), '.identity: none of its forms'],
  ])('refuses what the reader refuses: %#', (text, why) => {
    expect(breaks(schema, JSON.parse(text) as Json)).toEqual([why]);
    expect(failureOf(text)).toBeInstanceOf(Failure);
  });

  test('is the same each time and names every field', () => {
    expect(setupJsonSchema()).toEqual(schema);
    expect(Object.keys(schema['properties'] as object).sort()).toEqual(Object.keys(Setup.shape).sort());
    expect(JSON.stringify(schema)).toContain('Never the secret itself.');
  });
});
