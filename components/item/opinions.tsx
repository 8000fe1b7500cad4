"use client";
// Second opinions on an item: what one is asked, what one asked, and what colleagues think.
import { t } from "@core/words/t";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import type { OpinionView } from "@/server/views/shapes-opinions";
import { useDesk } from "./desk";
import { leaningLabel } from "./leaning";

export function Opinions() {
  const { item } = useDesk();
  return item.opinions.map((opinion) => <Opinion key={opinion.seq} opinion={opinion} />);
}

function Opinion({ opinion }: { readonly opinion: OpinionView }) {
  const { item, open, send, work } = useDesk();
  const { asker, of, given, question, seq } = opinion;
  if (given !== null) {
    const leans = given.leaning === null ? null : t("assignment.leansTo", { kind: leaningLabel(given.leaning) });
    return (
      <Banner title={of.you ? t("opinion.youThink") : t("opinion.thinks", { name: of.name })} className="mt-3.5">
        {[leans, given.words && t("quote.of", { words: given.words })].filter(Boolean).join(" · ")}
      </Banner>
    );
  }
  if (item.purpose === null) return null;
  const mayGive = of.you && item.allowed.giveOpinion.ok && work.mode !== "giveOpinion";
  return (
    <Banner
      tone={of.you ? "attention" : "plain"}
      title={of.you ? t("opinion.asksYou", { name: asker.name }) : askedTitle(opinion)}
      className="mt-3.5"
      actions={
        mayGive ? (
          <Button onClick={() => open("giveOpinion")}>{t("opinion.give")}</Button>
        ) : asker.you ? (
          <Button onClick={() => send({ type: "withdrawOpinion", asked: seq })}>{t("opinion.withdraw")}</Button>
        ) : undefined
      }
    >
      {[question && t("quote.of", { words: question }), of.you ? null : t("opinion.notYet")].filter(Boolean).join(" · ")}
    </Banner>
  );
}

const askedTitle = ({ asker, of }: OpinionView): string =>
  asker.you ? t("opinion.youAsked", { name: of.name }) : t("opinion.asked", { asker: asker.name, name: of.name });
