// The words of each refusal: what happened, what did not, what to do. One exhaustive table for hints, toasts and error answers; a new code without words does not compile.
import type { PersonId } from "./ids";
import type {
  DraftRefusedReason,
  ErasureRefusedReason,
  ExcludedReason,
  IneligibleReason,
  OpinionRefusedReason,
  Refusal,
  RefusalCode,
} from "./refusals";
import { type MessageKey, t } from "./t";

/** Gives a person's name, or null where the reader may not know it. */
export type NameOf = (person: PersonId) => string | null;
type Words = { readonly [Code in RefusalCode]: (refusal: Extract<Refusal, { code: Code }>, nameOf: NameOf) => string };

const ineligible = {
  "not-a-member": "refusal.notAMember",
  "missing-skill": "refusal.missingSkill",
  absent: "refusal.absent",
  "deputy-not-allowed": "refusal.notDeputy",
  offboarded: "refusal.offboarded",
} as const satisfies Record<IneligibleReason, MessageKey>;

const excluded = {
  "agent-owner": "refusal.agentOwner",
  "named-by-policy": "refusal.namedByPolicy",
  maker: "refusal.maker",
  "for-oneself": "refusal.forOneself",
} as const satisfies Record<ExcludedReason, MessageKey>;

const draftRefused = {
  "changed-meanwhile": "policy.refusedChanged",
  behind: "policy.refusedBehind",
  over: "policy.refusedOver",
  asked: "policy.refusedAsked",
  "not-asked": "policy.refusedNotAsked",
  "needs-second": "policy.refusedNeedsSecond",
  "own-work": "policy.refusedOwnWork",
  errors: "policy.refusedErrors",
  warnings: "policy.refusedWarnings",
  "no-change": "policy.refusedNoChange",
} as const satisfies Record<DraftRefusedReason, MessageKey>;

const erasureRefused = {
  open: "erasure.isOpen",
  recallable: "erasure.isRecallable",
  reversible: "erasure.isReversible",
  held: "erasure.isHeld",
  asked: "erasure.isAsked",
  own: "erasure.isOwn",
  over: "erasure.isOver",
  "nothing-left": "erasure.nothingLeft",
  here: "erasure.isHere",
  "not-ready": "erasure.notReady",
  "own-hold": "erasure.ownHold",
} as const satisfies Record<ErasureRefusedReason, MessageKey>;

const opinionRefused = {
  blind: "opinion.blind",
  yourself: "opinion.yourself",
  asked: "opinion.alreadyAsked",
  absent: "opinion.absent",
  excluded: "opinion.excluded",
  "not-a-member": "opinion.noMember",
  "not-asked": "opinion.notAsked",
} as const satisfies Record<OpinionRefusedReason, MessageKey>;

const names = (people: readonly PersonId[], nameOf: NameOf) => people.map(nameOf).filter((name) => name !== null);

const holderWords = (name: string | null) => (name === null ? t("refusal.heldByOther") : t("refusal.heldBy", { name }));

const words: Words = {
  "not-found": () => t("refusal.notFound"),
  unauthenticated: ({ why }) => (why === "one-time-password" ? t("refusal.ownPasswordFirst") : t("refusal.notSignedIn")),
  forbidden: () => t("refusal.forbidden"),
  invalid: ({ errors }) => errors[0]?.message ?? t("refusal.invalid"),
  "external-id-conflict": () => t("refusal.externalId"),
  "idempotency-conflict": () => t("refusal.idempotency"),
  "group-size-conflict": ({ size }) => t("refusal.groupSize", { size }),
  "wrong-state": () => t("refusal.wrongState"),
  "claimed-by-other": ({ by }, nameOf) => holderWords(nameOf(by)),
  "not-eligible": ({ why }) => t(ineligible[why]),
  excluded: ({ why }) => t(excluded[why]),
  "lease-lost": () => t("refusal.leaseLost"),
  "delegate-unavailable": ({ why, deputies }, nameOf) => {
    if (why === "blind") return t("refusal.delegateBlind");
    if (why === "excluded") return t("refusal.delegateExcluded");
    if (why === "already-voted") return t("refusal.delegateVoted");
    if (why === "not-a-member") return t("refusal.delegateNoMember");
    const standIns = names(deputies, nameOf);
    return standIns.length > 0 ? t("refusal.delegateAbsent", { names: standIns.join(t("handing.or")) }) : t("refusal.delegateAlone");
  },
  "hands-full": ({ person, holding, limit }, nameOf) => {
    if (person === null) return t("assignment.yourHandsFull", { holding, limit });
    return t("assignment.handsFull", { name: nameOf(person) ?? t("assignment.thatPerson"), holding, limit });
  },
  "nowhere-to-escalate": () => t("refusal.topmost"),
  "not-sent-up": () => t("assignment.notSentUp"),
  "opinion-refused": ({ why }) => t(opinionRefused[why]),
  "suspend-too-long": () => t("refusal.tooLong"),
  stale: () => t("refusal.stale"),
  "already-voted": () => t("refusal.alreadyVoted"),
  "not-allowed-at-level": () => t("refusal.atLevel"),
  "decision-not-allowed": () => t("refusal.kindOfAnswer"),
  "edit-not-allowed": ({ level }) => (level === "blocked" ? t("refusal.editBlocked") : t("refusal.editByPerson")),
  "respond-must-be-result": () => t("refusal.respondResult"),
  "not-recallable": () => t("refusal.notRecallable"),
  "already-redeemed": () => t("refusal.redeemed"),
  "grant-not-yet": () => t("refusal.grantNotYet"),
  "grant-expired": () => t("refusal.grantExpired"),
  recalled: () => t("refusal.recalled"),
  stopped: () => t("refusal.stopped"),
  "verification-lapsed": () => t("refusal.verificationLapsed"),
  "not-reversible": ({ why }) => {
    if (why === "irreversible") return t("refusal.irreversible");
    return why === "window-shut" ? t("refusal.windowShut") : t("refusal.neverRan");
  },
  "too-many-tries": ({ tries }) => t("refusal.tooManyTries", { tries }),
  "draft-refused": ({ why }) => t(draftRefused[why]),
  "erasure-refused": ({ why, names: what }) =>
    why === "here" && what.length > 0 ? t("erasure.isHereWith", { names: what.join(", ") }) : t(erasureRefused[why]),
  busy: () => t("refusal.busy"),
};

/** The sentence for a refusal, fit for a hint or an alert. Times are left to the screen, which knows the reader's zone. */
export function refusalWords(refusal: Refusal, nameOf: NameOf = () => null): string {
  return wordsOf(refusal.code)(refusal, nameOf);
}

/** Looked up by the refusal's own code, the entry takes just this refusal; the compiler cannot follow that through a union. */
const wordsOf = (code: RefusalCode) => words[code] as (refusal: Refusal, nameOf: NameOf) => string;
