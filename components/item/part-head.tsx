"use client";
// What stands at the head of every part of the arguments: its name, and the choice of its kind where there are several.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { Select } from "@/components/ui/select";
import { begin } from "./argument-form";
import type { Part } from "./argument-parts";
import { useFields } from "./fields-context";

export const nameWords = (name: string) => (name === "" ? t("edit.noName") : revealText(name));

/** The mark of what cannot be left out; the control says it for the ear. */
export function Name({ part }: { readonly part: Part }) {
  return (
    <span className="mono [overflow-wrap:anywhere]">
      {part.stands === "whole" ? t("edit.asJson") : nameWords(part.name)}
      {part.stands === "member" && part.required && (
        <span aria-hidden="true" title={t("edit.needed")} className="text-danger">
          {"\u00a0*"}
        </span>
      )}
    </span>
  );
}

export function Alternatives({ part }: { readonly part: Part }) {
  const { form, root, set, focus } = useFields();
  if (part.alternatives.length < 2 || part.kind === "absent") return null;
  return (
    <Select
      aria-label={t("edit.kindOf", { name: nameWords(part.name) })}
      data-does="kind"
      value={part.chosen ?? ""}
      onChange={(event) => {
        const chosen = part.alternatives[Number(event.target.value)];
        if (chosen === undefined || event.target.value === "") return;
        set(begin(form, root, part, chosen.schema));
        focus(part.at, "kind");
      }}
      className="h-6 w-auto max-w-full px-1 text-small coarse:h-control"
    >
      {part.chosen === null && <option value="">{t("edit.noneOfThese")}</option>}
      {part.alternatives.map(({ name }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two alternatives may be called the same, and they never move
        <option key={place} value={place}>
          {revealText(name)}
        </option>
      ))}
    </Select>
  );
}
