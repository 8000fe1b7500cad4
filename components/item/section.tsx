// A part of the item: its name in a narrow column, its content beside it. Sections are reached by the keys 1 to 5.
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface SectionProps {
  readonly title: string;
  /** A few words under the title: "3 reasons". */
  readonly sub?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  /** Named where something looks for it. */
  readonly name?: string;
}

export function Section({ title, sub, children, className, name = "" }: SectionProps) {
  return (
    <section
      data-section={name}
      aria-label={title}
      className={cn(
        "grid scroll-mt-2 grid-cols-[112px_minmax(0,1fr)] gap-x-4 border-t border-line py-3.5 max-mid:grid-cols-[minmax(0,1fr)] max-mid:gap-y-2",
        className,
      )}
    >
      <h2 tabIndex={-1} className="text-small leading-5 font-strong">
        {title}
        {sub !== undefined && <span className="block font-regular text-fg-3 max-mid:ml-1.5 max-mid:inline">{sub}</span>}
      </h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}

/** Brings the nth section of the item into view and gives its heading the focus. */
export function jumpToSection(article: HTMLElement | null, number: number): void {
  const section = article?.querySelectorAll<HTMLElement>("[data-section]")[number - 1];
  section?.scrollIntoView({ block: "start" });
  section?.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
}
