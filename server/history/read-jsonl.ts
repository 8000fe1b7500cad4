// Past cases from JSON Lines: each line a submission as agents send it, and what became of it. A bad line is told and passed over; a line is all that is ever held.

import { sha256 } from "@core/trail/hash";
import { parseIJson } from "@core/trail/i-json";
import { findUnkept } from "@core/trail/unkept";
import { type HistoricItem, type HistoryEntry, historyLineSchema } from "@core/words/history";
import type { FieldError } from "@core/words/refusals";
import { ok, type Result, refuse } from "@core/words/result";
import { LIMITS } from "@core/words/submission";
import { bodyField, validate } from "../rest/validate";
import type { Bytes } from "./bytes";

/** More would not help anybody to mend a line. */
const ERRORS_SHOWN = 3;
const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** One entry for each line after the first `after`: those are passed over unread. Throws `DamagedFile` where the stream does. */
export async function* readJsonl(bytes: Bytes, after = 0): AsyncGenerator<HistoryEntry> {
  let position = 0;
  for await (const line of linesOf(bytes)) {
    position += 1;
    if (position > after) yield entryOf(position, position === 1 ? withoutMark(line) : line);
  }
}

function entryOf(position: number, line: Buffer | null): HistoryEntry {
  if (line === null) return { position, kind: "refused", why: `Is longer than ${LIMITS.bodyBytes.toLocaleString("en")} bytes.` };
  if (isBlank(line)) return { position, kind: "items", items: [] };
  const read = itemOf(line);
  return read.ok ? { position, kind: "items", items: [read.value] } : { position, kind: "refused", why: inWords(read.refusal) };
}

function itemOf(line: Buffer): Result<HistoricItem, readonly FieldError[]> {
  const json = parseIJson(line);
  if (!json.ok) return json;
  const unkept = findUnkept(json.value);
  if (unkept) return refuse([unkept]);
  const read = validate(historyLineSchema, json.value, bodyField);
  if (!read.ok) return read;
  const { at, outcome, ...submission } = read.value;
  return ok({
    submission,
    externalId: submission.external_id ?? sha256(line),
    at: typeof at === "string" ? Date.parse(at) : (at ?? null),
    decision: outcome?.decision ?? null,
    verdict: outcome?.verdict ?? null,
    decidedInS: secondsOf(outcome?.decided_in_s),
    byRole: outcome?.by_role ?? null,
  });
}

/** Whole ones are kept. */
const secondsOf = (given: number | null | undefined): number | null => (typeof given === "number" ? Math.round(given) : null);

export function inWords(errors: readonly FieldError[]): string {
  const more = errors.length - ERRORS_SHOWN;
  const shown = errors.slice(0, ERRORS_SHOWN).map(({ path, message }) => (path === "" ? message : `${path}: ${message}`));
  return [...shown, ...(more > 0 ? [`And ${more} more.`] : [])].join(" ");
}

const withoutMark = (line: Buffer | null) =>
  line?.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK) ? line.subarray(BYTE_ORDER_MARK.length) : line;
const isBlank = (line: Buffer) => line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);

/** The lines of a stream, whatever its chunks; null for one that is longer than a body may be, which is not held. */
async function* linesOf(bytes: Bytes): AsyncGenerator<Buffer | null> {
  let parts: Uint8Array[] = [];
  let length = 0;
  const keep = (part: Uint8Array) => {
    length += part.length;
    if (length > LIMITS.bodyBytes) parts = [];
    else if (part.length > 0) parts.push(part);
  };
  const take = () => {
    const line = length > LIMITS.bodyBytes ? null : Buffer.concat(parts, length);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      keep(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield take();
}
