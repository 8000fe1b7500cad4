"use client";
// The edit of an item's arguments in a chunk of its own: it is fetched once the screen has settled, and its weight is no part of the first load.
import { lazy, Suspense, useRef } from "react";
import { FormOnItsWay, GiveEarlyKeys } from "./early-keys";

const loadFields = () => import("./arguments-edit").then(({ ArgumentsEdit }) => ({ default: ArgumentsEdit }));
const loadActions = () => import("./edit-actions").then(({ EditActions }) => ({ default: EditActions }));
const Fields = lazy(loadFields);
const Actions = lazy(loadActions);

/** So that E finds them there. */
export const loadEdit = () => Promise.all([loadFields(), loadActions()]);

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
