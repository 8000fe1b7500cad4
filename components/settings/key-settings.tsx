"use client";
// The person's own keys: switched off, with Alt, or each put elsewhere. A key that is taken says by what, and nothing changes.
import { clashOf, KEY_ACTIONS, KEY_MODES, type KeyAction, type KeyMap, keyFor } from "@core/words/settings";
import { t } from "@core/words/t";
import { useState } from "react";
import { useChangeSettings, useSettings } from "@/components/data/settings";
import { actionWords } from "@/components/frame/key-table";
import { Button } from "@/components/ui/button";
import { Segment } from "@/components/ui/segment";
import { Row } from "./settings-row";

const modes = () => KEY_MODES.map((value) => ({ value, label: t(`settings.${value}`) }));

const ACTIONS = Object.keys(KEY_ACTIONS) as KeyAction[];

export function KeySettings() {
  const { keyMode, keys } = useSettings();
  const change = useChangeSettings();
  const moved = Object.keys(keys).length > 0;
  return (
    <>
      <Row label={t("settings.singleKeys")} hint={t("settings.singleKeysWhat")}>
        {(label) => <Segment label={label} value={keyMode} choices={modes()} onChange={(mode) => change({ keyMode: mode })} />}
      </Row>
      <div className="grid gap-x-8 border-t border-line py-1 mid:grid-cols-2">
        {ACTIONS.map((action) => (
          <KeyRow key={action} action={action} />
        ))}
      </div>
      <div className="border-t border-line py-2">
        <Button look="quiet" onClick={() => change({ keys: {} })} disabled={!moved} {...(!moved && { hint: t("settings.usualKeys") })}>
          {t("settings.putBack")}
        </Button>
      </div>
    </>
  );
}

function KeyRow({ action }: { readonly action: KeyAction }) {
  const { keys } = useSettings();
  const change = useChangeSettings();
  const [listening, setListening] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const words = actionWords()[action];
  const key = keyFor(action, keys).toUpperCase();

  const take = (pressed: string) => {
    const own = withKey(keys, action, pressed);
    const clash = clashOf(own);
    const other = clash === null ? undefined : ACTIONS.find((candidate) => candidate !== action && keyFor(candidate, own) === clash.key);
    if (pressed === "g") setProblem(t("settings.gTaken"));
    else if (clash !== null)
      setProblem(
        t("settings.taken", { key: pressed.toUpperCase(), by: other === undefined ? t("settings.otherwise") : actionWords()[other] }),
      );
    else {
      setProblem(null);
      setListening(false);
      change({ keys: own });
    }
  };
  return (
    <div className="flex min-h-9 items-center gap-3 coarse:min-h-11">
      <span className="min-w-0 flex-1">
        {words}
        <span role="status" className="block text-small text-danger empty:hidden">
          {problem}
        </span>
      </span>
      <button
        type="button"
        aria-label={listening ? t("settings.pressFor", { action: words }) : t("settings.keyIs", { action: words, key })}
        onClick={() => {
          setProblem(null);
          setListening(true);
        }}
        onBlur={() => setListening(false)}
        onKeyDown={(event) => {
          if (!listening || event.key === "Tab" || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === "Escape") setListening(false);
          else if (/^\p{L}$/u.test(event.key)) take(event.key.toLowerCase());
          else if (event.key.length === 1) setProblem(t("settings.pressLetter"));
        }}
        className="target h-7 min-w-12 rounded-2 border border-line-control bg-surface px-2 font-medium hover:bg-hover coarse:h-10"
      >
        {listening ? <span className="text-small text-fg-2">{t("settings.pressing")}</span> : key}
      </button>
    </div>
  );
}

/** The usual key of an action needs no entry. */
function withKey(keys: KeyMap, action: KeyAction, key: string): KeyMap {
  const others = Object.fromEntries(Object.entries(keys).filter(([name]) => name !== action));
  return key === KEY_ACTIONS[action] ? others : { ...others, [action]: key };
}
