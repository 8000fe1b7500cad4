// How the trail draws who did something, what it was, and how it is proved.
import { t } from "@core/words/t";
import { Avatar } from "@/components/marks/person-mark";
import { type Status, StatusMark } from "@/components/marks/status-mark";
import { Icon, type IconName } from "@/components/ui/icon";
import type { ActorView, TrailRow } from "@/server/views/shapes-trail";

const ICONS: Readonly<Record<string, IconName>> = {
  submitted: "send",
  revised: "pencil",
  replied: "ask",
  queued: "layers",
  claimed: "user",
  released: "layers",
  delegated: "arrow",
  moved: "arrow",
  escalated: "escalate",
  returned: "down",
  suspended: "pause",
  resumed: "play",
  asked: "ask",
  opinion_asked: "users",
  opinion_given: "users",
  recalled: "undo",
  withdrawn: "undo",
  redeemed: "play",
  reversal_requested: "undo",
  reversed: "undo",
  rung_fired: "stairs",
  published: "send",
  pulled: "octagon",
};
const TONES = {
  ok: { status: "ok", icon: "check" },
  failed: { status: "failed", icon: "x" },
  attention: { status: "attention", icon: "triangle" },
  plain: { status: "plain", icon: "circle" },
} as const satisfies Record<TrailRow["tone"], { readonly status: Status; readonly icon: IconName }>;

export function WhatMark({ row: { type, what, tone } }: { readonly row: TrailRow }) {
  const sign = TONES[tone];
  return (
    <StatusMark status={sign.status} icon={tone === "plain" ? (ICONS[type] ?? sign.icon) : sign.icon} className="min-w-0 max-w-full">
      <span className="truncate">{what}</span>
    </StatusMark>
  );
}

export function ActorMark({ by }: { readonly by: ActorView }) {
  if (by.kind === "person") {
    const { person } = by;
    return (
      <span className="inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap">
        <Avatar person={person} />
        <span className="truncate">{person.you ? t("marks.you") : person.name}</span>
      </span>
    );
  }
  const [icon, name] = by.kind === "hidden" ? (["lock", t("trail.nobodyShown")] as const) : (["cpu", by.name] as const);
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap text-fg-2">
      <span className="inline-grid size-5 shrink-0 place-items-center rounded-1 border border-line-2">
        <Icon name={icon} size={14} />
      </span>
      <span className="truncate">{name}</span>
    </span>
  );
}

export type Proved = "verified" | "covered" | "next" | "broken";

export function ProofMark({ proved }: { readonly proved: Proved }) {
  if (proved === "broken") return <StatusMark status="failed">{t("trail.broken")}</StatusMark>;
  if (proved === "verified") return <StatusMark status="ok">{t("trail.verified")}</StatusMark>;
  return proved === "covered" ? (
    <StatusMark status="plain" icon="shield">
      {t("trail.under")}
    </StatusMark>
  ) : (
    <StatusMark status="plain" icon="clock">
      {t("trail.nextCheckpoint")}
    </StatusMark>
  );
}
