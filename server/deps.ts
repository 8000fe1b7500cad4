// What commands and views are given: store, ids, randomness, settings, the live map and the log. Made in one place (make-deps.ts), passed everywhere.
import type { LifecycleSettings } from "@core/lifecycle/commands";
import type { SigningKey } from "@core/trail/signed-note";
import type { ExecutionId, GrantId, ItemId, Ms } from "@core/words/ids";
import { MINUTE } from "@core/words/time";
import type { Logger } from "pino";
import type { Store } from "@/db/store";
import type { DirectoryShelf } from "./access/directory";
import type { CaseShelf } from "./case-shelf";
import type { Live } from "./live/live";
import type { PolicyShelf } from "./policy-shelf";
import type { Settings } from "./settings";

export interface Ids {
  /** UUIDv7. */
  item(): ItemId;
  grant(): GrantId;
  execution(): ExecutionId;
  /** UUIDv7 for everything that has no brand of its own. */
  any(): string;
}

export interface Secrets {
  readonly sessionSecret: string;
  readonly keyPepper: string;
  readonly samplingKey: string;
}

/** The keys that sign the trail's heads, as far as this process has them. */
export interface TrailKeys {
  /** The key of this verifier key; null when it is not here. */
  find(verifier: string): SigningKey | null;
}

export interface Deps {
  readonly store: Store;
  readonly ids: Ids;
  /** Cryptographically strong random bytes. */
  readonly randomBytes: (count: number) => Uint8Array;
  readonly settings: Settings;
  readonly secrets: Secrets;
  readonly trailKeys: TrailKeys;
  readonly lifecycle: LifecycleSettings;
  readonly policies: PolicyShelf;
  readonly directory: DirectoryShelf;
  readonly cases: CaseShelf;
  readonly live: Live;
  /** When this process began, by the database's clock. */
  readonly servingSince: Ms;
  readonly log: Logger;
}

/** What the self-test is judged by, beside its rounds. */
export const selfTestClock = ({ settings, servingSince }: Deps): { readonly everyMs: Ms; readonly servingSince: Ms } => ({
  everyMs: settings.SELF_TEST_MINUTES * MINUTE,
  servingSince,
});

/** What is the product's own in the scene of a decision: durations, and freshly minted ids. */
export const oursOf = ({ lifecycle, ids }: Deps) => ({ settings: lifecycle, fresh: freshIds(ids) });

/** Minted when asked for, and then kept: most commands need neither. */
function freshIds(ids: Ids): { readonly grant: GrantId; readonly execution: ExecutionId } {
  let grant: GrantId | null = null;
  let execution: ExecutionId | null = null;
  return {
    get grant() {
      grant ??= ids.grant();
      return grant;
    },
    get execution() {
      execution ??= ids.execution();
      return execution;
    },
  };
}
