// How a server ends: it takes nothing new, answers what is under way, and keeps no connection open for more.
import type { Server } from "node:http";

/** Longest wait for answers under way. */
const ANSWERED_WITHIN_MS = 3_500;
const LOOK_EVERY_MS = 50;

/** Resolves when every connection is closed; those that still wait for an answer are cut after a while. */
export async function stopServer(server: Server, answeredWithinMs = ANSWERED_WITHIN_MS): Promise<void> {
  // A connection whose last answer is out would otherwise wait for its client's next request.
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_EVERY_MS);
  const cut = setTimeout(() => server.closeAllConnections(), answeredWithinMs);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(cut);
}
