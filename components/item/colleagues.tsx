"use client";
// Who could take an item over: asked of the server, with why somebody cannot.
import { plural } from "@core/words/labels";
import { useColleagues } from "@/components/data/questions";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Colleague } from "@/server/views/shapes";
import { Choices } from "./choices";

interface ColleaguesProps {
  readonly itemId: string;
  /** Said when there is nobody. */
  readonly none: string;
  readonly value: string | undefined;
  readonly onChoose: (id: string) => void;
}

export function Colleagues({ itemId, none, value, onChoose }: ColleaguesProps) {
  const { data: people, isPending, isError, refetch } = useColleagues(itemId, true);
  if (isPending) return <Skeleton width="100%" height={30} />;
  if (isError) {
    return (
      <p className="flex flex-wrap items-center gap-3 text-danger">
        Who could take over is not known: the server did not answer.
        <Button onClick={() => void refetch()}>Try again</Button>
      </p>
    );
  }
  if (people.length === 0) return <p className="text-fg-2">{none}</p>;
  return (
    <Choices
      label="Person"
      late
      choices={people.map((person) => ({ value: person.id, label: person.name, hint: hintOf(person), disabled: !person.may.ok }))}
      value={value}
      onChoose={onChoose}
    />
  );
}

function hintOf(person: Colleague): string {
  if (!person.may.ok) return person.may.reason;
  if (!person.present)
    return person.deputies.length > 0 ? `absent, ${person.deputies.map((one) => one.name).join(" or ")} stands in` : "absent";
  return person.holding === 0 ? "holds nothing now" : `holds ${plural(person.holding, "item")}`;
}
