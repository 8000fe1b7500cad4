// An address that leads nowhere, or to what this person may not see: the two look the same.
import { BrandSign } from "@/components/frame/brand";
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";

export default function NotFound() {
  return (
    <main className="flex h-dvh flex-col bg-surface">
      <p className="flex items-center gap-[9px] p-4 font-strong">
        <BrandSign /> Countersign
      </p>
      <Blank
        rank={1}
        icon="search"
        title="There is nothing at this address"
        className="flex-1"
        actions={
          <>
            <ButtonLink href="/review">Go to Review</ButtonLink>
            <ButtonLink href="/queues" look="quiet">
              Open the queues
            </ButtonLink>
          </>
        }
      >
        <p>It may have been typed wrongly, or you may not see what is here. An item opens by its whole id.</p>
      </Blank>
    </main>
  );
}
