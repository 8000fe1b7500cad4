"use client";
// A modal on the browser's own <dialog>: it traps focus, makes the page inert and gives focus back, without a style tag that the policy would refuse.
import { t } from "@core/words/t";
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";

const PLACES = {
  /** In the middle. */
  centre: "m-auto w-[min(560px,calc(100vw-24px))] rounded-3 max-h-[calc(100dvh-48px)] [--from-y:8px]",
  /** Near the top: palettes. */
  top: "mx-auto mt-[12vh] mb-auto w-[min(600px,calc(100vw-24px))] rounded-3 max-h-[70dvh] [--from-y:-8px]",
  /** From the right edge, full height; from the bottom on phones. */
  side: "ml-auto mr-0 my-0 h-dvh max-h-none w-[min(372px,100vw)] [--from-x:16px] [--from-y:0] max-mid:mt-auto max-mid:h-auto max-mid:max-h-[88dvh] max-mid:w-full max-mid:max-w-none max-mid:rounded-t-3 max-mid:[--from-x:0] max-mid:[--from-y:16px]",
  /** From the left edge: the navigation on phones. */
  left: "ml-0 mr-auto my-0 h-dvh max-h-none w-[min(280px,86vw)] [--from-x:-16px] [--from-y:0]",
} as const;

/** Where a person goes on: the first field to fill in. */
const FIRST = "input:not([type='hidden']):not(:disabled), textarea, select";

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** The title is for the ear only. */
  readonly titleHidden?: boolean;
  readonly place?: keyof typeof PLACES;
  /** Takes the focus when it opens, in place of the first field. */
  readonly focusFirst?: RefObject<HTMLElement | null>;
  readonly className?: string;
  /** Something is typed in it that nobody keeps: before it closes by Escape, its cross or a press beside it, that is asked about. */
  readonly unsaved?: boolean;
  readonly children: ReactNode;
}

export function Dialog({
  open,
  onClose,
  title,
  titleHidden = false,
  place = "centre",
  focusFirst,
  className,
  unsaved = false,
  children,
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const [asking, setAsking] = useState(false);
  const leave = () => (unsaved ? setAsking(true) : onClose());

  // A layout effect: the focus is inside before the next key is heard.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (open && !element.open) {
      element.showModal();
      // The browser would take the first thing that can be focused at all, such as the button that closes it again.
      const first = focusFirst?.current ?? element.querySelector<HTMLElement>(FIRST);
      first?.focus();
    }
    // Closed before it goes, so that the browser gives the focus back to where it came from.
    return () => element.close();
  }, [open, focusFirst]);

  // A press on the backdrop lands on the dialog element itself, which must not take the focus from what is asked.
  const press = useEffectEvent((event: MouseEvent) => {
    if (event.target !== dialog.current) return;
    event.preventDefault();
    leave();
  });
  // A browser closes at the second Escape whatever is said to the first, so that none must reach it.
  const leaveByKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || !unsaved || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    if (!event.repeat) setAsking(!asking);
  });
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    element.addEventListener("mousedown", press);
    element.addEventListener("keydown", leaveByKey);
    return () => {
      element.removeEventListener("mousedown", press);
      element.removeEventListener("keydown", leaveByKey);
    };
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClose={({ currentTarget }) => {
        // The event comes late: one that was opened again meanwhile is not closed by it.
        if (open && !currentTarget.open) onClose();
      }}
      className={cn(
        "fixed inset-0 max-w-none overflow-hidden bg-raised p-0 text-fg shadow-float backdrop:bg-[oklch(0.18_0.01_262/0.32)] open:flex open:flex-col open:arrive forced-colors:border",
        PLACES[place],
        className,
      )}
    >
      {open && (
        <>
          {titleHidden ? (
            <h2 id={titleId} className="sr-only">
              {title}
            </h2>
          ) : (
            <header className="flex shrink-0 items-center gap-3 border-b border-line px-4 py-2.5">
              <h2 id={titleId} className="flex-1 font-strong">
                {title}
              </h2>
              <Button look="quiet" size="small" iconOnly icon="x" onClick={leave} shortcut="Escape">
                {t("frame.close")}
              </Button>
            </header>
          )}
          {children}
          {asking && unsaved && <BeforeLeaving onStay={() => setAsking(false)} onLeave={onClose} />}
        </>
      )}
    </dialog>
  );
}

/** Takes the focus, and gives it back to where something was typed. */
function BeforeLeaving({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const line = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    line.current?.querySelector("button")?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <div ref={line} className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-warn bg-sunken px-4 py-3">
      <p role="alert" className="min-w-56 flex-1">
        {t("unsaved.ask")}
      </p>
      <Button onClick={onStay}>{t("unsaved.keep")}</Button>
      <Button look="danger" onClick={onLeave}>
        {t("unsaved.discard")}
      </Button>
    </div>
  );
}

/** The part that scrolls. */
interface DialogBodyProps {
  readonly children: ReactNode;
  readonly className?: string;
  /** It is only read: as nothing in it takes the focus, it does itself, so that keys can scroll it. */
  readonly onlyRead?: boolean;
}

export function DialogBody({ children, className, onlyRead = false }: DialogBodyProps) {
  return (
    <div className={cn("quiet-scroll min-h-0 flex-1 overflow-auto p-4", className)} tabIndex={onlyRead ? 0 : undefined}>
      {children}
    </div>
  );
}

export function DialogActions({ children }: { readonly children: ReactNode }) {
  return <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3">{children}</footer>;
}
