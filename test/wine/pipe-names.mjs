// Loaded before our programs run under Wine. Windows refuses the name of a pipe to a second server (libuv asks for the
// first instance and nothing less); Wine 8 gives it to both. This stands in for the refusal, and for nothing else.
import { connect, Server } from 'node:net';

const { listen } = Server.prototype;

/** Whether a server answers at a pipe. */
function isTaken(path) {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

Server.prototype.listen = function listenOnce(path, ...rest) {
  if (typeof path !== 'string' || !path.startsWith('\\\\.\\pipe\\')) return listen.call(this, path, ...rest);
  void isTaken(path).then((taken) => {
    if (!taken) return listen.call(this, path, ...rest);
    const error = new Error(`listen EADDRINUSE: address already in use ${path}`);
    return this.emit('error', Object.assign(error, { code: 'EADDRINUSE', syscall: 'listen', address: path }));
  });
  return this;
};
