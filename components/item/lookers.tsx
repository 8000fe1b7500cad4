"use client";
// Who else has this item before them now: so that two people do not read the same one without knowing.
import { t } from "@core/words/t";
import { useLookers, useLooking } from "@/components/data/presence";
import { useMe } from "@/components/data/questions";
import { Avatar } from "@/components/marks/person-mark";
import type { ItemView } from "@/server/views/shapes-item";
import { isClosed } from "./item-words";

export function Lookers({ item }: { readonly item: ItemView }) {
  const open = !isClosed(item);
  const { data: me } = useMe();
  // Who only reads the books is in nobody's way.
  const acts = me !== undefined && (me.may.review || me.may.manage);
  useLooking(open && acts ? item.id : null);
  const people = useLookers(open ? [item.id] : [])(item.id);
  return (
    <p role="status" className="flex items-center gap-1.5 text-small text-fg-2 not-empty:mt-1.5">
      {people.length > 0 && (
        <>
          {people.map((person) => (
            <Avatar key={person.id} person={person} />
          ))}
          {t("item.looking", { count: people.length, names: people.map(({ name }) => name).join(t("item.and")) })}
        </>
      )}
    </p>
  );
}
