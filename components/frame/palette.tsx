"use client";
// The palette's own layer. It stands at once, so that no letter falls through to the page; its commands are fetched when the screen is idle.
import { t } from "@core/words/t";
import { type ComponentType, useEffect, useState } from "react";
import type { CommandsProps } from "@/components/frame/commands";
import { Dialog } from "@/components/ui/dialog";

/** By then the screen stands, and whoever presses Ctrl K finds the commands there. */
const FETCH_AFTER_MS = 1_000;

interface PaletteProps extends CommandsProps {
  readonly open: boolean;
}

export function Palette({ open, onClose, onKeys }: PaletteProps) {
  const [Commands, setCommands] = useState<ComponentType<CommandsProps> | null>(null);
  useEffect(() => {
    const fetchCommands = () => void import("@/components/frame/commands").then((module) => setCommands(() => module.Commands));
    const idle = setTimeout(fetchCommands, open ? 0 : FETCH_AFTER_MS);
    return () => clearTimeout(idle);
  }, [open]);
  return (
    <Dialog open={open} onClose={onClose} title={t("frame.commands")} titleHidden place="top">
      {Commands === null ? <p className="p-4 text-fg-3">{t("frame.commandsComing")}</p> : <Commands onClose={onClose} onKeys={onKeys} />}
    </Dialog>
  );
}
