// The screens that exist now, in the order of the navigation. A screen is listed the day it works.
import type { IconName } from "@/components/ui/icon";
import type { Me } from "@/server/views/shapes";

export interface Screen {
  readonly path:
    | "/review"
    | "/queues"
    | "/runs"
    | "/workflows"
    | "/inbox"
    | "/coverage"
    | "/stop"
    | "/trail"
    | "/policy"
    | "/boundaries"
    | "/ladders";
  readonly name:
    | "review"
    | "queues"
    | "runs"
    | "workflows"
    | "inbox"
    | "coverage"
    | "stop"
    | "trail"
    | "policies"
    | "boundaries"
    | "ladders";
  readonly icon: IconName;
  /** Pressed after G. */
  readonly goKey: string;
  readonly group: "work" | "inspect" | "configure";
}

export const SCREENS: readonly Screen[] = [
  { path: "/review", name: "review", icon: "inbox-check", goKey: "R", group: "work" },
  { path: "/queues", name: "queues", icon: "list", goKey: "Q", group: "work" },
  { path: "/runs", name: "runs", icon: "runs", goKey: "U", group: "work" },
  { path: "/workflows", name: "workflows", icon: "map", goKey: "W", group: "work" },
  { path: "/inbox", name: "inbox", icon: "bell", goKey: "I", group: "work" },
  { path: "/coverage", name: "coverage", icon: "calendar", goKey: "C", group: "work" },
  { path: "/stop", name: "stop", icon: "octagon", goKey: "S", group: "work" },
  { path: "/trail", name: "trail", icon: "trail", goKey: "T", group: "inspect" },
  { path: "/policy", name: "policies", icon: "sliders", goKey: "P", group: "configure" },
  { path: "/boundaries", name: "boundaries", icon: "grid", goKey: "B", group: "configure" },
  { path: "/ladders", name: "ladders", icon: "stairs", goKey: "L", group: "configure" },
];

export const GROUPS = ["work", "inspect", "configure"] as const satisfies readonly Screen["group"][];

/** Who inspects: what others would only be turned away from is not offered to them. */
export const mayOpen = ({ group }: Screen, may: Me["may"] | undefined): boolean =>
  group !== "inspect" || (may !== undefined && (may.manage || may.admin || may.audit));

export const isOn = (screen: Screen, pathname: string): boolean => pathname === screen.path || pathname.startsWith(`${screen.path}/`);
