"use client";
// A menu under a button. Not modal: the page behind stays as it is, and no style tag is added to it.
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { useLayer } from "@/components/ui/dialog";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";

interface MenuProps {
  /** The button that opens it: one element that takes a ref, such as Button. */
  readonly trigger: ReactNode;
  readonly align?: "start" | "end";
  readonly side?: "top" | "bottom";
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly children: ReactNode;
}

export function Menu({ trigger, align = "end", side = "bottom", open, onOpenChange, children }: MenuProps) {
  const layer = useLayer();
  return (
    <DropdownMenu.Root modal={false} {...(open !== undefined && { open })} {...(onOpenChange !== undefined && { onOpenChange })}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal {...(layer !== undefined && { container: layer })}>
        <DropdownMenu.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="arrive z-30 min-w-52 max-w-[calc(100vw-16px)] rounded-3 bg-raised p-1 text-fg shadow-float outline-none forced-colors:border"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

const ROW =
  "flex min-h-[30px] w-full select-none items-center gap-2.5 rounded-2 px-2 outline-none data-[highlighted]:bg-fg/8 data-[highlighted]:shadow-none data-[disabled]:text-fg-3 coarse:min-h-11 forced-colors:data-[highlighted]:outline";

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
    <DropdownMenu.Item disabled={disabled} onSelect={onSelect} className={ROW}>
      {icon !== undefined && <Icon name={icon} className="text-fg-2" />}
      <span className="min-w-0 flex-1 py-1">
        {children}
        {disabled && hint !== undefined && <span className="block text-small text-fg-3">{hint}</span>}
      </span>
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </DropdownMenu.Item>
  );
}

export function MenuLabel({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return <DropdownMenu.Label className={cn("px-2 pt-2 pb-1 text-micro text-fg-3", className)}>{children}</DropdownMenu.Label>;
}

export function MenuLine() {
  return <DropdownMenu.Separator className="mx-2 my-1 h-px bg-line" />;
}

interface MenuChoicesProps<Value extends string> {
  readonly value: Value | undefined;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly icon?: IconName }[];
  readonly onChange: (value: Value) => void;
}

/** Exclusive choices inside a menu; choosing keeps it open, so that the effect is seen. */
export function MenuChoices<Value extends string>({ value, choices, onChange }: MenuChoicesProps<Value>) {
  return (
    <DropdownMenu.RadioGroup value={value ?? ""}>
      {choices.map((choice) => (
        <DropdownMenu.RadioItem
          key={choice.value}
          value={choice.value}
          className={ROW}
          onSelect={(event) => {
            event.preventDefault();
            onChange(choice.value);
          }}
        >
          {choice.icon !== undefined && <Icon name={choice.icon} className="text-fg-2" />}
          <span className="flex-1">{choice.label}</span>
          <DropdownMenu.ItemIndicator>
            <Icon name="check" className="text-ink-text" />
          </DropdownMenu.ItemIndicator>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}
