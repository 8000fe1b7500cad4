// Two values of one thing beside each other, under what is in force and under the draft, told apart for the ear too.
import { t } from "@core/words/t";
import type { ReactNode } from "react";

export function BeforeAfter({ before, after }: { readonly before: ReactNode; readonly after: ReactNode }) {
  return (
    <>
      <span className="text-fg-2">
        <span className="sr-only">{t("policy.now")} </span>
        {before}
      </span>{" "}
      <span aria-hidden="true" className="text-fg-3">
        →
      </span>{" "}
      <span className="font-medium">
        <span className="sr-only">{t("policy.draft")} </span>
        {after}
      </span>
    </>
  );
}
