#!/usr/bin/env node
// @ts-check
// The offline verifier of Countersign: reads an exported trail and says what is wrong with it, what it proves and what it cannot prove. One file,
// without dependencies, database or network, for Node (`node verify.mjs trail.jsonl`) and for browsers (`createVerifier`). It was written from the
// pages docs/trail-format.md and docs/lifecycle.md, and shares no code with the product that writes trails: two who agree by accident prove little.
//
// In this order: bytes and hashes · canonical JSON · Merkle trees · signed notes · the law of an item · other streams · the verifier · the command line.

/**
 * @typedef {"all" | "period" | "items" | "events"} Scope what of the log is in the file
 *
 * @typedef {object} Finding something that is wrong
 * @property {string} code one of `SAYINGS`
 * @property {number} line line of the file, from 1
 * @property {number | null} event place in the log, `i`
 * @property {string | null} stream
 * @property {number | null} seq
 * @property {string | null} type
 * @property {string | null} expected what would have been right
 * @property {string | null} found what stands there
 * @property {string} says all of it in a sentence
 *
 * @typedef {object} Counts
 * @property {number} bytes
 * @property {number} lines
 * @property {number} events
 * @property {number} streams
 * @property {number} items
 * @property {number} judged items whose whole life was held against the law
 * @property {number} values
 * @property {number} missing values that an event commits to and that are not in the file: erased, or withheld
 * @property {number} revisions
 * @property {number} evidence
 * @property {number} checkpoints
 * @property {number} inclusions
 * @property {number} consistencies
 *
 * @typedef {object} Statement something that is proved, or is not
 * @property {string} code one of `PROVED` or `UNPROVED`
 * @property {number | null} count
 * @property {string} says
 *
 * @typedef {object} Report
 * @property {boolean} ok nothing is wrong
 * @property {"fast" | "deep"} mode
 * @property {string | null} origin
 * @property {Scope | null} scope
 * @property {number | null} at when the file says that it was written, in ms since 1970
 * @property {unknown} filter
 * @property {Counts} counts
 * @property {readonly string[]} keys names and ids of the keys whose signatures were found good
 * @property {boolean} pinned those keys were given to the verifier, and not by the file
 * @property {number | null} size events under the last checkpoint
 * @property {string | null} root of the tree under the last checkpoint, base64
 * @property {readonly Finding[]} findings the first of them, in the order of the file
 * @property {number} more findings beyond those
 * @property {readonly Statement[]} proved
 * @property {readonly Statement[]} unproved
 *
 * @typedef {object} Options
 * @property {boolean} [deep] canonical form and the law too, and not stored bytes alone; true unless said otherwise
 * @property {readonly string[]} [keys] signed-note verifier keys that you trust; the file's own are then not believed
 * @property {readonly string[]} [checkpoints] checkpoints that you kept: the trail must extend them
 * @property {number} [findings] as many are kept; 200 unless said otherwise
 *
 * @typedef {object} Verifier
 * @property {(line: string | Uint8Array) => void} line takes one line, without its end
 * @property {(chunk: Uint8Array) => void} feed takes the next bytes of the file, cut anywhere; they may be overwritten afterwards
 * @property {(code: "packing" | "packed-tail", found?: string) => void} damaged says of the file's packing, before its end, what whoever unpacks it found
 * @property {() => { readonly bytes: number, readonly events: number, readonly findings: number }} progress
 * @property {() => Promise<Report>} end
 */

// ── Bytes and hashes ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Node's own modules where there are any, without an import that a browser would stumble over. */
const builtin = /** @type {(name: string) => any} */ (globalThis.process?.getBuiltinModule?.bind(globalThis.process) ?? (() => undefined));
const nodeCrypto = builtin("node:crypto");
const nodeBuffer = builtin("node:buffer")?.Buffer;

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** @type {(bytes: Uint8Array, start: number, end: number) => string} */
const textOf = nodeBuffer
  ? (bytes, start, end) => nodeBuffer.prototype.utf8Slice.call(bytes, start, end)
  : (bytes, start, end) => decoder.decode(bytes.subarray(start, end));

/** A byte within bounds. @param {Uint8Array} bytes @param {number} index @returns {number} */
const at = (bytes, index) => /** @type {number} */ (bytes[index]);

/** Indexed within their bounds only, which the compiler cannot see. @typedef {any} Words */

/** The first 32 bits of the fractions of roots of the first primes, which FIPS 180-4 takes as constants. @param {number} count @param {number} root */
function fractions(count, root) {
  const words = new Int32Array(count);
  for (let prime = 2, found = 0; found < count; prime++) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= prime; factor++) if (prime % factor === 0) isPrime = false;
    if (isPrime) words[found++] = (prime ** (1 / root) % 1) * 2 ** 32;
  }
  return words;
}
/** @type {Words} */
const ROUND = fractions(64, 3);
const START = fractions(8, 2);
/** @type {Words} */
const schedule = new Int32Array(64);
/** @type {Words} */
const state = new Int32Array(8);
const tail = new Uint8Array(128);

/** One block of SHA-256 (FIPS 180-4, 6.2.2). @param {any} bytes @param {number} from */
function compress(bytes, from) {
  for (let i = 0, j = from; i < 16; i++, j += 4) schedule[i] = (bytes[j] << 24) | (bytes[j + 1] << 16) | (bytes[j + 2] << 8) | bytes[j + 3];
  for (let i = 16; i < 64; i++) {
    const x = schedule[i - 15];
    const y = schedule[i - 2];
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    schedule[i] = (schedule[i - 16] + s0 + schedule[i - 7] + s1) | 0;
  }
  let a = state[0];
  let b = state[1];
  let c = state[2];
  let d = state[3];
  let e = state[4];
  let f = state[5];
  let g = state[6];
  let h = state[7];
  // Eight rounds at a time: after them each word is in its own place again, and none has to be moved.
  for (let i = 0; i < 64; i += 8) {
    h = (h + ((e >>> 6) ^ (e << 26) ^ (e >>> 11) ^ (e << 21) ^ (e >>> 25) ^ (e << 7)) + (g ^ (e & (f ^ g))) + ROUND[i] + schedule[i]) | 0;
    d = (d + h) | 0;
    h = (h + ((a >>> 2) ^ (a << 30) ^ (a >>> 13) ^ (a << 19) ^ (a >>> 22) ^ (a << 10)) + ((a & b) ^ (c & (a ^ b)))) | 0;
    g =
      (g +
        ((d >>> 6) ^ (d << 26) ^ (d >>> 11) ^ (d << 21) ^ (d >>> 25) ^ (d << 7)) +
        (f ^ (d & (e ^ f))) +
        ROUND[i + 1] +
        schedule[i + 1]) |
      0;
    c = (c + g) | 0;
    g = (g + ((h >>> 2) ^ (h << 30) ^ (h >>> 13) ^ (h << 19) ^ (h >>> 22) ^ (h << 10)) + ((h & a) ^ (b & (h ^ a)))) | 0;
    f =
      (f +
        ((c >>> 6) ^ (c << 26) ^ (c >>> 11) ^ (c << 21) ^ (c >>> 25) ^ (c << 7)) +
        (e ^ (c & (d ^ e))) +
        ROUND[i + 2] +
        schedule[i + 2]) |
      0;
    b = (b + f) | 0;
    f = (f + ((g >>> 2) ^ (g << 30) ^ (g >>> 13) ^ (g << 19) ^ (g >>> 22) ^ (g << 10)) + ((g & h) ^ (a & (g ^ h)))) | 0;
    e =
      (e +
        ((b >>> 6) ^ (b << 26) ^ (b >>> 11) ^ (b << 21) ^ (b >>> 25) ^ (b << 7)) +
        (d ^ (b & (c ^ d))) +
        ROUND[i + 3] +
        schedule[i + 3]) |
      0;
    a = (a + e) | 0;
    e = (e + ((f >>> 2) ^ (f << 30) ^ (f >>> 13) ^ (f << 19) ^ (f >>> 22) ^ (f << 10)) + ((f & g) ^ (h & (f ^ g)))) | 0;
    d =
      (d +
        ((a >>> 6) ^ (a << 26) ^ (a >>> 11) ^ (a << 21) ^ (a >>> 25) ^ (a << 7)) +
        (c ^ (a & (b ^ c))) +
        ROUND[i + 4] +
        schedule[i + 4]) |
      0;
    h = (h + d) | 0;
    d = (d + ((e >>> 2) ^ (e << 30) ^ (e >>> 13) ^ (e << 19) ^ (e >>> 22) ^ (e << 10)) + ((e & f) ^ (g & (e ^ f)))) | 0;
    c =
      (c +
        ((h >>> 6) ^ (h << 26) ^ (h >>> 11) ^ (h << 21) ^ (h >>> 25) ^ (h << 7)) +
        (b ^ (h & (a ^ b))) +
        ROUND[i + 5] +
        schedule[i + 5]) |
      0;
    g = (g + c) | 0;
    c = (c + ((d >>> 2) ^ (d << 30) ^ (d >>> 13) ^ (d << 19) ^ (d >>> 22) ^ (d << 10)) + ((d & e) ^ (f & (d ^ e)))) | 0;
    b =
      (b +
        ((g >>> 6) ^ (g << 26) ^ (g >>> 11) ^ (g << 21) ^ (g >>> 25) ^ (g << 7)) +
        (a ^ (g & (h ^ a))) +
        ROUND[i + 6] +
        schedule[i + 6]) |
      0;
    f = (f + b) | 0;
    b = (b + ((c >>> 2) ^ (c << 30) ^ (c >>> 13) ^ (c << 19) ^ (c >>> 22) ^ (c << 10)) + ((c & d) ^ (e & (c ^ d)))) | 0;
    a =
      (a +
        ((f >>> 6) ^ (f << 26) ^ (f >>> 11) ^ (f << 21) ^ (f >>> 25) ^ (f << 7)) +
        (h ^ (f & (g ^ h))) +
        ROUND[i + 7] +
        schedule[i + 7]) |
      0;
    e = (e + a) | 0;
    a = (a + ((b >>> 2) ^ (b << 30) ^ (b >>> 13) ^ (b << 19) ^ (b >>> 22) ^ (b << 10)) + ((b & c) ^ (d & (b ^ c)))) | 0;
  }
  state[0] = (state[0] + a) | 0;
  state[1] = (state[1] + b) | 0;
  state[2] = (state[2] + c) | 0;
  state[3] = (state[3] + d) | 0;
  state[4] = (state[4] + e) | 0;
  state[5] = (state[5] + f) | 0;
  state[6] = (state[6] + g) | 0;
  state[7] = (state[7] + h) | 0;
}

/** Below this a call of Node's costs more than the hash. */
const SHORT = 256;

/**
 * SHA-256 of `bytes[start..end)` into `out`.
 * @param {Uint8Array} bytes @param {number} start @param {number} end @param {Uint8Array} out @param {number} [to]
 */
export function sha256(bytes, start, end, out, to = 0) {
  const length = end - start;
  if (nodeCrypto?.hash && length > SHORT) {
    const digest = /** @type {string} */ (nodeCrypto.hash("sha256", bytes.subarray(start, end), "latin1"));
    for (let i = 0; i < 32; i++) out[to + i] = digest.charCodeAt(i);
    return;
  }
  state.set(START);
  let from = start;
  for (; end - from >= 64; from += 64) compress(bytes, from);
  const rest = end - from;
  for (let i = 0; i < rest; i++) tail[i] = at(bytes, from + i);
  const padded = rest < 56 ? 64 : 128;
  tail.fill(0, rest, padded);
  tail[rest] = 0x80;
  const bits = length * 8;
  const high = Math.floor(bits / 2 ** 32);
  for (let i = 0; i < 4; i++) {
    tail[padded - 8 + i] = high >>> (24 - 8 * i);
    tail[padded - 4 + i] = bits >>> (24 - 8 * i);
  }
  compress(tail, 0);
  if (padded === 128) compress(tail, 64);
  for (let i = 0; i < 8; i++) {
    const word = state[i];
    out[to + 4 * i] = word >>> 24;
    out[to + 4 * i + 1] = word >>> 16;
    out[to + 4 * i + 2] = word >>> 8;
    out[to + 4 * i + 3] = word;
  }
}

/** @param {string | Uint8Array} content */
export function digestOf(content) {
  const bytes = typeof content === "string" ? encoder.encode(content) : content;
  const out = new Uint8Array(32);
  sha256(bytes, 0, bytes.length, out);
  return out;
}

const DIGITS = "0123456789abcdef";
/** The value of each byte as a lower-case hex digit; 255 where it is none. */
const NIBBLES = new Uint8Array(256).fill(255);
for (let i = 0; i < 16; i++) NIBBLES[DIGITS.charCodeAt(i)] = i;

/** @param {Uint8Array} bytes @param {number} [start] @param {number} [end] */
function hexOf(bytes, start = 0, end = bytes.length) {
  let text = "";
  for (let i = start; i < end; i++) text += DIGITS.charAt(at(bytes, i) >> 4) + DIGITS.charAt(at(bytes, i) & 15);
  return text;
}
/** In the spelling of the trail. @param {Uint8Array} bytes @param {number} [start] */
const hashText = (bytes, start = 0) => `sha256:${hexOf(bytes, start, start + 32)}`;

/** Reads 64 hex digits into 32 bytes; false where there are others. @param {Uint8Array} bytes @param {number} from @param {Uint8Array} out @param {number} to */
function readHex(bytes, from, out, to) {
  let bad = 0;
  for (let i = 0; i < 32; i++) {
    const high = at(NIBBLES, at(bytes, from + 2 * i));
    const low = at(NIBBLES, at(bytes, from + 2 * i + 1));
    bad |= high | low;
    out[to + i] = (high << 4) | low;
  }
  return bad < 16;
}

/** @param {Uint8Array} one @param {number} a @param {Uint8Array} other @param {number} b */
function same32(one, a, other, b) {
  for (let i = 0; i < 32; i++) if (one[a + i] !== other[b + i]) return false;
  return true;
}

/** Standard base64 with its padding; null where the text is none. @param {string} text */
function fromBase64(text) {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const bytes = nodeBuffer
    ? /** @type {Uint8Array} */ (new Uint8Array(nodeBuffer.from(text, "base64")))
    : Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  // The bits after the last byte have one spelling.
  return toBase64(bytes.subarray(-(bytes.length % 3 || 3))) === (text === "" ? "" : text.slice(-4)) ? bytes : null;
}
/** @param {Uint8Array} bytes */
const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));

/** 32 bytes from 64 hex digits; null where the text is anything else. @param {unknown} text */
function hash32(text) {
  if (typeof text !== "string" || text.length !== 64) return null;
  const out = new Uint8Array(32);
  return readHex(encoder.encode(text), 0, out, 0) ? out : null;
}

// ── Canonical JSON ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** RFC 8785. Strings and numbers are written as ECMAScript writes them, which is what it asks for. @param {unknown} value @returns {string} */
export function canonical(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("JSON knows no such number");
    return String(value === 0 ? 0 : value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) {
    let text = "[";
    for (let i = 0; i < value.length; i++) text += (i === 0 ? "" : ",") + canonical(value[i]);
    return `${text}]`;
  }
  const object = /** @type {Record<string, unknown>} */ (value);
  let text = "{";
  // Without a comparison `sort` goes by UTF-16 code units, as section 3.2.3 asks.
  for (const name of Object.keys(object).sort()) text += `${text === "{" ? "" : ","}${JSON.stringify(name)}:${canonical(object[name])}`;
  return `${text}}`;
}

/** Null where it has none: a number beyond all numbers, or values nested too deep to be walked. @param {unknown} value */
function canonicalOrNone(value) {
  try {
    return canonical(value);
  } catch (fault) {
    if (fault instanceof TypeError || fault instanceof RangeError) return null;
    throw fault;
  }
}

// ── Merkle trees ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const pair = new Uint8Array(65);

/** RFC 6962: SHA-256(0x00 ‖ entry), where an entry is an event's hash. @param {Uint8Array} hash @param {number} from @param {Uint8Array} out @param {number} to */
function leafInto(hash, from, out, to) {
  pair[0] = 0;
  for (let i = 0; i < 32; i++) pair[1 + i] = at(hash, from + i);
  sha256(pair, 0, 33, out, to);
}

/** RFC 6962: SHA-256(0x01 ‖ left ‖ right). @param {Uint8Array} left @param {number} l @param {Uint8Array} right @param {number} r @param {Uint8Array} out @param {number} to */
function nodeInto(left, l, right, r, out, to) {
  pair[0] = 1;
  for (let i = 0; i < 32; i++) pair[1 + i] = at(left, l + i);
  for (let i = 0; i < 32; i++) pair[33 + i] = at(right, r + i);
  sha256(pair, 0, 65, out, to);
}
/** @param {Uint8Array} left @param {Uint8Array} right */
function node(left, right) {
  const out = new Uint8Array(32);
  nodeInto(left, 0, right, 0, out, 0);
  return out;
}

/** A tree that only grows: of each size of a whole subtree at most one is kept, so it is 64 hashes large however many leaves it has. */
export class GrowingTree {
  size = 0;
  #subtrees = new Uint8Array(64 * 32);
  #carried = new Uint8Array(32);

  /** Adds an event's hash. @param {Uint8Array} hash @param {number} [from] */
  add(hash, from = 0) {
    leafInto(hash, from, this.#carried, 0);
    let level = 0;
    for (let size = this.size; size % 2 === 1; size = (size - 1) / 2)
      nodeInto(this.#subtrees, 32 * level++, this.#carried, 0, this.#carried, 0);
    this.#subtrees.set(this.#carried, 32 * level);
    this.size++;
  }

  root() {
    /** @type {Uint8Array | null} */
    let root = null;
    for (let level = 0, size = this.size; size > 0; level++, size = Math.floor(size / 2)) {
      if (size % 2 === 0) continue;
      const subtree = this.#subtrees.slice(32 * level, 32 * level + 32);
      root = root === null ? subtree : node(subtree, root);
    }
    return root ?? digestOf("");
  }
}

/** The root that an inclusion path leads to (RFC 9162, 2.1.3.2); null where it does not fit. @param {number} index @param {number} size @param {Uint8Array} leaf @param {readonly Uint8Array[]} path */
export function rootByInclusion(index, size, leaf, path) {
  if (index >= size) return null;
  let [place, last, root] = [index, size - 1, leaf];
  for (const hash of path) {
    if (last === 0) return null;
    if (place % 2 === 1 || place === last) {
      root = node(hash, root);
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else root = node(root, hash);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 ? root : null;
}

/** True where the tree of `to` leaves begins with that of `from` leaves (RFC 9162, 2.1.4.2). @param {number} from @param {Uint8Array} fromRoot @param {number} to @param {Uint8Array} toRoot @param {readonly Uint8Array[]} proof */
export function isConsistent(from, fromRoot, to, toRoot, proof) {
  if (from === to) return proof.length === 0 && same32(fromRoot, 0, toRoot, 0);
  if (from === 0) return proof.length === 0;
  if (from > to) return false;
  let [place, last] = [from - 1, to - 1];
  while (place % 2 === 1) [place, last] = [(place - 1) / 2, Math.floor(last / 2)];
  const hashes = [...proof];
  const first = place === 0 ? fromRoot : hashes.shift();
  if (first === undefined) return false;
  let [older, newer] = [first, first];
  for (const hash of hashes) {
    if (last === 0) return false;
    if (place % 2 === 1 || place === last) {
      [older, newer] = [node(hash, older), node(hash, newer)];
      while (place % 2 === 0 && place !== 0) [place, last] = [place / 2, Math.floor(last / 2)];
    } else newer = node(newer, hash);
    [place, last] = [Math.floor(place / 2), Math.floor(last / 2)];
  }
  return last === 0 && same32(older, 0, fromRoot, 0) && same32(newer, 0, toRoot, 0);
}

// ── Signed notes ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const ED25519 = 1;

/** @typedef {{ readonly name: string, readonly id: string, readonly key: Uint8Array }} VerifierKey */

/** C2SP signed-note: `name+id+base64(algorithm ‖ key)`. Null where it is none, or of another algorithm. @param {unknown} text @returns {VerifierKey | null} */
export function readKey(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(typeof text === "string" ? text.trim() : "") ?? [];
  const bytes = encoded === undefined ? null : fromBase64(encoded);
  if (name === undefined || id === undefined || bytes === null || bytes.length !== 33 || bytes[0] !== ED25519) return null;
  const named = encoder.encode(`${name}\n`);
  const hashed = new Uint8Array(named.length + bytes.length);
  hashed.set(named);
  hashed.set(bytes, named.length);
  return hexOf(digestOf(hashed), 0, 4) === id ? { name, id, key: bytes.slice(1) } : null;
}

/**
 * @typedef {object} Note a checkpoint as it is signed
 * @property {string} text what the signatures are over
 * @property {string} origin
 * @property {number} size
 * @property {Uint8Array} root
 * @property {readonly { readonly name: string, readonly id: string, readonly signature: Uint8Array }[]} signatures
 */

/** C2SP signed-note around a tlog-checkpoint; null where it is none. @param {unknown} text @returns {Note | null} */
export function readNote(text) {
  if (typeof text !== "string") return null;
  const end = text.lastIndexOf("\n\n");
  if (end === -1 || !text.endsWith("\n")) return null;
  const signatures = [];
  for (const line of text.slice(end + 2, -1).split("\n")) {
    const [, name, encoded] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
    const bytes = encoded === undefined ? null : fromBase64(encoded);
    if (name === undefined || bytes === null || bytes.length < 5) return null;
    signatures.push({ name, id: hexOf(bytes, 0, 4), signature: bytes.slice(4) });
  }
  const signed = text.slice(0, end + 1);
  const [origin = "", size = "", encodedRoot = ""] = signed.split("\n");
  const root = fromBase64(encodedRoot);
  if (origin === "" || !/^(0|[1-9]\d{0,15})$/.test(size) || root === null || root.length !== 32) return null;
  return { text: signed, origin, size: Number(size), root, signatures };
}

/** Null where nothing here can check a signature: a browser gives that to pages of https and localhost alone. @param {VerifierKey} key @param {string} text @param {Uint8Array} signature @returns {Promise<boolean | null>} */
export async function isSignedBy({ key }, text, signature) {
  const bytes = encoder.encode(text);
  if (nodeCrypto?.verify) {
    const x = nodeBuffer.from(key).toString("base64url");
    try {
      return nodeCrypto.verify(
        null,
        bytes,
        nodeCrypto.createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }),
        signature,
      );
    } catch {
      // 32 bytes that are no point of the curve: nothing was signed by such a key.
      return false;
    }
  }
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return null;
  let imported;
  try {
    imported = await subtle.importKey("raw", key.slice(), "Ed25519", false, ["verify"]);
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === "NotSupportedError") return null;
    return false;
  }
  return subtle.verify("Ed25519", imported, signature.slice(), bytes);
}

// ── The law of an item ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** @typedef {(code: string, expected?: unknown, found?: unknown, unlessLifted?: string) => void} Say */
/** What an envelope says; only its outermost form was looked at. @typedef {{ actor: { id: string, kind: string }, at: number, data: any, for: string | null, holder: { id: string, kind: string } | null, prev: string, seq: number, stream: string, type: string }} Event */

/** What a table has itself: a name in the file may be one that every object has. @template Value @param {Readonly<Record<string, Value>>} table @param {string} name @returns {Value | undefined} */
const ownOf = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined);

const DECIDING = ["queued", "claimed", "awaiting_input", "suspended"];
const REPAIRING = ["reconciling_queued", "reconciling_claimed", "reconciling_suspended"];
const OPEN = [...DECIDING, ...REPAIRING];
const IN_HAND = ["claimed", "reconciling_claimed"];
const WAITING_OR_IN_HAND = ["queued", "claimed", "reconciling_queued", "reconciling_claimed"];
const ENDED = ["succeeded", "failed", "cancelled", "reversed"];
const UNDECIDED = ["submitting", ...DECIDING];

/** Where an item may be when an event comes. `submitting` is the instant inside one transaction in which it is ruled and not yet anybody's. */
const FROM = /** @type {Record<string, readonly string[]>} */ ({
  submitted: [],
  ruled: UNDECIDED,
  queued: UNDECIDED,
  cleared: UNDECIDED,
  closed: UNDECIDED,
  claimed: ["queued", "reconciling_queued"],
  released: IN_HAND,
  lease_lapsed: IN_HAND,
  delegated: OPEN,
  moved: OPEN,
  escalated: WAITING_OR_IN_HAND,
  returned: WAITING_OR_IN_HAND,
  opinion_asked: IN_HAND,
  opinion_given: OPEN,
  opinion_withdrawn: OPEN,
  suspended: IN_HAND,
  resumed: ["suspended", "reconciling_suspended"],
  asked: ["queued", "claimed"],
  answer_lapsed: ["awaiting_input"],
  replied: ["awaiting_input"],
  revised: DECIDING,
  voted: ["queued", "claimed"],
  recalled: [...DECIDING, "cleared", "cancelled"],
  withdrawn: [...DECIDING, "cleared"],
  revoked: ["cleared"],
  grant_timed: ["cleared"],
  grant_expired: ["cleared"],
  redeemed: ["cleared"],
  succeeded: ["executing", ...REPAIRING],
  failed: ["executing", ...REPAIRING],
  report_refused: [...REPAIRING, "reversing", ...ENDED],
  erased: ENDED,
  reconciling: ["executing", "reversing"],
  reconciled: ["reconciling_queued", "reconciling_claimed"],
  reversal_requested: ["succeeded", ...REPAIRING],
  reversed: ["reversing", ...REPAIRING],
  rung_fired: WAITING_OR_IN_HAND,
  rung_timed: WAITING_OR_IN_HAND,
});

/** Who may write an event; what is missing here anybody may whom the rest of the law lets. */
const BY = /** @type {Record<string, string>} */ ({
  submitted: "agent",
  replied: "agent",
  withdrawn: "agent",
  redeemed: "agent",
  succeeded: "agent",
  failed: "agent",
  report_refused: "agent",
  reversed: "agent",
  claimed: "person",
  escalated: "person",
  returned: "person",
  opinion_asked: "person",
  opinion_given: "person",
  opinion_withdrawn: "person",
  suspended: "person",
  asked: "person",
  voted: "person",
  recalled: "person",
  reconciled: "person",
  reversal_requested: "person",
  lease_lapsed: "system",
  answer_lapsed: "system",
  revoked: "system",
  grant_timed: "system",
  grant_expired: "system",
  rung_fired: "system",
  rung_timed: "system",
});

/** "Free or mine": what another has claimed nobody else decides, asks about, gives back or sends on. */
const MINE = new Set(["escalated", "opinion_asked", "suspended", "asked", "voted", "reconciled"]);
/** After these a signature given on an older screen is stale. */
const MATERIAL = new Set(["revised", "replied", "ruled", "voted", "recalled"]);
const LEVELS = ["autonomous", "sampled", "review_after", "review", "human_only", "blocked"];
const REVIEW = LEVELS.indexOf("review");
/** @param {any} ruling */
const strictness = ({ level, quorum, recallS, blind, onSilence, exclude }) =>
  `${level}, ${quorum}, ${recallS} s, ${blind ? "blind, " : ""}${onSilence}, without ${exclude?.join(", ") || "nobody"}`;
/** @param {any} ruling */
const rankOf = (ruling) => LEVELS.indexOf(ruling?.level);
const SECOND = 1_000;
const MOST_TRIES = 5;

/** An item as its events left it, read by this file's own law. */
class Life {
  situation = "new";
  repair = false;
  /** @type {string} */ agent = "";
  /** @type {string | null} */ owner = null;
  /** @type {string | null} */ maker = null;
  workflow = "";
  action = "";
  grouped = false;
  /** @type {readonly string[]} */ allowed = [];
  /** @type {any} */ ruling = null;
  /** The current revision is the last. @type {{ hash: string, number: number, actionHash: string, by: string | null }[]} */ revisions = [];
  number = 0;
  /** @type {any[]} */ votes = [];
  /** @type {string | null} */ queue = null;
  /** @type {{ by: string, onBehalfOf: string | null } | null} */ claim = null;
  /** The clocks that run; null where one does not. @type {Record<string, number | null>} */ clocks = {
    rung: null,
    lease: null,
    answer: null,
    resume: null,
    grant: null,
    run: null,
  };
  /** @type {number | null} */ maxAt = null;
  /** @type {any} */ grant = null;
  /** @type {string[]} */ grants = [];
  /** @type {any} */ decision = null;
  redemptions = 0;
  /** @type {string | null} */ run = null;
  /** @type {string | null} */ reversal = null;
  attempt = 0;
  /** @type {string | null} */ why = null;
  /** @type {number | null} */ reversibleUntil = null;
  /** A person voted, edited, asked or recalled, or the agent revised: silence cannot mean yes any more. */
  touched = false;
  /** @type {{ at: number, delayMs: number }[]} */ told = [];
  /** @type {{ seq: number, type: string, by: string }[]} */ material = [];
  /** @type {{ seq: number, of: string }[]} */ opinions = [];
  sentUp = 0;
  /** The author of an edit that still lacks its ruling and its vote. @type {string | null} */ editor = null;
  /** @type {{ type: string, at: number, kind: string } | null} */ last = null;
}

/** @param {Life} life */
const current = (life) => life.revisions[life.revisions.length - 1];

/** Who owes the next move, as a function of where the item is. @param {Life} life @returns {{ kind: string, id: string | null } | null} */
function holderOf(life) {
  switch (life.situation) {
    case "queued":
    case "reconciling_queued":
      return { kind: "queue", id: life.queue };
    case "claimed":
    case "suspended":
    case "reconciling_claimed":
    case "reconciling_suspended":
      return { kind: "person", id: life.claim?.by ?? null };
    case "submitting":
    case "awaiting_input":
    case "cleared":
    case "executing":
    case "reversing":
      return { kind: "agent", id: life.agent };
    default:
      return null;
  }
}

/** Which clocks run where the item is: with a holder there is always one. @type {Record<string, readonly string[]>} */
const CLOCKS = {
  queued: ["rung"],
  claimed: ["rung", "lease"],
  awaiting_input: ["answer"],
  suspended: ["resume"],
  cleared: ["grant"],
  executing: ["run"],
  reversing: ["run"],
  reconciling_queued: ["rung"],
  reconciling_claimed: ["rung", "lease"],
  reconciling_suspended: ["resume"],
};

/** Moves the item, and stops the clocks that do not run there. @param {Life} life @param {string} situation */
function go(life, situation) {
  life.situation = life.repair && DECIDING.includes(situation) ? `reconciling_${situation}` : situation;
  const running = ownOf(CLOCKS, life.situation) ?? [];
  for (const name of Object.keys(life.clocks)) if (!running.includes(name)) life.clocks[name] = null;
  if (situation !== "claimed" && situation !== "suspended") life.claim = null;
}

/** @param {Life} life @param {any} placement */
function toQueue(life, placement) {
  life.queue = placement?.queue ?? null;
  go(life, "queued");
  life.clocks.rung = placement?.rung?.at ?? null;
}

/** Without a `rung` the ladder goes on as it was. @param {Life} life @param {any} claim @param {any} [rung] */
function toPerson(life, claim, rung) {
  life.claim = { by: claim?.by, onBehalfOf: claim?.onBehalfOf ?? null };
  go(life, "claimed");
  life.clocks.lease = claim?.leaseUntil ?? null;
  if (rung) life.clocks.rung = rung.at;
}

/** @param {Life} life @param {any} landing */
const land = (life, landing) => (landing?.to === "claim" ? toPerson(life, landing.claim, landing.rung) : toQueue(life, landing?.placement));

/** Nothing is owed any more; a grant that was given and not used is void. @param {Life} life @param {string} situation */
function finish(life, situation) {
  life.repair = false;
  life.why = null;
  go(life, situation);
}

/** May this person have a part in it, whatever their roles are? @param {Life} life @param {string} person @param {boolean} repair */
function isExcluded({ ruling, maker, owner }, person, repair) {
  if (ruling?.exclude?.includes(person) || person === maker) return true;
  return person === owner && !(ruling?.quorum === 1 && (repair || ruling.ownerMayReview));
}

/** @param {any} vote @returns {readonly string[]} */
const signers = (vote) => (vote.onBehalfOf === null ? [vote.by] : [vote.by, vote.onBehalfOf]);

/** The most votes that can stand side by side without sharing a person: quorums are small, so each vote is tried with and without. @param {readonly any[]} votes @param {readonly string[]} [used] @returns {number} */
function standingApart(votes, used = []) {
  const [vote, ...rest] = votes;
  if (vote === undefined) return 0;
  const people = signers(vote);
  const without = standingApart(rest, used);
  return people.some((person) => used.includes(person)) ? without : Math.max(without, 1 + standingApart(rest, [...used, ...people]));
}

/** What was on the screen is what is signed. @param {Life} life @param {any} seen @param {Event} event @param {string | undefined} shown @param {number} first number of the first event that the act itself wrote @param {Say} say */
function checkSeen(life, seen, event, shown, first, say) {
  if (seen?.revisionHash !== shown) say("signed-unseen", shown, seen?.revisionHash);
  if (!(seen?.seenVersion < first)) say("seen-ahead", `below ${first}`, seen?.seenVersion);
  const blind = life.ruling?.blind === true && life.ruling.quorum > 1;
  for (const { seq, type, by } of life.material) {
    if (seq <= seen?.seenVersion || seq >= first || (blind && type === "voted" && by !== event.actor.id)) continue;
    say("missed", `nothing after event ${seen.seenVersion}`, `${type} in event ${seq}`);
    return;
  }
}

/** A timer fired: at the instant that was set, and not before it. @param {Say} say @param {number | null | undefined} set @param {any} dueAt @param {number} now @param {boolean} [mayBeLonger] a lease is renewed without an event */
function checkDue(say, set, dueAt, now, mayBeLonger = false) {
  const right = typeof dueAt === "number" && dueAt <= now && (mayBeLonger ? set == null || dueAt >= set : dueAt === set);
  if (!right) say("timer", mayBeLonger ? `not before ${set}` : set, `due ${dueAt}, fired ${now}`);
}

/** Grants last from when they are final as long as the ruling says. @param {Life} life @param {any} grant @param {number} now @param {Say} say */
function checkGrant(life, grant, now, say) {
  const { ruling } = life;
  const hash = current(life)?.hash;
  if (grant?.revisionHash !== hash) say("grant-hash", hash, grant?.revisionHash);
  if (life.grants.includes(grant?.id)) say("grant-again", "a new grant", grant.id);
  life.grants.push(grant?.id);
  if (grant?.grantS !== ruling?.grantS) say("grant-time", `${ruling?.grantS} s`, `${grant?.grantS} s`);
  const end = grant?.finalAt + grant?.grantS * SECOND;
  // Only who waits for others of a group is told the end later.
  if (grant?.expiresAt === null ? !(life.grouped && grant.capAt >= end) : grant?.expiresAt !== end)
    say("grant-time", end, grant?.expiresAt ?? grant?.capAt);
  if (grant?.source !== "people" && grant?.finalAt > now) say("grant-time", `final at ${now}`, grant.finalAt);
}

/** People cleared it: enough of them, each once, none excluded, all on this revision. @param {Life} life @param {any} data @param {Event} event @param {Say} say */
function checkQuorum(life, { grant, decision }, event, say) {
  const { ruling } = life;
  const hash = current(life)?.hash;
  const counting = life.votes.filter(
    (vote) => vote.revisionHash === hash && !signers(vote).some((person) => isExcluded(life, person, false)),
  );
  const apart = standingApart(counting);
  if (ruling?.level !== "review") say("cleared-at-level", "review", ruling?.level);
  if (!(apart >= ruling?.quorum)) say("quorum", `${ruling?.quorum} people, each counted once`, `${apart} on this revision`);
  if (life.last?.type !== "voted" || life.last.at !== event.at) say("cleared-by-nothing", "right after a vote", life.last?.type);
  const named = decision?.by ?? [];
  if (
    named.length !== apart ||
    new Set(named).size !== named.length ||
    named.some((/** @type {string} */ person) => !counting.some((vote) => vote.by === person))
  )
    say("decision-names", counting.map((vote) => vote.by).join(", "), named.join(", "));
  const kind = counting.some((vote) => vote.kind === "edit") ? "edit" : "approve";
  if (decision?.kind !== kind) say("decision-kind", kind, decision?.kind);
  if (decision?.revisionHash !== hash) say("decision-hash", hash, decision?.revisionHash);
  const finalAt = event.at + ruling?.recallS * SECOND;
  if (decision?.at !== event.at || decision.finalAt !== finalAt || grant?.finalAt !== finalAt) say("final-at", finalAt, grant?.finalAt);
}

/** Policy and silence decide by themselves, and in nobody's name. @param {{ id: string, kind: string }} actor @param {any} decision @param {Say} say */
function checkNobody(actor, decision, say) {
  if (actor.kind !== "system") say("wrong-actor", "system", `${actor.kind} ${actor.id}`);
  if (decision !== null) say("decision-names", "nobody", decision?.by);
}

/** Until when it may be reversed, from the instant at which it was known to have succeeded. @param {Life} life @param {any} until @param {number} now @param {Say} say */
function checkReversible({ ruling }, until, now, say) {
  const window = ruling?.reversibility === "irreversible" || ruling?.reversalWindowS === 0 ? null : ruling?.reversalWindowS * SECOND;
  if (window === null ? until !== null : !(until <= now + window)) say("reversible-until", window === null ? null : now + window, until);
}

/** Does the ruling ask for less than the one before it? @param {any} before @param {any} after */
const isLooser = (before, after) =>
  rankOf(after) < rankOf(before) ||
  after.quorum < before.quorum ||
  after.recallS < before.recallS ||
  (before.blind === true && after.blind !== true) ||
  (before.onSilence === "reject" && after.onSilence !== "reject") ||
  (before.exclude ?? []).some((/** @type {string} */ person) => !after.exclude?.includes(person));

/** One reading for each type of event: what must have been so before, then what is so afterwards. @type {Record<string, (life: Life, event: Event, say: Say, world: World) => void>} */
const READ = {
  submitted(life, { data, actor, seq }, say) {
    if (seq !== 1) say("submitted-twice", "the first event", seq);
    Object.assign(life, { agent: data.agent, owner: data.owner, maker: data.maker, workflow: data.workflow, action: data.action });
    life.grouped = data.group !== null;
    life.allowed = data.allowedDecisions ?? [];
    life.revisions = [{ ...data.revision, by: null }];
    life.number = data.revision?.number;
    if (life.number !== 1) say("revision-number", 1, life.number);
    if (actor.id !== data.agent) say("wrong-actor", `agent ${data.agent}`, `${actor.kind} ${actor.id}`);
    go(life, "submitting");
  },
  ruled(life, { data, at: now, actor }, say, world) {
    const { cause, ruling } = data;
    const [before, after] = [life.ruling, ruling];
    const follows = /** @type {Record<string, boolean>} */ ({
      submitted: life.situation === "submitting" && before === null && life.last?.type === "submitted",
      revised: life.last?.type === "revised" && life.editor === null,
      edited: life.last?.type === "revised" && life.editor !== null,
      revoked: life.last?.type === "revoked",
      published: life.situation !== "submitting" && before !== null,
    });
    if (follows[cause] !== true) say("ruling-cause", "what it says that it follows", cause);
    if (data.revision !== current(life)?.number) say("ruling-revision", current(life)?.number, data.revision);
    if (rankOf(after) < 0 || !(after.quorum >= 1)) say("ruling-unreadable", "a level and a quorum", `${after?.level}, ${after?.quorum}`);
    if (after?.errored && rankOf(after) < REVIEW) say("ruling-error", "review", after.level);
    const isNewer = after?.policyVersion > (before?.policyVersion ?? 0);
    const mayLoosen = cause === "published" && isNewer && world.signedByTwo(life.workflow, after.policyVersion);
    if (before !== null && isLooser(before, after) && !mayLoosen) say("ruling-loosened", strictness(before), strictness(after));
    if (!world.wasPublished(life.workflow, after?.policyVersion)) say("ruling-policy", "a published version", after?.policyVersion);
    if (cause === "edited" && (rankOf(after) > REVIEW || actor.id !== life.editor))
      say("edit-signed", "an edit that its author may sign", after.level);
    life.ruling = after;
    if (now < (life.last?.at ?? now)) say("went-back", life.last?.at, now);
  },
  queued(life, { data, at: now }, say) {
    if (life.last?.type !== "ruled") say("queued-by-nothing", "right after a ruling", life.last?.type);
    if (rankOf(life.ruling) < REVIEW || life.ruling?.level === "blocked")
      say("queued-at-level", "review or human_only", life.ruling?.level);
    life.maxAt = data.maxAt;
    if (typeof data.maxAt !== "number") say("no-deadline", "an end", data.maxAt);
    if (life.situation === "submitting" && life.last?.at !== now) say("holder-gap", life.last?.at, now);
    toQueue(life, data.placement);
  },
  cleared(life, event, say, world) {
    const { data, at: now } = event;
    const { grant, dueAt } = data;
    checkGrant(life, grant, now, say);
    const people = grant?.source === "people";
    const stop = people ? null : world.stopOver(life, now);
    if (stop !== null) say("cleared-under-stop", "no stop", stop.says, stop.stream);
    if (people) checkQuorum(life, data, event, say);
    else checkNobody(event.actor, data.decision, say);
    if (grant?.source === "policy") {
      if (life.last?.type !== "ruled" || rankOf(life.ruling) >= REVIEW)
        say("cleared-by-nothing", "a ruling below review", life.ruling?.level);
    } else if (!people) {
      const { ruling } = life;
      const may =
        ruling?.onSilence === "proceed" && ruling.reversibility === "reversible" && ruling.level === "review" && ruling.quorum === 1;
      const told = life.told.some((one) => one.at + one.delayMs <= dueAt);
      if (!may || ruling.errored)
        say("silence", "a ruling that lets silence mean yes", `${ruling?.onSilence}, ${ruling?.level}, ${ruling?.quorum}`);
      if (life.touched) say("silence", "nobody who doubted", "a person or the agent took part");
      if (!told) say("silence", "somebody told in time", "nobody");
      checkDue(say, life.maxAt, dueAt, now);
    }
    life.grant = grant;
    life.decision = data.decision;
    go(life, "cleared");
    life.clocks.grant = grant?.expiresAt ?? grant?.capAt ?? null;
  },
  closed(life, event, say) {
    const { data, actor, at: now } = event;
    const { outcome, why, decision } = data;
    const hash = current(life)?.hash;
    if (why === "policy" || why === "silence") checkNobody(actor, decision, say);
    if (why === "policy") {
      if (life.last?.type !== "ruled" || life.ruling?.level !== "blocked")
        say("closed-by-nothing", "a ruling that blocks", life.ruling?.level);
    } else if (why === "silence") checkDue(say, life.maxAt, data.dueAt, now);
    else {
      if (!(life.situation === "queued" || life.situation === "claimed")) say("wrong-situation", "queued or claimed", life.situation);
      if (actor.kind !== "person") say("wrong-actor", "a person", actor.kind);
      if (life.claim !== null && life.claim.by !== actor.id) say("not-mine", life.claim.by, actor.id);
      if (decision?.kind !== outcome || decision?.by?.length !== 1 || decision.by[0] !== actor.id)
        say("decision-names", actor.id, decision?.by);
      if (decision?.revisionHash !== hash) say("decision-hash", hash, decision?.revisionHash);
      if (!life.allowed.includes(outcome)) say("decision-not-allowed", life.allowed.join(", "), outcome);
      const finalAt = now + life.ruling?.recallS * SECOND;
      if (decision?.at !== now || decision.finalAt !== finalAt) say("final-at", finalAt, decision?.finalAt);
      checkSeen(life, data.seen, event, hash, event.seq, say);
    }
    life.decision = decision;
    finish(life, "cancelled");
  },
  claimed(life, { data, actor, for: onBehalfOf }, say) {
    if (data.claim?.by !== actor.id || (data.claim?.onBehalfOf ?? null) !== onBehalfOf) say("claimed-for-other", actor.id, data.claim?.by);
    toPerson(life, data.claim);
  },
  released(life, { data, actor }, say) {
    if (actor.kind === "agent") say("wrong-actor", "a person", actor.kind);
    toQueue(life, data.placement);
  },
  lease_lapsed(life, { data, at: now }, say) {
    if (data.from !== life.claim?.by) say("lapsed-from", life.claim?.by, data.from);
    checkDue(say, life.clocks.lease, data.dueAt, now, true);
    toQueue(life, data.placement);
  },
  delegated(life, { data }) {
    toPerson(life, data.claim, data.rung);
  },
  moved(life, { data }, say) {
    if (data.from !== life.queue) say("moved-from", life.queue, data.from);
    toQueue(life, data.placement);
  },
  escalated(life, { data }, say) {
    if (data.from !== life.queue) say("moved-from", life.queue, data.from);
    life.sentUp++;
    land(life, data.landing);
  },
  returned(life, { data }, say) {
    if (life.sentUp === 0) say("not-sent-up", "sent up before", "never");
    else life.sentUp--;
    land(life, data.landing);
    if (data.landing?.to === "claim") life.queue = data.to;
  },
  opinion_asked(life, { data, seq, actor }, say) {
    if (data.of === actor.id) say("opinion", "somebody else", data.of);
    life.opinions.push({ seq, of: data.of });
  },
  opinion_given(life, { data, actor }, say) {
    const asked = life.opinions.find(({ seq }) => seq === data.asked);
    if (asked?.of !== actor.id) say("opinion", asked?.of ?? "an opinion that was asked for", actor.id);
    life.opinions = life.opinions.filter(({ seq }) => seq !== data.asked);
  },
  opinion_withdrawn(life, { data }, say) {
    if (!life.opinions.some(({ seq }) => seq === data.asked)) say("opinion", "an opinion that was asked for", data.asked);
    life.opinions = life.opinions.filter(({ seq }) => seq !== data.asked);
  },
  suspended(life, { data, at: now }, say) {
    if (!(data.until > now)) say("timer", `after ${now}`, data.until);
    go(life, "suspended");
    life.clocks.resume = data.until;
  },
  resumed(life, { data, at: now }, say) {
    if (data.claim?.by !== life.claim?.by) say("resumed-by-other", life.claim?.by, data.claim?.by);
    if (data.dueAt !== null) checkDue(say, life.clocks.resume, data.dueAt, now);
    toPerson(life, data.claim, data.rung);
  },
  asked(life, event, say) {
    const { data, actor } = event;
    if (data.by !== actor.id) say("claimed-for-other", actor.id, data.by);
    checkSeen(life, data.seen, event, current(life)?.hash, event.seq, say);
    life.touched = true;
    go(life, "awaiting_input");
    life.clocks.answer = data.answerDue;
  },
  answer_lapsed(life, { data, at: now }, say) {
    checkDue(say, life.clocks.answer, data.dueAt, now);
    land(life, data.landing);
  },
  replied(life, { data }) {
    land(life, data.landing);
  },
  revised(life, { data, actor }, say) {
    const { revision } = data;
    if (revision?.number !== life.number + 1) say("revision-number", life.number + 1, revision?.number);
    life.number = revision?.number;
    const person = actor.kind === "person";
    if (!person && actor.id !== life.agent) say("wrong-actor", `agent ${life.agent}`, `${actor.kind} ${actor.id}`);
    if (person && !(life.situation === "queued" || life.situation === "claimed"))
      say("wrong-situation", "queued or claimed", life.situation);
    if (person && life.claim !== null && life.claim.by !== actor.id) say("not-mine", life.claim.by, actor.id);
    if (person && !life.allowed.includes("edit")) say("decision-not-allowed", life.allowed.join(", "), "edit");
    life.editor = person ? actor.id : null;
    life.revisions.push({ ...revision, by: person ? actor.id : null });
    life.touched = true;
    if (data.landing !== null) land(life, data.landing);
  },
  voted(life, event, say) {
    const { data, actor, seq } = event;
    const { vote } = data;
    const hash = current(life)?.hash;
    const edit = vote?.kind === "edit";
    if (vote?.by !== actor.id || (vote?.onBehalfOf ?? null) !== event.for) say("vote-of-other", actor.id, vote?.by);
    if (vote?.at !== event.at) say("vote-at", event.at, vote?.at);
    if (vote?.revisionHash !== hash) say("vote-hash", hash, vote?.revisionHash);
    if (edit !== (life.editor !== null) || (edit && life.editor !== actor.id))
      say("edit-signed", life.editor ?? "an edit just before", `${vote?.kind} by ${actor.id}`);
    const people = signers(vote);
    if (life.votes.some((one) => one.revisionHash === hash && signers(one).some((person) => people.includes(person))))
      say("voted-twice", "one signature each", people.join(" for "));
    if (rankOf(life.ruling) > REVIEW) say("cleared-at-level", "review", life.ruling.level);
    if (!life.allowed.includes(vote?.kind)) say("decision-not-allowed", life.allowed.join(", "), vote?.kind);
    const shown = edit ? life.revisions[life.revisions.length - 2]?.hash : hash;
    checkSeen(life, data.seen, event, shown, edit ? seq - 2 : seq, say);
    life.votes.push(vote);
    life.editor = null;
    life.touched = true;
    if (data.placement !== null) toQueue(life, data.placement);
  },
  recalled(life, { data, actor, at: now }, say) {
    const { what, claim, rung, revision } = data;
    if (data.by !== actor.id) say("claimed-for-other", actor.id, data.by);
    if (life.redemptions > 0) say("recalled-late", "before it was redeemed", "after");
    const open = DECIDING.includes(life.situation);
    const own = life.votes.some((vote) => vote.by === data.by);
    if (what === "vote" && !(open && own)) say("recalled-nothing", "a vote of one's own", "none");
    if (what === "decision" && (life.decision === null || open)) say("recalled-nothing", "a decision", life.situation);
    const refusal = life.decision?.kind === "reject" || life.decision?.kind === "respond";
    if (life.situation === "cancelled" && !(refusal && now < life.decision.finalAt))
      say("recalled-late", `before ${life.decision?.finalAt}`, now);
    const hash = current(life)?.hash;
    if (!refusal) life.votes = life.votes.filter((vote) => (own ? vote.by !== data.by : vote.revisionHash !== hash));
    if (revision !== null) {
      const back = life.revisions.slice(0, -1).findLastIndex((one) => one.hash === revision.hash);
      if (back === -1) say("revision-unknown", "an earlier revision", revision.hash);
      else life.revisions.length = back + 1;
    }
    life.touched = true;
    if (claim === null) return;
    if (claim.by !== actor.id) say("claimed-for-other", actor.id, claim.by);
    life.grant = null;
    life.decision = null;
    toPerson(life, claim, rung);
  },
  withdrawn(life) {
    life.grant = null;
    finish(life, "cancelled");
  },
  revoked(life, _event, say) {
    if (life.grant?.source !== "policy") say("revoked-people", "a grant by policy", life.grant?.source);
    life.grant = null;
    go(life, "submitting");
  },
  grant_timed(life, { data, at: now }, say) {
    const { grant } = life;
    const end = Math.max(grant?.finalAt, now) + grant?.grantS * SECOND;
    if (grant?.expiresAt !== null || !(data.expiresAt <= end)) say("grant-time", end, data.expiresAt);
    if (grant !== null) life.grant = { ...grant, expiresAt: data.expiresAt };
    life.clocks.grant = data.expiresAt;
  },
  grant_expired(life, { data, at: now }, say) {
    checkDue(say, life.clocks.grant, data.dueAt, now);
    life.grant = null;
    finish(life, "cancelled");
  },
  redeemed(life, { data, at: now }, say, world) {
    const { grant } = life;
    if (life.redemptions > 0) say("redeemed-twice", "once", life.redemptions + 1);
    if (data.grantId !== grant?.id) say("redeemed-grant", grant?.id, data.grantId);
    const hash = current(life)?.hash;
    if (data.revisionHash !== grant?.revisionHash || data.revisionHash !== hash)
      say("redeemed-hash", grant?.revisionHash, data.revisionHash);
    if (now < grant?.finalAt) say("redeemed-early", `not before ${grant.finalAt}`, now);
    if (now >= (life.clocks.grant ?? Number.POSITIVE_INFINITY)) say("redeemed-late", `before ${life.clocks.grant}`, now);
    const stop = world.stopOver(life, now);
    if (stop !== null) say("redeemed-under-stop", "no stop", stop.says, stop.stream);
    life.redemptions++;
    life.run = data.executionId;
    go(life, "executing");
    life.clocks.run = data.leaseUntil;
  },
  succeeded(life, { data, at: now }, say) {
    checkRun(life, data.executionId, say);
    checkReversible(life, data.reversibleUntil, now, say);
    life.reversibleUntil = data.reversibleUntil;
    finish(life, "succeeded");
  },
  failed(life, { data }, say) {
    checkRun(life, data.executionId, say);
    finish(life, "failed");
  },
  report_refused(life, { data }, say) {
    if (data.executionId !== life.run) say("execution", life.run, data.executionId);
  },
  // Values are gone; that they were is an event, and changes nothing else.
  erased(_life, { actor, data }, say) {
    if (actor.kind === "agent") say("wrong-actor", "a person, or the retention", `agent ${actor.id}`);
    if (actor.kind === "person" && (typeof data.askedBy !== "string" || data.askedBy === actor.id))
      say("erased-by-one", "another person than who asked", data.askedBy);
  },
  reconciling(life, { data, at: now, actor }, say) {
    const why = life.situation === "reversing" ? "reversal" : "execution";
    if (data.why !== why) say("reconcile-why", why, data.why);
    if (data.dueAt !== null) checkDue(say, life.clocks.run, data.dueAt, now, true);
    else if (actor.id !== life.agent) say("wrong-actor", `agent ${life.agent}`, `${actor.kind} ${actor.id}`);
    life.why = why;
    life.repair = true;
    toQueue(life, data.placement);
  },
  reconciled(life, { data, at: now }, say) {
    const outcomes = life.why === "reversal" ? ["reversed", "stands"] : ["succeeded", "failed"];
    if (!outcomes.includes(data.outcome)) say("reconcile-why", outcomes.join(", "), data.outcome);
    if (data.outcome === "succeeded") checkReversible(life, data.reversibleUntil, now, say);
    else if (data.reversibleUntil !== null) say("reversible-until", null, data.reversibleUntil);
    life.reversibleUntil = data.reversibleUntil;
    finish(life, data.outcome === "stands" ? "succeeded" : data.outcome);
  },
  reversal_requested(life, { data, at: now }, say) {
    const first = life.situation === "succeeded";
    if (first && !(now < (life.reversibleUntil ?? 0))) say("reversal-late", life.reversibleUntil, now);
    if (!first && life.why !== "reversal") say("reconcile-why", "reversal", life.why);
    if (data.attempt !== (first ? 1 : life.attempt + 1) || data.attempt > MOST_TRIES)
      say("reversal-tries", first ? 1 : life.attempt + 1, data.attempt);
    life.attempt = data.attempt;
    life.reversal = data.reversalId;
    finish(life, "reversing");
    life.clocks.run = data.leaseUntil;
  },
  reversed(life, { data }, say) {
    if (data.reversalId !== life.reversal || (life.repair && life.why !== "reversal")) say("execution", life.reversal, data.reversalId);
    finish(life, "reversed");
  },
  rung_fired(life, { data, at: now }, say) {
    // A silent agent moves the ladder one rung on at once, whatever its own clock says.
    if (life.last?.type !== "answer_lapsed") checkDue(say, life.clocks.rung, data.dueAt, now);
    if (data.from !== life.queue) say("moved-from", life.queue, data.from);
    life.told.push({ at: now, delayMs: data.delayMs });
    if (data.placement?.queue !== data.from) toQueue(life, data.placement);
    else life.clocks.rung = data.placement?.rung?.at ?? null;
  },
  rung_timed(life, { data }) {
    life.clocks.rung = data.rung?.at ?? null;
  },
};

/** @param {Life} life @param {any} execution @param {Say} say */
function checkRun(life, execution, say) {
  if (execution !== life.run || (life.repair && life.why !== "execution")) say("execution", life.run, execution);
}

/** These clocks are as the trail says; leases are renewed without an event. */
const EXACT = ["rung", "answer", "resume", "grant"];

/** Takes the next event of an item. @param {Life} life @param {Event} event @param {Say} say @param {World} world */
function judge(life, event, say, world) {
  const { type, actor, at: now, data } = event;
  const read = ownOf(READ, type);
  const from = ownOf(FROM, type);
  if (read === undefined || from === undefined) return say("unknown-event", "an event of an item", type);
  if (type === "submitted" ? life.situation !== "new" : !from.includes(life.situation)) {
    say(ENDED.includes(life.situation) ? "after-the-end" : "wrong-situation", from.join(", ") || "nothing before it", life.situation);
    if (life.situation === "new") return undefined;
  }
  if (life.situation === "submitting" && life.last !== null && life.last.at !== now) say("holder-gap", life.last.at, now);
  if (life.editor !== null && type !== "ruled" && type !== "voted") {
    say("edit-signed", `the vote of ${life.editor}`, type);
    life.editor = null;
  }
  const by = BY[type];
  if (by !== undefined && (actor.kind !== by || (by === "agent" && actor.id !== life.agent && type !== "submitted")))
    say("wrong-actor", by === "agent" ? `agent ${life.agent}` : by, `${actor.kind} ${actor.id}`);
  if (MINE.has(type) && life.claim !== null && life.claim.by !== actor.id) say("not-mine", life.claim.by, actor.id);
  checkDuties(life, event, say);
  checkOvertaken(life, event, say);
  const claimant = life.claim?.by;
  try {
    read(life, event, say, world);
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    say("unreadable-event", "the data of such an event", fault.message);
  }
  const given = life.claim?.by;
  if (given !== undefined && given !== claimant && actor.id !== given && isExcluded(life, given, life.repair))
    say("excluded", "somebody who may", given);
  if (MATERIAL.has(type)) life.material.push({ seq: event.seq, type, by: actor.id });
  const holder = holderOf(life);
  if (holder?.kind !== event.holder?.kind || holder?.id !== event.holder?.id) say("holder", nameOf(holder), nameOf(event.holder));
  const running = ownOf(CLOCKS, life.situation);
  const ends = DECIDING.includes(life.situation) && typeof life.maxAt !== "number";
  if (ends || (running !== undefined && !running.some((name) => typeof life.clocks[name] === "number")))
    say("no-deadline", "an instant", data?.dueAt ?? null);
  life.last = { type, at: now, kind: actor.kind };
  return undefined;
}

/** @param {{ kind: string, id: string | null } | null} party */
const nameOf = (party) => (party === null ? "nobody" : `${party.kind} ${party.id}`);

/** Who is excluded has no part in it, acting or acted for. @param {Life} life @param {Event} event @param {Say} say */
function checkDuties(life, { type, actor, for: onBehalfOf, data }, say) {
  if (actor.kind !== "person") return;
  if (onBehalfOf === actor.id) say("for-oneself", "somebody else", onBehalfOf);
  // What one holds may be given back by whoever was excluded meanwhile; who publishes rules all items alike; erasing decides nothing.
  if (
    life.ruling === null ||
    type === "erased" ||
    (type === "released" && life.claim?.by === actor.id) ||
    (type === "ruled" && data?.cause === "published")
  )
    return;
  const repair = life.repair || type === "reversal_requested";
  for (const person of onBehalfOf === null ? [actor.id] : [actor.id, onBehalfOf])
    if (isExcluded(life, person, repair)) say("excluded", "somebody who may", person);
}

/** What is due fires first: no act overtakes a clock that had run out. @param {Life} life @param {Event} event @param {Say} say */
function checkOvertaken(life, { at: now, data }, say) {
  const sameAct = life.last !== null && life.last.at === now && life.last.kind !== "system";
  const firing = typeof data?.dueAt === "number";
  if (sameAct || firing) return;
  for (const name of EXACT) {
    const end = life.clocks[name];
    if (typeof end === "number" && end <= now) say("overtook", `the timer ${name}, due ${end}`, now);
  }
  if (DECIDING.includes(life.situation) && life.maxAt !== null && life.maxAt <= now)
    say("overtook", `the timer max, due ${life.maxAt}`, now);
}

// ── Other streams ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What stands on the streams of policies and stops, as far as items are judged by it. */
class World {
  /** By workflow: the versions that were published, and whether two people signed them; `whole` where the first of them is in the file. @type {Map<string, { whole: boolean, last: number, versions: Map<number, boolean> }>} */
  #policies = new Map();
  /** By subject of a stop: since when it is pulled; null once it is lifted. @type {Map<string, { since: number | null, askedBy: string | null }>} */
  #stops = new Map();

  /** @param {Event} event @param {Say} say */
  take(event, say) {
    const { stream, type } = event;
    if (stream.startsWith("policy:") && type === "published") this.#published(event, say);
    else if (stream.startsWith("stop:")) this.#stopped(event, say);
  }

  /** @param {Event} event @param {Say} say */
  #published({ stream, data, actor }, say) {
    const workflow = stream.slice("policy:".length);
    const { version, from, signed_by: signedBy = null, author, widens } = data;
    const known = this.#policies.get(workflow) ?? { whole: from === null, last: from ?? 0, versions: new Map() };
    if (version !== known.last + 1 || (from ?? 0) !== known.last) say("policy-version", known.last + 1, version);
    const two = signedBy !== null && signedBy !== author && signedBy === actor.id;
    if (widens === true && !two) say("policy-one-person", "somebody else than its author", signedBy ?? author ?? actor.id);
    known.last = version;
    known.versions.set(version, two);
    this.#policies.set(workflow, known);
  }

  /** @param {Event} event @param {Say} say */
  #stopped({ stream, type, at: now, actor }, say) {
    const subject = stream.slice("stop:".length);
    const stop = this.#stops.get(subject) ?? { since: null, askedBy: null };
    if (type === "pulled") this.#stops.set(subject, { since: stop.since ?? now, askedBy: null });
    else if (type === "lift_asked") this.#stops.set(subject, { ...stop, askedBy: actor.id });
    else if (type === "lifted") {
      if (subject === "all" && (stop.askedBy === null || stop.askedBy === actor.id))
        say("lifted-by-one", "another person than who asked", actor.id);
      this.#stops.set(subject, { since: null, askedBy: null });
    }
  }

  /** The stop that covers an item, and was pulled before this instant. @param {Life} life @param {number} now */
  stopOver({ agent, workflow }, now) {
    for (const subject of ["all", `workflow:${workflow}`, `agent:${agent}`]) {
      const since = this.#stops.get(subject)?.since;
      if (typeof since === "number" && since < now) return { stream: `stop:${subject}`, says: `${subject} since ${since}` };
    }
    return null;
  }

  /** True too where the file does not hold the policy from its first version. @param {string} workflow @param {number} version */
  wasPublished(workflow, version) {
    const known = this.#policies.get(workflow);
    return known === undefined || !known.whole || known.versions.has(version);
  }

  /** @param {string} workflow @param {number} version */
  signedByTwo(workflow, version) {
    return this.#policies.get(workflow)?.versions.get(version) ?? true;
  }
}

/**
 * The lives of all items. Those that are over are folded small, since by far the most items of a long trail are; what can still happen to
 * them (a reversal, a report too late) needs little.
 */
class Lives {
  /** By number of stream. @type {(Life | string | undefined)[]} */
  #lives = [];
  /** Texts that many items share. @type {Map<string, number>} */
  #numbers = new Map();
  /** @type {string[]} */
  #texts = [];
  /** Refused, and to be recalled until an instant. @type {{ slot: number, until: number }[]} */
  #recallable = [];
  #next = 0;
  count = 0;

  /** @param {number} slot @returns {Life} */
  of(slot) {
    const kept = this.#lives[slot];
    if (kept instanceof Life) return kept;
    const life = kept === undefined ? new Life() : this.#unfolded(kept);
    if (kept === undefined) this.count++;
    this.#lives[slot] = life;
    return life;
  }

  /** After each event of an item. @param {number} slot @param {Life} life @param {number} now */
  put(slot, life, now) {
    if (ENDED.includes(life.situation)) {
      const refused = life.situation === "cancelled" && (life.decision?.kind === "reject" || life.decision?.kind === "respond");
      if (refused && life.decision.finalAt > now) this.#recallable.push({ slot, until: life.decision.finalAt + LATE_MS });
      else this.#lives[slot] = this.#folded(life);
    }
    for (let first = this.#recallable[this.#next]; first !== undefined && first.until < now; first = this.#recallable[++this.#next]) {
      const over = this.#lives[first.slot];
      if (over instanceof Life && over.situation === "cancelled") this.#lives[first.slot] = this.#folded(over);
    }
    if (this.#next > 1_000) this.#recallable.splice(0, this.#next);
    if (this.#next > 1_000) this.#next = 0;
  }

  /** @param {string | null} text */
  #number(text) {
    if (text === null) return -1;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.push(text) - 1);
    return this.#texts.length - 1;
  }

  /** @param {Life} life */
  #folded(life) {
    const shared = [life.agent, life.owner, life.maker, life.workflow, life.queue, JSON.stringify(life.ruling)].map((text) =>
      this.#number(text),
    );
    const { situation, run, reversal, attempt, reversibleUntil, redemptions, last } = life;
    return JSON.stringify([ENDED.indexOf(situation), ...shared, run, reversal, attempt, reversibleUntil, redemptions, last?.at]);
  }

  /** @param {string} text */
  #unfolded(text) {
    const [situation, agent, owner, maker, workflow, queue, ruling, run, reversal, attempt, reversibleUntil, redemptions, lastAt] =
      JSON.parse(text);
    const shared = (/** @type {number} */ number) => this.#texts[number] ?? null;
    return Object.assign(new Life(), {
      situation: ENDED[situation],
      agent: shared(agent),
      owner: shared(owner),
      maker: shared(maker),
      workflow: shared(workflow),
      queue: shared(queue),
      ruling: JSON.parse(shared(ruling) ?? "null"),
      run,
      reversal,
      attempt,
      reversibleUntil,
      redemptions,
      touched: true,
      last: { type: "ended", at: lastAt, kind: "" },
    });
  }
}

/** The log is in the order of time within a stream; between streams commits may come in this much later. */
const LATE_MS = 600_000;

// ── The verifier ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What is wrong, in words. @type {Readonly<Record<string, string>>} */
export const SAYINGS = {
  empty: "The file holds nothing",
  packing: "The packed file is damaged, or was cut: what follows cannot be unpacked",
  "packed-tail": "Behind the packed file stands something that is not packed",
  "byte-order-mark": "The file begins with a byte order mark, which a trail does not have",
  "line-ends": "The lines end in a carriage return too: another program has written the file anew",
  "no-header": "The first line is not the header of a trail",
  "unreadable-line": "This line is of no kind that a trail has",
  "line-too-long": "This line is longer than any that a trail has",
  "after-end-line": "There is something after the line that ends the file",
  "no-end": "The file was cut: it does not end with the line that counts it",
  "end-counts": "The last line counts other lines than there are",
  "not-utf8": "This line is not UTF-8",
  "event-form": "The event is not written as an envelope",
  "event-hash": "The event does not have the hash that stands beside it",
  "log-gap": "The log has a gap, or an event twice: the place of this event is not the next one",
  "stream-begins": "The stream does not begin here with its first event",
  "stream-gap": "The stream has a gap, or an event twice",
  "broken-chain": "The event does not follow the one before it in its stream",
  "time-went-back": "The event is earlier than the one before it in its stream",
  "value-of-none": "The value belongs to no event above it",
  "value-uncommitted": "The event above does not commit to this value",
  "value-differs": "The value is not the one that its event committed to",
  "revision-of-none": "The event above brought no such revision",
  "revision-differs": "The content of the revision does not have the hash that was signed",
  "revision-content": "The content of the revision belongs to something else",
  "evidence-of-none": "No revision above names this evidence",
  "evidence-differs": "The evidence does not have the hash that was signed",
  "note-form": "This is no signed checkpoint",
  "note-origin": "The checkpoint is of another trail",
  "note-size": "The checkpoint is not over as many events as it stands for",
  "note-root": "The checkpoint is over other events than stand in this file",
  "note-unsigned": "No key that is believed signed this checkpoint",
  "note-signature": "The signature of the checkpoint is wrong",
  "no-checkpoint": "There is no checkpoint over this event",
  "kept-checkpoint": "The trail does not extend the checkpoint that you kept",
  "kept-unlinked": "Nothing in the file links it to the checkpoint that you kept",
  "no-inclusion": "Nothing proves that the event is under a checkpoint",
  inclusion: "The event is not under the checkpoint: its path leads to another root",
  "proof-form": "This is no proof, or of a tree whose checkpoint is not in the file",
  consistency: "The later checkpoint does not extend the earlier one",
  "key-form": "This is no verifier key of the kind that is known here",
  "not-canonical": "The text is not in the canonical form of RFC 8785",
  "unknown-event": "There is no such event in the life of an item",
  "unreadable-event": "The event lacks what such an event says",
  "after-the-end": "The item was over already",
  "wrong-situation": "Nothing of the kind can happen to an item where it is",
  "wrong-actor": "Somebody did this who never may",
  holder: "The event names another holder than the item has after it",
  "no-deadline": "The item has a holder and no deadline",
  "holder-gap": "The item was nobody's for a while",
  "not-mine": "Somebody acted on an item that another person had claimed",
  excluded: "A person has a part in it who is excluded",
  "for-oneself": "Somebody acts for themselves",
  "signed-unseen": "The screen showed another revision than the one that was signed",
  "seen-ahead": "The screen showed what had not happened yet",
  missed: "The screen had missed something that mattered",
  "vote-of-other": "The signature is in another person's name",
  "vote-at": "The signature is of another instant",
  "vote-hash": "The signature is on another revision than the current one",
  "voted-twice": "Somebody signed the same revision twice",
  "edit-signed": "An edit stands without the signature of its author alone",
  quorum: "Too few people signed this revision",
  "cleared-by-nothing": "It was cleared, and neither a ruling, nor people, nor silence allowed it",
  "cleared-at-level": "People cannot clear at this level",
  "cleared-under-stop": "It was cleared under a stop, and not by people",
  "closed-by-nothing": "It was closed, and neither a ruling, nor people, nor time did it",
  "queued-by-nothing": "It came to people without a ruling",
  "queued-at-level": "It came to people whom the ruling does not ask",
  "decision-names": "The decision names others than those who signed",
  "decision-kind": "The decision is of another kind than what was signed",
  "decision-hash": "The decision is on another revision than the current one",
  "decision-not-allowed": "The agent did not allow such a decision",
  "final-at": "The decision becomes final at another instant than the ruling says",
  silence: "Silence cannot mean yes here",
  "grant-hash": "The grant is for another revision than was signed",
  "grant-again": "The grant was given before",
  "grant-time": "The grant lives at other times than the ruling says",
  "revoked-people": "The product took back what people had granted",
  "redeemed-twice": "It was redeemed more than once",
  "redeemed-grant": "Another grant was redeemed than was given",
  "redeemed-hash": "Another revision was executed than was granted",
  "redeemed-early": "It was redeemed before it was final",
  "redeemed-late": "It was redeemed after the grant had expired",
  "redeemed-under-stop": "It was redeemed under a stop",
  execution: "The report is of another execution",
  "recalled-late": "It was recalled too late",
  "recalled-nothing": "There was nothing to recall",
  "claimed-for-other": "The event is in another person's name",
  "lapsed-from": "The lease lapsed of somebody who had none",
  "moved-from": "The item was in another queue",
  "not-sent-up": "The item was given back and had not been sent up",
  "resumed-by-other": "It was resumed into other hands",
  opinion: "The opinion was not asked of this person",
  timer: "A timer fired at another instant than was set",
  overtook: "Something was done after a timer had run out, and before it fired",
  "went-back": "Time went back",
  "submitted-twice": "The item was submitted twice",
  "ruling-cause": "The ruling does not follow what it says that it follows",
  "ruling-revision": "The ruling is on another revision",
  "ruling-unreadable": "The ruling has no level or no quorum",
  "ruling-error": "An error was ruled below review",
  "ruling-loosened": "The ruling became looser, and no two people had published that",
  "ruling-policy": "The ruling names a version of its policy that was never published",
  "revision-number": "The revision is not the next one",
  "revision-unknown": "The item never had the revision that came back",
  "reconcile-why": "People established something else than was asked",
  "reversal-late": "The reversal was asked for after its time",
  "reversal-tries": "The tries of a reversal are not counted one by one",
  "reversible-until": "It can be reversed longer than the ruling says",
  "erased-by-one": "Content was erased by one person",
  "policy-version": "The version of the policy is not the next one",
  "policy-one-person": "A policy that widens was published by one person",
  "lifted-by-one": "The stop of everything was lifted by one person",
};

/** @type {Readonly<Record<string, string>>} */
export const PROVED = {
  hashes: "events have the hashes that stand beside them, and follow each other in their streams without a gap",
  complete: "events are all that there were under the last checkpoint, in their order",
  included: "events are under a checkpoint, each by a path of its own",
  signed: "checkpoints are signed by a key that you gave",
  "signed-by-file": "checkpoints are signed by a key that the file itself names",
  extended: "checkpoints extend each other: nothing that was under one was changed later",
  kept: "checkpoints that you kept are extended by this trail",
  values: "values are those that were committed to when they were written",
  revisions: "contents of revisions are those that were signed",
  canonical: "events, values and contents are written in the one canonical form",
  lawful:
    "items went their whole way by the law: quorum of different people, one redemption of what was granted, always one holder and a deadline",
};

/** @type {Readonly<Record<string, string>>} */
export const UNPROVED = {
  clock: "that the clock was right: times are those of the database",
  keys: "who signed: the keys came with the file, which agrees with itself. Give the key that you trust",
  history: "that everybody was shown the same trail: keep a checkpoint, and give it next time",
  "nothing-after": "that nothing came after the last checkpoint",
  partial: "that nothing else happened before, between or after: only an export of everything can",
  missing: "values are not in the file, erased or withheld; that they were committed to is proved, what they said is not",
  contents: "revisions stand here by their hash alone",
  rights: "that people had the roles and the queues by which they acted: what they may is not in an item's events",
  law: "that items went their way by the law: the fast mode checks stored bytes alone",
  unjudged: "items are not whole in this file, and were not held against the law",
  signatures: "signatures, which cannot be checked here: a browser does it only on pages of https or of this machine",
};

/** @param {string} text */
const bytesOf = (text) => encoder.encode(text);
const MARK = bytesOf("\ufeff");
const HEAD = bytesOf('{"i":');
const HASH = bytesOf(',"h":"sha256:');
const ENVELOPE = bytesOf('","e":{"actor":{"id":"');
const VALUE = bytesOf('{"x":');
const FIELD = bytesOf(',"f":"');
const SALT = bytesOf(',"s":"');
const KEPT = bytesOf('","v":');
const BODY = bytesOf('{"b":"sha256:');
const CONTENT = bytesOf('","c":');
const AT = bytesOf('},"at":');
const DATA = bytesOf(',"data":{');
const PREV = bytesOf(',"prev":"sha256:');
const SEQ = bytesOf(',"seq":');
const STREAM = bytesOf(',"stream":');
const TYPE = bytesOf(',"type":');
const VERSION = bytesOf(',"v":1}');
const REVISION = bytesOf('"hash":"sha256:');
const COMMITMENTS = bytesOf('commitments":{');
const [QUOTE, BACKSLASH, OPENING, CLOSING, COMMA, RETURN] = [0x22, 0x5c, 0x7b, 0x7d, 0x2c, 0x0d];

/** @param {Uint8Array} bytes @param {number} from @param {Uint8Array} what */
function stands(bytes, from, what) {
  for (let i = 0; i < what.length; i++) if (bytes[from + i] !== what[i]) return false;
  return true;
}

/** Just past the quote that closes the string whose first byte is at `from`; -1 where it does not close before `end`. @param {Uint8Array} bytes @param {number} from @param {number} end */
function pastString(bytes, from, end) {
  for (let i = from; i < end; i++) {
    if (bytes[i] === BACKSLASH) i++;
    else if (bytes[i] === QUOTE) return i + 1;
  }
  return -1;
}

/** Just past a JSON value, told by its brackets alone; -1 where it does not end. @param {Uint8Array} bytes @param {number} from @param {number} end */
function pastValue(bytes, from, end) {
  let depth = 0;
  for (let i = from; i < end; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) {
      i = pastString(bytes, i + 1, end) - 1;
      if (i < 0) return -1;
      if (depth === 0) return i + 1;
    } else if (byte === OPENING || byte === 0x5b) depth++;
    else if (byte === CLOSING || byte === 0x5d) {
      if (--depth === 0) return i + 1;
      if (depth < 0) return i;
    } else if (byte === COMMA && depth === 0) return i;
  }
  return -1;
}

let digitsEnd = 0;
/** A whole number in its one spelling, and `digitsEnd` just past it; -1 where there is none. @param {Uint8Array} bytes @param {number} from */
function digits(bytes, from) {
  let [value, i] = [0, from];
  for (let digit = at(bytes, i) - 48; digit >= 0 && digit <= 9; digit = at(bytes, ++i) - 48) value = value * 10 + digit;
  digitsEnd = i;
  return i === from || (bytes[from] === 48 && i > from + 1) || value > Number.MAX_SAFE_INTEGER ? -1 : value;
}

/** Bytes that outlive the chunk that they came in. */
class Kept {
  /** @type {Uint8Array} */
  bytes = new Uint8Array(4096);
  length = 0;
  /** @param {Uint8Array} more */
  add(more) {
    if (this.length + more.length > this.bytes.length) {
      const larger = new Uint8Array(2 * (this.length + more.length));
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    this.bytes.set(more, this.length);
    this.length += more.length;
  }
  /** @param {Uint8Array} all */
  replace(all) {
    this.length = 0;
    this.add(all);
  }
}

/** The last event of each stream, packed: its number, its time and its hash. */
class Streams {
  /** @type {Map<string, number>} */
  #slots = new Map();
  #capacity = 1024;
  seqs = new Uint32Array(1024);
  ats = new Float64Array(1024);
  hashes = new Uint8Array(32 * 1024);
  /** Streams that are whole in the file, from their first event on. */
  whole = new Uint8Array(1024);

  get size() {
    return this.#slots.size;
  }
  /** -1 where it has not been met. @param {string} stream */
  slot(stream) {
    return this.#slots.get(stream) ?? -1;
  }
  /** @param {string} stream */
  open(stream) {
    const slot = this.#slots.size;
    this.#slots.set(stream, slot);
    if (slot === this.#capacity) this.#grow();
    return slot;
  }
  #grow() {
    this.#capacity *= 2;
    const [seqs, ats, hashes, whole] = [this.seqs, this.ats, this.hashes, this.whole];
    this.seqs = new Uint32Array(this.#capacity);
    this.seqs.set(seqs);
    this.ats = new Float64Array(this.#capacity);
    this.ats.set(ats);
    this.hashes = new Uint8Array(32 * this.#capacity);
    this.hashes.set(hashes);
    this.whole = new Uint8Array(this.#capacity);
    this.whole.set(whole);
  }
}

/** @type {Uint8Array} */
const NONE = new Uint8Array(32);
/** A piece of evidence in base64 is the longest by far. */
const LONGEST_LINE = 1 << 27;
/** The last that a date can hold, in ms since 1970. */
const LAST_INSTANT = 8.64e15;
const SCOPES = ["all", "period", "items", "events"];

/**
 * A verifier of one file. Feed it lines, or bytes cut anywhere, then ask for the report.
 * @param {Options} [options] @returns {Verifier}
 */
export function createVerifier(options = {}) {
  const reading = new Reading(options);
  return {
    line: (line) => reading.line(line),
    feed: (chunk) => reading.feed(chunk),
    damaged: (code, found) => reading.damaged(code, found),
    progress: () => ({ bytes: reading.counts.bytes, events: reading.counts.events, findings: reading.found }),
    end: () => reading.end(),
  };
}

/** All that is known of the file up to the line that is read. */
class Reading {
  /** @param {Options} options */
  constructor({ deep = true, keys = [], checkpoints = [], findings = 200 }) {
    this.deep = deep;
    this.most = findings;
    this.keep = checkpoints;
    this.given = keys;
    /** @type {Finding[]} */
    this.findings = [];
    this.found = 0;
    /** @type {Counts} */
    this.counts = {
      bytes: 0,
      lines: 0,
      events: 0,
      streams: 0,
      items: 0,
      judged: 0,
      values: 0,
      missing: 0,
      revisions: 0,
      evidence: 0,
      checkpoints: 0,
      inclusions: 0,
      consistencies: 0,
    };
    /** @type {any} */
    this.header = null;
    /** @type {Scope} */
    this.scope = "all";
    this.ended = false;
    this.time = 0;
    this.prev = new Uint8Array(32);
    /** @type {VerifierKey[]} */
    this.believed = [];
    this.streams = new Streams();
    this.tree = new GrowingTree();
    this.next = -1;
    /** Roots that stand in the file, by size. @type {Map<number, Uint8Array>} */
    this.roots = new Map();
    /** @type {{ size: number, root: Uint8Array } | null} */
    this.lastNote = null;
    /** @type {Map<number, Uint8Array>} */
    this.kept = new Map();
    this.keptMet = 0;
    /** Proofs between trees whose checkpoints come later. @type {{ line: number, from: number, to: number, proof: readonly Uint8Array[] }[]} */
    this.links = [];
    /** @type {Promise<void>[]} */
    this.signatures = [];
    this.unchecked = 0;
    this.signed = 0;
    /** @type {Set<string>} */
    this.signers = new Set();
    this.world = new World();
    this.lives = new Lives();
    this.broken = new Set();
    this.unjudged = 0;
    /** Said of an act under a stop, unless that is lifted in the same instant. @type {{ at: number, stream: string, finding: Finding }[]} */
    this.held = [];
    this.contents = 0;
    /** The event that the lines below belong to. */
    this.event = {
      i: -1,
      line: 0,
      stream: "",
      slot: -1,
      seq: 0,
      start: 0,
      end: 0,
      bytes: NONE,
      commitments: 0,
      /** @type {any} */ parsed: null,
      proved: true,
      told: /** @type {string | null} */ (null),
      content: false,
    };
    /** Offsets of the commitments of the event, from its start: name from, name to, digits of the hash. @type {number[]} */
    this.commitments = [];
    this.revisionText = new Kept();
    this.hash = new Uint8Array(32);
    this.stated = new Uint8Array(32);
    this.salted = new Kept();
    this.carry = new Kept();
    this.own = new Kept();
    /** Whether the header ended in a carriage return. */
    this.returns = false;
    /** Whether the file could not be unpacked to its end. */
    this.isDamaged = false;
    /** Until the end of a line that is longer than any may be. */
    this.skipping = false;
  }

  /** @param {string} code @param {unknown} [expected] @param {unknown} [found] */
  say(code, expected, found) {
    this.keepFinding(this.findingOf(code, expected, found));
  }

  /** Nothing more can be read: that the file has no end then is no finding of its own. @param {string} code @param {unknown} [found] */
  damaged(code, found) {
    this.event.i = -1;
    this.carry.length = 0;
    this.isDamaged = true;
    this.say(code, code === "packing" ? "a whole packed file" : "the end of the file", found);
  }

  /** @param {Finding} finding */
  keepFinding(finding) {
    // One law may be broken twice by the same words.
    if (this.findings.at(-1)?.says === finding.says) return;
    this.found++;
    if (this.findings.length < this.most) this.findings.push(finding);
  }

  /** @param {string} code @param {unknown} expected @param {unknown} found @returns {Finding} */
  findingOf(code, expected, found) {
    const { i, stream, seq, parsed } = this.event;
    const known = i >= 0;
    const [right, wrong] = [shown(expected), shown(found)];
    const place = known ? `event ${i} (${stream}, ${seq})` : "no event";
    const instead = right === null && wrong === null ? "" : `: expected ${right ?? "nothing"}, found ${wrong ?? "nothing"}`;
    return {
      code,
      line: this.counts.lines,
      event: known ? i : null,
      stream: known ? stream : null,
      seq: known ? seq : null,
      type: known ? (parsed?.type ?? null) : null,
      expected: right,
      found: wrong,
      says: `line ${this.counts.lines}, ${place}: ${SAYINGS[code]}${instead}`,
    };
  }

  /** Within one instant the log is in the order of names: a lift of that instant may stand below what it allowed. @param {number} now @param {Event | null} event */
  settleHeld(now, event) {
    this.held = this.held.filter((one) => {
      if (event?.type === "lifted" && event.stream === one.stream && event.at === one.at) return false;
      if (one.at < now) this.keepFinding(one.finding);
      return one.at >= now;
    });
  }

  /** @param {string | Uint8Array} line */
  line(line) {
    const bytes = typeof line === "string" ? encoder.encode(line) : line;
    this.counts.bytes += bytes.length + 1;
    this.read(bytes, 0, bytes.length);
    this.detach();
  }

  /** @param {Uint8Array} given */
  feed(given) {
    // One kind of array throughout: what meets two kinds is compiled to slower code.
    const chunk = new Uint8Array(given.buffer, given.byteOffset, given.length);
    this.counts.bytes += chunk.length;
    let from = 0;
    let end = chunk.indexOf(10);
    if (this.skipping) {
      if (end === -1) return;
      this.skipping = false;
      from = end + 1;
      end = chunk.indexOf(10, from);
    }
    if (this.carry.length > 0 && end !== -1) {
      this.carry.add(chunk.subarray(0, end));
      this.read(this.carry.bytes, 0, this.carry.length);
      from = end + 1;
      end = chunk.indexOf(10, from);
      this.detach();
      this.carry.length = 0;
    }
    for (; end !== -1; from = end + 1, end = chunk.indexOf(10, from)) this.read(chunk, from, end);
    this.detach();
    this.carry.add(chunk.subarray(from));
    if (this.carry.length <= LONGEST_LINE) return;
    // Nothing that a trail has is as long: it is not kept until its end.
    this.counts.lines++;
    this.say("line-too-long", `${LONGEST_LINE} bytes at most`);
    this.header ??= {};
    this.carry = new Kept();
    this.skipping = true;
  }

  /** The event outlives the bytes that it came in. */
  detach() {
    const { event, own } = this;
    if (event.bytes === own.bytes || event.end === 0) return;
    own.replace(event.bytes.subarray(event.start, event.end));
    event.bytes = own.bytes;
    event.end -= event.start;
    event.start = 0;
  }

  /** @param {Uint8Array} bytes @param {number} start @param {number} end */
  read(bytes, start, end) {
    this.counts.lines++;
    if (this.header === null) {
      // The rest is read as if it were not there, so that one mark is one finding.
      const hasMark = stands(bytes, start, MARK);
      if (hasMark) this.say("byte-order-mark");
      this.returns = bytes[end - 1] === RETURN;
      if (this.returns) this.say("line-ends");
      return this.readHeader(bytes, start + (hasMark ? MARK.length : 0), this.returns ? end - 1 : end);
    }
    if (this.returns && bytes[end - 1] === RETURN) end -= 1;
    if (this.ended) return this.say("after-end-line");
    const form = bytes[start + 2];
    if (form === 0x69 && stands(bytes, start, HEAD)) return this.readEvent(bytes, start, end);
    if (form === 0x78 && stands(bytes, start, VALUE)) return this.readValue(bytes, start, end);
    if (form === 0x62 && stands(bytes, start, BODY)) return this.readRevision(bytes, start, end);
    const text = textOf(bytes, start, end);
    const record = parsedAlone(text);
    if (record === undefined) return this.say("unreadable-line", null, text.slice(0, 60));
    if (text.startsWith('{"t":')) return this.readNote(record);
    if (text.startsWith('{"p":')) return this.readInclusion(record);
    if (text.startsWith('{"k":')) return this.readLink(record);
    if (text.startsWith('{"d":')) return this.readEvidence(record);
    if (text.startsWith('{"end":')) return this.readEnd(record);
    return this.say("unreadable-line", null, text.slice(0, 60));
  }

  /** @param {Uint8Array} bytes @param {number} start @param {number} end */
  readHeader(bytes, start, end) {
    const header = parsedAlone(textOf(bytes, start, end));
    if (
      header?.["countersign-trail"] !== 1 ||
      typeof header.origin !== "string" ||
      !SCOPES.includes(header.scope) ||
      typeof header.at !== "number" ||
      !(Math.abs(header.at) <= LAST_INSTANT) ||
      !Array.isArray(header.keys)
    ) {
      this.header = {};
      return this.say("no-header");
    }
    this.header = header;
    this.scope = header.scope;
    for (const text of this.given.length > 0 ? this.given : header.keys) {
      const key = readKey(text);
      if (key === null) this.say("key-form", null, text);
      else this.believed.push(key);
    }
    for (const text of this.keep) {
      const note = readNote(text);
      if (note === null) this.say("note-form", "the checkpoint that you kept", null);
      else if (note.origin !== header.origin) this.say("note-origin", header.origin, note.origin);
      else if (this.kept.has(note.size) && !same32(/** @type {Uint8Array} */ (this.kept.get(note.size)), 0, note.root, 0))
        this.say("consistency", "one tree of this size", `two that you kept of ${note.size} events`);
      else this.kept.set(note.size, note.root);
    }
    this.meetKept(0, digestOf(""));
    return undefined;
  }

  /** @param {Uint8Array} bytes @param {number} start @param {number} end */
  readEvent(bytes, start, end) {
    this.leaveEvent();
    const { event, hash, stated } = this;
    const i = digits(bytes, start + HEAD.length);
    const hashAt = digitsEnd + HASH.length;
    const from = hashAt + 64 + 6;
    const to = end - 1;
    const placed = i >= 0 && stands(bytes, digitsEnd, HASH) && stands(bytes, hashAt + 64, ENVELOPE) && bytes[to] === CLOSING;
    Object.assign(event, {
      i: -1,
      line: this.counts.lines,
      parsed: null,
      commitments: 0,
      proved: false,
      told: null,
      content: false,
      end: 0,
      stream: "",
      seq: 0,
    });
    if (!placed || !readHex(bytes, hashAt, stated, 0) || !this.readEnvelope(bytes, from, to))
      return this.say("event-form", null, textOf(bytes, start, Math.min(end, start + 60)));
    event.i = i;
    this.counts.events++;
    sha256(bytes, from, to, hash);
    if (!same32(hash, 0, stated, 0)) this.say("event-hash", hashText(stated), hashText(hash));
    this.readPlace(i);
    this.readChain();
    if (this.deep) this.readDeeply();
    return undefined;
  }

  /** Finds stream, number, link, time and commitments in the envelope without taking it apart: its names stand in canonical order. @param {Uint8Array} bytes @param {number} from @param {number} to */
  readEnvelope(bytes, from, to) {
    const { event } = this;
    if (!stands(bytes, to - VERSION.length, VERSION)) return false;
    const typeEnd = to - VERSION.length - 1;
    let quote = typeEnd - 1;
    while (quote > from && bytes[quote] !== QUOTE) quote--;
    const typeAt = quote - TYPE.length;
    if (!stands(bytes, typeAt, TYPE)) return false;
    const streamEnd = typeAt - 1;
    quote = streamEnd - 1;
    while (quote > from && !(bytes[quote] === QUOTE && stands(bytes, quote - STREAM.length, STREAM))) quote--;
    const streamAt = quote - STREAM.length;
    let seqAt = streamAt;
    while (seqAt > from && at(bytes, seqAt - 1) >= 48 && at(bytes, seqAt - 1) <= 57) seqAt--;
    const prevEnd = seqAt - SEQ.length - 1;
    const prevAt = prevEnd - 64;
    if (
      bytes[streamEnd] !== QUOTE ||
      !stands(bytes, seqAt - SEQ.length, SEQ) ||
      bytes[prevEnd] !== QUOTE ||
      !stands(bytes, prevAt - PREV.length, PREV)
    )
      return false;
    let timeAt = from + 20;
    while (timeAt < prevAt && !(bytes[timeAt] === CLOSING && stands(bytes, timeAt, AT))) timeAt++;
    this.time = digits(bytes, timeAt + AT.length);
    if (this.time < 0 || !stands(bytes, digitsEnd, DATA)) return false;
    const dataAt = digitsEnd + DATA.length;
    event.seq = digits(bytes, seqAt);
    if (event.seq < 1 || digitsEnd !== streamAt || !readHex(bytes, prevAt, this.prev, 0)) return false;
    event.stream = textOf(bytes, quote + 1, streamEnd);
    if (event.stream.includes("\\")) event.stream = parsed(`"${event.stream}"`) ?? event.stream;
    event.bytes = bytes;
    event.start = from;
    event.end = to;
    return this.findCommitments(bytes, dataAt, prevAt);
  }

  /** Names come sorted, so looking ends at the first one beyond. @param {Uint8Array} bytes @param {number} from @param {number} end */
  findCommitments(bytes, from, end) {
    const { event, commitments } = this;
    commitments.length = 0;
    let i = from;
    while (bytes[i] === QUOTE && at(bytes, i + 1) <= at(COMMITMENTS, 0) && !stands(bytes, i + 1, COMMITMENTS)) {
      const value = pastString(bytes, i + 1, end) + 1;
      const past = value === 0 ? -1 : pastValue(bytes, value, end);
      if (past === -1) return false;
      i = past + 1;
    }
    if (bytes[i] !== QUOTE || !stands(bytes, i + 1, COMMITMENTS)) return true;
    for (i += 1 + COMMITMENTS.length; bytes[i] === QUOTE; ) {
      const past = pastString(bytes, i + 1, end);
      const digitsAt = past + 9;
      if (past === -1 || bytes[digitsAt + 64] !== QUOTE) return false;
      commitments.push(i + 1 - event.start, past - 1 - event.start, digitsAt - event.start);
      i = digitsAt + 65;
      if (bytes[i] === COMMA) i++;
    }
    event.commitments = commitments.length / 3;
    return bytes[i] === CLOSING;
  }

  /** Its place in the log. @param {number} i */
  readPlace(i) {
    if (this.scope === "all") {
      if (i !== this.tree.size) this.say("log-gap", this.tree.size, i);
      this.tree.add(this.stated);
      if (this.kept.has(this.tree.size)) this.meetKept(this.tree.size, this.tree.root());
    } else {
      const wrong = this.next === -1 ? false : this.scope === "period" ? i !== this.next : i < this.next;
      if (wrong) this.say("log-gap", this.next, i);
    }
    this.next = i + 1;
  }

  /** Its place in its stream. */
  readChain() {
    const { event, streams, prev } = this;
    const { seq, stream } = event;
    const whole = this.scope === "all" || this.scope === "items";
    let slot = streams.slot(stream);
    if (slot === -1) {
      slot = streams.open(stream);
      streams.whole[slot] = seq === 1 ? 1 : 0;
      if (whole && seq !== 1) this.say("stream-begins", 1, seq);
      if (seq === 1 && !same32(prev, 0, NONE, 0)) this.say("broken-chain", hashText(NONE), hashText(prev));
    } else {
      const last = /** @type {number} */ (streams.seqs[slot]);
      const next = seq === last + 1;
      if (!next) {
        streams.whole[slot] = 0;
        if (this.scope !== "events" || seq <= last) this.say("stream-gap", last + 1, seq);
      } else if (!same32(prev, 0, streams.hashes, 32 * slot)) this.say("broken-chain", hashText(streams.hashes, 32 * slot), hashText(prev));
      if (this.time < /** @type {number} */ (streams.ats[slot])) this.say("time-went-back", streams.ats[slot], this.time);
    }
    event.slot = slot;
    streams.seqs[slot] = seq;
    streams.ats[slot] = this.time;
    streams.hashes.set(this.stated, 32 * slot);
  }

  /** Canonical form, and the law. */
  readDeeply() {
    const { event } = this;
    const envelope = this.canonically(event.bytes, event.start, event.end);
    if (envelope === null) return;
    event.parsed = envelope;
    const isParty = (/** @type {any} */ party) => typeof party?.id === "string" && typeof party?.kind === "string";
    const { actor, holder, data, for: onBehalfOf } = envelope;
    if (
      !isParty(actor) ||
      !(holder === null || isParty(holder)) ||
      typeof data !== "object" ||
      data === null ||
      !(onBehalfOf === null || typeof onBehalfOf === "string") ||
      Object.keys(envelope).length !== 10
    )
      return this.say("event-form");
    /** @type {Say} */
    const say = (code, expected, found, unlessLifted) => {
      if (unlessLifted === undefined) this.say(code, expected, found);
      else this.held.push({ at: envelope.at, stream: unlessLifted, finding: this.findingOf(code, expected, found) });
    };
    if (this.held.length > 0) this.settleHeld(envelope.at, envelope);
    try {
      this.judgeEvent(envelope, say);
    } catch (fault) {
      // What an event lacks, or has of another kind, may be missed only when a later one is held against it.
      if (!(fault instanceof TypeError)) throw fault;
      this.say("unreadable-event", "the data of such an event", fault.message);
    }
  }

  /** @param {Event} envelope @param {Say} say */
  judgeEvent(envelope, say) {
    const { slot, stream } = this.event;
    if (!stream.startsWith("item:")) {
      // Where some events were picked out, a stop may be lifted and a version published by others that were not.
      if (this.scope === "all" || (this.scope === "period" && this.streams.whole[slot] === 1)) this.world.take(envelope, say);
      return;
    }
    if (this.streams.whole[slot] === 0) {
      if (!this.broken.has(slot)) this.unjudged++;
      this.broken.add(slot);
      return;
    }
    const life = this.lives.of(slot);
    judge(life, envelope, say, this.world);
    this.event.told = revisionTold(envelope);
    this.lives.put(slot, life, envelope.at);
  }

  /** The value of a canonical text; null, and said, where it is none. @param {Uint8Array} bytes @param {number} start @param {number} end */
  canonically(bytes, start, end) {
    let text;
    try {
      text = strictDecoder.decode(bytes.subarray(start, end));
    } catch (fault) {
      if (!(fault instanceof TypeError)) throw fault;
      this.say("not-utf8");
      return null;
    }
    const value = parsed(text);
    const written = value === undefined ? null : canonicalOrNone(value);
    if (written === text) return value;
    this.say("not-canonical", written?.slice(0, 200), text.slice(0, 200));
    // What has no canonical form is not judged further.
    return written === null ? null : value;
  }

  /** @param {Uint8Array} bytes @param {number} start @param {number} end */
  readValue(bytes, start, end) {
    const { event, hash, stated, salted } = this;
    const i = digits(bytes, start + VALUE.length);
    const nameAt = digitsEnd + FIELD.length;
    const past = stands(bytes, digitsEnd, FIELD) ? pastString(bytes, nameAt, end) : -1;
    const saltAt = past + SALT.length;
    const from = saltAt + 64 + KEPT.length;
    if (i < 0 || past === -1 || !stands(bytes, past, SALT) || !stands(bytes, saltAt + 64, KEPT) || bytes[end - 1] !== CLOSING)
      return this.say("unreadable-line", null, textOf(bytes, start, Math.min(end, start + 60)));
    this.counts.values++;
    if (i !== event.i) return this.say("value-of-none", event.i, i);
    const committed = this.commitmentTo(bytes, nameAt, past - 1);
    if (committed === -1) return this.say("value-uncommitted", null, textOf(bytes, nameAt, past - 1));
    event.commitments--;
    const to = end - 1;
    salted.length = 0;
    salted.add(NONE);
    salted.add(bytes.subarray(from, to));
    const known = readHex(bytes, saltAt, salted.bytes, 0);
    sha256(salted.bytes, 0, salted.length, hash);
    if (!known || !readHex(event.bytes, event.start + committed, stated, 0) || !same32(hash, 0, stated, 0))
      return this.say("value-differs", hashText(stated), hashText(hash));
    if (this.deep) this.canonically(bytes, from, to);
    return undefined;
  }

  /** Where the digits of a commitment stand in the event; each is met once. @param {Uint8Array} bytes @param {number} from @param {number} to */
  commitmentTo(bytes, from, to) {
    const { event, commitments } = this;
    for (let one = 0; one < commitments.length; one += 3) {
      const name = event.start + /** @type {number} */ (commitments[one]);
      const length = event.start + /** @type {number} */ (commitments[one + 1]) - name;
      if (length !== to - from) continue;
      let same = true;
      for (let i = 0; same && i < length; i++) same = event.bytes[name + i] === bytes[from + i];
      if (!same) continue;
      const found = /** @type {number} */ (commitments[one + 2]);
      commitments.splice(one, 3);
      return found;
    }
    return -1;
  }

  /** @param {Uint8Array} bytes @param {number} start @param {number} end */
  readRevision(bytes, start, end) {
    const { event, hash, stated } = this;
    const digitsAt = start + BODY.length;
    const from = digitsAt + 64 + CONTENT.length;
    const to = end - 1;
    if (!readHex(bytes, digitsAt, stated, 0) || !stands(bytes, digitsAt + 64, CONTENT) || bytes[to] !== CLOSING)
      return this.say("unreadable-line", null, textOf(bytes, start, Math.min(end, start + 60)));
    this.counts.revisions++;
    sha256(bytes, from, to, hash);
    if (!same32(hash, 0, stated, 0)) this.say("revision-differs", hashText(stated), hashText(hash));
    // Shown twice it would stand for another one that is not shown.
    if (event.content || !this.broughtBy(bytes, digitsAt)) this.say("revision-of-none", null, hashText(stated));
    event.content = true;
    this.revisionText.replace(bytes.subarray(from, to));
    if (!this.deep) return undefined;
    const content = this.canonically(bytes, from, to);
    const { parsed: envelope } = event;
    const mark = envelope?.data?.revision;
    if (content === null || mark == null) return undefined;
    const own = event.stream === `item:${content.item}` && content.revision === mark.number;
    const action = canonical({ name: content.action?.name ?? null, arguments: content.action?.arguments ?? null });
    if (!own || hashText(digestOf(action)) !== mark.actionHash)
      this.say("revision-content", `${event.stream}, ${mark.number}, ${mark.actionHash}`, `item:${content.item}, ${content.revision}`);
    return undefined;
  }

  /** Did the event bring the revision of this hash? @param {Uint8Array} bytes @param {number} digitsAt */
  broughtBy(bytes, digitsAt) {
    const { event } = this;
    if (event.told !== null) return event.told === `sha256:${textOf(bytes, digitsAt, digitsAt + 64)}`;
    for (let i = event.start; i < event.end - 64; i++) {
      if (event.bytes[i] !== QUOTE || !stands(event.bytes, i, REVISION)) continue;
      let same = true;
      for (let j = 0; same && j < 64; j++) same = event.bytes[i + REVISION.length + j] === bytes[digitsAt + j];
      if (same) return true;
    }
    return false;
  }

  /** @param {any} record */
  readEvidence(record) {
    const bytes = typeof record?.c === "string" ? fromBase64(record.c) : null;
    if (bytes === null || typeof record.d !== "string") return this.say("unreadable-line");
    this.counts.evidence++;
    const found = hashText(digestOf(bytes));
    if (found !== record.d) this.say("evidence-differs", record.d, found);
    const { revisionText } = this;
    if (!textOf(revisionText.bytes, 0, revisionText.length).includes(`"sha256":"${record.d}"`))
      this.say("evidence-of-none", null, record.d);
    return undefined;
  }

  /** @param {any} record */
  readNote(record) {
    this.counts.checkpoints++;
    const note = readNote(record?.note);
    if (note === null) return this.say("note-form");
    if (note.origin !== this.header.origin) this.say("note-origin", this.header.origin, note.origin);
    if (note.size !== record.t) this.say("note-size", record.t, note.size);
    if (this.scope === "all") {
      if (note.size !== this.tree.size) this.say("note-size", this.tree.size, note.size);
      const root = this.tree.root();
      if (!same32(note.root, 0, root, 0)) this.say("note-root", toBase64(note.root), toBase64(root));
    }
    const known = this.roots.get(note.size);
    if (known !== undefined && !same32(known, 0, note.root, 0)) this.say("consistency", toBase64(known), toBase64(note.root));
    this.roots.set(note.size, note.root);
    if (this.lastNote === null || note.size >= this.lastNote.size) this.lastNote = { size: note.size, root: note.root };
    this.meetKept(note.size, note.root);
    this.checkSignatures(note);
    return undefined;
  }

  /** A checkpoint that was kept is met by a tree of the same size. @param {number} size @param {Uint8Array} root */
  meetKept(size, root) {
    const kept = this.kept.get(size);
    if (kept === undefined) return;
    this.kept.delete(size);
    if (same32(kept, 0, root, 0)) this.keptMet++;
    else this.say("kept-checkpoint", toBase64(kept), toBase64(root));
  }

  /** One good signature of a believed key is enough; a wrong one of such a key is wrong all the same. @param {Note} note */
  checkSignatures(note) {
    const line = this.counts.lines;
    const own = note.signatures.flatMap((one) => {
      const key = this.believed.find(({ name, id }) => name === one.name && id === one.id);
      return key === undefined ? [] : [{ key, signature: one.signature }];
    });
    if (own.length === 0)
      return this.say(
        "note-unsigned",
        this.believed.map(({ name, id }) => `${name}+${id}`).join(", "),
        note.signatures.map(({ name, id }) => `${name}+${id}`).join(", "),
      );
    const check = async () => {
      for (const { key, signature } of own) {
        const good = await isSignedBy(key, note.text, signature);
        if (good === null) this.unchecked++;
        else if (good) {
          this.signed++;
          this.signers.add(`${key.name}+${key.id}`);
        } else this.sayOf(line, "note-signature", note.size, key);
      }
    };
    this.signatures.push(check());
    return undefined;
  }

  /** Said once the line is long past. @param {number} line @param {string} code @param {number} size @param {VerifierKey} key */
  sayOf(line, code, size, { name, id }) {
    this.found++;
    if (this.findings.length < this.most)
      this.findings.push({
        code,
        line,
        event: null,
        stream: null,
        seq: null,
        type: null,
        expected: `${name}+${id}`,
        found: null,
        says: `line ${line}, checkpoint of ${size} events: ${SAYINGS[code]} (${name}+${id})`,
      });
  }

  /** @param {any} record */
  readInclusion(record) {
    const { event } = this;
    const path = hashList(record?.h);
    const root = this.roots.get(record?.n);
    this.counts.inclusions++;
    if (path === null || root === undefined || record.p !== event.i || event.proved) return this.say("proof-form", event.i, record?.p);
    const leaf = new Uint8Array(32);
    leafInto(this.streams.hashes, 32 * event.slot, leaf, 0);
    const reached = rootByInclusion(event.i, record.n, leaf, path);
    if (reached === null || !same32(reached, 0, root, 0)) this.say("inclusion", toBase64(root), reached && toBase64(reached));
    event.proved = true;
    return undefined;
  }

  /** @param {any} record */
  readLink(record) {
    const [from, to] = Array.isArray(record?.k) ? record.k : [];
    const proof = hashList(record?.h);
    this.counts.consistencies++;
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || proof === null) return this.say("proof-form");
    this.links.push({ line: this.counts.lines, from, to, proof });
    this.checkLinks(false);
    return undefined;
  }

  /** Links are checked once both trees are known; at the end what is left is none. @param {boolean} last */
  checkLinks(last) {
    this.links = this.links.filter(({ from, to, proof }) => {
      const [older, newer] = [this.roots.get(from) ?? this.kept.get(from), this.roots.get(to)];
      if (older === undefined || newer === undefined) {
        if (last) this.say("proof-form", "two checkpoints in the file", `${from}, ${to}`);
        return !last;
      }
      if (!isConsistent(from, older, to, newer, proof)) this.say("consistency", toBase64(newer), `${from} to ${to}`);
      else this.meetKept(from, older);
      return false;
    });
  }

  /** What an event still owed when the next one came. */
  leaveEvent() {
    const { event } = this;
    if (event.i < 0) return;
    this.counts.missing += event.commitments;
    if (event.told !== null && !event.content) this.contents++;
    if (this.scope !== "all" && !event.proved) this.say("no-inclusion");
  }

  /** @param {any} record */
  readEnd(record) {
    this.leaveEvent();
    this.event.i = -1;
    this.ended = true;
    for (const name of /** @type {const} */ (["events", "values", "revisions", "checkpoints"]))
      if (record?.[name] !== this.counts[name]) this.say("end-counts", `${record?.[name]} ${name}`, `${this.counts[name]}`);
  }

  /** @returns {Promise<Report>} */
  async end() {
    if (this.carry.length > 0) this.read(this.carry.bytes, 0, this.carry.length);
    if (!this.isDamaged) this.readTheEnd();
    this.settleHeld(Number.POSITIVE_INFINITY, null);
    await Promise.all(this.signatures);
    this.findings.sort((one, other) => one.line - other.line);
    return this.report();
  }

  /** What is missing where there is nothing more. */
  readTheEnd() {
    if (this.counts.bytes === 0) return this.say("empty");
    if (!this.ended) {
      this.leaveEvent();
      this.event.i = -1;
      this.say("no-end");
    }
    this.checkLinks(true);
    if (this.scope === "all" && this.counts.events > 0 && this.lastNote?.size !== this.tree.size)
      this.say("no-checkpoint", this.tree.size, this.lastNote?.size ?? 0);
    for (const [size] of this.kept)
      this.say(
        this.scope === "all" ? "kept-checkpoint" : "kept-unlinked",
        `${size} events`,
        `${this.tree.size || (this.lastNote?.size ?? 0)}`,
      );
    return undefined;
  }

  /** @returns {Report} */
  report() {
    const { counts, deep, header, scope } = this;
    const pinned = this.given.length > 0;
    counts.streams = this.streams.size;
    counts.items = this.lives.count + this.unjudged;
    // Elsewhere a life may go on outside of the file: what is there was judged, and is not called whole.
    counts.judged = scope === "all" || scope === "items" ? this.lives.count : 0;
    /** @param {Readonly<Record<string, string>>} says @param {readonly (readonly [string, number | null])[]} all @returns {Statement[]} */
    const statements = (says, all) =>
      all
        .filter(([, count]) => count !== 0)
        .map(([code, count]) => ({ code, count, says: `${count === null ? "" : `${count} `}${says[code]}` }));
    const proved = statements(PROVED, [
      ["hashes", counts.events],
      ["complete", scope === "all" ? counts.events : 0],
      ["included", counts.inclusions],
      [pinned ? "signed" : "signed-by-file", this.signed],
      ["extended", scope === "all" ? Math.max(0, counts.checkpoints - 1) : counts.consistencies],
      ["kept", this.keptMet],
      ["values", counts.values],
      ["revisions", counts.revisions],
      ["canonical", deep ? counts.events + counts.values + counts.revisions : 0],
      ["lawful", counts.judged],
    ]);
    const unproved = statements(UNPROVED, [
      ["keys", pinned ? 0 : null],
      ["signatures", this.unchecked],
      ["missing", counts.missing],
      ["contents", deep ? this.contents : 0],
      ["law", deep ? 0 : null],
      ["unjudged", deep ? counts.items - counts.judged : 0],
      ["partial", scope === "all" ? 0 : null],
      ["nothing-after", scope === "all" ? null : 0],
      ["history", this.keptMet > 0 ? 0 : null],
      ["rights", deep ? null : 0],
      ["clock", null],
    ]);
    return {
      ok: this.found === 0,
      mode: deep ? "deep" : "fast",
      origin: header?.origin ?? null,
      scope: header?.scope ?? null,
      at: header?.at ?? null,
      filter: header?.filter ?? null,
      counts,
      keys: [...this.signers],
      pinned,
      size: this.lastNote?.size ?? null,
      root: this.lastNote === null ? null : toBase64(this.lastNote.root),
      findings: this.findings,
      more: this.found - this.findings.length,
      // Where something is wrong, nothing is vouched for.
      proved: this.found === 0 ? proved : [],
      unproved,
    };
  }
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

/** Of a text that every reader reads alike: with a name twice, one would take the first value and another the last. @param {string} text @returns {any} */
function parsedAlone(text) {
  const value = parsed(text);
  return JSON.stringify(value) === text ? value : undefined;
}

/** @param {unknown} value */
function shown(value) {
  if (value === undefined || value === null) return null;
  return (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 300);
}

/** @param {unknown} list */
function hashList(list) {
  if (!Array.isArray(list) || list.length > 64) return null;
  const hashes = list.map(hash32);
  return hashes.includes(null) ? null : /** @type {Uint8Array[]} */ (hashes);
}

/** The hash of the revision that an event brings; null where it brings none. @param {Event} event @returns {string | null} */
const revisionTold = ({ type, data }) => (type === "submitted" || type === "revised" ? (data.revision?.hash ?? null) : null);

// ── The command line ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

const USAGE = `Checks an exported Countersign trail, offline.

  node verify.mjs trail.jsonl[.gz] [options]     "-" reads standard input

  --key <verifier key>     a key that you trust, as name+id+base64; may repeat. Without one, the file's own keys are believed
  --checkpoint <file>      a checkpoint that you kept: the trail must extend it; may repeat
  --fast                   stored bytes alone: hashes, order, proofs and signatures, without canonical form and law
  --json                   the report as JSON
  --quiet                  no progress

Answers 0 when nothing is wrong, 1 when something is, 2 when it could not be read.`;

/** @param {readonly string[]} words */
async function main(words) {
  const [fs, zlib, util, pipes] = ["node:fs", "node:zlib", "node:util", "node:stream/promises"].map(builtin);
  const say = (/** @type {string} */ text) => process.stderr.write(text);
  let asked;
  try {
    asked = util.parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        key: { type: "string", multiple: true },
        checkpoint: { type: "string", multiple: true },
        fast: { type: "boolean" },
        json: { type: "boolean" },
        quiet: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (fault) {
    say(`${fault instanceof Error ? fault.message : fault}\n\n${USAGE}\n`);
    return 2;
  }
  const { values, positionals } = asked;
  const [file] = positionals;
  if (values.help || file === undefined || positionals.length > 1) {
    say(`${USAGE}\n`);
    return values.help ? 0 : 2;
  }
  try {
    const keys = values.key ?? [];
    for (const key of keys) if (readKey(key) === null) throw new Error(`--key: ${SAYINGS["key-form"]}: ${key}`);
    const checkpoints = (values.checkpoint ?? []).map((/** @type {string} */ path) => fs.readFileSync(path, "utf8"));
    for (const note of checkpoints) if (readNote(note) === null) throw new Error(`--checkpoint: ${SAYINGS["note-form"]}`);
    const verifier = createVerifier({ deep: !values.fast, keys, checkpoints });
    const total = file === "-" ? 0 : fs.statSync(file).size;
    const began = Date.now();
    let [read, shownAt] = [0, began];
    const meter = () => {
      const now = Date.now();
      if (values.quiet || now - shownAt < 500) return;
      shownAt = now;
      const { events, findings } = verifier.progress();
      const share = total > 0 ? `${Math.floor((100 * read) / total)} %, ` : "";
      say(`\r${share}${events} events, ${findings} wrong `);
    };
    if (file === "-" || file.endsWith(".gz")) {
      const source = file === "-" ? process.stdin : fs.createReadStream(file, { highWaterMark: CHUNK });
      source.on("data", (/** @type {Uint8Array} */ chunk) => {
        read += chunk.length;
      });
      const feeding = async (/** @type {AsyncIterable<Uint8Array>} */ chunks) => {
        for await (const chunk of chunks) {
          verifier.feed(chunk);
          meter();
        }
      };
      if (file.endsWith(".gz")) {
        try {
          await pipes.pipeline(source, zlib.createGunzip({ chunkSize: CHUNK }), feeding);
        } catch (fault) {
          if (!isPackingFault(fault)) throw fault;
          verifier.damaged(beginsPacked(fs, file) && TAIL.test(fault.message) ? "packed-tail" : "packing", fault.message);
        }
      } else await pipes.pipeline(source, feeding);
    } else {
      const [handle, chunk] = [fs.openSync(file, "r"), nodeBuffer.allocUnsafeSlow(CHUNK)];
      for (let length = fs.readSync(handle, chunk); length > 0; length = fs.readSync(handle, chunk)) {
        verifier.feed(chunk.subarray(0, length));
        read += length;
        meter();
      }
      fs.closeSync(handle);
    }
    const report = await verifier.end();
    if (shownAt !== began) say("\r\u001b[K");
    process.stdout.write(values.json ? `${escaped(JSON.stringify(report, null, 2))}\n` : inWords(report, (Date.now() - began) / 1_000));
    return report.ok ? 0 : 1;
  } catch (fault) {
    say(`${file} could not be verified: ${fault instanceof Error ? fault.message : fault}\n`);
    return 2;
  }
}
const CHUNK = 1 << 20;
const FEW = 20;

/** @param {Report} report @param {number} seconds */
function inWords({ ok, mode, origin, scope, at: writtenAt, counts, keys, size, root, findings, more, proved, unproved }, seconds) {
  const lines = [
    ok ? "Nothing is wrong." : `${findings.length + more} things are wrong.`,
    "",
    `${origin ?? "no origin"}, ${scope ?? "no scope"}${typeof writtenAt === "number" ? `, written ${new Date(writtenAt).toISOString()}` : ""}`,
    `${counts.events} events in ${counts.streams} streams, ${counts.bytes} bytes, ${mode} in ${seconds.toFixed(1)} s`,
    ...(size === null ? [] : [`last checkpoint: ${size} events, root ${root}`]),
    ...(keys.length > 0 ? [`signed by ${keys.join(", ")}`] : []),
  ];
  if (!ok) lines.push("", ...findings.slice(0, FEW).map(({ says }) => `  ${says}`));
  if (findings.length + more > FEW) lines.push(`  and ${findings.length + more - FEW} more${more > 0 ? "" : " (--json names them)"}`);
  if (proved.length > 0) lines.push("", "Proved:", ...proved.map(({ says }) => `  ${says}`));
  lines.push("", "Not proved:", ...unproved.map(({ says }) => `  ${says}`), "");
  return lines.map(printable).join("\n");
}

/** A file must not speak to the terminal: what would move its cursor, colour or turn its text is written as its number. @param {string} text */
const printable = (text) =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) => `\\u{${/** @type {number} */ (char.codePointAt(0)).toString(16)}}`);

/** The same for JSON, which says it in an escape of its own and stays the same value. @param {string} text */
const escaped = (text) =>
  text.replace(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    Array.from({ length: char.length }, (_, i) => `\\u${char.charCodeAt(i).toString(16).padStart(4, "0")}`).join(""),
  );

/** What zlib says of something that stands where another packed file could begin. */
const TAIL = /incorrect header check/;

/** Of what is packed, and not of the disk. @param {unknown} fault @returns {fault is Error} */
const isPackingFault = (fault) => fault instanceof Error && "code" in fault && /^Z_/.test(String(fault.code));

/** @param {any} fs @param {string} file */
function beginsPacked(fs, file) {
  const [handle, start] = [fs.openSync(file, "r"), new Uint8Array(2)];
  fs.readSync(handle, start, 0, 2, 0);
  fs.closeSync(handle);
  return start[0] === 0x1f && start[1] === 0x8b;
}

/** Run by itself, and not imported. */
function isProgram() {
  const [, program] = globalThis.process?.argv ?? [];
  if (program === undefined || builtin("node:fs") === undefined || !import.meta.url?.startsWith("file:")) return false;
  const { realpathSync } = builtin("node:fs");
  try {
    return realpathSync(program) === realpathSync(builtin("node:url").fileURLToPath(import.meta.url));
  } catch {
    // Started from something that is no file: then it was not this one.
    return false;
  }
}

if (isProgram()) process.exitCode = await main(process.argv.slice(2));
