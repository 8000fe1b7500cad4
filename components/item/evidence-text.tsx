"use client";
// A text of the evidence: as it was written, or drawn as the table or the Markdown that it says it is. What is long is folded, with its true length.
import { t } from "@core/words/t";
import { lazy, type ReactNode, Suspense, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { EvidenceView } from "@/server/views/shapes-item";

/** What draws them is fetched only where one of them is shown. */
const DRAWN: Readonly<Record<string, ReturnType<typeof lazyDrawing>>> = {
  "text/markdown": lazyDrawing(() => import("./evidence-markdown").then(({ EvidenceMarkdown }) => EvidenceMarkdown)),
  "text/csv": lazyDrawing(() => import("./evidence-csv").then(({ EvidenceCsv }) => EvidenceCsv)),
};

export interface DrawingProps {
  readonly text: string;
  /** The hash of the piece, by which its links are known. */
  readonly piece: string;
}

function lazyDrawing(load: () => Promise<(props: DrawingProps) => ReactNode>) {
  return lazy(async () => ({ default: await load() }));
}

/** Longer texts are folded to about as much. */
const LONG = 420;

interface EvidenceTextProps {
  readonly piece: EvidenceView;
  /** Its content; hidden characters are written out already. */
  readonly text: string;
  /** Whole at once, where there is room for it. */
  readonly whole?: boolean;
}

export function EvidenceText({ piece, text, whole = false }: EvidenceTextProps) {
  const Drawing = DRAWN[piece.mediaType ?? ""];
  const [unfolded, setUnfolded] = useState(whole);
  const [asWritten, setAsWritten] = useState(false);
  const id = useId();
  const long = text.length > LONG;
  const folded = long && !unfolded;
  const written = (
    <blockquote className="border-l-2 border-line-2 pl-2.5 whitespace-pre-line [overflow-wrap:anywhere]">
      {folded ? `${text.slice(0, LONG)}…` : text}
    </blockquote>
  );
  return (
    <>
      <div id={id} className="min-w-0">
        {Drawing === undefined || asWritten ? (
          written
        ) : (
          <div className={cn("relative border-l-2 border-line-2 pl-2.5", folded && "max-h-44 overflow-hidden")} inert={folded}>
            <Suspense fallback={written}>
              <Drawing text={text} piece={piece.sha256} />
            </Suspense>
            {folded && <span className="absolute inset-x-0 bottom-0 h-8 bg-linear-to-t from-surface to-transparent" />}
          </div>
        )}
      </div>
      {((long && !whole) || Drawing !== undefined) && (
        <p className="mt-1 flex flex-wrap gap-1">
          {long && !whole && (
            <Button look="quiet" size="small" aria-expanded={unfolded} aria-controls={id} onClick={() => setUnfolded(!unfolded)}>
              {unfolded ? t("evidence.showLess") : t("evidence.showCharacters", { count: text.length })}
            </Button>
          )}
          {Drawing !== undefined && (
            <Button look="quiet" size="small" aria-pressed={asWritten} aria-controls={id} onClick={() => setAsWritten(!asWritten)}>
              {t("evidence.asWritten")}
            </Button>
          )}
        </p>
      )}
    </>
  );
}
