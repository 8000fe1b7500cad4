"use client";
// Across the screen of then: that it is not now, which instant it is, through whose eyes, and what they did.
import { durationWords } from "@core/words/labels";
import { t } from "@core/words/t";
import Link from "next/link";
import { useZone } from "@/components/marks/clock";
import { formatAbsolute, formatTimeExact } from "@/components/marks/format";
import { ButtonLink } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { AsItWas } from "@/server/views/shapes-past";

export function PastBanner({ past }: { readonly past: AsItWas }) {
  const zone = useZone();
  const when = formatAbsolute(past.at, zone);
  return (
    <section
      aria-label={t("past.banner")}
      className="grid grid-cols-[18px_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-1 border-b-2 border-warn-line bg-warn-tint px-gutter py-2.5 text-fg max-mid:grid-cols-[18px_minmax(0,1fr)]"
    >
      <Icon name="clock" className="mt-0.5 text-warn" />
      <div className="min-w-0">
        <p aria-live="polite">
          <strong className="font-strong">{t("past.asItWas", { when })}</strong>{" "}
          {t("past.notNow", { time: durationWords(past.now - past.at) })}
        </p>
        <p className="text-small text-fg-2">
          {past.seenBy === null
            ? t("past.nobodysScreen")
            : t("past.seenAs", { who: past.seenBy.you ? t("marks.youDative") : past.seenBy.name })}{" "}
          <Sitting past={past} />
          {past.blind !== null && ` ${t(past.blind === "then" ? "past.blindThen" : "past.blindStill")}`}
        </p>
      </div>
      <ButtonLink
        href={`/items/${past.id}`}
        size="small"
        shortcut="Esc"
        className="max-mid:col-start-2 max-mid:justify-self-start print:hidden"
      >
        {t("past.backToNow")}
      </ButtonLink>
    </section>
  );
}

/** What they themselves said of it when they decided: nobody measured it but their own browser. */
function Sitting({ past: { sitting, id } }: { readonly past: AsItWas }) {
  const zone = useZone();
  if (sitting === null) return null;
  const time = durationWords(sitting.until - sitting.from);
  const evidence = sitting.evidenceSeen === null ? "" : t(sitting.evidenceSeen ? "past.evidenceSeen" : "past.evidenceUnseen");
  return (
    <>
      {t("past.hadOpen", { time, from: formatTimeExact(sitting.from, zone), evidence })}{" "}
      <Link href={`/items/${id}?at=${sitting.until}`} className="link">
        {t("past.thenDid", { what: sitting.act, when: formatTimeExact(sitting.until, zone) })}
      </Link>
    </>
  );
}
