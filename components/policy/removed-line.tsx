"use client";
// What was just removed from a draft, and the way back: it takes the focus that what was removed had.
import { t } from "@core/words/t";
import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

interface RemovedLineProps {
  readonly name: string;
  readonly onPutBack: () => void;
}

/** Give it a key of its own for each removal. */
export function RemovedLine({ name, onPutBack }: RemovedLineProps) {
  const line = useRef<HTMLParagraphElement>(null);
  const [isBack, setBack] = useState(false);
  useEffect(() => {
    (isBack ? line.current : line.current?.querySelector("button"))?.focus();
  }, [isBack]);
  return (
    <p
      ref={line}
      tabIndex={-1}
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 text-fg-2 [overflow-wrap:anywhere]"
    >
      {t(isBack ? "removed.isBack" : "removed.isGone", { name })}
      {!isBack && (
        <Button
          size="small"
          icon="undo"
          onClick={() => {
            onPutBack();
            setBack(true);
          }}
        >
          {t("removed.putBack")}
          <span className="sr-only"> {name}</span>
        </Button>
      )}
    </p>
  );
}
