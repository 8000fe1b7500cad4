"use client";
// The button that opens a rule's test bench below it.
import { t } from "@core/words/t";
import dynamic from "next/dynamic";
import { useId, useState } from "react";
import type { BenchGround } from "@/components/policy/bench-parts";
import { Button } from "@/components/ui/button";

/** Fetched where somebody tries a rule. */
const RuleBench = dynamic(() => import("@/components/policy/rule-bench").then((module) => module.RuleBench), {
  loading: () => <div className="h-24 rounded-2 bg-sunken" />,
});

export function RuleTry(ground: BenchGround) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="grid w-full min-w-0 gap-2">
      <Button
        size="small"
        icon={open ? "up" : "play"}
        aria-label={t("trials.tryRule", { rule: ground.rule.id })}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
        className="justify-self-start"
      >
        {t("trials.tryIt")}
      </Button>
      {open && (
        <div id={id} className="min-w-0">
          <RuleBench {...ground} />
        </div>
      )}
    </div>
  );
}
