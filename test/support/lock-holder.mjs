import { createServer } from 'node:net';

/**
 * Another process that holds a lock: it listens on the address given as hex, answers every question with a line, and says
 * when it is ready. It ends when it is killed.
 */
const [, , address, holder] = process.argv;
const server = createServer((socket) => {
  socket.on('error', () => socket.destroy());
  socket.once('data', () => socket.end(`${JSON.stringify({ holder: JSON.parse(holder), taken: false })}\n`));
});
server.listen(Buffer.from(address, 'hex').toString('utf8'), () => process.stdout.write('ready\n'));
