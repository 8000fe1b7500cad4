// Why a colleague can or cannot take an item over, in few words.
import { plural } from "@core/words/labels";
import type { Colleague } from "@/server/views/shapes";

export function colleagueHint(person: Colleague): string {
  if (!person.may.ok) return person.may.reason;
  if (!person.present)
    return person.deputies.length > 0 ? `absent, ${person.deputies.map((one) => one.name).join(" or ")} stands in` : "absent";
  return person.holding === 0 ? "holds nothing now" : `holds ${plural(person.holding, "item")}`;
}
