// The door between the running server and Next's own bundle: pages reach the one set of deps through an object on globalThis that main.ts made.
// Next bundles its own copy of whatever pages import, so only types are imported here: pages must never open a second store.
import type { DemoSignIn } from "./demo-sign-ins";
import type { Deps } from "./deps";
import type { Caller } from "./trpc/caller";

export interface Runtime {
  readonly deps: Deps;
  /** The people's API as a server-side call, with the session of these request headers. */
  readonly caller: (headers: Headers) => Promise<Caller>;
  /** Log index of the last entry of the trail; -1 while there is none. What is read afterwards holds everything up to it. */
  readonly trailEnd: () => Promise<number>;
  /** People of the demo, for the sign-in page; none when this is no demo. */
  readonly demoSignIns: () => readonly DemoSignIn[];
}

const slot: { countersignRuntime?: Runtime } = globalThis as { countersignRuntime?: Runtime };

/** Called once by main.ts before Next serves. */
export function publishRuntime(runtime: Runtime): void {
  slot.countersignRuntime = runtime;
}

/** The running server's runtime. Throws when pages are rendered outside of it (for example by a bare `next start`). */
export function runtime(): Runtime {
  if (!slot.countersignRuntime)
    throw new Error("Countersign's pages are served by server/main.ts: start the product with `npm start`, not with `next start`.");
  return slot.countersignRuntime;
}
