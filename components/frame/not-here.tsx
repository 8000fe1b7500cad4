// What is not there, or not for this person; the two look the same.
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";

export function NotHere() {
  return (
    <Blank
      rank={1}
      icon="search"
      title="There is nothing here"
      actions={
        <>
          <ButtonLink href="/review">Go to Review</ButtonLink>
          <ButtonLink href="/queues" look="quiet">
            Open the queues
          </ButtonLink>
        </>
      }
    >
      <p>It does not exist, or it is not for your eyes. An item opens by its whole id.</p>
    </Blank>
  );
}
