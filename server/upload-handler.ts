// The node handler of `/api/imports`: takes a file of past cases as it streams in, says in words why not, and leaves the reading to whoever reads uploads.
import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { LIMITS } from "@core/words/submission";
import { t } from "@core/words/t";
import { fromNodeHeaders } from "better-auth/node";
import { z } from "zod";
import { standingAt } from "./access/directory";
import { mayImportHistory } from "./access/resolve";
import type { Auth } from "./auth";
import { beginHistoryImport } from "./commands/import-history";
import type { Deps } from "./deps";
import { DamagedFile, toldApart } from "./history/bytes";
import { readHistory } from "./history/read-history";
import { type ArrivedFile, TooLarge, type Uploads } from "./history/uploads";
import { mappingAs } from "./history/xes-items";
import { isSameOrigin } from "./trpc/same-origin";

const PATH = "/api/imports";

const name = z
  .string()
  .trim()
  .min(1)
  .max(LIMITS.nameChars)
  .regex(/^\P{C}+$/u);
/** In the address, since the body is the file. */
const askedSchema = z
  .object({ name, workflow: name.optional(), action: name.optional() })
  .refine(({ workflow, action }) => (workflow === undefined) === (action === undefined));

class Refused extends Error {
  override readonly name = "Refused";
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function createUploadHandler(
  deps: Deps,
  auth: Auth,
  uploads: Uploads,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    try {
      answer(response, 202, await take(deps, auth, uploads, request));
    } catch (fault) {
      // Who went away is owed no answer.
      if (request.destroyed && !request.complete) return;
      const refused = refusedAs(deps, fault);
      if (refused === null) throw fault;
      // What is still on its way is not read.
      if (!request.complete) response.setHeader("connection", "close");
      answer(response, refused.status, { message: refused.message });
    }
  };
}

async function take(deps: Deps, auth: Auth, uploads: Uploads, request: IncomingMessage) {
  const session = await auth.sessionOf(fromNodeHeaders(request.headers));
  if (!session || session.mustChoosePassword) throw new Refused(401, t("imports.signIn"));
  const address = new URL(request.url ?? "", "http://localhost");
  if (address.pathname !== PATH) throw new Refused(404, t("imports.notSent"));
  if (request.method !== "POST") throw new Refused(405, t("imports.notSent"));
  if (!isSameOrigin(request.headers, deps.settings.BASE_URL)) throw new Refused(403, t("imports.notOurs"));
  const may = await deps.store.read(async (tx) => {
    const standing = standingAt(await deps.directory.at(tx), session.person, await deps.store.nowMs(tx));
    return standing !== null && mayImportHistory(standing);
  });
  if (!may) throw new Refused(403, t("imports.mayNot"));
  const asked = askedSchema.safeParse(Object.fromEntries(address.searchParams));
  if (!asked.success) throw new Refused(422, t("imports.badNames"));
  if (Number(request.headers["content-length"] ?? 0) > deps.settings.IMPORT_MAX_MIB * 1_048_576) throw new TooLarge();
  if (uploads.isFull()) throw new Refused(503, t("imports.full"));

  const { name, workflow, action } = asked.data;
  const readAs = workflow === undefined || action === undefined ? null : { workflow, action };
  // What is refused half way is answered on the same connection.
  const file = await uploads.receive(request.iterator({ destroyOnReturn: false }));
  try {
    await mustBeReadable(file, readAs);
    const begun = await beginHistoryImport(deps, {
      actor: { kind: "person", person: session.person },
      name,
      hash: file.hashAs(readAs),
      readAs,
    });
    if (!begun.ok) throw new Refused(403, t("imports.mayNot"));
    await uploads.settle(file, begun.value.finished ? null : begun.value.id);
    return { import: begun.value.id, finished: begun.value.finished };
  } catch (fault) {
    await uploads.settle(file, null);
    throw fault;
  }
}

/** What is no file of past cases at all leaves no import behind. */
async function mustBeReadable({ path }: ArrivedFile, readAs: Parameters<ArrivedFile["hashAs"]>[0]): Promise<void> {
  const source = createReadStream(path);
  const { isXml, isJson } = await toldApart(source).finally(() => source.destroy());
  if (!isXml && !isJson) throw new Refused(422, t("imports.unknownKind"));
  if (isJson && readAs !== null) throw new Refused(422, t("imports.namesItself"));
  for await (const entry of readHistory(createReadStream(path), { mapping: mappingAs(readAs) })) {
    if (entry.kind === "broken") throw new DamagedFile(entry.why);
    return;
  }
  throw new Refused(422, t("imports.nothing"));
}

function refusedAs({ settings }: Deps, fault: unknown): Refused | null {
  if (fault instanceof Refused) return fault;
  if (fault instanceof TooLarge) return new Refused(413, t("imports.tooLarge", { most: settings.IMPORT_MAX_MIB }));
  if (fault instanceof DamagedFile) return new Refused(422, t("imports.damaged", { why: fault.message }));
  if (fault instanceof Error && "code" in fault && fault.code === "ENOSPC") return new Refused(507, t("imports.noRoom"));
  return null;
}

function answer(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
  });
  response.end(text);
}
