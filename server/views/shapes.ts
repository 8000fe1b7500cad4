// What screens are given: shapes of the views, in plain JSON. Times are epoch milliseconds; `allowed` says what this person may do and, if not, why.
import type { Holder, Rung } from "@core/words/actors";
import type { SaveFilterInput } from "@core/words/decisions";
import type { Comparison } from "@core/words/ruling";
import type { Settings } from "@core/words/settings";
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
  Role,
} from "@core/words/vocabulary";
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

/** Whether a command is open to this person on this item now; the reason is in words fit for a hint. */
export type Allowed = { readonly ok: true } | { readonly ok: false; readonly code: string; readonly reason: string };

export interface PersonRef {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly you: boolean;
}

export interface HolderView {
  readonly kind: Holder["kind"];
  readonly id: string;
  readonly name: string;
  /** The person who answers for it: the queue's owner, the agent's owner, or the person themselves. */
  readonly accountable: PersonRef | null;
}

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

export interface QueueSummary {
  readonly id: string;
  readonly name: string;
  readonly owner: PersonRef;
  readonly member: boolean;
  readonly open: number;
  readonly overdue: number;
  readonly dueSoon: number;
  /** Of these two, the ones in nobody's hands. */
  readonly freeOverdue: number;
  readonly freeDueSoon: number;
  /** Claimed by somebody, set aside, or waiting for an agent, of the open ones. */
  readonly inWork: number;
  /** Waiting for an agent's answer, of the open ones. */
  readonly waiting: number;
  /** In the viewer's own hands, of the open ones. */
  readonly mine: number;
  readonly oldestAt: number | null;
  /** How many are there now who work it. */
  readonly onDuty: number;
  /** How long those who are there will need for all that is open; null while nobody is there, or nothing is open. */
  readonly clearsInMs: number | null;
}

/** A filter of a queue page under a name. */
export interface SavedFilter {
  readonly id: string;
  readonly name: string;
  readonly query: SaveFilterInput["query"];
  /** The queue whose members have it too. */
  readonly sharedWith: { readonly id: string; readonly name: string } | null;
  /** Whose it is: only they change it. */
  readonly by: PersonRef;
}

export interface QueuePage {
  readonly rows: readonly ItemRow[];
  readonly next: string | null;
  /** How many match; with `capped` there may be more: counting stops at 1,000, and a search looks through the 3,000 most urgent. */
  readonly total: number;
  readonly capped: boolean;
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

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly email: string;
  readonly roles: readonly { readonly role: Role; readonly scope: string | null }[];
  readonly today: {
    readonly decided: number;
    readonly medianMs: number | null;
    readonly undone: number;
    readonly skipped: number;
    /** Signed on their own screen without the evidence having been in view, of the decided ones that had evidence. */
    readonly unread: { readonly unread: number; readonly of: number };
  };
  readonly settings: Settings;
  /** Workflows with a policy whose items they may see. */
  readonly workflows: readonly string[];
  /** Rights that screens and navigation depend on. */
  readonly may: { readonly review: boolean; readonly manage: boolean; readonly admin: boolean; readonly audit: boolean };
}

/** A change notice of the `live` subscription. */
export interface LiveNotice {
  readonly itemId: string;
  readonly version: number;
  readonly type: string;
  readonly queue: string | null;
  readonly at: number;
  /** The item's row as it is now; null when this person may no longer see it. */
  readonly row: ItemRow | null;
}

/** Some stop was pulled, explained or lifted: what is known of stops is asked for again. */
export interface StopNotice {
  readonly stop: true;
}

/** One stop switch that was ever touched. */
export interface StopView {
  readonly scope: "agent" | "workflow" | "all";
  /** The agent's id or the workflow; null for all. */
  readonly target: string | null;
  readonly name: string;
  readonly on: boolean;
  /** Who pulled or lifted it last. */
  readonly by: PersonRef;
  readonly at: number;
  readonly reason: string | null;
  /** When its puller is reminded to look at it again. */
  readonly reviewAt: number | null;
  readonly maySwitch: boolean;
}

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
