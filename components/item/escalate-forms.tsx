"use client";
// Forms that send an item up, with a reason and a leaning, and back down with an answer.
import { escalateInput } from "@core/words/decisions";
import { returnInput } from "@core/words/handing";
import { t } from "@core/words/t";
import { useState } from "react";
import type { UpTo } from "@/components/data/orders";
import type { ItemView } from "@/server/views/shapes-item";
import { Choices } from "./choices";
import { useWords, WordsForm } from "./form-shell";
import { asLeaning } from "./leaning";
import { LeaningChoice } from "./leaning-choice";

interface Way {
  readonly value: string;
  readonly label: string;
  readonly hint: string;
  readonly to: UpTo;
}

/** The next queue comes first: it is where things go when nothing is said. */
function waysOf({ waysUp: { queues, people } }: ItemView): readonly Way[] {
  return [
    ...queues.map(({ id, name }, place) => ({
      value: `queue ${id}`,
      label: name,
      hint: place === 0 ? t("assignment.nextUp") : "",
      to: { queue: id },
    })),
    ...people.map(({ id, name, as }) => ({
      value: `person ${id}`,
      label: name,
      hint: t(as === "owner" ? "assignment.answersForQueue" : "assignment.managesThis"),
      to: { person: id },
    })),
  ];
}

export function EscalateForm({ item }: { readonly item: ItemView }) {
  const { choice, choose } = useWords("escalate");
  const ways = waysOf(item);
  const [way, setWay] = useState(ways[0]?.value);
  const to = ways.find(({ value }) => value === way)?.to ?? null;
  return (
    <WordsForm
      mode="escalate"
      title={t("item.whyUp")}
      verb={t("item.escalate")}
      label={t("item.reason")}
      schema={escalateInput.shape.reason}
      make={(reason) => ({ type: "escalate", reason, leaning: asLeaning(choice), to })}
    >
      {ways.length > 1 && <Choices label={t("assignment.toWhom")} late choices={ways} value={way} onChoose={setWay} />}
      <LeaningChoice value={choice} onChoose={choose} />
    </WordsForm>
  );
}

export function ReturnForm({ item }: { readonly item: ItemView }) {
  const name = item.sentUp?.by.name ?? "";
  return (
    <WordsForm
      mode="return"
      title={t("assignment.returnTo", { name })}
      verb={t("assignment.returnVerb")}
      label={t("assignment.answer")}
      hint={t("assignment.returnHint", { name, queue: item.sentUp?.from ?? "" })}
      schema={returnInput.shape.answer}
      make={(answer) => ({ type: "return", answer })}
    />
  );
}
