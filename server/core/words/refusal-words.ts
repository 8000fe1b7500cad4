// The words of each refusal: what happened, what did not, what to do. One exhaustive table for hints, toasts and error answers; a new code without words does not compile.
import type { PersonId } from "./ids";
import type { ExcludedReason, IneligibleReason, Refusal, RefusalCode } from "./refusals";

/** Gives a person's name, or null where the reader may not know it. */
export type NameOf = (person: PersonId) => string | null;
type Words = { readonly [Code in RefusalCode]: (refusal: Extract<Refusal, { code: Code }>, nameOf: NameOf) => string };

const ineligible = {
  "not-a-member": "You are not a reviewer of this queue.",
  "missing-skill": "The ruling asks for a skill that you do not have.",
  absent: "You are marked as absent. End the absence to work on items.",
  "deputy-not-allowed": "You do not stand in for that person, or they may not do this themselves.",
  offboarded: "This account has been closed.",
} as const satisfies Record<IneligibleReason, string>;

const excluded = {
  "agent-owner": "You own the agent that proposed this, so someone else must decide.",
  "named-by-policy": "The policy excludes you from deciding this.",
  maker: "You made this item, so someone else must decide.",
  "for-oneself": "Nobody can act on behalf of themselves.",
} as const satisfies Record<ExcludedReason, string>;

const names = (people: readonly PersonId[], nameOf: NameOf) => people.map(nameOf).filter((name) => name !== null);

const words: Words = {
  "not-found": () => "There is no such item, or it is not yours to see.",
  unauthenticated: ({ why }) =>
    why === "one-time-password" ? "Choose a password of your own first." : "You are not signed in. Sign in and try again.",
  forbidden: () => "Your role does not allow this.",
  invalid: ({ errors }) => errors[0]?.message ?? "Something in the form is not valid.",
  "external-id-conflict": () => "This external id was used before with another body.",
  "idempotency-conflict": () => "This idempotency key was used before with another body.",
  "group-size-conflict": ({ size }) => `The group was opened with ${size} items.`,
  "wrong-state": () => "The item has moved on, so this was not recorded.",
  "claimed-by-other": ({ by }, nameOf) => `${nameOf(by) ?? "Someone else"} holds this item.`,
  "not-eligible": ({ why }) => ineligible[why],
  excluded: ({ why }) => excluded[why],
  "lease-lost": () => "Your claim has ended. Claim the item again.",
  "delegate-unavailable": ({ why, deputies }, nameOf) => {
    if (why === "excluded") return "That person may not decide this item.";
    if (why === "already-voted") return "That person has already signed this revision.";
    if (why === "not-a-member") return "That person is not a reviewer of this queue.";
    const standIns = names(deputies, nameOf);
    return standIns.length > 0
      ? `That person is absent. ${standIns.join(" or ")} stands in for them.`
      : "That person is absent, and nobody stands in.";
  },
  "nowhere-to-escalate": () => "You own the topmost queue, so there is nobody above you.",
  "suspend-too-long": () => "That is longer than an item may be suspended. Choose an earlier time.",
  stale: () => "Changed while you read. Review it again.",
  "already-voted": () => "You have already signed this revision, so someone else must.",
  "not-allowed-at-level": () => "An agent may not run this. Do it yourself and respond with the result.",
  "decision-not-allowed": () => "The agent does not take this kind of answer.",
  "edit-not-allowed": ({ level }) =>
    level === "blocked"
      ? "With these arguments the policy blocks the action."
      : "With these arguments a person must do it, so they cannot be signed.",
  "respond-must-be-result": () => "A person must do this one: respond with the result.",
  "not-recallable": () => "The time to undo this has passed.",
  "already-redeemed": () => "The agent has already started. Ask for a reversal instead.",
  "grant-not-yet": () => "The decision can still be undone, so the agent may not start yet.",
  "grant-expired": () => "The right to run this has expired.",
  recalled: () => "The decision was undone.",
  stopped: () => "The stop is on, so nothing may run.",
  "verification-lapsed": () => "A verification that this rests on no longer holds.",
  "not-reversible": ({ why }) => {
    if (why === "irreversible") return "Cannot be taken back.";
    return why === "window-shut" ? "The time to take this back has passed." : "It has not run, so there is nothing to take back.";
  },
  "too-many-tries": ({ tries }) => `The agent has tried ${tries} times. A person must take it back.`,
  busy: () => "Too much at once, or the database is away. Look at the item again in a moment: what was done is not done twice.",
};

/** The sentence for a refusal, fit for a hint or an alert. Times are left to the screen, which knows the reader's zone. */
export function refusalWords(refusal: Refusal, nameOf: NameOf = () => null): string {
  return wordsOf(refusal.code)(refusal, nameOf);
}

/** Looked up by the refusal's own code, the entry takes just this refusal; the compiler cannot follow that through a union. */
const wordsOf = (code: RefusalCode) => words[code] as (refusal: Refusal, nameOf: NameOf) => string;
