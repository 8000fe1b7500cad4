"use client";
// What the palette offers: go to a screen or a queue, open an item by its id or address, change the looks.
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useTheme } from "next-themes";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useFoundItems, useQueues, useSavedFilters } from "@/components/data/questions";
import { DENSITIES, THEMES } from "@/components/frame/account-menu";
import { useLook } from "@/components/frame/look-provider";
import { SCREENS } from "@/components/frame/screens";
import { signOut } from "@/components/frame/sign-out";
import { formatCount } from "@/components/marks/format";
import { filterPath } from "@/components/queue/queue-filters";
import { Icon, type IconName } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import type { FoundItem } from "@/server/views/shapes";

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
  id: "its id",
  revision: "a revision’s hash",
  execution: "its execution",
  "external id": "its external id",
  run: "its run",
} as const satisfies Record<FoundItem["by"], string>;

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
    <Command label="Commands" loop value={chosen} onValueChange={setChosen} className="flex min-h-0 flex-col">
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-b border-line px-4">
        <Icon name="search" className="text-fg-3" />
        <Command.Input
          ref={input}
          value={text}
          onValueChange={setText}
          placeholder="Go to, or paste an id, a hash, an address, a run"
          className="min-w-0 flex-1 bg-transparent outline-none focus-visible:shadow-none"
        />
        <Kbd>Esc</Kbd>
      </div>
      <Command.List className="quiet-scroll min-h-0 flex-1 overflow-auto p-1.5">
        <Command.Empty className="px-2.5 py-6 text-center text-fg-2">
          Nothing has that name. An item opens by its whole id, hash, external id or run.
        </Command.Empty>
        {text.trim() !== "" && found.length > 0 && (
          <Command.Group heading="Items" forceMount className={GROUP}>
            {found.map(({ row, by }) => (
              <Row key={row.id} icon="arrow" value={row.id} shownAlways onSelect={then(() => router.push(`/items/${row.id}`))}>
                {row.title} <span className="text-fg-3">by {FOUND_BY[by]}</span>
              </Row>
            ))}
          </Command.Group>
        )}
        <Command.Group heading="Go to" className={GROUP}>
          {SCREENS.map((screen) => (
            <Row
              key={screen.path}
              icon={screen.icon}
              value={screen.label}
              keys={`G ${screen.goKey}`}
              onSelect={then(() => router.push(screen.path))}
            >
              {screen.label}
            </Row>
          ))}
          {(queues ?? []).map((queue) => (
            <Row
              key={queue.id}
              icon="layers"
              value={`Queue ${queue.name} ${queue.id}`}
              onSelect={then(() => router.push(`/queues/${encodeURIComponent(queue.id)}`))}
            >
              Queue {queue.name} <span className="text-fg-3 tabular-nums">{formatCount(queue.open)}</span>
            </Row>
          ))}
        </Command.Group>
        {filters.length > 0 && (
          <Command.Group heading="Saved filters" className={GROUP}>
            {filters.map((filter) => (
              <Row
                key={filter.id}
                icon="filter"
                value={`Filter ${filter.name} ${filter.id}`}
                onSelect={then(() => router.push(filterPath(filter.query)))}
              >
                {filter.name} {filter.sharedWith !== null && <span className="text-fg-3">{filter.sharedWith.name}</span>}
              </Row>
            ))}
          </Command.Group>
        )}
        <Command.Group heading="Looks" className={GROUP}>
          {THEMES.map((theme) => (
            <Row key={theme.value} icon={theme.icon} value={`Theme ${theme.label}`} onSelect={then(() => setTheme(theme.value))}>
              Theme: {theme.label.toLowerCase()}
            </Row>
          ))}
          {DENSITIES.filter((density) => density.value !== look.density).map((density) => (
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
        <Command.Group heading="You" className={GROUP}>
          <Row icon="settings" value="Settings, keys, pictures, undo, theme" onSelect={then(() => router.push("/settings"))}>
            Settings
          </Row>
          <Row icon="keyboard" value="Keys, shortcuts, help" keys="?" onSelect={then(onKeys)}>
            All keys
          </Row>
          <Row icon="log-out" value="Sign out" onSelect={then(() => void signOut())}>
            Sign out
          </Row>
        </Command.Group>
      </Command.List>
    </Command>
  );
}
