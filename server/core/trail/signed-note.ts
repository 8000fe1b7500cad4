// Signed notes and checkpoints after C2SP signed-note and tlog-checkpoint: keys in their text form, signing with Ed25519, reading and verifying.
import { createPrivateKey, createPublicKey, hash, type KeyObject, sign, verify } from "node:crypto";
import type { TreeHash } from "./tree";

/** A key that signs, in the text form of Go's note package: `PRIVATE+KEY+name+id+base64(0x01 ‖ seed)`. */
export interface SigningKey {
  readonly name: string;
  /** The public half, as everybody may know it: `name+id+base64(0x01 ‖ public key)`. */
  readonly verifier: string;
  readonly sign: (text: string) => Uint8Array;
}

export interface VerifierKey {
  readonly name: string;
  readonly id: Uint8Array;
  readonly verify: (text: string, signature: Uint8Array) => boolean;
}

export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: TreeHash;
}

const ED25519 = 0x01;
const ID_BYTES = 4;
const KEY_BYTES = 32;
const SIGNATURE_BYTES = 64;
/** RFC 8410: what stands before the 32 bytes of an Ed25519 key. */
const PRIVATE_FORM = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_FORM = Buffer.from("302a300506032b6570032100", "hex");

/** Neither whitespace nor `+`: a key's name stands between both. It is also what the first line of a checkpoint may be. */
export const isKeyName = (name: string): boolean => name.length > 0 && !/[\s+\p{Cc}]/u.test(name);

/** The first four bytes of SHA-256(name ‖ newline ‖ 0x01 ‖ public key). */
const idOf = (name: string, key: Uint8Array): Buffer =>
  hash("sha256", Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([ED25519]), key]), "buffer").subarray(0, ID_BYTES);

const publicBytes = (key: KeyObject): Buffer => createPublicKey(key).export({ format: "der", type: "spki" }).subarray(PUBLIC_FORM.length);

const keyText = (name: string, id: Uint8Array, key: Uint8Array) =>
  `${name}+${Buffer.from(id).toString("hex")}+${Buffer.from([ED25519, ...key]).toString("base64")}`;

/** Writes a signing key of 32 random bytes. */
export function signingKeyText(name: string, seed: Uint8Array): string {
  if (!isKeyName(name)) throw new RangeError("a key's name has neither whitespace nor +");
  if (seed.length !== KEY_BYTES) throw new RangeError(`a seed has ${KEY_BYTES} bytes`);
  return `PRIVATE+KEY+${keyText(name, idOf(name, publicBytes(privateKeyOf(seed))), seed)}`;
}

const privateKeyOf = (seed: Uint8Array): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PRIVATE_FORM, seed]), format: "der", type: "pkcs8" });

/** Null for what is no signing key, or one whose id is not that of its name and key. */
export function readSigningKey(text: string): SigningKey | null {
  if (!text.startsWith("PRIVATE+KEY+")) return null;
  const parts = partsOf(text.slice("PRIVATE+KEY+".length));
  if (!parts) return null;
  const privateKey = privateKeyOf(parts.key);
  const publicKey = publicBytes(privateKey);
  if (!idOf(parts.name, publicKey).equals(parts.id)) return null;
  return {
    name: parts.name,
    verifier: keyText(parts.name, parts.id, publicKey),
    sign: (note) => sign(null, Buffer.from(note), privateKey),
  };
}

/** Null for what is no verifier key of Ed25519, or one whose id is not that of its name and key. */
export function readVerifierKey(text: string): VerifierKey | null {
  const parts = partsOf(text);
  if (!parts || !idOf(parts.name, parts.key).equals(parts.id)) return null;
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_FORM, parts.key]), format: "der", type: "spki" });
  return { name: parts.name, id: parts.id, verify: (note, signature) => verify(null, Buffer.from(note), key, signature) };
}

function partsOf(text: string): { readonly name: string; readonly id: Buffer; readonly key: Buffer } | null {
  const [, name = "", id = "", encoded = ""] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/u.exec(text) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || bytes?.length !== 1 + KEY_BYTES || bytes[0] !== ED25519) return null;
  return { name, id: Buffer.from(id, "hex"), key: bytes.subarray(1) };
}

/** Null unless it is written as base64 writes it. */
function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  return text !== "" && bytes.toString("base64") === text ? bytes : null;
}

/** The text with its signature: what a key signs ends with a newline, and a blank line stands between both. */
export function signNote(text: string, key: SigningKey): string {
  if (!text.endsWith("\n")) throw new RangeError("the text of a note ends with a newline");
  const [, id = ""] = key.verifier.split("+");
  return `${text}\n— ${key.name} ${Buffer.concat([Buffer.from(id, "hex"), key.sign(text)]).toString("base64")}\n`;
}

/** The text of a note that one of the keys signed; null when none did. Signatures of keys that are not known are passed over. */
export function openNote(note: string, keys: readonly VerifierKey[]): string | null {
  const end = note.lastIndexOf("\n\n");
  if (end === -1 || !note.endsWith("\n")) return null;
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2, -1).split("\n");
  return lines.some((line) => isSigned(text, line, keys)) ? text : null;
}

function isSigned(text: string, line: string, keys: readonly VerifierKey[]): boolean {
  const [, name, encoded = ""] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
  const bytes = fromBase64(encoded);
  if (bytes?.length !== ID_BYTES + SIGNATURE_BYTES) return false;
  return keys.some((key) => key.name === name && bytes.subarray(0, ID_BYTES).equals(key.id) && key.verify(text, bytes.subarray(ID_BYTES)));
}

/** The text of a checkpoint: origin, size and root, a line each. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString("base64")}\n`;
}

/** Null for what is no checkpoint. Lines after the root are extensions, which are signed and say nothing to us. */
export function readCheckpoint(text: string): Checkpoint | null {
  const [origin = "", size = "", encoded = ""] = text.split("\n");
  const root = fromBase64(encoded);
  if (origin === "" || !/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size)) || root?.length !== KEY_BYTES) return null;
  return { origin, size: Number(size), root };
}
