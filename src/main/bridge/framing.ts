/** Longest line in either direction (powershell-bridge.md 4.4). */
export const lineLimit = 1_048_576;

/** What the other side sent is no frame of ours. The connection is worth nothing after it. */
export class ProtocolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ProtocolError';
  }
}

/** One frame with its length in UTF-16 units, in which both sides count credit. */
export interface Frame {
  data: Readonly<Record<string, unknown>>;
  length: number;
}

/** Turns bytes into frames: one JSON object a line, UTF-8 without faults. */
export interface FrameReader {
  push(bytes: Uint8Array): Frame[];
  /** Throws when a line was begun and not ended. */
  end(): void;
}

export function createFrameReader(limit: number = lineLimit): FrameReader {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Uint8Array[] = [];
  let restLength = 0;

  const keep = (part: Uint8Array): void => {
    if (part.length === 0) return;
    restLength += part.length;
    if (restLength > limit) throw new ProtocolError('line too long');
    rest.push(part);
  };
  const takeLine = (): Uint8Array => {
    const line = rest.length === 1 && rest[0] !== undefined ? rest[0] : Buffer.concat(rest, restLength);
    rest = [];
    restLength = 0;
    return line;
  };
  const parse = (line: Uint8Array): Frame => {
    let text: string;
    try {
      text = decoder.decode(line);
    } catch {
      throw new ProtocolError('invalid UTF-8');
    }
    let data: unknown;
    try {
      data = JSON.parse(text);
    } catch {
      throw new ProtocolError('invalid JSON');
    }
    if (typeof data !== 'object' || data === null || Array.isArray(data))
      throw new ProtocolError('no object');
    return { data: data as Record<string, unknown>, length: text.length };
  };

  return {
    push(bytes) {
      const frames: Frame[] = [];
      let from = 0;
      for (let at = bytes.indexOf(10, from); at >= 0; at = bytes.indexOf(10, from)) {
        keep(bytes.subarray(from, at));
        frames.push(parse(takeLine()));
        from = at + 1;
      }
      // A copy, since the socket may use its buffer again.
      keep(Uint8Array.prototype.slice.call(bytes, from));
      return frames;
    },
    end() {
      if (restLength > 0) throw new ProtocolError('line not ended');
    },
  };
}

/** A frame as its line. Lone surrogates leave as escapes, so that UTF-8 does not spoil them. */
export function encodeFrame(data: Readonly<Record<string, unknown>>, limit: number = lineLimit): string {
  const line = `${JSON.stringify(data)}\n`;
  if (Buffer.byteLength(line) > limit) throw new ProtocolError('line too long');
  return line;
}
