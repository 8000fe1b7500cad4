// The node handler of `/api/runs.xes`: one run, or all that the list shows, as a process log that streams; what was asked for is on the trail before the first byte.
import type { IncomingMessage, ServerResponse } from "node:http";
import type { HistoricRun } from "@core/words/history";
import type { PersonId } from "@core/words/ids";
import { listRunsInput, runInput } from "@core/words/runs";
import { fromNodeHeaders } from "better-auth/node";
import { standingAt } from "./access/directory";
import { opens } from "./access/resolve";
import type { Auth } from "./auth";
import { recordXesExport } from "./commands/record-xes-export";
import type { Deps } from "./deps";
import { xesFoot, xesHead, xesTrace } from "./history/write-xes";
import { runsToExport, runToExport } from "./views/runs-xes";

const PATH = "/api/runs.xes";
const INSTANTS = ["since", "until"];

export function createXesHandler(deps: Deps, auth: Auth): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const session = await auth.sessionOf(fromNodeHeaders(request.headers));
    if (!session || session.mustChoosePassword) return end(response, 401);
    const address = new URL(request.url ?? "", "http://localhost");
    if (address.pathname !== PATH) return end(response, 404);
    if (request.method !== "GET") return end(response, 405);
    // A link on a stranger's page must not write on the trail in this person's name.
    if (request.headers["sec-fetch-site"] === "cross-site") return end(response, 403);
    if (!(await mayRead(deps, session.person))) return end(response, 403);
    const asked = Object.fromEntries(
      [...address.searchParams].map(([name, value]) => [name, INSTANTS.includes(name) ? Number(value) : value]),
    );
    if ("run" in asked) return oneRun(deps, session.person, asked, response);
    const list = listRunsInput.safeParse(asked);
    if (!list.success) return end(response, 422);
    const { source, workflow, text, state, since, until } = list.data;
    await recordXesExport(deps, session.person, { of: "runs", source, workflow, free: { filter: { text, state, since, until } } });
    await send(response, workflow ?? "runs", runsToExport(deps, session.person, list.data));
  };
}

async function oneRun(deps: Deps, person: PersonId, asked: unknown, response: ServerResponse): Promise<void> {
  const one = runInput.safeParse(asked);
  if (!one.success) return end(response, 422);
  const { workflow, run } = one.data;
  const source = one.data.source ?? "items";
  const told = await runToExport(deps, person, { workflow, run, source });
  if (told === null) return end(response, 404);
  await recordXesExport(deps, person, { of: "run", source, workflow, free: { run } });
  await send(response, run, [told]);
}

const mayRead = (deps: Deps, person: PersonId): Promise<boolean> =>
  deps.store.read(async (tx) => {
    const standing = standingAt(await deps.directory.at(tx), person, await deps.store.nowMs(tx));
    return standing !== null && opens(standing, "run.read");
  });

/** Waits while the reader is slower than we are, and ends when they have gone: a run is read once it is wanted. */
async function send(response: ServerResponse, name: string, runs: Iterable<HistoricRun> | AsyncIterable<HistoricRun>): Promise<void> {
  const file = `countersign-${name.replace(/[^A-Za-z0-9._-]+/g, "-").slice(0, 60)}.xes`;
  response.writeHead(200, {
    "content-type": "application/xml; charset=utf-8",
    "content-disposition": `attachment; filename="${file}"`,
    "cache-control": "no-store",
  });
  response.write(xesHead());
  for await (const run of runs) {
    if (response.destroyed) return;
    if (!response.write(xesTrace(run))) await drained(response);
  }
  response.end(xesFoot());
}

const drained = (response: ServerResponse) =>
  new Promise<void>((resume) => {
    const done = () => {
      response.off("drain", done);
      response.off("close", done);
      resume();
    };
    response.once("drain", done);
    response.once("close", done);
  });

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { "content-length": 0, "cache-control": "no-store" });
  response.end();
}
