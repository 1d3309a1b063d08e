import { createHash } from 'node:crypto';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { z } from 'zod';
import { errorCodes, failure } from '../../contract/errors.ts';
import type { Holder, Lock } from '../ports.ts';

/** What is said over the lock. One line each way. */
const Ask = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('who') }),
  z.object({ ask: z.literal('cancel'), job: z.string(), now: z.boolean() }),
]);
const Answer = z.object({
  holder: z.object({ job: z.string(), pid: z.number(), since: z.string() }),
  taken: z.boolean(),
});

const maxLine = 4096;
const answerWithinMs = 2_000;

/**
 * Address of the lock. On Windows a named pipe, elsewhere a socket in the abstract namespace: both vanish with their
 * process, so that a kill leaves nothing behind.
 */
export function lockAddress(machine: string): string {
  const name = `eflow-desk-${createHash('sha256').update(machine).digest('hex').slice(0, 24)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : `\0${name}`;
}

/** Reads one line of a socket; undefined when the other side ends or sends too much. */
function readLine(socket: Socket): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    const end = (line?: string): void => {
      socket.removeAllListeners('data');
      resolve(line);
    };
    socket.setEncoding('utf8');
    socket.on('data', (piece) => {
      text += String(piece);
      const cut = text.indexOf('\n');
      if (cut >= 0) end(text.slice(0, cut));
      else if (text.length > maxLine) end();
    });
    socket.once('close', () => end());
    socket.once('error', () => end());
  });
}

function parseLine<T>(schema: z.ZodType<T>, line: string | undefined): T | undefined {
  if (line === undefined) return undefined;
  try {
    const parsed = schema.safeParse(JSON.parse(line));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Asks the holder; undefined when there is none. */
function talk(address: string, ask: z.infer<typeof Ask>): Promise<z.infer<typeof Answer> | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection(address);
    socket.setTimeout(answerWithinMs, () => socket.destroy());
    socket.once('error', () => resolve(undefined));
    socket.once('close', () => resolve(undefined));
    socket.once('connect', () => {
      socket.write(`${JSON.stringify(ask)}\n`);
      void readLine(socket).then((line) => {
        resolve(parseLine(Answer, line));
        socket.destroy();
      });
    });
  });
}

function listen(server: Server, address: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    server.listen(address, () => resolve(true));
  });
}

/** The lock of one machine: `local`, or the folder of a practice machine. `--state` does not move it. */
export function createLock(machine: string): Lock {
  const address = lockAddress(machine);
  return {
    async acquire(holder, onCancel) {
      const guests = new Set<Socket>();
      const server = createServer((socket) => {
        guests.add(socket);
        socket.once('close', () => guests.delete(socket));
        socket.on('error', () => socket.destroy());
        socket.setTimeout(answerWithinMs, () => socket.destroy());
        void readLine(socket).then((line) => {
          const ask = parseLine(Ask, line);
          const taken = ask?.ask === 'cancel' && ask.job === holder.job;
          if (taken) onCancel(ask.now);
          if (!socket.destroyed) socket.end(`${JSON.stringify({ holder, taken })}\n`);
        });
      });
      // A holder may end between our try and our question; then the machine is free and the next try takes it.
      for (let tries = 0; tries < 3; tries++) {
        if (await listen(server, address)) {
          server.unref();
          const release = () =>
            new Promise<void>((resolve) => {
              server.close(() => resolve());
              // Somebody who asks nothing must not keep the lock held.
              for (const socket of guests) socket.destroy();
            });
          return { held: true, release };
        }
        const answer = await talk(address, { ask: 'who' });
        if (answer !== undefined) return { held: false, by: answer.holder };
      }
      throw failure(errorCodes.busy, 'job.start', { params: { job: '', pid: 0, since: '' }, retry: 'safe' });
    },

    async who(): Promise<Holder | undefined> {
      return (await talk(address, { ask: 'who' }))?.holder;
    },

    async requestCancel(job, now) {
      return (await talk(address, { ask: 'cancel', job, now }))?.taken ?? false;
    },
  };
}
