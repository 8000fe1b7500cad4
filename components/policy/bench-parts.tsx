// What the parts of the test bench share: what a rule is tried in, what past items are told of, and what becomes of a level.
import type { Rule } from "@core/policy/policy";
import type { RegistryVersion } from "@core/policy/registry";
import { t } from "@core/words/t";
import { LevelMark } from "@/components/marks/level-mark";
import { TimeMark } from "@/components/marks/time-mark";
import type { HistoryHead, TriedItem } from "@/server/views/shapes-trials";

/** Whole words are tried, not letters. */
export const SETTLED_MS = 400;

/** What a rule is tried in. */
export interface BenchGround {
  readonly rule: Rule;
  readonly registry: RegistryVersion;
  /** As it is kept: every other rule and threshold is the server's. */
  readonly draft: { readonly id: string; readonly version: number };
}

/** What past items are told of. */
export function OverHistory({ history }: { readonly history: HistoryHead }) {
  const { items, imported, since } = history;
  return (
    <span>
      {t("trials.over", { count: items })}
      {since !== null && (
        <>
          {" "}
          {t("trials.since")} <TimeMark at={since} />
        </>
      )}
      {imported > 0 && ` · ${t("trials.imported", { count: imported })}`}
    </span>
  );
}

/** What the whole ruling is without the rule and with it. */
export function LevelChange({ without, with: after }: Pick<TriedItem, "without" | "with">) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-1.5 text-small text-fg-2">
      {without !== after && (
        <>
          <span className="sr-only">{t("trials.without")} </span>
          <LevelMark level={without} />
          <span aria-hidden="true">→</span>
          <span className="sr-only">{t("trials.with")} </span>
        </>
      )}
      <LevelMark level={after} />
    </span>
  );
}
