"use client";
// The edit of an item's arguments in a chunk of its own: it is fetched once the screen has settled, and its weight is no part of the first load.
import { lazy, Suspense, useRef } from "react";
import { FormOnItsWay, GiveEarlyKeys } from "./early-keys";

/** Also called ahead, so that E finds it there. */
export const loadEdit = () => import("./edit-chunk");
const Fields = lazy(() => loadEdit().then(({ ArgumentsEdit }) => ({ default: ArgumentsEdit })));
const Actions = lazy(() => loadEdit().then(({ EditActions }) => ({ default: EditActions })));

/** What is typed before the fields stand goes into the first of them. */
export function EditFields() {
  const heardRef = useRef<string[]>([]);
  return (
    <Suspense fallback={<FormOnItsWay heardRef={heardRef} />}>
      <Fields />
      <GiveEarlyKeys heardRef={heardRef} />
    </Suspense>
  );
}

export const EditBar = () => (
  <Suspense fallback={null}>
    <Actions />
  </Suspense>
);
