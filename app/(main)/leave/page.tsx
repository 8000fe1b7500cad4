// The way out to an address that an agent wrote. It is named by the item and the hash of the evidence that holds it (and, inside a text, must stand in it letter for letter), so nobody can be sent anywhere else.
import { heldLink } from "@core/words/link";
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LeaveScreen } from "@/components/leave/leave-screen";
import { readScreen } from "../read-screen";

export const generateMetadata = (): Metadata => ({ title: t("leave.tab") });

type Query = Promise<{ readonly [name: string]: string | string[] | undefined }>;

export default async function LeavePage({ searchParams }: { searchParams: Query }) {
  const { item: itemId, link, to } = await searchParams;
  if (typeof itemId !== "string" || itemId === "" || itemId.length > 64 || typeof link !== "string") notFound();
  const item = await readScreen((caller) => caller.items.get({ itemId }));
  const pieces = item.revisions.flatMap(({ evidence, by }) => evidence.map((piece) => ({ piece, by })));
  const found = pieces.find(({ piece }) => piece.sha256 === link);
  if (found === undefined) notFound();
  const { piece, by } = found;
  const way = typeof to === "string" ? wayInText(piece, to) : { href: piece.url, host: piece.host };
  if (way === null || way.href === null) notFound();
  return <LeaveScreen url={way.href} host={way.host} label={piece.label} author={by.name} item={{ id: item.id, title: item.title }} />;
}

const wayInText = ({ mediaType, content }: { readonly mediaType: string | null; readonly content: unknown }, to: string) =>
  mediaType === "text/markdown" && typeof content === "string" ? heldLink(content, to) : null;
