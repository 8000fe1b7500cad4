"use client";
// A menu under a button, on the browser's own popover: it floats above everything, closes on Escape and on a press elsewhere, and gives the focus back.
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, type ToggleEvent, useId, useState } from "react";
import { flushSync } from "react-dom";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";

/** What the button that opens a menu must carry. */
export interface MenuTrigger {
  readonly id: string;
  readonly popoverTarget: string;
  readonly "aria-haspopup": "menu";
  readonly "aria-expanded": boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface MenuProps {
  readonly trigger: (props: MenuTrigger) => ReactNode;
  readonly side?: "top" | "bottom";
  readonly children: ReactNode;
}

/** Between the button and its menu, and at least this far from the window's edge. */
const GAP = 6;
const EDGE = 8;

/** Ends where its button ends, or begins where it begins when the button is nearer to the left edge. */
function place(menu: HTMLElement, button: HTMLElement, side: "top" | "bottom"): void {
  const at = button.getBoundingClientRect();
  const fromLeft = at.right < innerWidth / 2;
  const room = side === "top" ? at.top : innerHeight - at.bottom;
  Object.assign(menu.style, {
    top: side === "top" ? "auto" : `${at.bottom + GAP}px`,
    bottom: side === "top" ? `${innerHeight - at.top + GAP}px` : "auto",
    left: fromLeft ? `${Math.max(EDGE, at.left)}px` : "auto",
    right: fromLeft ? "auto" : `${Math.max(EDGE, innerWidth - at.right)}px`,
    maxHeight: `${room - GAP - EDGE}px`,
  });
}

const itemsOf = (menu: HTMLElement) =>
  [...menu.querySelectorAll<HTMLElement>("[role^='menuitem']")].filter((item) => item.checkVisibility());

/** Where a key leads in a menu: by arrows in a ring, to its ends, or to the next item that begins with the letter. */
function stepTo(items: readonly HTMLElement[], key: string): HTMLElement | undefined {
  const at = items.findIndex((item) => item.matches(":focus"));
  if (key === "ArrowDown") return items[(at + 1) % items.length];
  if (key === "ArrowUp") return items.at(at < 1 ? -1 : at - 1);
  if (key === "Home") return items[0];
  if (key === "End") return items.at(-1);
  const begins = (item: HTMLElement) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase());
  return /^\p{L}$/u.test(key) ? [...items.slice(at + 1), ...items.slice(0, at + 1)].find(begins) : undefined;
}

export function Menu({ trigger, side = "bottom", children }: MenuProps) {
  const id = useId();
  const buttonId = `${id}-button`;
  const [shown, setShown] = useState(false);

  const beforeToggle = (event: ToggleEvent<HTMLDivElement>) => {
    const button = document.getElementById(buttonId);
    if (event.newState === "open" && button !== null) place(event.currentTarget, button, side);
    // Before the items go: the browser gives back no focus that has gone with them.
    if (event.newState === "closed" && event.currentTarget.contains(document.activeElement)) button?.focus({ preventScroll: true });
    flushSync(() => setShown(event.newState === "open"));
  };
  const toggled = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState === "open") itemsOf(event.currentTarget)[0]?.focus();
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === "Tab") event.currentTarget.hidePopover();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = stepTo(itemsOf(event.currentTarget), event.key);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    to.focus();
  };
  return (
    <>
      {trigger({
        id: buttonId,
        popoverTarget: id,
        "aria-haspopup": "menu",
        "aria-expanded": shown,
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          document.getElementById(id)?.showPopover();
        },
      })}
      <div
        id={id}
        popover="auto"
        role="menu"
        aria-labelledby={buttonId}
        onBeforeToggle={beforeToggle}
        onToggle={toggled}
        onKeyDown={press}
        className="quiet-scroll fixed inset-auto m-0 min-w-52 max-w-[calc(100vw-16px)] overflow-y-auto rounded-3 border-0 bg-raised p-1 text-body text-fg shadow-float outline-none open:arrive forced-colors:border"
      >
        {shown && children}
      </div>
    </>
  );
}

const ROW =
  "flex min-h-[30px] w-full select-none items-center gap-2.5 rounded-2 px-2 text-left outline-none focus:bg-fg/8 focus-visible:shadow-none aria-disabled:cursor-default aria-disabled:text-fg-3 coarse:min-h-11 forced-colors:focus:outline";

/** The pointer and the keys move one and the same highlight. */
const follow = (event: SyntheticEvent<HTMLElement>) => event.currentTarget.focus({ preventScroll: true });

interface MenuItemProps {
  readonly icon?: IconName;
  readonly shortcut?: string;
  readonly disabled?: boolean;
  /** Why it is disabled: shown as a second line. */
  readonly hint?: string | undefined;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon, shortcut, disabled = false, hint, onSelect, children }: MenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={disabled || undefined}
      onPointerMove={follow}
      onClick={(event) => {
        if (disabled) return;
        // Closed first: the focus is back before the order moves it on.
        event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
        onSelect();
      }}
      className={ROW}
    >
      {icon !== undefined && <Icon name={icon} className="text-fg-2" />}
      <span className="min-w-0 flex-1 py-1">
        {children}
        {disabled && hint !== undefined && <span className="block text-small text-fg-3">{hint}</span>}
      </span>
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </button>
  );
}

export function MenuLabel({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return <div className={cn("px-2 pt-2 pb-1 text-micro text-fg-3", className)}>{children}</div>;
}

export function MenuLine() {
  return <hr className="mx-2 my-1 h-px border-0 bg-line" />;
}

interface MenuChoicesProps<Value extends string> {
  readonly label: string;
  readonly value: Value | undefined;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly icon?: IconName }[];
  readonly onChange: (value: Value) => void;
}

/** Exclusive choices inside a menu; choosing keeps it open, so that the effect is seen. */
export function MenuChoices<Value extends string>({ label, value, choices, onChange }: MenuChoicesProps<Value>) {
  return (
    <fieldset aria-label={label} className="contents">
      <MenuLabel>{label}</MenuLabel>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="menuitemradio"
          tabIndex={-1}
          aria-checked={choice.value === value}
          onPointerMove={follow}
          onClick={() => onChange(choice.value)}
          className={ROW}
        >
          {choice.icon !== undefined && <Icon name={choice.icon} className="text-fg-2" />}
          <span className="flex-1">{choice.label}</span>
          {choice.value === value && <Icon name="check" className="text-ink-text" />}
        </button>
      ))}
    </fieldset>
  );
}

interface MenuToggleProps {
  readonly on: boolean;
  readonly onToggle: () => void;
  readonly children: ReactNode;
}

/** On or off inside a menu, which stays open. */
export function MenuToggle({ on, onToggle, children }: MenuToggleProps) {
  return (
    <button type="button" role="menuitemcheckbox" tabIndex={-1} aria-checked={on} onPointerMove={follow} onClick={onToggle} className={ROW}>
      <span className="flex-1">{children}</span>
      {on && <Icon name="check" className="text-ink-text" />}
    </button>
  );
}
