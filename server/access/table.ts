// Who may do what: the one table. Every procedure names a row of it, and docs/access.md and the test matrix are generated from it.
// It says which roles open a door; own work, exclusions, quorum and claims are object rules and stay in the core, where no role can pass them by.
import type { Role } from "@core/words/vocabulary";

/**
 * What a role's scope (all, a workflow, a queue) has to cover.
 * - `item`: the item's workflow or its present queue. An item outside of every scope does not exist for the person: not-found.
 * - `queue`: the queue itself.
 * - `workflow`: the workflow as a whole; a queue's scope does not reach it.
 * - `answer`: any scope opens the door; the answer holds only what the scopes cover.
 * - `stop`: a workflow's stop needs that workflow; an agent's and the one for all need scope `all`.
 * - `own`: only what belongs to the person themselves; scopes do not matter.
 */
export type ScopeRule = "item" | "queue" | "workflow" | "answer" | "stop" | "own";

export interface PermissionRow {
  /** Roles of which one is needed; `everyone` is anybody who is signed in, also without a role. */
  readonly roles: readonly Role[] | "everyone";
  readonly scope: ScopeRule;
  /** What it allows, for the documentation. */
  readonly does: string;
}

const READERS = ["reviewer", "manager", "admin", "auditor"] as const;
const REVIEWERS = ["reviewer"] as const;
const HOLDERS = ["reviewer", "manager"] as const;
const MANAGERS = ["manager"] as const;
const CHANGERS = ["reviewer", "manager", "admin"] as const;

export const ACCESS = {
  "item.read": { roles: READERS, scope: "item", does: "see an item, its evidence and its timeline" },
  "item.list": { roles: READERS, scope: "answer", does: "list items" },
  "item.look": { roles: HOLDERS, scope: "item", does: "have others see that one looks at an item now" },
  "item.find": { roles: READERS, scope: "answer", does: "find items by an id, a hash, an external id or a run" },
  "item.claim": { roles: REVIEWERS, scope: "item", does: "take an item out of a queue of one's own" },
  "item.renew": { roles: HOLDERS, scope: "item", does: "keep one's claim" },
  "item.release": { roles: HOLDERS, scope: "item", does: "give a claimed item back to its queue; managers: anybody's" },
  "item.delegate": { roles: HOLDERS, scope: "item", does: "hand one item to a named person" },
  "item.move": { roles: HOLDERS, scope: "item", does: "put an item into another queue" },
  "item.escalate": { roles: REVIEWERS, scope: "item", does: "send an item to the queue above, with a reason" },
  "item.return": { roles: HOLDERS, scope: "item", does: "send an item back to who sent it up, with an answer" },
  "opinion.ask": { roles: REVIEWERS, scope: "item", does: "ask a colleague what they think of an item that one holds" },
  "opinion.give": { roles: REVIEWERS, scope: "item", does: "see what one was asked, and say what one thinks" },
  "item.suspend": { roles: HOLDERS, scope: "item", does: "set one's claimed item aside until a time" },
  "item.resume": { roles: HOLDERS, scope: "item", does: "take a suspended item up again; managers: anybody's" },
  "item.ask": { roles: REVIEWERS, scope: "item", does: "ask the agent a question" },
  "item.approve": { roles: REVIEWERS, scope: "item", does: "sign a revision" },
  "item.edit": { roles: REVIEWERS, scope: "item", does: "change the arguments and sign the new revision" },
  "item.preview-edit": { roles: REVIEWERS, scope: "item", does: "see what signing an edit would bring" },
  "item.reject": { roles: REVIEWERS, scope: "item", does: "refuse what the agent proposes" },
  "item.respond": { roles: REVIEWERS, scope: "item", does: "answer in the agent's place" },
  "item.decide-many": { roles: REVIEWERS, scope: "item", does: "sign or refuse many items at once, each by its own hash" },
  "item.skip": { roles: REVIEWERS, scope: "item", does: "pass an item by, with a reason; counted" },
  "item.verify": { roles: REVIEWERS, scope: "item", does: "record or withdraw a check of what an agent claims" },
  "item.recall": { roles: HOLDERS, scope: "item", does: "undo one's own decision while it can be recalled; managers: anybody's" },
  "item.reconcile": { roles: HOLDERS, scope: "item", does: "establish what really happened" },
  "item.request-reversal": { roles: MANAGERS, scope: "item", does: "have what was done taken back" },
  "item.retry-reversal": { roles: HOLDERS, scope: "item", does: "have a failed reversal tried again" },
  "draft.read": { roles: REVIEWERS, scope: "own", does: "read what one had typed and not sent" },
  "draft.write": { roles: REVIEWERS, scope: "own", does: "keep or drop what one had typed and not sent" },
  "filter.read": { roles: READERS, scope: "own", does: "see one's own saved filters, and those shared with one's queues" },
  "filter.write": { roles: ["reviewer", "manager", "admin"], scope: "own", does: "save, share and remove one's own filters" },
  "queue.list": { roles: READERS, scope: "answer", does: "see the queues with their counts" },
  "queue.read": { roles: READERS, scope: "queue", does: "see the items of a queue" },
  "queue.next": { roles: REVIEWERS, scope: "answer", does: "take, or look at, the next best items of one's own queues" },
  "ladder.read": {
    roles: READERS,
    scope: "answer",
    does: "see queues with their ladders and hours, who would be told, and what is wrong with the paths",
  },
  "queue.write": {
    roles: ["admin"],
    scope: "queue",
    does: "change and remove queues, try their ladders on past items; create queues, and save and remove calendars (scope: everything)",
  },
  "load.read": {
    roles: ["manager", "admin", "auditor"],
    scope: "answer",
    does: "see how much queues and people have to do, and how promises were kept",
  },
  "person.limit": { roles: MANAGERS, scope: "queue", does: "say how many items somebody may have in hand at once" },
  "person.colleagues": { roles: HOLDERS, scope: "item", does: "see who could take an item over" },
  "policy.read": { roles: READERS, scope: "answer", does: "see boundaries, policies, their versions and drafts" },
  "policy.draft": {
    roles: ["admin"],
    scope: "workflow",
    does: "write drafts of a policy, calibrate thresholds, ask for a second person, and drop drafts; bring in past cases (scope: everything)",
  },
  "policy.comment": { roles: ["reviewer", "manager", "admin"], scope: "workflow", does: "say something of a draft" },
  "policy.sign": {
    roles: ["admin", "manager"],
    scope: "workflow",
    does: "put a draft in force, or give it back; one that widens only where somebody else wrote it; have past rulings recomputed, and take note of what differs",
  },
  "stop.read": { roles: READERS, scope: "answer", does: "see which stops are on" },
  "stop.pull": { roles: MANAGERS, scope: "stop", does: "stop an agent, a workflow or everything" },
  "stop.lift": { roles: MANAGERS, scope: "stop", does: "lift a stop, with a reason" },
  "trail.read": {
    roles: ["manager", "admin", "auditor"],
    scope: "answer",
    does: "search the trail, see events whole and their proofs, and verify them",
  },
  "trail.watch": {
    roles: ["manager", "admin", "auditor"],
    scope: "answer",
    does: "see whether the trail is being signed, and what stands against it",
  },
  "self-test.read": { roles: ["manager", "admin"], scope: "answer", does: "see whether the product's test of itself comes out" },
  "coverage.read": {
    roles: READERS,
    scope: "answer",
    does: "see who is there for each queue and who answers for it, who is away, and what the coming days bring",
  },
  "absence.save": {
    roles: CHANGERS,
    scope: "queue",
    does: "enter and end one's own absences; managers: of those who work in their scope; admins: anybody's",
  },
  "deputy.name": { roles: CHANGERS, scope: "own", does: "name and end one's own deputies, and refuse to be one; admins: anybody's" },
  "person.holdings": { roles: CHANGERS, scope: "queue", does: "see what somebody holds whose absences one may enter" },
  "person.hand-over": { roles: CHANGERS, scope: "item", does: "move what somebody holds, as releasing and delegating allow it" },
  "person.offboard": {
    roles: ["admin"],
    scope: "answer",
    does: "let somebody go, with new owners for what they owned (scope: everything)",
  },
  "trail.export": {
    roles: ["manager", "admin", "auditor"],
    scope: "answer",
    does: "take parts of the trail away as files, with proofs; the whole of it, or a period of it (scope: everything)",
  },
  "erasure.read": {
    roles: ["manager", "admin", "auditor"],
    scope: "answer",
    does: "see what is to be erased and what was, how long workflows keep content, and what is on hold",
  },
  "erasure.ask": {
    roles: ["manager", "admin"],
    scope: "workflow",
    does: "ask that the content of an item or of an imported case be erased; a person's values (scope: everything)",
  },
  "erasure.sign": {
    roles: ["manager", "admin"],
    scope: "workflow",
    does: "sign what somebody else asked to have erased, or a shorter retention; withdraw a request",
  },
  "erasure.hold": { roles: ["manager", "admin"], scope: "workflow", does: "keep content from being erased; lift a hold of somebody else" },
  "retention.set": {
    roles: ["admin"],
    scope: "workflow",
    does: "say for how long a workflow keeps content; what makes it shorter needs a second person",
  },
  "read.list": {
    roles: ["manager", "auditor"],
    scope: "item",
    does: "see who read an item outside of their work",
  },
  "morning.read": {
    roles: ["manager", "admin", "auditor"],
    scope: "answer",
    does: "see on one page what is late, what was reversed or decided against agents, and what changed",
  },
  "run.read": { roles: READERS, scope: "answer", does: "see runs on their timeline and workflows on their map" },
  "live.follow": { roles: READERS, scope: "answer", does: "be told of changes as they happen" },
  "inbox.read": { roles: "everyone", scope: "own", does: "read what one was told, and see which ways out of the product work" },
  "inbox.mark": { roles: "everyone", scope: "own", does: "mark what one was told as read or unread" },
  "me.read": { roles: "everyone", scope: "own", does: "see one's own name, roles, settings and day" },
  "me.settings": { roles: "everyone", scope: "own", does: "choose one's own keys and looks" },
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof ACCESS;

/** Permissions in the order of the table. */
export const PERMISSIONS = Object.keys(ACCESS) as readonly Permission[];

/** The row with its literal types widened, for code that goes over all of them. */
export const accessRow = (permission: Permission): PermissionRow => ACCESS[permission];
