// What the lint is given and what it finds: shared by its parts.
import type { JsonObject } from "@core/words/vocabulary";
import type { PolicyVersion } from "./policy";
import type { RegistryVersion } from "./registry";

export interface LintGround {
  readonly organisation: {
    readonly queues: readonly {
      readonly id: string;
      readonly rank: number;
      readonly owner: string | null;
      readonly members: readonly string[];
      readonly over: string | null;
    }[];
    readonly people: readonly { readonly id: string; readonly skills: readonly string[]; readonly reviewer: boolean }[];
    /** Whose agents' items come to this workflow: they may not review them. */
    readonly agentOwners: readonly string[];
  };
  /** Actions of items that came lately. */
  readonly seen: readonly { readonly action: string; readonly count: number }[];
  /** Past fact vectors. */
  readonly sample: readonly { readonly action: string; readonly facts: JsonObject }[];
}

export interface LintRequest extends LintGround {
  readonly policy: PolicyVersion;
  readonly registry: RegistryVersion;
}

export type Basis = "proved" | "shown" | "read";

export interface Finding {
  readonly code: string;
  readonly severity: "error" | "warning";
  /** Where in the documents, as `rules/amount-over-limit/when`. */
  readonly where: string;
  readonly action: string | null;
  readonly basis: Basis;
  readonly title: string;
  /** What to do about it. */
  readonly mend: string;
}

export const warning = (code: string, where: string, action: string | null, basis: Basis, title: string, mend: string): Finding => ({
  code,
  severity: "warning",
  where,
  action,
  basis,
  title,
  mend,
});
