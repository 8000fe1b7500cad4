"use client";
// The run that the item belongs to, one key away: all its items in their order, what became of each, and the way to it.
import { t } from "@core/words/t";
import { revealLine } from "@core/words/untrusted-text";
import Link from "next/link";
import { useState } from "react";
import { useRun } from "@/components/data/questions";
import { LevelMark } from "@/components/marks/level-mark";
import { ExecutionMark, ReviewMark } from "@/components/marks/status-mark";
import { TimeMark } from "@/components/marks/time-mark";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog";
import { useKeys } from "@/components/ui/keys";
import { Sheet } from "@/components/ui/sheet";
import type { ItemView } from "@/server/views/shapes-item";
import { useDesk } from "./desk";

export function WholeRun({ item }: { readonly item: ItemView }) {
  const { run, workflow } = item;
  const { work } = useDesk();
  const [open, setOpen] = useState(false);
  const formed = work.mode !== null && work.mode !== "note";
  useKeys({ i: run === null || formed ? undefined : () => setOpen(true) });
  if (run === null) return null;
  return (
    <>
      <p className="border-t border-line py-3 text-small text-fg-2">
        <Button look="quiet" size="small" shortcut="I" onClick={() => setOpen(true)} className="-ml-1.5">
          {t("item.wholeRun")}
        </Button>{" "}
        <span className="mono text-fg-3 [overflow-wrap:anywhere]">{revealLine(run)}</span>
      </p>
      <Sheet open={open} onClose={() => setOpen(false)} title={t("item.wholeRun")}>
        <DialogBody>{open && <RunItems run={run} workflow={workflow} current={item.id} onGo={() => setOpen(false)} />}</DialogBody>
      </Sheet>
    </>
  );
}

interface RunItemsProps {
  readonly run: string;
  readonly workflow: string;
  readonly current: string;
  readonly onGo: () => void;
}

function RunItems({ run, workflow, current, onGo }: RunItemsProps) {
  const { data, isError, refetch } = useRun(workflow, run);
  if (isError) {
    return (
      <p className="text-fg-2">
        {t("item.runNotRead")} <Button onClick={() => void refetch()}>{t("frame.tryAgain")}</Button>
      </p>
    );
  }
  if (data === undefined) return <p className="text-fg-3">{t("item.runComing")}</p>;
  return (
    <>
      <p className="mono mb-2 text-fg-2 [overflow-wrap:anywhere]">{revealLine(run)}</p>
      <ol className="border-b border-line">
        {data.rows.toReversed().map((row) => (
          <li key={row.id} className="grid grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-x-2.5 border-t border-line py-1.5">
            <LevelMark level={row.level} look="glyph" />
            <Link
              href={`/items/${row.id}`}
              prefetch={false}
              onClick={onGo}
              aria-current={row.id === current ? "true" : undefined}
              className={row.id === current ? "truncate font-strong" : "link truncate decoration-line-2"}
            >
              {revealLine(row.title)}
            </Link>
            <TimeMark at={row.openedAt} className="text-small text-fg-3 tabular-nums" />
            <span className="col-start-2 flex flex-wrap gap-x-3">
              <ReviewMark label={row.reviewLabel} />
              {row.review === "closed" && <ExecutionMark state={row.execution} />}
            </span>
          </li>
        ))}
      </ol>
      {data.capped && <p className="mt-2 text-small text-fg-3">{t("item.runLatest", { count: data.rows.length })}</p>}
    </>
  );
}
