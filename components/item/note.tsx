"use client";
// The note that goes on the trail with an approval: a line that opens in the decision bar.
import { t } from "@core/words/t";
import { useEffect, useId, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Textarea } from "@/components/ui/field";
import { useDesk } from "./desk";

export function Note() {
  const { work, change, open } = useDesk();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (work.mode === "note") field.current?.focus();
  }, [work.mode]);
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-2.5 text-small">
      <label htmlFor={id} className="pt-1.5 font-medium">
        {t("item.note")}
      </label>
      <Textarea
        id={id}
        ref={field}
        rows={1}
        maxLength={4_000}
        value={work.note}
        placeholder={t("item.noteWhere")}
        onChange={(event) => change({ note: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          event.stopPropagation();
          open(null);
        }}
      />
      <Button
        look="quiet"
        size="small"
        iconOnly
        icon="x"
        onClick={() => {
          change({ note: "" });
          open(null);
        }}
      >
        {t("item.removeNote")}
      </Button>
    </div>
  );
}
