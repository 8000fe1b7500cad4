"use client";
// How a person is told outside of the inbox: of what by which way, how soon, and when not.
import { KIND_WORDS } from "@core/words/notice-words";
import { NOTICE_KINDS, type NoticeKind, WAYS, type Way } from "@core/words/notices";
import { t } from "@core/words/t";
import { PACES, type Telling, wants } from "@core/words/telling";
import { useId } from "react";
import { useWaysOut } from "@/components/data/inbox";
import { useChangeSettings, useSettings } from "@/components/data/settings";
import { useZone } from "@/components/marks/clock";
import { BrowserPermission } from "@/components/settings/browser-permission";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/field";
import { Segment } from "@/components/ui/segment";
import { Row } from "./settings-row";

/** The usual night, for whoever switches quiet hours on. */
const NIGHT = { from: 20 * 60, to: 7 * 60 };

export function TellingSettings() {
  const { telling } = useSettings();
  const changeSettings = useChangeSettings();
  const zone = useZone();
  const change = (part: Partial<Telling>) => changeSettings({ telling: { ...telling, ...part } });
  const { quiet, pace } = telling;
  return (
    <>
      <p className="max-w-prose pb-2 text-fg-2">{t("inbox.tellingWhat")}</p>
      <KindTable telling={telling} onChange={(unwanted) => change({ unwanted })} />
      <Row label={t("inbox.inBrowser")} hint={t("inbox.inBrowserWhat")}>
        {() => <BrowserPermission />}
      </Row>
      <Row label={t("inbox.pace")} hint={t("inbox.paceWhat")}>
        {(label) => (
          <span className="flex flex-wrap items-center gap-2">
            {pace === "daily" && (
              <TimeInput label={t("inbox.dailyAt")} value={telling.dailyAt} onChange={(dailyAt) => change({ dailyAt })} />
            )}
            <Segment
              label={label}
              value={pace}
              choices={PACES.map((value) => ({ value, label: t(`inbox.${value}`) }))}
              onChange={(value) => change({ pace: value, ...zoneOnce(telling, zone) })}
            />
          </span>
        )}
      </Row>
      <Row label={t("inbox.quiet")} hint={t("inbox.quietWhat", { zone: telling.zone })}>
        {(label) => (
          <span className="flex flex-wrap items-center gap-2">
            {quiet !== null && (
              <>
                <TimeInput
                  label={t("inbox.quietFrom")}
                  value={quiet.from}
                  onChange={(from) => from !== quiet.to && change({ quiet: { ...quiet, from } })}
                />
                <TimeInput
                  label={t("inbox.quietTo")}
                  value={quiet.to}
                  onChange={(to) => to !== quiet.from && change({ quiet: { ...quiet, to } })}
                />
              </>
            )}
            <Segment
              label={label}
              value={quiet === null ? "off" : "on"}
              choices={[
                { value: "on", label: t("inbox.quietOn") },
                { value: "off", label: t("inbox.quietOff") },
              ]}
              onChange={(value) => change({ quiet: value === "on" ? NIGHT : null, ...zoneOnce(telling, zone) })}
            />
          </span>
        )}
      </Row>
      {telling.zone !== zone && (quiet !== null || pace === "daily") && (
        <div className="flex justify-end pb-2">
          <Button look="quiet" onClick={() => change({ zone })}>
            {t("inbox.zoneHere", { zone })}
          </Button>
        </div>
      )}
      <p className="border-t border-line py-2 text-small text-fg-3">{t("inbox.mailLanguage")}</p>
    </>
  );
}

/** Whoever first chooses a time means the one on their wall. */
const zoneOnce = ({ quiet, pace }: Telling, zone: string): Partial<Telling> => (quiet === null && pace !== "daily" ? { zone } : {});

interface KindTableProps {
  readonly telling: Telling;
  readonly onChange: (unwanted: Telling["unwanted"]) => void;
}

function KindTable({ telling, onChange }: KindTableProps) {
  const { data } = useWaysOut();
  const isOpen = (way: Way) => way === "browser" || (data?.ways.find((one) => one.way === way)?.isOpen ?? true);
  const set = (way: Way, kind: NoticeKind, wanted: boolean) => {
    const others = telling.unwanted[way].filter((one) => one !== kind);
    onChange({ ...telling.unwanted, [way]: wanted ? others : [...others, kind] });
  };
  const closed = WAYS.filter((way) => !isOpen(way)).map((way) => t(`inbox.${way}`));
  return (
    <>
      <table className="w-full border-t border-line">
        <thead>
          <tr className="h-[30px] text-small text-fg-3">
            <th scope="col" className="text-left font-regular">
              {t("inbox.ofWhat")}
            </th>
            {WAYS.map((way) => (
              <th key={way} scope="col" className="w-24 px-1 text-center font-regular max-mid:w-16">
                {t(`inbox.${way}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NOTICE_KINDS.map((kind) => (
            <tr key={kind} className="h-8 border-t border-line coarse:h-11">
              <th scope="row" className="text-left font-regular">
                {t(KIND_WORDS[kind])}
              </th>
              {WAYS.map((way) => (
                <td key={way} className="px-1">
                  <span className="flex justify-center">
                    <Checkbox
                      checked={wants(telling, way, kind)}
                      label={t("inbox.byWay", { kind: t(KIND_WORDS[kind]), way: t(`inbox.${way}`) })}
                      onChange={(checked) => set(way, kind, checked)}
                      className="relative"
                    />
                  </span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {closed.length > 0 && (
        <p className="border-t border-line py-2 text-small text-fg-3">{t("inbox.notSetUp", { ways: closed.join(", ") })}</p>
      )}
    </>
  );
}

interface TimeInputProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (minutes: number) => void;
}

const TWO = 2;
const written = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(TWO, "0")}:${String(minutes % 60).padStart(TWO, "0")}`;

function TimeInput({ label, value, onChange }: TimeInputProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-1.5 text-small text-fg-2">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="time"
        required
        value={written(value)}
        onChange={({ target }) => {
          const [hours, minutes] = target.value.split(":").map(Number);
          if (hours !== undefined && minutes !== undefined && Number.isFinite(hours + minutes)) onChange(hours * 60 + minutes);
        }}
        className="w-28 tabular-nums"
      />
    </span>
  );
}
