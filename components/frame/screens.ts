// The screens that exist now, in the order of the navigation. A screen is listed the day it works.
import type { Role } from "@core/words/vocabulary";
import type { IconName } from "@/components/ui/icon";

export interface Screen {
  readonly path:
    | "/review"
    | "/queues"
    | "/morning"
    | "/erasures"
    | "/inbox"
    | "/coverage"
    | "/stop"
    | "/policy"
    | "/boundaries"
    | "/ladders";
  readonly name: "review" | "queues" | "morning" | "erasures" | "inbox" | "coverage" | "stop" | "policies" | "boundaries" | "ladders";
  readonly icon: IconName;
  /** Pressed after G. */
  readonly goKey: string;
  readonly group: "work" | "configure";
  /** Whom it is for; everybody where it is left out. */
  readonly roles?: readonly Role[];
}

export const SCREENS: readonly Screen[] = [
  { path: "/review", name: "review", icon: "inbox-check", goKey: "R", group: "work" },
  { path: "/queues", name: "queues", icon: "list", goKey: "Q", group: "work" },
  { path: "/morning", name: "morning", icon: "sun", goKey: "M", group: "work", roles: ["manager", "admin", "auditor"] },
  { path: "/inbox", name: "inbox", icon: "bell", goKey: "I", group: "work" },
  { path: "/coverage", name: "coverage", icon: "calendar", goKey: "C", group: "work" },
  { path: "/stop", name: "stop", icon: "octagon", goKey: "S", group: "work" },
  { path: "/policy", name: "policies", icon: "sliders", goKey: "P", group: "configure" },
  { path: "/boundaries", name: "boundaries", icon: "grid", goKey: "B", group: "configure" },
  { path: "/ladders", name: "ladders", icon: "stairs", goKey: "L", group: "configure" },
  { path: "/erasures", name: "erasures", icon: "trash", goKey: "E", group: "configure", roles: ["manager", "admin", "auditor"] },
];

export const GROUPS = ["work", "configure"] as const satisfies readonly Screen["group"][];

export const isOn = (screen: Screen, pathname: string): boolean => pathname === screen.path || pathname.startsWith(`${screen.path}/`);

/** Screens that somebody with these roles may open. */
export const screensFor = (roles: readonly { readonly role: Role }[] | undefined): readonly Screen[] =>
  SCREENS.filter((screen) => screen.roles === undefined || (roles ?? []).some(({ role }) => screen.roles?.includes(role)));
