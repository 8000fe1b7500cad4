// One connection that hears announcements. It comes back by itself when it dies, and then says that some may have been missed.
import { Client, type ClientConfig } from "pg";

const CHANNEL = "countersign_trail";
const COME_BACK_MS = 500;
/** A connection that is cut without a word is found out by asking. */
const ASK_EVERY_MS = 10_000;
const ANSWERS_WITHIN_MS = 5_000;
const ENDS_WITHIN_MS = 500;
/** By this the server's administrator, and tests, tell it from the pool's connections. */
export const LISTENER = "countersign listener";

export const ANNOUNCE = `select pg_notify('${CHANNEL}', '')`;

export interface Listener {
  onAnnounced(listener: () => void): () => void;
  close(): Promise<void>;
}

export function listen(config: ClientConfig): Listener {
  const listeners = new Set<() => void>();
  let client: Client | null = null;
  let next: NodeJS.Timeout | null = null;
  let closed = false;

  const wake = () => {
    for (const listener of listeners) queueMicrotask(listener);
  };
  /** Whoever waits also looks by itself now and then, so nothing is missed while nobody listens. */
  const lost = (dead: Client) => {
    if (client !== dead) return;
    client = null;
    void ended(dead);
    if (closed) return;
    if (next) clearTimeout(next);
    next = setTimeout(connect, COME_BACK_MS);
  };
  const askLater = (fresh: Client) => {
    if (closed || client !== fresh) return;
    next = setTimeout(() => {
      fresh.query("select 1").then(
        () => askLater(fresh),
        () => lost(fresh),
      );
    }, ASK_EVERY_MS);
    next.unref();
  };
  const connect = () => {
    const fresh = new Client({ ...config, application_name: LISTENER, query_timeout: ANSWERS_WITHIN_MS });
    client = fresh;
    fresh.on("notification", wake);
    fresh.on("error", () => lost(fresh));
    fresh.on("end", () => lost(fresh));
    fresh
      .connect()
      .then(() => fresh.query(`listen ${CHANNEL}`))
      .then(() => {
        wake();
        askLater(fresh);
      })
      .catch(() => lost(fresh));
  };
  connect();

  return {
    onAnnounced(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      if (next) clearTimeout(next);
      listeners.clear();
      const open = client;
      client = null;
      if (open) await ended(open);
    },
  };
}

/** A server that does not answer does not hang up either: then it is not waited for. */
async function ended(client: Client): Promise<void> {
  const patience = new Promise<void>((resolve) => void setTimeout(resolve, ENDS_WITHIN_MS).unref());
  await Promise.race([client.end().catch(() => undefined), patience]);
}
