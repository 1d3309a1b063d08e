// Loaded into the real command line with `node --import`: stands still at one line of the journal, at the first piece of a
// file copy, or when the practice cloud has made a change and not yet said so; tells it by making a file, and waits to be
// killed from outside. Nothing in the product knows of it.
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { ServerResponse } from 'node:http';

const point = JSON.parse(process.env.EFLOW_DESK_TEST_KILL ?? 'null');

if (point !== null) {
  const handle = await open(process.execPath, 'r');
  const prototype = Object.getPrototypeOf(handle);
  await handle.close();
  const { appendFile, write, datasync } = prototype;
  const { end } = ServerResponse.prototype;
  let inStep = false;

  const standStill = () => {
    writeFileSync(point.marker, String(process.pid));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const matches = (line) => {
    const event = JSON.parse(line);
    return event.t === point.t && event.step === point.step;
  };

  prototype.appendFile = async function (text, ...rest) {
    const hit = matches(text);
    if (hit && point.when === 'before') standStill();
    await appendFile.call(this, text, ...rest);
    if (hit && point.when === 'after') {
      await datasync.call(this);
      standStill();
    }
    inStep ||= hit;
  };
  prototype.write = function (...args) {
    if (inStep && point.when === 'copy') standStill();
    return write.apply(this, args);
  };
  ServerResponse.prototype.end = function (...args) {
    const changed = ['PUT', 'PATCH', 'DELETE'].includes(this.req.method) && this.statusCode < 300;
    if (inStep && point.when === 'answer' && changed) standStill();
    return end.apply(this, args);
  };
}
