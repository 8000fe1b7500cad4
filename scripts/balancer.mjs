// A small balancer for several instances on one machine: each request to the next one that is ready, streams passed through as they come.
// A request is sent to another instance only when its connection was refused, so before anything of it was sent: no command is ever doubled.
import { Agent, createServer, get, request as send } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

const LOOK_EVERY_MS = 300;
const READY_WITHIN_MS = 2_500;
/** Shorter than an instance keeps an idle connection, so that none is used in the moment that it is closed. */
const KEPT_IDLE_MS = 3_000;
/** These belong to one connection and not to the message (RFC 9110, section 7.6.1). */
const OF_THE_CONNECTION = ["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"];

const INSTANCE_HOST = "127.0.0.1";

/** `ports` of instances on this machine. `changed(port, ready)` is told when one becomes ready or ceases to be. */
export function createBalancer({ ports, changed = () => {} }) {
  const agent = new Agent({ keepAlive: true, timeout: KEPT_IDLE_MS, maxFreeSockets: 64 });
  const targets = ports.map((port) => ({ port, ready: false }));
  let next = 0;

  const mark = (target, ready) => {
    if (target.ready === ready) return;
    target.ready = ready;
    changed(target.port, ready);
  };
  /** Those that are ready, beginning with whose turn it is; while none is, those that are there can say best why not. */
  const inTurn = () => {
    next = (next + 1) % targets.length;
    const all = [...targets.slice(next), ...targets.slice(0, next)];
    const ready = all.filter((target) => target.ready);
    return ready.length > 0 ? ready : all;
  };

  const server = createServer((request, response) => pass(request, response, inTurn()));
  // A long poll or a stream may be silent for as long as it likes.
  server.requestTimeout = 0;
  server.timeout = 0;

  function pass(request, response, [target, ...others]) {
    if (response.destroyed) return;
    if (!target) return unavailable(request, response);
    const upstream = send({
      host: INSTANCE_HOST,
      port: target.port,
      method: request.method,
      path: request.url,
      headers: headersFor(request),
      agent,
    });
    let connected = false;
    upstream.on("socket", (socket) => {
      const begin = () => {
        connected = true;
        socket.setTimeout(0);
        request.pipe(upstream);
      };
      if (socket.connecting) socket.once("connect", begin);
      else begin();
    });
    upstream.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, without(answer.rawHeaders));
      response.flushHeaders();
      answer.pipe(response);
      // Cut off and never ended as if it were whole.
      answer.on("close", () => answer.complete || response.destroy());
    });
    upstream.on("error", (fault) => {
      if (!connected && fault.code === "ECONNREFUSED") {
        mark(target, false);
        return pass(request, response, others);
      }
      if (response.headersSent || response.destroyed) return response.destroy();
      problem(
        response,
        502,
        "The instance that was asked has gone. Whether it did what was asked is not known: ask again with the same Idempotency-Key.",
      );
    });
    response.on("close", () => response.writableFinished || upstream.destroy());
  }

  const looking = new AbortController();
  const look = async (target) => {
    while (!looking.signal.aborted) {
      mark(target, await isReady(target.port));
      await pause(LOOK_EVERY_MS, null, { signal: looking.signal }).catch(() => null);
    }
  };

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(port, host, () => {
          for (const target of targets) void look(target);
          resolve(server.address().port);
        });
      }),
    readyPorts: () => targets.filter(({ ready }) => ready).map(({ port }) => port),
    /** Takes no new connection; what is under way goes on. */
    stopListening() {
      server.close();
    },
    close() {
      looking.abort();
      server.close();
      server.closeAllConnections();
      agent.destroy();
    },
  };
}

const isReady = (port) =>
  new Promise((resolve) => {
    const asking = get({ host: INSTANCE_HOST, port, path: "/api/v1/readyz", agent: false, timeout: READY_WITHIN_MS }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asking.on("timeout", () => asking.destroy());
    asking.on("error", () => resolve(false));
  });

/** The client's own, with who the client is. What it says of that itself is not passed on. */
function headersFor(request) {
  const headers = {};
  for (const [name, value] of Object.entries(request.headers)) if (!OF_THE_CONNECTION.includes(name)) headers[name] = value;
  headers["x-forwarded-for"] = request.socket.remoteAddress ?? "unknown";
  // Without a length the body comes in pieces, and is sent on so.
  if (request.headers["transfer-encoding"] !== undefined) headers["transfer-encoding"] = "chunked";
  return headers;
}

/** Raw headers, so that several cookies stay several. */
function without(raw) {
  const kept = [];
  for (let at = 0; at < raw.length; at += 2) if (!OF_THE_CONNECTION.includes(raw[at].toLowerCase())) kept.push(raw[at], raw[at + 1]);
  return kept;
}

function unavailable(request, response) {
  request.resume();
  problem(response, 503, "No instance is ready. Nothing was recorded; try again in a moment.");
}

function problem(response, status, detail) {
  const title = status === 503 ? "Not ready" : "Cut off";
  const body = JSON.stringify({ type: "about:blank", title, status, detail });
  response.writeHead(status, {
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    ...(status === 503 && { "retry-after": "1" }),
  });
  response.end(body);
}
