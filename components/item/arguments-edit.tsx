"use client";
// The arguments as a form made from their schema, or as JSON: what is changed, what is wrong, and what signing it would bring.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { useEffect, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { rich } from "@/components/ui/rich";
import { Members, PartView } from "./argument-fields";
import { asJsonText, type Form } from "./argument-form";
import type { Part } from "./argument-parts";
import type { Change } from "./changes";
import { useDesk } from "./desk";
import { EditPreview } from "./edit-preview";
import { FieldsProvider } from "./fields-context";
import type { Pointer } from "./json-path";
import { type Edit, useEdit } from "./use-edit";

const CONTROLS = "input, textarea, select";

export function ArgumentsEdit() {
  const { item, change, open } = useDesk();
  const root = useRef<HTMLFieldSetElement>(null);
  const edit = useEdit();
  const { form, whole, errors } = edit;
  const set = (next: Form) => change({ edit: next });
  const focus = useFocusOnceDrawn(root);

  useEffect(() => {
    const first = root.current?.querySelector<HTMLElement>(CONTROLS) ?? root.current?.querySelector<HTMLElement>("button");
    first?.focus();
  }, []);

  const drawn = membersOf(whole);
  return (
    <fieldset
      ref={root}
      data-edit
      className="mt-2.5 min-w-0 rounded-2 border border-ink-line p-3 [&_:is(input,select,textarea,button)]:scroll-mb-14"
    >
      <legend className="px-1 text-small font-medium text-ink-text">
        {rich("edit.action", { action: revealText(item.action), code: (inner) => <span className="mono">{inner}</span> })}
      </legend>
      <FieldsProvider value={{ form, root: item.argumentsSchema, errors, set, focus }}>
        <div data-at="">
          {drawn === null ? <PartView part={whole} /> : <Members parts={drawn} />}
          {drawn?.length === 0 && <p className="text-fg-2">{t("edit.nothingToEdit")}</p>}
          {drawn !== null && errors[""] !== undefined && <p className="mt-1 text-small text-danger">{errors[""]}</p>}
        </div>
      </FieldsProvider>
      {/* In sight wherever in a long form the hands are. */}
      <div className="sticky bottom-0 -mx-3 mt-3 min-h-5 bg-surface px-3 py-1">
        <EditPreview preview={edit.preview} />
      </div>
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <p className="min-w-48 flex-1 text-small text-fg-2" aria-live="polite">
          {statusWords(edit, item.revision.number + 1)}
        </p>
        {drawn !== null && (
          <Button
            size="small"
            look="quiet"
            icon="braces"
            onClick={() => {
              set(asJsonText(form, ""));
              focus("");
            }}
          >
            {t("edit.editAsJson")}
          </Button>
        )}
        <Button size="small" look="quiet" onClick={() => change({ edit: null })}>
          {t("edit.putBack")}
        </Button>
        <Button size="small" look="quiet" shortcut="Esc" onClick={() => open(null)}>
          {t("frame.close")}
        </Button>
      </div>
    </fieldset>
  );
}

/** The members of the whole stand without a frame of their own; null where it is edited as JSON. */
const membersOf = (whole: Part) => (whole.kind === "group" ? whole.members : null);

function statusWords({ errors, changed }: Edit, next: number): string {
  if (Object.keys(errors).length > 0) return t("edit.mend");
  if (changed.length === 0) return t("edit.nothingChanged");
  const named = changed.slice(0, MOST_NAMED).map(changeWords).join(", ");
  const more = changed.length - MOST_NAMED;
  return t("edit.youChange", { names: more > 0 ? t("edit.andMore", { names: named, count: more }) : named, number: next });
}

const MOST_NAMED = 6;
const changeWords = ({ path }: Change) => revealText(path);

/** Moves the focus after the next drawing, since what it goes to may not stand there yet. */
function useFocusOnceDrawn(root: React.RefObject<HTMLElement | null>) {
  const wanted = useRef<{ readonly at: Pointer; readonly does: string | undefined } | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null) return;
    const { at, does } = wanted.current;
    wanted.current = null;
    const part = root.current?.querySelector<HTMLElement>(`[data-at="${CSS.escape(at)}"]`);
    const named = does === undefined ? null : part?.querySelector<HTMLElement>(`[data-does="${does}"]`);
    // Of a part that was begun, what must still be filled in comes first.
    const open = part?.querySelector<HTMLElement>(":is(input, textarea, select)[aria-invalid]");
    (named ?? open ?? part?.querySelector<HTMLElement>(CONTROLS) ?? part?.querySelector<HTMLElement>("button"))?.focus();
  });
  return (at: Pointer, does?: string) => {
    wanted.current = { at, does };
  };
}
