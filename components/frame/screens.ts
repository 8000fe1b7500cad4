// The screens that exist now, in the order of the navigation. A screen is listed the day it works.
import type { Role } from "@core/words/vocabulary";
import type { IconName } from "@/components/ui/icon";

interface Place {
  readonly path: `/${string}`;
  /** Its name in the messages of the frame. */
  readonly name: string;
  readonly icon: IconName;
  /** Pressed after G. */
  readonly goKey: string;
  readonly group: "work" | "inspect" | "configure";
  /** Whom it is for; everybody where it is left out. What others would only be turned away from is not offered to them. */
  readonly roles?: readonly Role[];
}

const INSPECTORS = ["manager", "admin", "auditor"] as const;

const PLACES = [
  { path: "/review", name: "review", icon: "inbox-check", goKey: "R", group: "work" },
  { path: "/queues", name: "queues", icon: "list", goKey: "Q", group: "work" },
  { path: "/morning", name: "morning", icon: "sun", goKey: "M", group: "work", roles: INSPECTORS },
  { path: "/runs", name: "runs", icon: "runs", goKey: "U", group: "work" },
  { path: "/workflows", name: "workflows", icon: "map", goKey: "W", group: "work" },
  { path: "/inbox", name: "inbox", icon: "bell", goKey: "I", group: "work" },
  { path: "/coverage", name: "coverage", icon: "calendar", goKey: "C", group: "work" },
  { path: "/stop", name: "stop", icon: "octagon", goKey: "S", group: "work" },
  { path: "/trail", name: "trail", icon: "trail", goKey: "T", group: "inspect", roles: INSPECTORS },
  { path: "/erasures", name: "erasures", icon: "trash", goKey: "E", group: "inspect", roles: INSPECTORS },
  { path: "/policy", name: "policies", icon: "sliders", goKey: "P", group: "configure" },
  { path: "/boundaries", name: "boundaries", icon: "grid", goKey: "B", group: "configure" },
  { path: "/ladders", name: "ladders", icon: "stairs", goKey: "L", group: "configure" },
] as const satisfies readonly Place[];

export type Screen = Place & Pick<(typeof PLACES)[number], "path" | "name">;

export const SCREENS: readonly Screen[] = PLACES;

export const GROUPS = ["work", "inspect", "configure"] as const satisfies readonly Screen["group"][];

export const isOn = (screen: Screen, pathname: string): boolean => pathname === screen.path || pathname.startsWith(`${screen.path}/`);

/** Screens that somebody with these roles may open. */
export const screensFor = (roles: readonly { readonly role: Role }[] | undefined): readonly Screen[] =>
  SCREENS.filter((screen) => screen.roles === undefined || (roles ?? []).some(({ role }) => screen.roles?.includes(role)));
