// One connection that hears announcements. It comes back by itself when it dies, and then says that some may have been missed.
import { Client, type ClientConfig } from "pg";

const CHANNEL = "countersign_trail";
const COME_BACK_MS = 500;

export const ANNOUNCE = `select pg_notify('${CHANNEL}', '')`;

export interface Listener {
  onAnnounced(listener: () => void): () => void;
  close(): Promise<void>;
}

export function listen(config: ClientConfig): Listener {
  const listeners = new Set<() => void>();
  let client: Client | null = null;
  let comeBack: NodeJS.Timeout | null = null;
  let closed = false;

  const wake = () => {
    for (const listener of listeners) queueMicrotask(listener);
  };
  const lost = (dead: Client) => {
    if (client !== dead) return;
    client = null;
    dead.end().catch(() => undefined);
    if (!closed) comeBack = setTimeout(connect, COME_BACK_MS);
  };
  const connect = () => {
    const fresh = new Client(config);
    client = fresh;
    fresh.on("notification", wake);
    fresh.on("error", () => lost(fresh));
    fresh.on("end", () => lost(fresh));
    fresh
      .connect()
      .then(() => fresh.query(`listen ${CHANNEL}`))
      .then(wake)
      // Whoever waits also looks by itself now and then, so nothing is missed while nobody listens.
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
      if (comeBack) clearTimeout(comeBack);
      listeners.clear();
      await client?.end().catch(() => undefined);
    },
  };
}
