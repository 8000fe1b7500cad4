// The node handler of `/words/{language}-{digest}.js`: the messages of one language as a script that provides them to a page. No page carries them itself, and a browser that has them asks no more.
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import { LANGUAGES, type Language } from "@core/words/language";
import { WORDING_PLACE } from "@core/words/t";
import { WORDINGS } from "./wording";

const ADDRESS = /^\/words\/([a-z]{2})-[0-9a-f]{16}\.js(?:\?|$)/;
const KEPT = "public, max-age=31536000, immutable";

const scriptOf = (language: Language): Buffer =>
  // Text that is parsed as JSON is read faster than the same written as code.
  Buffer.from(
    `{const w=JSON.parse(${JSON.stringify(JSON.stringify(WORDINGS[language]))});globalThis[Symbol.for(${JSON.stringify(WORDING_PLACE)})]=()=>w}`,
  );

const WAYS = { br: promisify<Buffer, Buffer>(brotliCompress), gzip: promisify<Buffer, Buffer>(gzip) } as const;
type Way = keyof typeof WAYS;

const made = new Map<string, Promise<Buffer>>();

/** Compressed when it is first asked for, and once. */
function bytesOf(language: Language, way: Way | null): Promise<Buffer> {
  const key = `${language} ${way}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const script = scriptOf(language);
  const bytes = way === null ? Promise.resolve(script) : WAYS[way](script);
  made.set(key, bytes);
  return bytes;
}

const wayFor = ({ headers }: IncomingMessage): Way | null => {
  const accepted = String(headers["accept-encoding"] ?? "").split(/\s*,\s*/);
  return (["br", "gzip"] as const).find((way) => accepted.includes(way)) ?? null;
};

/** A page of another build asks for another digest: it is given the words there are, and keeps them not. */
export async function answerWords(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, named] = ADDRESS.exec(request.url ?? "") ?? [];
  const language = LANGUAGES.find((known) => known === named);
  if (language === undefined || (request.method !== "GET" && request.method !== "HEAD")) {
    response.writeHead(language === undefined ? 404 : 405, { "content-length": 0, "cache-control": "no-store" });
    response.end();
    return;
  }
  const way = wayFor(request);
  const bytes = await bytesOf(language, way);
  const current = request.url?.startsWith(WORDINGS[language].address) === true;
  response.writeHead(200, {
    "content-type": "text/javascript; charset=utf-8",
    "content-length": bytes.byteLength,
    "cache-control": current ? KEPT : "no-store",
    vary: "accept-encoding",
    ...(way !== null && { "content-encoding": way }),
  });
  response.end(request.method === "HEAD" ? undefined : bytes);
}
