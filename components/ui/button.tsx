"use client";
// Buttons say the verb and the thing; a disabled one says why, and stays reachable so that the reason can be read.
import Link from "next/link";
import type { ButtonHTMLAttributes, ComponentProps, MouseEvent, ReactNode } from "react";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { useShortcut } from "@/components/ui/keys";

type Look = "primary" | "plain" | "quiet" | "danger" | "inverse";
type Size = "small" | "medium" | "large";

interface Shape {
  readonly look?: Look | undefined;
  readonly size?: Size | undefined;
  /** One key, or several to be pressed in turn. */
  readonly shortcut?: string | readonly string[] | undefined;
  /** The key stands before the words (decisions) or after them (everything else). */
  readonly keyFirst?: boolean | undefined;
  readonly icon?: IconName | undefined;
  /** Only the icon is shown; the children are its name for the ear. */
  readonly iconOnly?: boolean | undefined;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

const LOOKS: Record<Look, string> = {
  primary: "border-ink bg-ink text-on-ink hover:border-ink-hover hover:bg-ink-hover",
  plain: "border-line-2 bg-surface text-fg hover:bg-hover",
  quiet: "border-transparent bg-transparent text-fg-2 hover:bg-hover hover:text-fg",
  danger: "border-danger bg-danger text-on-danger",
  inverse: "border-on-inverse/40 bg-transparent text-on-inverse hover:bg-on-inverse/10",
};

const SIZES: Record<Size, string> = {
  small: "h-6 px-1.5 text-small coarse:h-control",
  medium: "h-control px-2.5",
  large: "h-[34px] px-2.5 coarse:h-12 max-mid:h-12",
};

const ICON_ONLY: Record<Size, string> = { small: "w-6 coarse:w-control", medium: "w-control", large: "w-[34px] coarse:w-12 max-mid:w-12" };

const DISABLED =
  "aria-disabled:cursor-default aria-disabled:border-line aria-disabled:bg-sunken aria-disabled:text-fg-3 aria-disabled:hover:border-line aria-disabled:hover:bg-sunken aria-disabled:hover:text-fg-3";

function shapeClass({ look = "plain", size = "medium", iconOnly = false, className }: Omit<Shape, "children">): string {
  return cn(
    "inline-flex shrink-0 select-none items-center justify-center gap-[7px] whitespace-nowrap rounded-2 border font-medium transition-colors duration-(--m-fast)",
    SIZES[size],
    iconOnly && cn("px-0", ICON_ONLY[size]),
    LOOKS[look],
    DISABLED,
    className,
  );
}

function Keys({ shortcut, look, first, dead }: { shortcut: Shape["shortcut"]; look: Look; first: boolean; dead: boolean }) {
  if (shortcut === undefined) return null;
  const ground = dead ? "plain" : look === "primary" || look === "danger" ? "ink" : look === "inverse" ? "inverse" : "plain";
  return (
    <span
      aria-hidden="true"
      className={cn("inline-flex gap-[3px] max-mid:hidden coarse:hidden", first ? "-ml-[3px] mr-px" : "-mr-[3px] ml-px")}
    >
      {(typeof shortcut === "string" ? [shortcut] : shortcut).map((key) => (
        <Kbd key={key} on={ground}>
          {key}
        </Kbd>
      ))}
    </span>
  );
}

function Face({ shape, dead }: { readonly shape: Shape; readonly dead: boolean }) {
  const { look = "plain", size = "medium", shortcut, keyFirst = false, icon, iconOnly = false, children } = shape;
  const keys = iconOnly ? null : <Keys shortcut={shortcut} look={look} first={keyFirst} dead={dead} />;
  return (
    <>
      {keyFirst && keys}
      {icon !== undefined && <Icon name={icon} size={iconOnly && size !== "small" ? 16 : 14} />}
      {iconOnly ? <span className="sr-only">{children}</span> : children}
      {!keyFirst && keys}
    </>
  );
}

/** Several keys in turn are spoken as they are: none of them is a letter that can be put elsewhere. */
function useSpokenKeys(shortcut: Shape["shortcut"]): string | undefined {
  const spoken = useShortcut();
  return typeof shortcut === "string" ? spoken(shortcut)?.spoken : shortcut?.join(" ");
}

export interface ButtonProps extends Shape, Omit<ButtonHTMLAttributes<HTMLButtonElement>, "children" | "className"> {
  /** Sent and not answered yet: the button keeps its width and takes no second press. */
  readonly pending?: boolean;
  /** Why it is disabled, in words fit for a hint; or what it does, when it is not. */
  readonly hint?: string | undefined;
  readonly ref?: ComponentProps<"button">["ref"];
}

export function Button({
  look,
  size,
  shortcut,
  keyFirst,
  icon,
  iconOnly,
  className,
  children,
  pending = false,
  disabled = false,
  hint,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const reasonId = useId();
  const dead = disabled || pending;
  const shape: Shape = { look, size, shortcut, keyFirst, icon, iconOnly, children };
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (dead) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      onClick={press}
      aria-disabled={dead || undefined}
      aria-busy={pending || undefined}
      aria-describedby={disabled && hint !== undefined ? reasonId : rest["aria-describedby"]}
      aria-keyshortcuts={useSpokenKeys(shortcut)}
      title={hint ?? rest.title}
      className={shapeClass({ ...shape, className })}
    >
      <Face shape={shape} dead={dead} />
      {disabled && hint !== undefined && (
        <span id={reasonId} className="sr-only">
          {hint}
        </span>
      )}
    </button>
  );
}

interface ButtonLinkProps extends Shape, Omit<ComponentProps<typeof Link>, "children" | "className"> {}

/** Looks like a button, goes somewhere. */
export function ButtonLink({ look, size, shortcut, keyFirst, icon, iconOnly, className, children, ...rest }: ButtonLinkProps) {
  const shape: Shape = { look, size, shortcut, keyFirst, icon, iconOnly, children };
  return (
    <Link {...rest} aria-keyshortcuts={useSpokenKeys(shortcut)} className={shapeClass({ ...shape, className })}>
      <Face shape={shape} dead={false} />
    </Link>
  );
}
