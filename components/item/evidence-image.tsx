"use client";
// One image of the evidence: loaded from our own address, never from a stranger's; small scans keep their pixels.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import { useCallback, useState } from "react";
import { useVeil } from "@/components/marks/veil";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { EvidenceView } from "@/server/views/shapes-item";

/** Images up to this edge are scans: enlarged, they show pixels instead of blur. */
const SCAN_EDGE = 96;

const lookOf = ({ naturalWidth }: HTMLImageElement) => (naturalWidth === 0 ? "failed" : naturalWidth <= SCAN_EDGE ? "scan" : "photo");

interface EvidenceImageProps {
  readonly piece: EvidenceView;
  readonly onEnlarge?: () => void;
  readonly className?: string;
}

export function EvidenceImage({ piece, onEnlarge, className }: EvidenceImageProps) {
  const veil = useVeil();
  const [bare, setBare] = useState(false);
  const [state, setState] = useState<"loading" | "photo" | "scan" | "failed">("loading");
  // It may have come before the page was alive, and then tells nobody.
  const already = useCallback((image: HTMLImageElement | null) => {
    if (image?.complete === true) setState(lookOf(image));
  }, []);
  const label = revealLine(piece.label);
  const notShown = piece.notShown ?? (piece.href === null ? t("evidence.noBytes") : null);
  const frame = cn("grid place-items-center overflow-hidden rounded-1 border border-line-2 bg-sunken", className);
  if (notShown !== null || state === "failed") {
    return <p className={cn(frame, "p-2 text-center text-small text-fg-2")}>{notShown ?? t("evidence.imageFailed")}</p>;
  }
  const picture = (
    // A plain img: the bytes are ours, of unknown size, and were painted anew already.
    <img
      src={piece.href ?? undefined}
      alt={t("evidence.fromAgent", { label })}
      ref={already}
      onLoad={(event) => setState(lookOf(event.currentTarget))}
      onError={() => setState("failed")}
      className={cn(
        "size-full",
        state === "scan" ? "scan object-contain" : "object-cover",
        state === "loading" && "opacity-0",
        !bare && veil,
      )}
    />
  );
  if (onEnlarge === undefined) {
    return (
      <span className={cn(frame, "relative")}>
        {picture}
        {veil !== "" && (
          <Button onClick={() => setBare(!bare)} className="absolute bottom-2">
            {bare ? t("evidence.cover") : t("evidence.uncover")}
          </Button>
        )}
      </span>
    );
  }
  return (
    <button
      type="button"
      onClick={onEnlarge}
      aria-label={t("evidence.enlarge", { label })}
      aria-keyshortcuts="Space"
      className={cn(frame, "cursor-zoom-in")}
    >
      {picture}
    </button>
  );
}
