// One item: what will happen or has happened, why, and what can still be done about it.
import { revealLine } from "@core/words/untrusted-text";
import type { Metadata } from "next";
import { cache } from "react";
import { Hydrate } from "@/components/data/hydrate";
import { ItemPlace } from "@/components/item/item-place";
import { readScreen } from "../../read-screen";

interface ItemPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

const readItem = cache((itemId: string) => readScreen((caller) => caller.items.get({ itemId })));

export async function generateMetadata({ params }: ItemPageProps): Promise<Metadata> {
  const item = await readItem((await params).id);
  return { title: revealLine(item.title) };
}

export default async function ItemPage({ params }: ItemPageProps) {
  const item = await readItem((await params).id);
  return (
    <Hydrate data={{ items: [item] }}>
      <ItemPlace itemId={item.id} />
    </Hydrate>
  );
}
