// Loaded into the real command line with `node --import`: stands still at one line of the journal, or at the first piece
// of a file copy, says so by making a file, and waits to be killed from outside. Nothing in the product knows of it.
import { writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';

const point = JSON.parse(process.env.EFLOW_DESK_TEST_KILL ?? 'null');

if (point !== null) {
  const handle = await open(process.execPath, 'r');
  const prototype = Object.getPrototypeOf(handle);
  await handle.close();
  const { appendFile, write, datasync } = prototype;
  let copying = false;

  const standStill = () => {
    writeFileSync(point.marker, String(process.pid));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  };
  const matches = (line) => {
    const event = JSON.parse(line);
    return event.t === point.t && event.step === point.step;
  };

  prototype.appendFile = async function (text, ...rest) {
    const hit = point.when !== 'copy' && matches(text);
    if (hit && point.when === 'before') standStill();
    await appendFile.call(this, text, ...rest);
    if (hit && point.when === 'after') {
      await datasync.call(this);
      standStill();
    }
    if (point.when === 'copy') copying ||= matches(text);
  };
  prototype.write = function (...args) {
    if (copying) standStill();
    return write.apply(this, args);
  };
}
