"use client";
// What stands beside an item about its content: that it was erased, that somebody asked for it, what keeps it; and the orders of those who may.
import { asItemId } from "@core/words/ids";
import { t } from "@core/words/t";
import { useState } from "react";
import { useErasureOrders, useItemErasure, useReaders } from "@/components/data/erasures";
import { useMe } from "@/components/data/questions";
import { useNow, useZone } from "@/components/marks/clock";
import { formatWhen } from "@/components/marks/format";
import { useAnnounce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button, ButtonLink } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { ReasonDialog } from "@/components/ui/reason-dialog";
import type { ItemView } from "@/server/views/shapes-item";

const READING = ["manager", "admin", "auditor"] as const;
const SEEING_READERS = ["manager", "auditor"] as const;

const useHasRole = (roles: readonly string[]): boolean => (useMe().data?.roles ?? []).some(({ role }) => roles.includes(role));

/** In place of what was erased, the same words as the timeline has. */
export function ErasedNotice({ item }: { readonly item: ItemView }) {
  const zone = useZone();
  const now = useNow("minute");
  const entry = item.timeline.findLast(({ type }) => type === "erased");
  if (item.erasedAt === null) return null;
  return (
    <Banner className="mt-4" title={t("erasure.contentErased")}>
      {entry !== undefined && (
        <p className="[overflow-wrap:anywhere]">
          {entry.text}, {formatWhen(item.erasedAt, now, zone)}
          {entry.detail !== null && <> · {entry.detail}</>}
        </p>
      )}
      {entry?.quote != null && <p className="[overflow-wrap:anywhere]">{t("erasure.reasonWas", { reason: entry.quote })}</p>}
      <p>{t("erasure.erasedStays")}</p>
    </Banner>
  );
}

/** That it is to be erased, or must not be. */
export function ContentNotice({ item }: { readonly item: ItemView }) {
  const { data } = useItemErasure(item.id, useHasRole(READING));
  const zone = useZone();
  const now = useNow("minute");
  if (data === undefined || (data.asked === null && data.holds.length === 0)) return null;
  const see = (
    <ButtonLink href="/erasures" size="small">
      {t("erasure.seeErasures")}
    </ButtonLink>
  );
  return (
    <div className="mt-4 grid gap-2">
      {data.asked !== null && (
        <Banner
          title={t("erasure.askedWaits", { name: data.asked.askedBy.name, time: formatWhen(data.asked.askedAt, now, zone) })}
          actions={see}
        >
          {t("erasure.reasonWas", { reason: data.asked.reason })}
        </Banner>
      )}
      {data.holds.map((hold) => (
        <Banner key={hold.id} title={t("erasure.isHeld")} actions={see}>
          {hold.reason} · {t("erasure.heldBy", { name: hold.by.name, time: formatWhen(hold.at, now, zone) })}
        </Banner>
      ))}
    </div>
  );
}

/** Erasing an item's content and keeping it from being erased, in the bar of a closed item. */
export function ContentMenu({ item }: { readonly item: ItemView }) {
  const { data } = useItemErasure(item.id, useHasRole(READING));
  const { ask, placeHold } = useErasureOrders();
  const announce = useAnnounce();
  const [form, setForm] = useState<"ask" | "hold" | null>(null);
  if (data === undefined || (data.ask === null && !data.mayHold)) return null;
  const itemId = asItemId(item.id);
  /** What was refused before it was closed is not said again. */
  const open = (which: "ask" | "hold") => {
    ask.reset();
    placeHold.reset();
    setForm(which);
  };
  const done = (words: string) => ({
    onSuccess: () => {
      announce(words);
      setForm(null);
    },
  });
  const { ask: may } = data;
  return (
    <>
      <Menu
        side="top"
        trigger={(props) => (
          <Button {...props} size="large" iconOnly icon="more">
            {t("item.moreWays")}
          </Button>
        )}
      >
        {may !== null && (
          <MenuItem icon="trash" onSelect={() => open("ask")} {...(may.ok ? {} : { disabled: true, hint: may.reason })}>
            {t("erasure.eraseContent")}
          </MenuItem>
        )}
        {data.mayHold && (
          <MenuItem icon="lock" onSelect={() => open("hold")}>
            {t("erasure.placeItemHold")}
          </MenuItem>
        )}
      </Menu>
      {form === "ask" && (
        <ReasonDialog
          title={t("erasure.askTitle")}
          label={t("erasure.why")}
          hint={`${t("erasure.askWhat")} ${t("erasure.whyHint")}`}
          send={t("erasure.ask")}
          pending={ask.isPending}
          problem={ask.error?.message}
          onSend={(reason) => ask.mutate({ kind: "item", itemId, reason }, done(t("erasure.asked")))}
          onClose={() => setForm(null)}
        />
      )}
      {form === "hold" && (
        <ReasonDialog
          title={t("erasure.placeTitle")}
          label={t("erasure.whyHold")}
          send={t("erasure.place")}
          pending={placeHold.isPending}
          problem={placeHold.error?.message}
          onSend={(reason) => placeHold.mutate({ itemId, reason }, done(t("erasure.placed")))}
          onClose={() => setForm(null)}
        />
      )}
    </>
  );
}

/** Who read it outside of their work, for those who lead and for auditors. */
export function ReadBy({ item }: { readonly item: ItemView }) {
  const { data } = useReaders(item.id, useHasRole(SEEING_READERS));
  const zone = useZone();
  const now = useNow("minute");
  if (data === undefined || data.length === 0) return null;
  return (
    <section aria-label={t("erasure.readBy")}>
      <h2 className="mb-1 text-small font-strong">{t("erasure.readBy")}</h2>
      <p className="text-small text-fg-3">{t("erasure.readByWhat")}</p>
      <ul className="text-small text-fg-2">
        {data.map(({ person, times, lastAt }) => (
          <li key={person.id} className="py-0.5">
            {person.name}, {t("erasure.readTimes", { count: times, time: formatWhen(lastAt, now, zone) })}
          </li>
        ))}
      </ul>
    </section>
  );
}
