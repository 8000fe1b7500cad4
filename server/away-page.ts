// What a browser is shown while the database is away: a page of its own, since every other one needs the database. It comes back by itself.
import type { IncomingMessage } from "node:http";
import type { Handler } from "./answering";
import type { Deps } from "./deps";
import { storeAnswers } from "./views/readiness";

const RETRY_S = 5;

/** `pages`, but only while the store answers. What Next serves from its own files never asks it. */
export function unlessAway(deps: Deps, pages: Handler): Handler {
  return async (request, response) => {
    if (request.url?.startsWith("/_next/") || (await storeAnswers(deps))) return pages(request, response);
    response.writeHead(503, { "retry-after": String(RETRY_S), "cache-control": "no-store", "content-type": "text/html; charset=utf-8" });
    response.end(request.method === "HEAD" ? undefined : awayPage(nonceOf(request)));
  };
}

const nonceOf = (request: IncomingMessage) => String(request.headers["x-nonce"] ?? "");

const awayPage = (nonce: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${RETRY_S}">
<title>Back in a moment · Countersign</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --bg: #f3f4f7; --fg: #1b1e24; --quiet: #565d6b; }
@media (prefers-color-scheme: dark) { :root { --bg: #0f1114; --fg: #e8eaee; --quiet: #a2a9b6; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--bg); color: var(--fg); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 26rem; padding: 1.5rem; text-align: center; }
h1 { margin: 0 0 .5rem; font-size: 1.25rem; }
p { margin: 0 0 .75rem; color: var(--quiet); }
a { color: inherit; }
</style>
</head>
<body>
<main>
<h1>Back in a moment</h1>
<p>Countersign cannot reach its database right now. What was confirmed is kept; what was not has not happened.</p>
<p>This page tries again by itself every ${RETRY_S} seconds. <a href="">Try now</a></p>
</main>
</body>
</html>
`;
