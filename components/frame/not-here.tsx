// What is not there, or not for this person; the two look the same.
import { t } from "@core/words/t";
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";

export function NotHere() {
  return (
    <Blank
      rank={1}
      icon="search"
      title={t("frame.nothingHere")}
      actions={
        <>
          <ButtonLink href="/review">{t("frame.goToReview")}</ButtonLink>
          <ButtonLink href="/queues" look="quiet">
            {t("frame.openQueues")}
          </ButtonLink>
        </>
      }
    >
      <p>{t("frame.nothingHereWhy")}</p>
    </Blank>
  );
}
