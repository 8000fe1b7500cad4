"use client";
// A fault while a screen was drawn: says what did not happen, and offers to draw it again. The frame stays.
import { Blank } from "@/components/ui/blank";
import { Button, ButtonLink } from "@/components/ui/button";

export default function ScreenFault({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <Blank
      rank={1}
      icon="octagon"
      title="This screen could not be drawn"
      actions={
        <>
          <Button look="primary" onClick={reset}>
            Try again
          </Button>
          <ButtonLink href="/queues">Open the queues</ButtonLink>
        </>
      }
    >
      <p>Nothing was decided or changed by this. If it happens again, tell whoever runs Countersign.</p>
      {error.digest !== undefined && (
        <p className="text-small text-fg-3">
          Fault <span className="mono">{error.digest}</span>
        </p>
      )}
    </Blank>
  );
}
