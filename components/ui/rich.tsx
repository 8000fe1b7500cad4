// A message of the catalogue with parts that are drawn: what stands in its tags, as elements.
import { type MessageKey, parts, type Value } from "@core/words/t";
import { Fragment, type ReactNode } from "react";

type Filling = Value | ((inner: ReactNode) => ReactNode);

/** `rich("review.place", { place: 3, all: 9, b: (inner) => <b>{inner}</b> })`. Every hole and tag of the message must be given. */
export function rich(key: MessageKey, filling: Readonly<Record<string, Filling>>): ReactNode {
  const keyed = Object.fromEntries(
    Object.entries(filling).map(([name, value]) => [
      name,
      typeof value === "function" ? (inner: readonly ReactNode[]) => <Fragment key={name}>{value(inner)}</Fragment> : value,
    ]),
  );
  return parts<ReactNode>(key, keyed);
}
