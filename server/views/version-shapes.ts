// What the screens are told of versions: each with who put it in force and why, what it says, and what it changed against another.
import type { JsonObject } from "@core/words/vocabulary";
import type { PolicyChange, VersionHead } from "./shapes-policy";

export type VersionKind = "policy" | "registry";

export interface VersionView extends VersionHead {
  readonly workflow: string;
  readonly kind: VersionKind;
  /** What it says; of a policy with the registry that stood beside it, of a registry alone. */
  readonly policy: JsonObject | null;
  readonly registry: JsonObject;
  /** Names of those whom the policy names by id. */
  readonly people: Readonly<Record<string, string>>;
  /** The version of the other document that stood with it; null where there was none. */
  readonly beside: number | null;
  /** The draft that it was; null where the operator planted it. */
  readonly draft: { readonly id: string; readonly name: string } | null;
  /** What became of the items that were open then. */
  readonly openItems: "keep" | "re-rule" | null;
  /** What it is compared with; null where nothing came before it. */
  readonly with: number | null;
  /** From that one to this one, field by field. */
  readonly changes: readonly PolicyChange[];
  /** All of them tighten. */
  readonly tightening: boolean;
}
