// Taking parts of the trail away as files.
import { t } from "@core/words/t";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { createLoader, parseAsString, type SearchParams } from "nuqs/server";
import { Hydrate } from "@/components/data/hydrate";
import { ExportScreen } from "@/components/trail/export-screen";
import { readScreen } from "../../read-screen";

const load = createLoader({ q: parseAsString });

export const generateMetadata = (): Metadata => ({ title: t("exports.title") });

export default async function ExportPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { q } = await load(searchParams);
  const { may } = await readScreen((caller) => caller.me.get());
  if (!may.manage && !may.admin && !may.audit) notFound();
  const exports = await readScreen((caller) => caller.exports.page());
  return (
    <Hydrate data={{ exports }}>
      <ExportScreen search={q} />
    </Hydrate>
  );
}
