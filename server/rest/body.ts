// A request's body at the door: bounded while it is read, UTF-8, JSON, I-JSON. Nothing else of the product sees a body before all that holds.
import { parseIJson } from "@core/trail/i-json";
import { findUnkept } from "@core/trail/unkept";
import { type Result, refuse } from "@core/words/result";
import { LIMITS } from "@core/words/submission";
import type { Json } from "@core/words/vocabulary";
import { type Problem, problems } from "./problem";

const JSON_TYPE = /^application\/(?:[a-z0-9.+-]+\+)?json\s*(?:;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

export async function readJsonBody(request: Request): Promise<Result<Json, Problem>> {
  const type = request.headers.get("content-type");
  if (type === null || !JSON_TYPE.test(type))
    return refuse(problems.unsupportedMediaType("Send the body as `Content-Type: application/json`, in UTF-8."));
  if (request.headers.has("content-encoding")) return refuse(problems.unsupportedMediaType("Send the body without Content-Encoding."));

  const bytes = await readBounded(request, LIMITS.bodyBytes);
  if (bytes === null) return refuse(problems.tooLarge(LIMITS.bodyBytes));
  return parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

function parse(bytes: Buffer): Result<Json, Problem> {
  if (bytes.byteLength === 0) return refuse(problems.malformed("The body is empty: send a JSON object."));
  const parsed = parseIJson(bytes);
  if (!parsed.ok) {
    const [first] = parsed.refusal;
    return refuse(isJson(bytes) ? problems.invalid(parsed.refusal) : problems.malformed(first?.message ?? "Is not JSON."));
  }
  const unkept = mayHoldUnkept(bytes) ? findUnkept(parsed.value) : null;
  return unkept ? refuse(problems.invalid([unkept])) : parsed;
}

/** Tells what cannot be read at all from what can be read and is refused. */
function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(bytes.toString());
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** What I-JSON allows and cannot be kept: only where one of these stands in the text can a name be `__proto__` or a text hold U+0000. */
const mayHoldUnkept = (bytes: Buffer) => bytes.includes("__proto__") || bytes.includes("\\u00");

/** The body's bytes, or null as soon as there are more than `limit`. A length that was declared is kept to by Node's own parser. */
async function readBounded(request: Request, limit: number): Promise<Uint8Array | null> {
  const declared = request.headers.get("content-length");
  if (declared !== null && Number(declared) > limit) return null;
  if (declared !== null && !request.headers.has("transfer-encoding")) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.byteLength > limit ? null : bytes;
  }
  if (request.body === null) return new Uint8Array();

  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.byteLength;
    if (length > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(chunk.value);
  }
  return Buffer.concat(chunks, length);
}
