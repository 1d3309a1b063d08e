// The program inside the executable, in the form that Node 20.20 reads (src/node_sea.cc): a mark, flags, and two texts, each
// behind its length. Written here, so that the Node that builds need not be the Node that is shipped.
const mark = 0x0143da20;
const headBytes = 8;
/** Node says nothing of its own on stderr. */
const withoutWarning = 1;

const counted = (text) => {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(bytes.length));
  return Buffer.concat([length, bytes]);
};

/**
 * The blob of a program.
 * @param {string} name of the file in stack traces
 * @param {string} code CommonJS
 */
export function makeBlob(name, code) {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32LE(mark, 0);
  head.writeUInt32LE(withoutWarning, 4);
  return Buffer.concat([head, counted(name), counted(code)]);
}

/**
 * The code in a blob.
 * @param {Buffer} blob
 */
export function codeOf(blob) {
  if (blob.readUInt32LE(0) !== mark || blob.readUInt32LE(4) !== withoutWarning)
    throw new Error('this is no program of the form that we write');
  const codeAt = headBytes + 8 + Number(blob.readBigUInt64LE(headBytes));
  const length = Number(blob.readBigUInt64LE(codeAt));
  if (codeAt + 8 + length !== blob.length) throw new Error('the program in the executable is not whole');
  return blob.toString('utf8', codeAt + 8);
}
