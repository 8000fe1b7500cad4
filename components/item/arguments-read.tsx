// The exact arguments that will run, each in its frame, as they are signed; and what they were before, where a revision changed them.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import type { Json } from "@core/words/vocabulary";
import { cn } from "@/components/ui/cn";
import type { ItemView, RevisionView } from "@/server/views/shapes-item";
import { changesBetween } from "./changes";

/** JSON as it is signed, with hidden characters written out. */
export const printJson = (value: Json): string => revealText(JSON.stringify(value));

const LONG = 64;

export function ArgumentsRead({ item }: { readonly item: Pick<ItemView, "action" | "revision" | "revisions"> }) {
  const entries = Object.entries(item.revision.arguments);
  const short = entries.filter(([, value]) => printJson(value).length <= LONG);
  const long = entries.filter(([, value]) => printJson(value).length > LONG);
  const before = item.revisions.findLast((revision) => revision.number < item.revision.number);
  const changed = before === undefined ? [] : changesBetween(before.arguments, item.revision.arguments);
  return (
    <div className="mt-2.5 grid gap-1.5">
      <div className="flex flex-wrap items-center gap-1.5">
        <span className="mono text-fg-2">{revealText(item.action)}</span>
        {short.map(([name, value]) => (
          <Argument key={name} name={name} value={value} changed={changed.some((change) => change.path === name)} />
        ))}
        {entries.length === 0 && <span className="text-small text-fg-3">{t("item.noArguments")}</span>}
        {before !== undefined && <Was before={before} changed={changed} />}
      </div>
      {long.map(([name, value]) => (
        <div key={name} className="overflow-hidden rounded-1 border border-line-2">
          <p className="mono border-b border-line bg-sunken px-[7px] text-fg-3">{revealText(name)}</p>
          <pre className="mono quiet-scroll max-h-56 overflow-auto px-[7px] py-1 font-medium whitespace-pre-wrap [overflow-wrap:anywhere]">
            {typeof value === "string" ? revealText(value) : revealText(JSON.stringify(value, null, 2))}
          </pre>
        </div>
      ))}
    </div>
  );
}

function Argument({ name, value, changed }: { readonly name: string; readonly value: Json; readonly changed: boolean }) {
  return (
    <span
      className={cn(
        "mono inline-flex h-[26px] items-stretch overflow-hidden rounded-1 border leading-6",
        changed ? "border-ink-line" : "border-line-2",
      )}
    >
      <span className="border-r border-line bg-sunken px-[7px] text-fg-3">{revealText(name)}</span>
      <span className="px-[7px] font-medium">{printJson(value)}</span>
    </span>
  );
}

function Was({ before, changed }: { readonly before: RevisionView; readonly changed: ReturnType<typeof changesBetween> }) {
  if (changed.length === 0) return <span className="text-small text-fg-3">{t("item.sameAsIn", { number: before.number })}</span>;
  const words = changed.slice(0, 3).map((change) => {
    const value = change.was === undefined ? t("item.notThere") : printJson(change.was);
    return changed.length === 1 ? t("item.wasThis", { value }) : t("item.namedWas", { name: revealText(change.path), value });
  });
  return <span className="text-small text-fg-3">{t("item.wasIn", { changes: words.join(", "), number: before.number })}</span>;
}
