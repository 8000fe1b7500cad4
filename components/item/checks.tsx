"use client";
// What the agent claims, and what is known of it: a check that holds and need not be made again, one that has lapsed and why, or none.
import { type PlainKey, t } from "@core/words/t";
import { TimeMark } from "@/components/marks/time-mark";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { CheckView, ItemView } from "@/server/views/shapes-item";
import { useDesk } from "./desk";
import { isClosed } from "./item-words";
import { Section } from "./section";

const SIGNS = {
  holds: { icon: "check-circle", colour: "text-ok", words: "verification.holds" },
  lapsed: { icon: "refresh", colour: "text-warn", words: "verification.lapsed" },
  missing: { icon: "circle", colour: "text-fg-3", words: "verification.missing" },
} as const satisfies Record<CheckView["state"], { icon: IconName; colour: string; words: PlainKey }>;

const BECAUSE = {
  changed: "verification.lapsedChanged",
  expired: "verification.lapsedExpired",
  withdrawn: "verification.lapsedWithdrawn",
} as const satisfies Record<Extract<CheckView, { state: "lapsed" }>["because"], PlainKey>;

/** Claims that nobody has checked, or whose check holds no longer. */
export const openChecks = ({ checks }: Pick<ItemView, "checks">): readonly CheckView[] => checks.filter(({ state }) => state !== "holds");

/** Whether this person may record or withdraw a check here now. */
export const mayCheck = (item: ItemView): boolean => !isClosed(item) && item.allowed.approve.ok;

export function Checks({ item }: { readonly item: ItemView }) {
  const { checks } = item;
  if (checks.length === 0) return null;
  const holding = checks.length - openChecks(item).length;
  return (
    <Section title={t("verification.title")} sub={t("verification.howManyHold", { count: holding, all: checks.length })}>
      <ul className="grid gap-1">
        {checks.map((check) => (
          <CheckRow key={check.claim} item={item} check={check} />
        ))}
      </ul>
      <p className="mt-1.5 text-small text-fg-3">{t("verification.what")}</p>
    </Section>
  );
}

function CheckRow({ item, check }: { readonly item: ItemView; readonly check: CheckView }) {
  const { open, change, work } = useDesk();
  const sign = SIGNS[check.state];
  const may = mayCheck(item);
  const ask = (mode: "verify" | "unverify", choice: string) => {
    change({ choice: { ...work.choice, [mode]: choice } });
    open(mode);
  };
  return (
    <li className="grid min-h-7 grid-cols-[14px_minmax(0,1fr)_auto] items-start gap-x-2.5">
      <Icon name={sign.icon} size={14} className={`mt-[5px] ${sign.colour}`} />
      <p className="min-w-0 py-0.5 [overflow-wrap:anywhere]">
        <span className="mono">{check.subject}</span> {check.predicate}
        <span className="ml-2 text-small text-fg-2">
          {t(sign.words)}
          {check.state === "lapsed" &&
            `: ${t(BECAUSE[check.because])}${check.reason === null ? "" : `, ${t("quote.of", { words: check.reason })}`}`}
          {check.state !== "missing" && <CheckedBy check={check} />}
        </span>
      </p>
      {may && check.state === "holds" && (
        <Button look="quiet" size="small" onClick={() => ask("unverify", check.id)}>
          {t("verification.withdraw")}
        </Button>
      )}
      {may && check.state !== "holds" && (
        <Button size="small" onClick={() => ask("verify", String(check.claim))}>
          {t("verification.verify")}
        </Button>
      )}
    </li>
  );
}

function CheckedBy({ check }: { readonly check: Exclude<CheckView, { state: "missing" }> }) {
  return (
    <>
      {" · "}
      {check.by.you ? t("verification.checkedByYou") : t("verification.checkedBy", { name: check.by.name })} <TimeMark at={check.at} />
      {check.state === "holds" && check.until !== null && (
        <>
          , {t("item.untilWord")} <TimeMark at={check.until} />
        </>
      )}
      {check.note !== null && <span className="block">{t("quote.of", { words: check.note })}</span>}
    </>
  );
}

/** Under the question: what nobody has checked, by name, and the key that records it. */
export function Unchecked({ item }: { readonly item: ItemView }) {
  const open = openChecks(item);
  if (open.length === 0 || item.purpose !== "decide") return null;
  return (
    <span className="block text-fg-2">
      {open.slice(0, 4).map((check, place) => (
        <span key={check.claim}>
          {place > 0 && ", "}
          <span className="mono">{check.subject}</span> {check.predicate}
        </span>
      ))}
      {open.length > 4 && t("verification.andOthers", { count: open.length - 4 })}
      <span className="text-fg-3">
        {" "}
        {t("verification.unchecked")} {mayCheck(item) && <Kbd className="ml-1">Y</Kbd>}
      </span>
    </span>
  );
}
