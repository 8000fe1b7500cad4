// A file of past cases as bytes: unpacked when it is packed, and known by how it begins, whatever its name says.
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";

export type Bytes = AsyncIterable<Uint8Array>;

/** The file itself is at fault: what came before is good, and nothing after it can be read. Its message is for people. */
export class DamagedFile extends Error {
  override readonly name = "DamagedFile";
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
const SPACES: readonly number[] = [0x20, 0x09, 0x0a, 0x0d];
const LESS_THAN = 0x3c;
const OPEN_BRACE = 0x7b;
/** What begins with more emptiness than this is not looked at for long. */
const MOST_BLANK = 65_536;

export interface ToldApart {
  readonly isXml: boolean;
  /** A line of JSON Lines begins with a brace: what begins with anything else is neither. */
  readonly isJson: boolean;
  readonly bytes: Bytes;
}

/** XML begins with `<`, which no line of JSON does. */
export async function toldApart(source: Bytes): Promise<ToldApart> {
  const { head, all } = await peek(unpacked(source), (bytes) => firstOfText(bytes) !== null || bytes.length > MOST_BLANK);
  const first = firstOfText(head);
  return { isXml: first === LESS_THAN, isJson: first === OPEN_BRACE, bytes: all };
}

function firstOfText(bytes: Uint8Array): number | null {
  const start = BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte) ? BYTE_ORDER_MARK.length : 0;
  return bytes.subarray(start).find((byte) => !SPACES.includes(byte)) ?? null;
}

/** What gzip packed is unpacked as it is read; everything else comes as it is. */
async function* unpacked(source: Bytes): AsyncGenerator<Uint8Array> {
  const { head, all } = await peek(source, (bytes) => bytes.length >= 2);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* all;
    return;
  }
  // `pipeline` hands a fault of the source on to who reads, and closes the source when nobody reads on.
  const gunzip = pipeline(Readable.from(all), createGunzip(), () => undefined);
  try {
    for await (const chunk of gunzip) yield chunk;
  } catch (fault) {
    if (fault instanceof Error && "code" in fault && String(fault.code).startsWith("Z_"))
      throw new DamagedFile(`The packed file is damaged or cut off: ${fault.message}.`);
    throw fault;
  }
}

/** Reads until `enough` has been seen of the beginning; `all` still begins at the beginning. */
async function peek(source: Bytes, enough: (head: Uint8Array) => boolean): Promise<{ readonly head: Uint8Array; readonly all: Bytes }> {
  const chunks = source[Symbol.asyncIterator]();
  let head: Uint8Array = new Uint8Array();
  while (!enough(head)) {
    const next = await chunks.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  return { head, all: startingWith(head, chunks) };
}

async function* startingWith(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
