import { webcrypto } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import type { Endpoint } from '../../src/main/ports.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A root of this test and what a server shows that it issued, for the hosts of a hub and a DPS. */
export async function serverIdentity(
  names: readonly string[],
): Promise<{ ca: string; cert: string; key: string }> {
  // The library needs the other one first.
  await import('reflect-metadata');
  const x509 = await import('@peculiar/x509');
  x509.cryptoProvider.set(webcrypto as never);
  const [root, leaf] = await Promise.all(
    [0, 1].map(() => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])),
  );
  const at = { notBefore: new Date(Date.now() - 3_600_000), notAfter: new Date(Date.now() + 86_400_000) };
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: '01',
    name: 'CN=test root',
    ...at,
    signingAlgorithm: algorithm,
    keys: root as never,
    extensions: [new x509.BasicConstraintsExtension(true, 1, true)],
  });
  const made = await x509.X509CertificateGenerator.create({
    serialNumber: '02',
    subject: 'CN=test server',
    issuer: ca.subject,
    ...at,
    signingAlgorithm: algorithm,
    publicKey: leaf?.publicKey as never,
    signingKey: root?.privateKey as never,
    extensions: [
      new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns' as const, value }))),
    ],
  });
  const secret = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', leaf?.privateKey as never));
  const body =
    secret
      .toString('base64')
      .match(/.{1,64}/gu)
      ?.join('\n') ?? '';
  return {
    ca: ca.toString('pem'),
    cert: made.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${body}\n-----END PRIVATE KEY-----\n`,
  };
}

/** A request as it came. */
export interface Seen {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: unknown;
}

type Answer = (seen: Seen, response: ServerResponse, request: IncomingMessage) => void;

/** A server of this test over TLS, or without; what it is asked is kept. */
export async function testServer(
  answer: Answer,
  identity?: { cert: string; key: string },
): Promise<{
  port: number;
  seen: Seen[];
  at(servername: string): Endpoint;
  server: Server;
  close(): Promise<void>;
}> {
  const seen: Seen[] = [];
  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const one = {
        method: request.method ?? '',
        path: request.url ?? '',
        headers: request.headers,
        body: text === '' ? undefined : (JSON.parse(text) as unknown),
      };
      seen.push(one);
      answer(one, response, request);
    });
  };
  const server = identity === undefined ? createServer(listener) : createTlsServer(identity, listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    seen,
    server,
    at: (servername) => ({ address: '127.0.0.1', port, servername }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
