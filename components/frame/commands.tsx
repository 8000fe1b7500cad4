"use client";
// What the palette offers: go to a screen or a queue, open an item by its id or address, change the looks.
import { type MessageKey, t } from "@core/words/t";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useFoundItems, useMe, useQueues, useSavedFilters } from "@/components/data/questions";
import { densities, themes } from "@/components/frame/account-menu";
import { useLook } from "@/components/frame/look-provider";
import { screensFor } from "@/components/frame/screens";
import { signOut } from "@/components/frame/sign-out";
import { formatCount } from "@/components/marks/format";
import { filterPath } from "@/components/queue/queue-filters";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { FoundItem } from "@/server/views/shapes-item";

interface RowProps {
  readonly icon: IconName;
  readonly value: string;
  readonly words?: readonly string[];
  readonly keys?: string;
  /** Also where its value is not what was typed. */
  readonly shownAlways?: boolean;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}

function Row({ icon, value, words, keys, shownAlways = false, onSelect, children }: RowProps) {
  return (
    <Command.Item
      value={value}
      forceMount={shownAlways}
      {...(words !== undefined && { keywords: [...words] })}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer select-none items-center gap-2.5 rounded-2 px-2.5 data-[selected=true]:bg-fg/8 coarse:h-11 forced-colors:data-[selected=true]:outline"
    >
      <Icon name={icon} className="text-fg-2" />
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys !== undefined && <Kbd>{keys}</Kbd>}
    </Command.Item>
  );
}

const FOUND_BY = {
  id: "frame.byId",
  revision: "frame.byRevision",
  execution: "frame.byExecution",
  "external id": "frame.byExternalId",
  run: "frame.byRun",
} as const satisfies Record<FoundItem["by"], MessageKey>;

/** Asked once the hands rest, not with each letter. */
const RESTED_MS = 150;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const rest = setTimeout(() => setSettled(text), RESTED_MS);
    return () => clearTimeout(rest);
  }, [text]);
  return settled;
}

const GROUP =
  "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-micro [&_[cmdk-group-heading]]:text-fg-3";

export interface CommandsProps {
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

export function Commands({ onClose, onKeys }: CommandsProps) {
  const router = useRouter();
  const { setTheme } = useTheme();
  const { look, change } = useLook();
  const { data: queues } = useQueues();
  const screens = screensFor(useMe().data?.roles);
  const { data: filters = [] } = useSavedFilters();
  const [text, setText] = useState("");
  const { data: found = [] } = useFoundItems(useSettled(text));
  // What is found while somebody types is what Enter opens.
  const best = found[0]?.row.id ?? null;
  const [chosen, setChosen] = useState("");
  const [known, setKnown] = useState<string | null>(null);
  if (best !== known) {
    setKnown(best);
    if (best !== null) setChosen(best);
  }
  // Also when the commands arrive after their layer has opened.
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);

  const then = (act: () => void) => () => {
    onClose();
    act();
  };

  return (
    <Command label={t("frame.commands")} loop value={chosen} onValueChange={setChosen} className="flex min-h-0 flex-col">
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4">
        <Icon name="search" className="text-fg-3" />
        <Command.Input
          ref={input}
          value={text}
          onValueChange={setText}
          placeholder={t("frame.palettePrompt")}
          className="min-w-0 flex-1 bg-transparent outline-none focus-visible:shadow-none"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="quiet-scroll min-h-0 flex-1 overflow-auto p-1.5">
        {/* An item that is found is no match of the words, so the list itself would still say that there is none. */}
        {found.length === 0 && <Command.Empty className="px-2.5 py-6 text-center text-fg-2">{t("frame.paletteEmpty")}</Command.Empty>}
        {text.trim() !== "" && found.length > 0 && (
          <Command.Group heading={t("frame.items")} forceMount className={GROUP}>
            {found.map(({ row, by }) => (
              <Row key={row.id} icon="arrow" value={row.id} shownAlways onSelect={then(() => router.push(`/items/${row.id}`))}>
                {row.title} <span className="text-fg-2">{t(FOUND_BY[by])}</span>
              </Row>
            ))}
          </Command.Group>
        )}
        <Command.Group heading={t("frame.goTo")} className={GROUP}>
          {screens.map((screen) => (
            <Row
              key={screen.path}
              icon={screen.icon}
              value={t(`frame.${screen.name}`)}
              keys={`G ${screen.goKey}`}
              onSelect={then(() => router.push(screen.path))}
            >
              {t(`frame.${screen.name}`)}
            </Row>
          ))}
          {(queues ?? []).map((queue) => (
            <Row
              key={queue.id}
              icon="layers"
              value={`${t("frame.queueNamed", { name: queue.name })} ${queue.id}`}
              onSelect={then(() => router.push(`/queues/${encodeURIComponent(queue.id)}`))}
            >
              {t("frame.queueNamed", { name: queue.name })} <span className="text-fg-2 tabular-nums">{formatCount(queue.open)}</span>
            </Row>
          ))}
        </Command.Group>
        {filters.length > 0 && (
          <Command.Group heading={t("frame.savedFilters")} className={GROUP}>
            {filters.map((filter) => (
              <Row
                key={filter.id}
                icon="filter"
                value={`Filter ${filter.name} ${filter.id}`}
                onSelect={then(() => router.push(filterPath(filter.query)))}
              >
                {filter.name} {filter.sharedWith !== null && <span className="text-fg-2">{filter.sharedWith.name}</span>}
              </Row>
            ))}
          </Command.Group>
        )}
        <Command.Group heading={t("frame.looks")} className={GROUP}>
          {themes().map((theme) => (
            <Row
              key={theme.value}
              icon={theme.icon}
              value={t("frame.themeNamed", { name: theme.label })}
              onSelect={then(() => setTheme(theme.value))}
            >
              {t("frame.themeNamed", { name: theme.label })}
            </Row>
          ))}
          {densities()
            .filter((density) => density.value !== look.density)
            .map((density) => (
              <Row
                key={density.value}
                icon="rows"
                value={`Density ${density.label}`}
                onSelect={then(() => change({ density: density.value }))}
              >
                {density.label}
              </Row>
            ))}
        </Command.Group>
        <Command.Group heading={t("frame.you")} className={GROUP}>
          <Row icon="settings" value={t("frame.settingsWords")} onSelect={then(() => router.push("/settings"))}>
            {t("frame.settings")}
          </Row>
          <Row icon="keyboard" value={t("frame.keysWords")} keys="?" onSelect={then(onKeys)}>
            {t("frame.allKeys")}
          </Row>
          <Row icon="log-out" value={t("frame.signOut")} onSelect={then(() => void signOut())}>
            {t("frame.signOut")}
          </Row>
        </Command.Group>
      </Command.List>
    </Command>
  );
}
