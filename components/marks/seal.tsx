"use client";
// A revision hash as 16 bars (height = hex digit) and its first and last digits: the same bars mean the same revision, everywhere.
import { t } from "@core/words/t";
import { useEffect, useState } from "react";
import { formatHash, hexOf } from "@/components/marks/format";
import { cn } from "@/components/ui/cn";
import { Icon } from "@/components/ui/icon";

const BARS = 16;

/** Each bar as one stroke of a single path: a table of seals stays light. */
function barsPath(hash: string, height: number): string {
  return Array.from(hexOf(hash).slice(0, BARS), (digit, place) => {
    const tall = 2 + (Number.parseInt(digit, 16) / 15) * (height - 2);
    return `M${place * 3} ${(height - tall).toFixed(1)}h2V${height}h-2z`;
  }).join("");
}

interface SealBarsProps {
  readonly hash: string;
  readonly height?: 12 | 16;
  readonly className?: string;
}

/** The bars alone: decorative, the text carries the hash. */
export function SealBars({ hash, height = 16, className }: SealBarsProps) {
  return (
    <svg viewBox={`0 0 47 ${height}`} width="47" height={height} aria-hidden="true" className={cn("inline-block fill-current", className)}>
      <path d={barsPath(hash, height)} />
    </svg>
  );
}

interface SealProps {
  readonly hash: string;
  /** `signed`: the bars in ink, where a person signs or has signed this revision. */
  readonly signed?: boolean;
  /** Another hash that should be the same; when it is not, both are shown. */
  readonly expected?: string;
  /** Smaller bars, for rows. */
  readonly compact?: boolean;
  /** Click copies the whole hash. */
  readonly copyable?: boolean;
  readonly className?: string;
}

function SealText({ hash, signed, compact }: { readonly hash: string; readonly signed: boolean; readonly compact: boolean }) {
  return (
    <>
      <SealBars hash={hash} height={compact ? 12 : 16} className={signed ? "text-ink" : "text-fg-2"} />
      <span className="hash text-fg">{formatHash(hash)}</span>
    </>
  );
}

export function Seal({ hash, signed = false, expected, compact = false, copyable = false, className }: SealProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);

  const line = "inline-flex items-center gap-2.5 align-middle";
  if (expected !== undefined && expected !== hash) {
    return (
      <span className={cn("inline-flex flex-wrap items-center gap-x-3 gap-y-1", className)}>
        <span className="inline-flex items-center gap-1 text-small font-medium text-danger">
          <Icon name="octagon" size={14} /> {t("marks.differs")}
        </span>
        <span className={line}>
          <SealText hash={hash} signed={signed} compact={compact} />
        </span>
        <span className={line}>
          <span className="text-small text-fg-3">{t("marks.expected")}</span>
          <SealText hash={expected} signed={false} compact={compact} />
        </span>
      </span>
    );
  }
  if (!copyable) {
    return (
      <span className={cn(line, className)} title={hash}>
        <SealText hash={hash} signed={signed} compact={compact} />
      </span>
    );
  }
  const copy = () => {
    void navigator.clipboard.writeText(hash).then(() => setCopied(true));
  };
  return (
    <button type="button" onClick={copy} title={t("marks.copy", { what: hash })} className={cn(line, "target group rounded-1", className)}>
      <SealText hash={hash} signed={signed} compact={compact} />
      {/* Room for the tick is kept, so that nothing shifts. */}
      <span className="inline-flex w-3.5 text-fg-3">
        <Icon
          name={copied ? "check" : "copy"}
          size={14}
          className={copied ? "text-ok" : "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"}
        />
      </span>
      <span className="sr-only" aria-live="polite">
        {copied ? t("marks.copied") : ""}
      </span>
    </button>
  );
}
