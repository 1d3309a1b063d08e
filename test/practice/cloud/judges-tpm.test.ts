import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registrationIdOf } from '../../../src/main/domain/identity/endorsement-key.ts';
import {
  ask,
  askDps,
  askHub,
  enrollment,
  globalHost,
  hub,
  scopeId,
  startCloud,
  textIn,
  type Bench,
} from './support.ts';

/** A TPM that nobody here wrote: the software TPM of Debian with its tools. */
const has = (program: string) => spawnSync(program, ['--version']).error === undefined;
const there = has('swtpm') && has('tpm2_createek');
const judged = there || process.env['CI'] !== undefined ? describe : describe.skip;

/** A port that is free, with the next one free too. */
async function freePorts(): Promise<number> {
  const listen = (port: number) =>
    new Promise<number | undefined>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(undefined));
      server.listen(port, '127.0.0.1', () => {
        const found = (server.address() as AddressInfo).port;
        server.close(() => resolve(found));
      });
    });
  for (;;) {
    const port = await listen(0);
    if (port !== undefined && (await listen(port + 1)) !== undefined) return port;
  }
}

judged('a real TPM (swtpm and tpm2-tools; left out where they are missing)', () => {
  let folder = '';
  let port = 0;
  let server: ChildProcess;
  let bench: Bench;
  const file = (name: string) => join(folder, name);

  const tool = (program: string, ...args: string[]) =>
    execFileSync(`tpm2_${program}`, args, {
      cwd: folder,
      env: { ...process.env, TPM2TOOLS_TCTI: `swtpm:host=127.0.0.1,port=${port}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'swtpm-'));
    port = await freePorts();
    bench = startCloud();
    const bind = (at: number) => `type=tcp,port=${at},bindaddr=127.0.0.1`;
    const args = ['--tpmstate', `dir=${folder}`, '--server', bind(port), '--ctrl', bind(port + 1)];
    server = spawn('swtpm', ['socket', '--tpm2', ...args, '--flags', 'not-need-init,startup-clear'], {
      stdio: 'ignore',
    });
    for (let tries = 0; ; tries += 1) {
      try {
        tool('createek', '-c', '0x81010001', '-G', 'rsa', '-f', 'tss', '-u', 'ek.pub');
        break;
      } catch (error) {
        if (tries === 200) throw error;
      }
    }
    tool('flushcontext', '-t');
    const attributes = 'fixedtpm|fixedparent|sensitivedataorigin|userwithauth|noda|restricted|decrypt';
    tool(
      'createprimary',
      '-C',
      'o',
      '-g',
      'sha256',
      '-G',
      'rsa2048:aes128cfb',
      '-a',
      attributes,
      '-c',
      'srk.ctx',
    );
    tool('evictcontrol', '-C', 'o', '-c', 'srk.ctx', '0x81000001');
    tool('flushcontext', '-t');
    tool('readpublic', '-c', '0x81000001', '-f', 'tss', '-o', 'srk.pub');
  }, 60_000);

  afterAll(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Lets the TPM take the key out of what DPS sent: it activates, imports and loads it. */
  function take(authenticationKey: string): void {
    const bytes = Buffer.from(authenticationKey, 'base64');
    const parts: Buffer[] = [];
    for (let at = 0; at < bytes.length; at += 2 + bytes.readUInt16BE(at))
      parts.push(bytes.subarray(at, at + 2 + bytes.readUInt16BE(at)));
    const [credential, credentialSecret, blob, secret, area] = parts as [
      Buffer,
      Buffer,
      Buffer,
      Buffer,
      Buffer,
    ];
    writeFileSync(
      file('cred'),
      Buffer.concat([Buffer.from('badcc0de00000001', 'hex'), credential, credentialSecret]),
    );
    writeFileSync(file('key.dup'), blob);
    writeFileSync(file('key.seed'), secret);
    writeFileSync(file('key.pub'), area);
    tool('startauthsession', '--policy-session', '-S', 'session');
    tool('policysecret', '-S', 'session', '-c', 'e');
    tool(
      'activatecredential',
      '-c',
      '0x81000001',
      '-C',
      '0x81010001',
      '-i',
      'cred',
      '-o',
      'inner',
      '-P',
      'session:session',
    );
    tool('flushcontext', 'session');
    tool(
      'import',
      '-C',
      '0x81000001',
      '-u',
      'key.pub',
      '-i',
      'key.dup',
      '-s',
      'key.seed',
      '-k',
      'inner',
      '-r',
      'key.priv',
    );
    tool('load', '-C', '0x81000001', '-u', 'key.pub', '-r', 'key.priv', '-c', 'key.ctx');
    tool('flushcontext', '-t');
  }

  function sign(text: string): Buffer {
    writeFileSync(file('text'), text);
    tool('hmac', '-c', 'key.ctx', '-o', 'signature', 'text');
    tool('flushcontext', '-t');
    return readFileSync(file('signature'));
  }

  function token(resource: string, policy: string): string {
    const sr = encodeURIComponent(resource);
    const se = String(Math.floor(Date.now() / 1000) + 60);
    const sig = encodeURIComponent(sign(`${sr}\n${se}`).toString('base64'));
    return `SharedAccessSignature sr=${sr}&sig=${sig}&se=${se}${policy}`;
  }

  it('activates the challenge of DPS, signs with the key in it, and gets its key for the hub', async () => {
    const [endorsementKey, storageRootKey] = ['ek.pub', 'srk.pub'].map((name) =>
      readFileSync(file(name)).toString('base64'),
    ) as [string, string];
    const id = registrationIdOf(endorsementKey);
    const attestation = { type: 'tpm', tpm: { endorsementKey } };
    expect(
      (await askDps(bench, 'PUT', `/enrollments/${id}`, { body: enrollment(id, attestation) })).status,
    ).toBe(200);

    const way = `/${scopeId}/registrations/${id}`;
    const put = (headers: Record<string, string>) =>
      ask(bench, globalHost, {
        method: 'PUT',
        path: `${way}/register`,
        policy: null,
        headers,
        body: { registrationId: id, tpm: { endorsementKey, storageRootKey } },
      });
    const asked = await put({});
    expect(asked.status).toBe(401);
    take(textIn(asked.body, 'authenticationKey'));
    const authorization = token(`${scopeId}/registrations/${id}`, '&skn=registration');
    const begun = await put({ authorization });
    expect(begun.status).toBe(202);
    const operation = textIn(begun.body, 'operationId');
    const look = {
      method: 'GET',
      path: `${way}/operations/${operation}`,
      policy: null,
      headers: { authorization },
    };
    await ask(bench, globalHost, look);
    const done = await ask(bench, globalHost, look);
    expect(done.body).toMatchObject({
      status: 'assigned',
      registrationState: { assignedHub: hub, deviceId: id },
    });

    const { tpm } = done.body['registrationState'] as unknown as { tpm: { authenticationKey: string } };
    take(tpm.authenticationKey);
    const modules = { method: 'GET', path: `/devices/${id}/modules`, policy: null };
    const headers = { authorization: token(`${hub}/devices/${id}`, '') };
    expect((await ask(bench, hub, { ...modules, headers })).list.map((one) => one['moduleId'])).toEqual([
      '$edgeAgent',
      '$edgeHub',
    ]);
    expect((await askHub(bench, 'GET', `/devices/${id}`)).body['capabilities']).toEqual({ iotEdge: true });
  }, 60_000);

  it('does not open a challenge that was changed', () => {
    const bytes = readFileSync(file('key.dup'));
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    writeFileSync(file('key.dup'), bytes);
    expect(() =>
      tool(
        'import',
        '-C',
        '0x81000001',
        '-u',
        'key.pub',
        '-i',
        'key.dup',
        '-s',
        'key.seed',
        '-k',
        'inner',
        '-r',
        'x.priv',
      ),
    ).toThrow('Command failed');
  });
});
