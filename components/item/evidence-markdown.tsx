"use client";
// Markdown that an agent wrote, without pictures and without HTML; its links show their host and leave by our own page.
import { heldLink, leaveAddress } from "@core/words/link";
import { t } from "@core/words/t";
import { revealText } from "@core/words/untrusted-text";
import type { ReactNode } from "react";
import Markdown, { type Components, type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import { useDesk } from "./desk";
import { EvidenceTable } from "./evidence-table";
import type { DrawingProps } from "./evidence-text";

/** What it may become. Pictures would ask a stranger's server; everything else here is text. */
const ELEMENTS = [
  ...["p", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "br"],
  ...["h1", "h2", "h3", "h4", "h5", "h6", "a", "table", "thead", "tbody", "tr", "th", "td"],
];

interface Node {
  readonly type: string;
  value?: string;
  readonly children?: Node[];
}

/** Character references are read only by the parser, so what they hide is written out after it. */
const reveal = () => (tree: Node) => revealNode(tree);
function revealNode(node: Node): void {
  if (node.value !== undefined) node.value = revealText(node.value);
  for (const child of node.children ?? []) revealNode(child);
}

const PLUGINS: Pick<Options, "remarkPlugins" | "rehypePlugins"> = { remarkPlugins: [remarkGfm], rehypePlugins: [reveal as never] };

/** The headings of a page are ours: an agent's are bold lines. */
const heading = ({ children }: { readonly children?: ReactNode }) => <p className="font-strong">{children}</p>;

export function EvidenceMarkdown({ text, piece }: DrawingProps) {
  const { item } = useDesk();
  const components: Components = {
    ...{ h1: heading, h2: heading, h3: heading, h4: heading, h5: heading, h6: heading },
    table: ({ children }) => <EvidenceTable>{children}</EvidenceTable>,
    a: ({ href = "", children }) => {
      const link = heldLink(text, href);
      if (link === null) return <span className="[overflow-wrap:anywhere]">{children}</span>;
      return (
        <a
          href={leaveAddress({ item: item.id, piece, to: href })}
          target="_blank"
          rel="noopener noreferrer"
          className="link [overflow-wrap:anywhere]"
        >
          {children} <span className="mono text-fg-2">⟨{link.host}⟩</span>
          <span className="sr-only">{t("evidence.newTab")}</span>
        </a>
      );
    },
  };
  return (
    <div className="drawn-text">
      <Markdown
        {...PLUGINS}
        skipHtml
        unwrapDisallowed
        allowedElements={ELEMENTS}
        // Only told apart here: where it may lead is decided by what the text holds.
        urlTransform={(url) => url}
        components={components}
      >
        {text}
      </Markdown>
    </div>
  );
}
