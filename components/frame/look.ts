// What a person chose of the frame's looks, kept in one cookie so that the server draws the page right the first time.
import { isZone } from "@core/words/zone";

export type Width = "wide" | "slim";

export interface Look {
  readonly density: "regular" | "compact";
  /** Width of the navigation on Review, and on every other screen. */
  readonly navOnReview: Width;
  readonly nav: Width;
  readonly zone: string;
}

export const LOOK_COOKIE = "look";

const DEFAULT_LOOK: Look = { density: "regular", navOnReview: "slim", nav: "wide", zone: "UTC" };

const oneOf = <Value extends string>(text: string | null, values: readonly Value[], otherwise: Value): Value =>
  values.find((value) => value === text) ?? otherwise;

/** Reads the cookie's text; what is missing or unknown takes its default. */
export function parseLook(text: string | undefined): Look {
  const given = new URLSearchParams(text ?? "");
  const zone = given.get("zone") ?? DEFAULT_LOOK.zone;
  return {
    density: oneOf(given.get("density"), ["regular", "compact"], DEFAULT_LOOK.density),
    navOnReview: oneOf(given.get("review"), ["wide", "slim"], DEFAULT_LOOK.navOnReview),
    nav: oneOf(given.get("nav"), ["wide", "slim"], DEFAULT_LOOK.nav),
    zone: isZone(zone) ? zone : DEFAULT_LOOK.zone,
  };
}

export function printLook(look: Look): string {
  return new URLSearchParams({
    density: look.density,
    review: look.navOnReview,
    nav: look.nav,
    zone: look.zone,
  }).toString();
}
