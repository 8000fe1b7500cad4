"use client";
// The controls beside the search: kinds as chips, what people narrow by with its counts, time and order. Each writes into the search itself, so that both always say the same.
import { DAY_WORDS, orderOf, readSearch, toggleValue, valuesIn, withFacet, withOrder, withTime } from "@core/trail/search-language";
import { type CountedFacet, EVENT_KINDS, SEARCH_ORDERS } from "@core/words/search-trail";
import { type PlainKey, t } from "@core/words/t";
import { formatCount } from "@/components/marks/format";
import { DAY_NAMES } from "@/components/trail/search-suggestions";
import { Button } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Menu, MenuChoices, MenuLabel, MenuToggle } from "@/components/ui/menu";
import type { TrailPage } from "@/server/views/shapes-trail";

interface SearchBarProps {
  readonly q: string;
  readonly onChange: (q: string) => void;
  readonly counts: TrailPage["counts"] | undefined;
}

const CHIPS = ["decisions", "transfers", "reversals", "policy"] as const;
const OTHER_KINDS = EVENT_KINDS.filter((kind) => !CHIPS.some((chip) => chip === kind));

const FACETS = [
  ["by", "trail.by"],
  ["workflow", "trail.workflow"],
  ["outcome", "trail.outcome"],
  ["level", "trail.level"],
  ["action", "trail.action"],
  ["agent", "trail.agent"],
  ["rule", "trail.rule"],
  ["policy", "trail.policyVersion"],
] as const satisfies readonly (readonly [CountedFacet, PlainKey])[];

export function SearchBar({ q, onChange, counts }: SearchBarProps) {
  const read = readSearch(q);
  const kinds = valuesIn(read, "kind");
  const onlyKind = (kind: string | null) => onChange(withFacet(q, "kind", kind === null ? [] : [kind]));
  return (
    <div className="quiet-scroll relative flex shrink-0 items-center gap-1.5 overflow-x-auto overflow-y-hidden border-b border-line px-gutter py-2">
      <fieldset className="contents">
        <legend className="sr-only">{t("trail.kinds")}</legend>
        {CHIPS.map((kind) => (
          <Chip key={kind} on={kinds.includes(kind)} onClick={() => onlyKind(kind)}>
            {t(`trail.${kind}`)}
          </Chip>
        ))}
        {OTHER_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => (
          <Chip key={kind} on onClick={() => onlyKind(null)}>
            {t(`trail.${kind}`)} ×
          </Chip>
        ))}
        <Chip on={kinds.length === 0} onClick={() => onlyKind(null)}>
          {t("trail.everything")}
        </Chip>
      </fieldset>
      <span className="mx-1 h-4 w-px shrink-0 bg-line" />
      {FACETS.map(([facet, label]) => (
        <FacetMenu key={facet} facet={facet} label={t(label)} q={q} counts={counts} onChange={onChange} />
      ))}
      <TimeMenu q={q} onChange={onChange} />
    </div>
  );
}

interface FacetMenuProps extends SearchBarProps {
  readonly facet: CountedFacet;
  readonly label: string;
}

function FacetMenu({ facet, label, q, counts, onChange }: FacetMenuProps) {
  const on = valuesIn(readSearch(q), facet);
  const offered = counts?.facets[facet] ?? [];
  const isOn = (value: string) => on.some((one) => one.toLowerCase() === value.toLowerCase());
  // What the search names stays to be taken away, though nothing matches it.
  const others = on.filter((one) => !offered.some(({ value }) => value.toLowerCase() === one.toLowerCase()));
  if (offered.length === 0 && others.length === 0) return null;
  return (
    <Menu
      trigger={(props) => (
        <Button {...props} look="quiet" size="small" icon="down" className={on.length > 0 ? "bg-selected text-fg" : undefined}>
          {on.length === 0 ? label : `${label}: ${on.join(", ")}`}
        </Button>
      )}
    >
      <MenuLabel>{label}</MenuLabel>
      {others.map((value) => (
        <MenuToggle key={value} on onToggle={() => onChange(toggleValue(q, facet, value))}>
          {value}
        </MenuToggle>
      ))}
      {offered.map(({ value, label: name, count }) => (
        <MenuToggle key={value} on={isOn(value)} onToggle={() => onChange(toggleValue(q, facet, value))}>
          <span className="flex gap-6">
            <span className="min-w-0 flex-1 break-words">{name}</span>
            <span className="text-fg-3 tabular-nums">{formatCount(count)}</span>
          </span>
        </MenuToggle>
      ))}
      {counts !== null && counts !== undefined && (
        <MenuLabel className="max-w-64 whitespace-normal">
          {counts.exact ? t("trail.countedAll") : t("trail.countedFirst", { count: formatCount(counts.events) })}
        </MenuLabel>
      )}
    </Menu>
  );
}

function TimeMenu({ q, onChange }: Pick<SearchBarProps, "q" | "onChange">) {
  const term = readSearch(q).terms.find(({ means }) => means.kind === "time");
  const day = DAY_WORDS.find((word) => word === term?.text.toLowerCase());
  return (
    <Menu
      trigger={(props) => (
        <Button {...props} look="quiet" size="small" icon="down" className={term === undefined ? undefined : "bg-selected text-fg"}>
          {term === undefined ? t("trail.time") : day === undefined ? term.text : t(DAY_NAMES[day])}
        </Button>
      )}
    >
      <MenuChoices
        label={t("trail.time")}
        value={day ?? (term === undefined ? "" : undefined)}
        choices={[
          { value: "", label: t("trail.anyTime") },
          ...DAY_WORDS.map((value) => ({ value: value as string, label: t(DAY_NAMES[value]) })),
        ]}
        onChange={(value) => onChange(withTime(q, value === "" ? null : value))}
      />
    </Menu>
  );
}

/** Beside the count and not in the row that scrolls: what is cut off by the edge is not found. */
export function OrderMenu({ q, onChange }: Pick<SearchBarProps, "q" | "onChange">) {
  const order = orderOf(readSearch(q));
  return (
    <Menu
      trigger={(props) => (
        <Button {...props} look="quiet" size="small" icon="sort">
          {t(`trail.${order}`)}
        </Button>
      )}
    >
      <MenuChoices
        label={t("trail.facetSort")}
        value={order}
        choices={SEARCH_ORDERS.map((value) => ({ value, label: t(`trail.${value}`) }))}
        onChange={(value) => onChange(withOrder(q, value))}
      />
      <MenuLabel className="max-w-64 whitespace-normal">{t("trail.amountWhat")}</MenuLabel>
    </Menu>
  );
}
