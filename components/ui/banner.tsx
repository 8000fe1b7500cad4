// A message across its panel: what happened, what did not, what to do. Stale and failed are spoken at once.
import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";

const TONES = {
  plain: { ground: "border-line-2 bg-sunken", icon: "bell", colour: "text-fg-2" },
  ok: { ground: "border-ok-line bg-ok-tint", icon: "check-circle", colour: "text-ok" },
  attention: { ground: "border-warn-line bg-warn-tint", icon: "triangle", colour: "text-warn" },
  stale: { ground: "border-warn-line bg-warn-tint", icon: "refresh", colour: "text-fg" },
  failed: { ground: "border-danger-line bg-danger-tint", icon: "octagon", colour: "text-danger" },
} as const satisfies Record<string, { ground: string; icon: IconName; colour: string }>;

interface BannerProps {
  readonly tone?: keyof typeof TONES;
  /** One sentence, strong. */
  readonly title: ReactNode;
  readonly children?: ReactNode;
  /** Buttons, at the end. */
  readonly actions?: ReactNode;
  readonly className?: string;
}

export function Banner({ tone = "plain", title, children, actions, className }: BannerProps) {
  const look = TONES[tone];
  const urgent = tone === "failed" || tone === "stale";
  return (
    <div
      role={urgent ? "alert" : "status"}
      className={cn(
        "grid grid-cols-[18px_minmax(0,1fr)_auto] items-center gap-x-2.5 gap-y-0.5 rounded-2 border px-3.5 py-[11px] max-mid:grid-cols-[18px_minmax(0,1fr)]",
        look.ground,
        className,
      )}
    >
      <Icon name={look.icon} className={look.colour} />
      <div className="min-w-0">
        <p className="font-strong">{title}</p>
        {children !== undefined && <div className="text-fg-2">{children}</div>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap gap-2 max-mid:col-span-full max-mid:mt-2">{actions}</div>}
    </div>
  );
}
