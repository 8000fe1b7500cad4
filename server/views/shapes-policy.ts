// What the policy studio is given: policies in force, their versions, drafts, what a draft changes and what the lint finds of it.
import type { Json, JsonObject } from "@core/words/vocabulary";
import type { Allowed, PersonRef } from "./shapes";

export interface PolicyHead {
  readonly workflow: string;
  readonly version: number;
  readonly since: number;
  readonly actions: number;
  readonly rules: number;
  readonly drafts: number;
  /** Drafts for which a second person was asked. */
  readonly asked: number;
}

export interface VersionHead {
  readonly version: number;
  readonly at: number;
  readonly author: PersonRef | null;
  readonly approver: PersonRef | null;
  readonly reason: string | null;
  readonly inForce: boolean;
  readonly digest: string;
}

export interface DraftHeadView {
  readonly id: string;
  readonly name: string;
  readonly author: PersonRef;
  readonly state: "open" | "asked" | "published" | "dropped";
  readonly changedAt: number;
  readonly changedBy: PersonRef;
}

export interface PolicyChange {
  readonly part: "boundary" | "rule" | "threshold" | "policy" | "registry";
  readonly of: string;
  readonly field: string;
  readonly from: Json;
  readonly to: Json;
  readonly way: "tightens" | "widens" | "other";
}

export interface LintFinding {
  readonly code: string;
  readonly severity: "error" | "warning";
  readonly where: string;
  readonly action: string | null;
  readonly basis: "proved" | "shown" | "read";
  readonly title: string;
  readonly mend: string;
}

/** A workflow's policy as it is in force: documents in JSON, as the schemas of policies and registries print them. */
export interface PolicyPage {
  readonly workflow: string;
  readonly version: number;
  readonly registryVersion: number;
  readonly since: number | null;
  readonly policy: JsonObject;
  readonly registry: JsonObject;
  /** Names of those whom the policy names by id. */
  readonly people: Readonly<Record<string, string>>;
  readonly versions: readonly VersionHead[];
  readonly registryVersions: readonly VersionHead[];
  readonly drafts: readonly DraftHeadView[];
  /** Those that were published or dropped, the latest first. */
  readonly overDrafts: readonly DraftHeadView[];
  readonly findings: readonly LintFinding[];
  readonly openItems: number;
  readonly may: { readonly draft: boolean; readonly sign: boolean };
}

export interface PolicyDraftView extends DraftHeadView {
  readonly workflow: string;
  readonly version: number;
  readonly policy: JsonObject;
  readonly registry: JsonObject;
  readonly basePolicy: number;
  /** Another policy or registry came into force since it was begun. */
  readonly behind: boolean;
  /** The version that is in force now. */
  readonly inForce: number;
  readonly openItems: "keep" | "re-rule";
  readonly reason: string | null;
  readonly askedBy: PersonRef | null;
  readonly askedAt: number | null;
  readonly writers: readonly PersonRef[];
  readonly approver: PersonRef | null;
  readonly publishedPolicy: number | null;
  /** What is signed. */
  readonly hash: string;
  readonly changes: readonly PolicyChange[];
  readonly tightening: boolean;
  readonly findings: readonly LintFinding[];
  readonly comments: readonly { readonly id: string; readonly person: PersonRef; readonly at: number; readonly text: string }[];
  readonly allowed: {
    readonly save: Allowed;
    readonly ask: Allowed;
    readonly publish: Allowed;
    readonly giveBack: Allowed;
    readonly comment: Allowed;
    readonly drop: Allowed;
  };
}
