"use client";
// Settings: each is kept as it is chosen, for this person on every machine; looks are this browser's.
import { LANGUAGE_NAMES } from "@core/words/language";
import { IMAGE_LOOKS, LANGUAGE_WISHES, type Settings, UNDO_OFFERS } from "@core/words/settings";
import { type MessageKey, t } from "@core/words/t";
import { useTheme } from "next-themes";
import { type ReactNode, useId, useSyncExternalStore } from "react";
import { useChangeLanguage, useChangeSettings, useSettings } from "@/components/data/settings";
import { densities, isTheme, themes } from "@/components/frame/account-menu";
import { useLook } from "@/components/frame/look-provider";
import { WaysBanners } from "@/components/inbox/ways-banners";
import { Segment } from "@/components/ui/segment";
import { KeySettings } from "./key-settings";
import { Row } from "./settings-row";
import { TellingSettings } from "./telling-settings";

const UNDO_LABELS = { "8": "settings.seconds8", "30": "settings.seconds30", "until-run": "settings.untilRun" } as const satisfies Record<
  Settings["undo"],
  MessageKey
>;
const rests = () => [
  ...(["30", "50", "90"] as const).map((value) => ({ value, label: `${value} min` })),
  { value: "never" as const, label: t("settings.never") },
];

export function SettingsScreen() {
  const settings = useSettings();
  const change = useChangeSettings();
  const changeLanguage = useChangeLanguage();
  const { theme, setTheme } = useTheme();
  const { look, change: changeLook } = useLook();
  const drawn = useDrawn();
  const rest = settings.restAfterMin === null ? "never" : String(settings.restAfterMin);
  return (
    <div className="quiet-scroll relative h-full overflow-y-auto px-gutter py-4">
      <h1 className="text-title font-strong">{t("frame.settings")}</h1>
      <div className="mt-4 grid max-w-[760px] gap-6">
        <Section title={t("settings.reading")}>
          <Row label={t("settings.language")} hint={t("settings.languageWhat")}>
            {(label) => (
              <Segment
                label={label}
                value={settings.language}
                choices={LANGUAGE_WISHES.map((value) => ({
                  value,
                  label: value === "browser" ? t("settings.asBrowser") : LANGUAGE_NAMES[value],
                }))}
                onChange={changeLanguage}
              />
            )}
          </Row>
          <Row label={t("settings.pictures")} hint={t("settings.picturesWhat")}>
            {(label) => (
              <Segment
                label={label}
                value={settings.images}
                choices={IMAGE_LOOKS.map((value) => ({ value, label: t(`settings.${value}`) }))}
                onChange={(images) => change({ images })}
              />
            )}
          </Row>
          <Row label={t("settings.undo")} hint={t("settings.undoWhat")}>
            {(label) => (
              <Segment
                label={label}
                value={settings.undo}
                choices={UNDO_OFFERS.map((value) => ({ value, label: t(UNDO_LABELS[value]) }))}
                onChange={(undo) => change({ undo })}
              />
            )}
          </Row>
          <Row label={t("settings.rest")} hint={t("settings.restWhat")}>
            {(label) => (
              <Segment
                label={label}
                value={rests().find(({ value }) => value === rest)?.value}
                choices={rests()}
                onChange={(value) => change({ restAfterMin: value === "never" ? null : Number(value) })}
              />
            )}
          </Row>
        </Section>
        <Section title={t("settings.looks")}>
          <Row label={t("settings.theme")}>
            {(label) => (
              <Segment label={label} value={drawn ? isTheme(theme) : undefined} choices={themes()} onChange={(value) => setTheme(value)} />
            )}
          </Row>
          <Row label={t("settings.rows")}>
            {(label) => (
              <Segment label={label} value={look.density} choices={densities()} onChange={(density) => changeLook({ density })} />
            )}
          </Row>
        </Section>
        <Section title={t("inbox.telling")} anchor="telling">
          <WaysBanners className="pb-3" />
          <TellingSettings />
        </Section>
        <Section title={t("frame.keys")}>
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

interface SectionProps {
  readonly title: string;
  /** What an address names it by. */
  readonly anchor?: string;
  readonly children: ReactNode;
}

function Section({ title, anchor, children }: SectionProps) {
  const id = useId();
  return (
    <section id={anchor} aria-labelledby={id} className="scroll-mt-4">
      <h2 id={id} className="mb-1 font-strong">
        {title}
      </h2>
      <div className="border-b border-line">{children}</div>
    </section>
  );
}
