"use client";
// The bar while arguments are edited: what is signed then is the person's own revision.
import { t } from "@core/words/t";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { useDesk } from "./desk";
import { focusFirstError, useEdit } from "./use-edit";

export function EditActions() {
  const { item, newer, work, send, open, pending } = useDesk();
  const { edited, errors } = useEdit();
  const stale = newer !== null;
  const wrong = Object.keys(errors).length > 0;
  const hint = stale ? t("item.lookFirst") : wrong ? t("edit.mendFirst") : edited === null ? t("item.changeFirst") : undefined;
  const note = work.note.trim() === "" ? null : work.note;

  // The fields stand in the item, not in the bar, so the sending keys are heard on the page.
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return;
      if (event.key === "Escape") {
        event.preventDefault();
        open(null);
      }
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || stale || pending) return;
      event.preventDefault();
      if (edited !== null) send({ type: "edit", arguments: edited, note });
      else focusFirstError();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [edited, stale, pending, note, open, send]);

  return (
    <>
      <Button
        size="large"
        look="primary"
        shortcut={["Ctrl", "Enter"]}
        pending={pending}
        disabled={hint !== undefined}
        hint={hint}
        onClick={() => edited !== null && send({ type: "edit", arguments: edited, note })}
        className="max-mid:flex-1"
      >
        {t("item.signRevision", { number: item.revision.number + 1 })}
      </Button>
      {wrong && !stale && (
        <Button size="large" onClick={() => focusFirstError()}>
          {t("edit.firstMistake")}
        </Button>
      )}
      <Button size="large" look="quiet" shortcut="Esc" onClick={() => open(null)}>
        {t("item.cancel")}
      </Button>
    </>
  );
}
