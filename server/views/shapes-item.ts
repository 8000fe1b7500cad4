// What screens are given of an item: its row, the whole of it with what is known beside it, and the receipt of what was done with it.
import type { Rung } from "@core/words/actors";
import type { Comparison } from "@core/words/ruling";
import type {
  DecisionKind,
  ExecutionState,
  Json,
  JsonObject,
  Level,
  Outcome,
  PrintedLevel,
  Purpose,
  ReconcileWhy,
  RespondMeans,
  Reversibility,
  ReviewLabel,
  ReviewState,
} from "@core/words/vocabulary";
import type { Allowed, HolderView, PersonRef } from "./shapes";
import type { OpinionView } from "./shapes-opinions";

export type ItemCommandName =
  | "claim"
  | "release"
  | "delegate"
  | "move"
  | "escalate"
  | "return"
  | "askOpinion"
  | "giveOpinion"
  | "withdrawOpinion"
  | "suspend"
  | "resume"
  | "ask"
  | "approve"
  | "edit"
  | "reject"
  | "respond"
  | "recall"
  | "reconcile"
  | "requestReversal"
  | "retryReversal";

export interface ReasonView {
  readonly rule: string;
  readonly kind: "boundary" | "rule" | "built-in" | "error";
  readonly text: string;
  readonly level: Level;
  readonly quorum: number;
  readonly facts: JsonObject;
  readonly comparisons: readonly Comparison[];
  /** What stands beside the sentence: "420.00 EUR", "12 days", "8 and 1". */
  readonly shown?: string;
}

export interface EvidenceView {
  readonly kind: "text" | "image" | "json" | "link";
  readonly label: string;
  readonly mediaType: string | null;
  readonly sha256: string;
  /** Inline for text and json, hidden characters written out; null for images, which are loaded from `href`, and for what is not shown. */
  readonly content: Json;
  /** Only http and https; credentials taken out. */
  readonly url: string | null;
  /** Where a link really leads, in punycode: shown beside it, since the label is a stranger's. */
  readonly host: string | null;
  /** Same-origin address of the bytes; null when there are none. */
  readonly href: string | null;
  readonly size: number | null;
  /** Why it is not shown here, in words; null when it is. */
  readonly notShown: string | null;
}

export interface RevisionView {
  readonly number: number;
  readonly hash: string;
  readonly by: { readonly kind: "agent" | "person"; readonly id: string; readonly name: string };
  readonly at: number;
  readonly title: string;
  readonly arguments: JsonObject;
  readonly before: Json;
  readonly after: Json;
  readonly confidence: number | null;
  readonly signals: JsonObject;
  readonly claims: readonly { readonly subject: string; readonly predicate: string; readonly fingerprint: string | null }[];
  readonly atRisk: { readonly amount: number; readonly currency: string } | null;
  readonly evidence: readonly EvidenceView[];
  /** Something invisible or reordering stands in what the agent wrote; it has been written out, as `⟨U+202E⟩`, and deserves a warning. */
  readonly hidden: boolean;
}

/** Somebody who has an item before them now. */
export interface Looker {
  readonly itemId: string;
  readonly person: PersonRef;
}

interface CheckedBy {
  readonly id: string;
  readonly by: { readonly kind: "person" | "agent"; readonly id: string; readonly name: string; readonly you: boolean };
  readonly at: number;
  readonly until: number | null;
  readonly note: string | null;
}

/** What is known of one claim of the agent. `claim` counts from 0 in the revision. */
export type CheckView = { readonly claim: number; readonly subject: string; readonly predicate: string } & (
  | { readonly state: "missing" }
  | ({ readonly state: "holds" } & CheckedBy)
  | ({
      readonly state: "lapsed";
      readonly because: "changed" | "expired" | "withdrawn";
      /** Why it was withdrawn. */
      readonly reason: string | null;
    } & CheckedBy)
);

/** One line of the timeline: past events, and what will fire if nobody acts. */
export interface TimelineEntry {
  /** Event number, or null for what has not happened. */
  readonly seq: number | null;
  /** Where the number is one of another stream than the item's own: a check of what its agent claims. */
  readonly stream?: string;
  readonly at: number;
  readonly type: string;
  readonly actor: { readonly kind: "agent" | "person" | "system"; readonly id: string; readonly name: string };
  /** The sentence, such as "Priya Nair claimed". */
  readonly text: string;
  /** A second line: a quoted question, "waited 7 min", "revision 2". */
  readonly detail: string | null;
  readonly quote: string | null;
  readonly holder: HolderView | null;
  /** True when the holder differs from the one before: accountability changed hands. */
  readonly transfer: boolean;
  /** The revision that was proposed, signed, granted or run: the same seal can be followed down the line. */
  readonly revisionHash: string | null;
}

export interface DecisionView {
  readonly kind: DecisionKind;
  readonly by: readonly PersonRef[];
  readonly at: number;
  readonly finalAt: number;
  readonly revisionHash: string;
  readonly message: string | null;
}

/** A row of a rail or a table: no bodies. */
export interface ItemRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly workflow: string;
  readonly step: string | null;
  readonly run: string | null;
  readonly externalId: string | null;
  readonly agent: { readonly id: string; readonly name: string };
  readonly action: string;
  readonly review: ReviewState;
  readonly reviewLabel: ReviewLabel;
  readonly execution: ExecutionState;
  readonly purpose: Purpose | null;
  readonly level: PrintedLevel;
  readonly quorum: number;
  readonly votes: number;
  /** Whether this person has signed what stands now, and others must. */
  readonly youSigned: boolean;
  readonly queue: string | null;
  readonly holder: HolderView | null;
  /** The strictest reason in few words: "amount over 250". */
  readonly why: string;
  readonly atRisk: { readonly amount: number; readonly currency: string } | null;
  readonly reversibility: Reversibility;
  /** Same-origin address of the first image, as a thumbnail. */
  readonly thumbnail: string | null;
  readonly openedAt: number;
  /** Since when the present holder holds it. */
  readonly heldSince: number;
  readonly dueAt: number | null;
  readonly maxAt: number | null;
  readonly revisionHash: string;
}

/** An item that somebody looked for, and by what it was found. */
export interface FoundItem {
  readonly row: ItemRow;
  readonly by: "id" | "revision" | "execution" | "external id" | "run";
}

export interface ItemView extends ItemRow {
  /** The database's clock when this was read: the screen's own clock is corrected by it. */
  readonly now: number;
  readonly outcome: Outcome | null;
  readonly reconcileWhy: ReconcileWhy | null;
  readonly ruling: {
    readonly level: PrintedLevel;
    readonly quorum: number;
    readonly policyVersion: number;
    readonly blind: boolean;
    readonly onSilence: "reject" | "proceed";
    readonly recallS: number;
    readonly grantS: number;
    readonly reasons: readonly ReasonView[];
    /** What would have let it pass without a person; null where nobody had to look, or the policy has changed since. */
    readonly passing:
      | { readonly kind: "facts"; readonly words: string }
      | { readonly kind: "never"; readonly because: string }
      | { readonly kind: "unsaid" }
      | null;
    /** How many rules of the policy did not match. */
    readonly unmatched: number;
  } | null;
  /** The claims and questions that nobody has verified: what is left to the reviewer. */
  readonly question: string;
  /** One sentence that says what will happen if it is approved. */
  readonly effect: string;
  /** Whether and how it can be taken back. */
  readonly reversal: {
    readonly reversibility: Reversibility;
    readonly windowS: number;
    /** How, and what stays, as the policy's author wrote it; empty where nobody has. */
    readonly plan: string;
    readonly until: number | null;
  };
  readonly argumentsSchema: JsonObject;
  /** A workflow may let one key sign one value: a digit item is signed by its digit. */
  readonly signKeys: { readonly argument: string; readonly values: readonly Json[] } | null;
  /** A line for each claim of the revision. */
  readonly checks: readonly CheckView[];
  readonly revision: RevisionView;
  readonly revisions: readonly RevisionView[];
  /** The arguments exactly as they would run, for filling the form of an edit. Show `revision.arguments`, where nothing hides. */
  readonly editable: JsonObject;
  /** `leaseMs`: the whole length of the claim as it was given, for drawing what is left of it. */
  readonly claim: {
    readonly by: PersonRef;
    readonly onBehalfOf: PersonRef | null;
    readonly leaseUntil: number;
    readonly leaseMs: number;
  } | null;
  /** How often people passed it by, and why. */
  readonly skips: { readonly count: number; readonly reasons: readonly { readonly reason: string | null; readonly count: number }[] };
  readonly suspension: { readonly by: PersonRef; readonly until: number; readonly reason: string | null } | null;
  readonly asked: { readonly by: PersonRef; readonly at: number; readonly question: string; readonly answerDue: number } | null;
  /** Where it can be sent up from here. */
  readonly waysUp: {
    readonly queues: readonly { readonly id: string; readonly name: string }[];
    readonly people: readonly (PersonRef & { readonly as: "owner" | "manager" })[];
  };
  /** Who sent it up and waits for an answer; null where nobody does. */
  readonly sentUp: {
    readonly by: PersonRef;
    readonly from: string;
    readonly leaning: DecisionKind | null;
    readonly reason: string | null;
  } | null;
  readonly opinions: readonly OpinionView[];
  readonly approvals: readonly { readonly by: PersonRef; readonly at: number; readonly counts: boolean }[];
  readonly decision: DecisionView | null;
  /** The stop that keeps the agent from running anything now; decisions go on. */
  readonly stopped: "agent" | "workflow" | "all" | null;
  readonly grant: { readonly id: string; readonly source: string; readonly finalAt: number; readonly expiresAt: number | null } | null;
  /** What the viewer had typed and not sent. A note and the words of the forms are kept across revisions; edited arguments only for the one they were written against. */
  readonly draft: {
    readonly note: string | null;
    readonly arguments: JsonObject | null;
    /** What stands in the inputs of that edit, by JSON Pointer, also what cannot be read yet. */
    readonly typed: Readonly<Record<string, string>>;
    readonly words: Readonly<Record<string, string>>;
  } | null;
  readonly executionRecord: { readonly id: string; readonly state: string; readonly result: Json; readonly error: Json } | null;
  /** When its content was erased; null while it is there. */
  readonly erasedAt: number | null;
  readonly timeline: readonly TimelineEntry[];
  readonly ladder: readonly (Rung & { readonly at: number | null })[];
  /** The members of its group, else the items of its run, this one included, oldest first; empty when it stands alone. */
  readonly siblings: readonly {
    readonly id: string;
    readonly title: string;
    /** What it proposes in a word or two, such as `8`; null when that takes more. */
    readonly proposal: string | null;
    readonly confidence: number | null;
    readonly reviewLabel: ReviewLabel;
    readonly execution: ExecutionState;
    readonly thumbnail: string | null;
    readonly revisionHash: string;
    readonly arguments: JsonObject;
  }[];
  /** As the agent wrote it, to ask for the rest of the run by; reveal it before it is shown. */
  readonly run: string | null;
  readonly group: { readonly id: string; readonly size: number; readonly settled: number } | null;
  readonly similar: SimilarCases;
  readonly agentRecord: AgentRecord;
  readonly allowedDecisions: readonly DecisionKind[];
  readonly respondMeans: RespondMeans;
  readonly allowed: Readonly<Record<ItemCommandName, Allowed>>;
}

/** A case that people decided before, of the same workflow and action. */
export interface SimilarCase {
  readonly id: string;
  readonly title: string;
  readonly outcome: ReviewLabel;
  /** How it was decided; an edit is an approval of something else than was proposed. */
  readonly decision: DecisionKind;
  readonly reversed: boolean;
  readonly by: PersonRef | null;
  readonly atRisk: { readonly amount: number; readonly currency: string } | null;
  readonly decidedAt: number;
  /** How long the deciding person had it on the screen. */
  readonly tookMs: number | null;
  /** 0 to 1: how near its numbers and words are to this one's. */
  readonly likeness: number;
}

export interface SimilarCases {
  /** Among how many the nearest were looked for; null where nobody counted. */
  readonly searched: number | null;
  /** The nearest, best first. */
  readonly cases: readonly SimilarCase[];
  /** Decided by people in the last 90 days, of the same workflow and action; counting stops at 1,000. */
  readonly compared: number;
  readonly decided: Readonly<Record<DecisionKind, number>>;
  readonly reversed: number;
}

/** What an agent's proposals of one action came to, over the last `days`. */
export interface AgentRecord {
  readonly days: number;
  /** Decided by people. */
  readonly decided: number;
  readonly approvedUnchanged: number;
  /** 95 % interval (Clopper-Pearson) of the share approved unchanged; null when nothing was decided. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Of those decided, how many ran, and how many of these were taken back. */
  readonly executed: number;
  readonly reversed: number;
}

/** Somebody who could take an item over. */
export interface Colleague extends PersonRef {
  readonly present: boolean;
  /** Who stands in while they are absent. */
  readonly deputies: readonly PersonRef[];
  readonly may: Allowed;
  /** Whether they may be asked what they think. */
  readonly mayAdvise: Allowed;
  /** Items in their hands now. */
  readonly holding: number;
  /** Most that they may have in hand; null for as many as come. */
  readonly limit: number | null;
}

/** What one decision or move came to: the item's row as it is now, and the receipt. */
export interface CommandReceipt {
  readonly item: ItemRow;
  readonly decision: DecisionView | null;
  readonly event: { readonly stream: string; readonly seq: number; readonly hash: string };
}
