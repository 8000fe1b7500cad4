// The screens that exist now, in the order of the navigation. A screen is listed the day it works.
import type { IconName } from "@/components/ui/icon";

export interface Screen {
  readonly path: "/review" | "/queues";
  readonly name: "review" | "queues";
  readonly icon: IconName;
  /** Pressed after G. */
  readonly goKey: string;
  readonly group: "Work";
}

export const SCREENS: readonly Screen[] = [
  { path: "/review", name: "review", icon: "inbox-check", goKey: "R", group: "Work" },
  { path: "/queues", name: "queues", icon: "list", goKey: "Q", group: "Work" },
];

export const isOn = (screen: Screen, pathname: string): boolean => pathname === screen.path || pathname.startsWith(`${screen.path}/`);
