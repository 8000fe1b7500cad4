"use client";
// The evidence as large as the window: Space opens and closes it, the arrows go through the pieces.
import { t } from "@core/words/t";
import { revealLine, revealText } from "@core/words/untrusted-text";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Dialog, DialogActions, DialogBody } from "@/components/ui/dialog";
import type { EvidenceView } from "@/server/views/shapes-item";
import { EvidenceImage } from "./evidence-image";
import { EvidenceText } from "./evidence-text";

interface EnlargedProps {
  readonly evidence: readonly EvidenceView[];
  /** The hash of the piece that is shown; null when nothing is. */
  readonly shown: string | null;
  readonly onShow: (sha256: string | null) => void;
}

export function Enlarged({ evidence, shown, onShow }: EnlargedProps) {
  const place = evidence.findIndex((piece) => piece.sha256 === shown);
  const piece = evidence[place];
  const step = (by: 1 | -1) => onShow(evidence[(place + by + evidence.length) % evidence.length]?.sha256 ?? null);

  useEffect(() => {
    if (piece === undefined) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== " " || event.repeat || (event.target instanceof Element && event.target.closest("button, a"))) return;
      event.preventDefault();
      onShow(null);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [piece, onShow]);

  return (
    <Dialog
      open={piece !== undefined}
      onClose={() => onShow(null)}
      title={piece === undefined ? "" : revealLine(piece.label)}
      className="max-h-[92dvh] w-[min(960px,calc(100vw-24px))]"
    >
      {piece !== undefined && (
        <>
          <DialogBody className={cn("grid min-h-64", piece.kind === "image" ? "place-items-center" : "content-start")}>
            {piece.kind === "image" ? (
              <EvidenceImage key={piece.sha256} piece={piece} className="aspect-[4/3] max-h-[70dvh] w-full [&_img]:object-contain" />
            ) : piece.kind === "text" && typeof piece.content === "string" ? (
              <EvidenceText key={piece.sha256} piece={piece} text={piece.content} whole />
            ) : (
              <pre className="mono w-full whitespace-pre-wrap [overflow-wrap:anywhere]">
                {revealText(JSON.stringify(piece.content, null, 2))}
              </pre>
            )}
          </DialogBody>
          <DialogActions>
            <span className="mono mr-auto truncate text-fg-3" title={piece.sha256}>
              {piece.sha256.slice(0, 19)}
            </span>
            {evidence.length > 1 && (
              <>
                <Button look="quiet" icon="left" onClick={() => step(-1)}>
                  {t("evidence.pieceBefore")}
                </Button>
                <Button look="quiet" icon="right" onClick={() => step(1)}>
                  {t("evidence.pieceNext")}
                </Button>
              </>
            )}
            <Button shortcut="Space" onClick={() => onShow(null)}>
              {t("frame.close")}
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  );
}
