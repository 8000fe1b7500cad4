// What somebody would do with an item who does not decide it themselves.
import { type MessageKey, t } from "@core/words/t";
import { DECISION_KINDS, type DecisionKind } from "@core/words/vocabulary";

const LABELS = {
  approve: "item.approve",
  edit: "item.edit",
  reject: "item.reject",
  respond: "item.respond",
} as const satisfies Record<DecisionKind, MessageKey>;

export const leaningLabel = (kind: DecisionKind): string => t(LABELS[kind]);
export const asLeaning = (text: string | undefined): DecisionKind | null => DECISION_KINDS.find((kind) => kind === text) ?? null;
