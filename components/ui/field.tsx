// A labelled control: the label, what is expected, and the error that says what to do, tied together for the ear.
import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

const CONTROL =
  "w-full min-w-0 rounded-2 border border-line-control bg-surface text-fg placeholder:text-fg-3 aria-invalid:border-danger aria-disabled:bg-sunken disabled:bg-sunken disabled:text-fg-3";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={cn(CONTROL, "h-control px-2", className)} />;
}

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea rows={3} {...rest} className={cn(CONTROL, "resize-y px-2 py-1.5", className)} />;
}

/** What the control inside a field needs to be tied to its label, hint and error. */
export interface FieldControl {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** The label is for the ear only: everywhere, or where there is room for a head above a list of them. */
  readonly labelHidden?: boolean | "wide";
  readonly className?: string;
  readonly children: (control: FieldControl) => ReactNode;
}

export function Field({ label, hint, error, labelHidden = false, className, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [hint === undefined ? null : hintId, error === undefined ? null : errorId].filter((part) => part !== null).join(" ");
  return (
    <div className={cn("grid gap-1", className)}>
      <label
        htmlFor={id}
        className={labelHidden === true ? "sr-only" : cn("text-small font-medium", labelHidden === "wide" && "mid:sr-only")}
      >
        {label}
      </label>
      {children({
        id,
        "aria-describedby": described === "" ? undefined : described,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {hint !== undefined && (
        <p id={hintId} className="text-small text-fg-3">
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={errorId} className="flex items-start gap-1.5 text-small text-danger">
          <Icon name="octagon" size={14} className="mt-0.5" />
          {error}
        </p>
      )}
    </div>
  );
}
