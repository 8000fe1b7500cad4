// The arguments of an action, to read: what each is, and whether others pass.
import { t } from "@core/words/t";
import type { JsonObject } from "@core/words/vocabulary";
import { isClosed, schemaRows } from "@/components/policy/schema-rows";

export function ArgumentsTable({ schema }: { readonly schema: JsonObject }) {
  const rows = schemaRows(schema);
  return (
    <>
      {rows.length > 0 && (
        <table className="w-full">
          <thead>
            <tr className="text-left text-micro text-fg-3 [&>th]:py-1 [&>th]:pr-3 [&>th]:font-regular">
              <th scope="col">{t("registry.argument")}</th>
              <th scope="col" className="mid:w-24">
                {t("policy.type")}
              </th>
              <th scope="col" className="mid:w-20">
                {t("registry.needed")}
              </th>
              <th scope="col">{t("registry.bounds")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, type, required, note }) => (
              <tr key={name} className="border-t border-line align-baseline [&>*]:py-1 [&>*]:pr-3">
                <th scope="row" className="mono text-left font-regular [overflow-wrap:anywhere]">
                  {name}
                </th>
                <td className="text-fg-2 [overflow-wrap:anywhere]">{type}</td>
                <td className="text-small text-fg-2">{t(required ? "policy.required" : "policy.optional")}</td>
                <td className="text-small text-fg-2 [overflow-wrap:anywhere]">{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="py-1 text-small text-fg-3">{t(isClosed(schema) ? "registry.othersRefused" : "registry.othersPass")}</p>
    </>
  );
}
