"use client";
// Colleagues to choose from: who could take an item over or be asked what they think, and for the others why not.
import { t } from "@core/words/t";
import { useColleagues } from "@/components/data/questions";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Allowed } from "@/server/views/shapes";
import type { Colleague } from "@/server/views/shapes-item";
import { Choices } from "./choices";

interface ColleaguesProps {
  readonly itemId: string;
  /** Said when there is nobody. */
  readonly none: string;
  /** Who would take it over, or who is asked what they think. */
  readonly asked?: "take" | "advise";
  readonly value: string | undefined;
  readonly onChoose: (id: string) => void;
}

export function Colleagues({ itemId, none, asked = "take", value, onChoose }: ColleaguesProps) {
  const { data: people, isPending, isError, refetch } = useColleagues(itemId, true);
  if (isPending) return <Skeleton width="100%" height={30} />;
  if (isError) {
    return (
      <p className="flex flex-wrap items-center gap-3 text-danger">
        {t("handing.takersUnknown")}
        <Button onClick={() => void refetch()}>{t("frame.tryAgain")}</Button>
      </p>
    );
  }
  if (people.length === 0) return <p className="text-fg-2">{none}</p>;
  return (
    <Choices
      label={t("handing.person")}
      late
      choices={people.map((person) => ({
        value: person.id,
        label: person.name,
        hint: hintOf(person, rightOf(person, asked)),
        disabled: !rightOf(person, asked).ok,
      }))}
      value={value}
      onChoose={onChoose}
    />
  );
}

const rightOf = (person: Colleague, asked: "take" | "advise"): Allowed => (asked === "take" ? person.may : person.mayAdvise);

function hintOf(person: Colleague, right: Allowed): string {
  if (!right.ok) return right.reason;
  if (!person.present)
    return person.deputies.length > 0
      ? t("handing.absentDeputy", { names: person.deputies.map((one) => one.name).join(t("handing.or")) })
      : t("handing.absent");
  const { holding, limit } = person;
  if (limit !== null) return t(holding < limit ? "assignment.holdsOf" : "assignment.holdsOver", { holding, limit });
  return holding === 0 ? t("handing.holdsNothing") : t("handing.holdsSome", { count: holding });
}
