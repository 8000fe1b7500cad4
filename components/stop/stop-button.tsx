"use client";
// The stop switch within reach of every page: one press opens it, a second one stops.
import { t } from "@core/words/t";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Fetched when it is needed, and before: a hand that moves towards the button will press it. */
const load = () => import("@/components/stop/stop-dialog").then((module) => module.StopDialog);
const StopDialog = dynamic(load);

export function StopButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon="octagon" onClick={() => setOpen(true)} onPointerEnter={() => void load()} onFocus={() => void load()}>
        {t("stop.open")}
      </Button>
      {open && <StopDialog onClose={() => setOpen(false)} />}
    </>
  );
}
