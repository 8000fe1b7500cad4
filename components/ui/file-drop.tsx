"use client";
// Where a file is chosen, or dropped.
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import type { IconName } from "./icon";

interface FileDropProps {
  readonly icon: IconName;
  /** Of the button, which names the field too. */
  readonly choose: string;
  /** Beside the button: that a file may be dropped, and while one is held over it, that it can be let go. */
  readonly drop: string;
  readonly dropNow: string;
  /** Endings, as `accept` has them. */
  readonly kinds: string;
  readonly busy: boolean;
  readonly onFile: (file: File | undefined) => void;
  readonly className?: string;
  readonly children: ReactNode;
}

export function FileDrop({ icon, choose, drop, dropNow, kinds, busy, onFile, className, children }: FileDropProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  // Let go beside it, a file would take the place of the page, and of all that was begun on it.
  useEffect(() => {
    const hold = (event: globalThis.DragEvent) => {
      if (event.defaultPrevented || event.dataTransfer?.types.includes("Files") !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    };
    addEventListener("dragover", hold);
    addEventListener("drop", hold);
    return () => {
      removeEventListener("dragover", hold);
      removeEventListener("drop", hold);
    };
  }, []);
  const take = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFile(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is never the only way, the button below does the same
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
      className={cn(
        "grid rounded-2 border border-dashed px-4 py-5",
        over ? "border-ink bg-ink-tint" : "border-line-control bg-sunken",
        className,
      )}
    >
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Button look="primary" icon={icon} pending={busy} onClick={() => chooser.current?.click()}>
          {choose}
        </Button>
        <span className="text-fg-2">{over ? dropNow : drop}</span>
      </p>
      <input
        ref={chooser}
        type="file"
        accept={kinds}
        tabIndex={-1}
        aria-label={choose}
        className="sr-only"
        onChange={(event) => {
          onFile(event.currentTarget.files?.[0]);
          // So that the same file can be chosen again.
          event.currentTarget.value = "";
        }}
      />
      {children}
    </div>
  );
}
