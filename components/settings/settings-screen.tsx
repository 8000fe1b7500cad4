"use client";
// Settings: each is kept as it is chosen, for this person on every machine; looks are this browser's.
import { IMAGE_LOOKS, type Settings, UNDO_OFFERS } from "@core/words/settings";
import { useTheme } from "next-themes";
import { type ReactNode, useId, useSyncExternalStore } from "react";
import { useChangeSettings, useSettings } from "@/components/data/settings";
import { DENSITIES, isTheme, THEMES } from "@/components/frame/account-menu";
import { useLook } from "@/components/frame/look-provider";
import { Segment } from "@/components/ui/segment";
import { KeySettings } from "./key-settings";
import { Row } from "./settings-row";

const UNDO_LABELS = { "8": "8 seconds", "30": "30 seconds", "until-run": "Until it runs" } as const satisfies Record<
  Settings["undo"],
  string
>;
const IMAGE_LABELS = { plain: "As they are", blur: "Blurred", grey: "Grey" } as const satisfies Record<Settings["images"], string>;
const RESTS = [
  { value: "30", label: "30 min" },
  { value: "50", label: "50 min" },
  { value: "90", label: "90 min" },
  { value: "never", label: "Never" },
] as const;

export function SettingsScreen() {
  const settings = useSettings();
  const change = useChangeSettings();
  const { theme, setTheme } = useTheme();
  const { look, change: changeLook } = useLook();
  const drawn = useDrawn();
  const rest = settings.restAfterMin === null ? "never" : String(settings.restAfterMin);
  return (
    <div className="quiet-scroll h-full overflow-y-auto px-gutter py-4">
      <h1 className="text-title font-strong">Settings</h1>
      <div className="mt-4 grid max-w-[760px] gap-6">
        <Section title="Reading">
          <Row label="Pictures" hint="How the pictures of an item are first shown. One press shows them as they are.">
            {(label) => (
              <Segment
                label={label}
                value={settings.images}
                choices={IMAGE_LOOKS.map((value) => ({ value, label: IMAGE_LABELS[value] }))}
                onChange={(images) => change({ images })}
              />
            )}
          </Row>
          <Row label="Undo is offered" hint="Whatever is chosen, the trail keeps both the decision and its undo.">
            {(label) => (
              <Segment
                label={label}
                value={settings.undo}
                choices={UNDO_OFFERS.map((value) => ({ value, label: UNDO_LABELS[value] }))}
                onChange={(undo) => change({ undo })}
              />
            )}
          </Row>
          <Row label="Suggest a rest after" hint="Judgement tires before hands do. Nothing stops; a line beside your day says it.">
            {(label) => (
              <Segment
                label={label}
                value={RESTS.find(({ value }) => value === rest)?.value}
                choices={RESTS}
                onChange={(value) => change({ restAfterMin: value === "never" ? null : Number(value) })}
              />
            )}
          </Row>
        </Section>
        <Section title="Looks of this browser">
          <Row label="Theme">
            {(label) => (
              <Segment label={label} value={drawn ? isTheme(theme) : undefined} choices={THEMES} onChange={(value) => setTheme(value)} />
            )}
          </Row>
          <Row label="Rows">
            {(label) => <Segment label={label} value={look.density} choices={DENSITIES} onChange={(density) => changeLook({ density })} />}
          </Row>
        </Section>
        <Section title="Keys">
          <KeySettings />
        </Section>
      </div>
    </div>
  );
}

/** False in the server's drawing, which cannot know the browser's theme: what it draws as chosen would stay. */
const useDrawn = () =>
  useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-1 font-strong">
        {title}
      </h2>
      <div className="border-b border-line">{children}</div>
    </section>
  );
}
