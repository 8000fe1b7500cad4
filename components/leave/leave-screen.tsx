"use client";
// Before somebody follows an address that an agent wrote: the whole of it, the host as the network knows it, who wrote it and where.
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import { Blank } from "@/components/ui/blank";
import { ButtonLink } from "@/components/ui/button";

interface LeaveScreenProps {
  readonly url: string;
  /** In punycode. */
  readonly host: string | null;
  readonly label: string;
  readonly author: string;
  readonly item: { readonly id: string; readonly title: string };
}

export function LeaveScreen({ url, host, label, author, item }: LeaveScreenProps) {
  const named = host ?? url;
  const [before, after] = partsAround(url, host);
  return (
    <Blank
      rank={1}
      icon="link"
      title={t("leave.title")}
      actions={
        <>
          <a
            href={url}
            rel="noopener noreferrer nofollow"
            className="inline-flex h-control items-center rounded-2 border border-ink bg-ink px-2.5 font-medium text-on-ink hover:bg-ink-hover"
          >
            {t("leave.open", { host: named })}
          </a>
          <ButtonLink href={`/items/${item.id}`}>{t("leave.back")}</ButtonLink>
        </>
      }
    >
      <p>{t("leave.who", { author: revealText(author), item: item.title, label })}</p>
      <p className="mono mt-3 rounded-2 border border-line-2 bg-sunken px-3 py-2 text-left [overflow-wrap:anywhere]">
        <span className="text-fg-3">{before}</span>
        <b className="font-medium text-fg">{named}</b>
        <span className="text-fg-3">{after}</span>
      </p>
    </Blank>
  );
}

/** What stands before and behind the host, as it is sent. */
function partsAround(url: string, host: string | null): readonly [string, string] {
  if (host === null) return ["", ""];
  const at = url.indexOf(host);
  return at < 0 ? ["", ""] : [revealText(url.slice(0, at)), revealText(url.slice(at + host.length))];
}
