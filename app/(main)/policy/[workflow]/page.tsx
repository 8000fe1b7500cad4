// One workflow's policy: what is in force, its versions and drafts; with `?draft=` the draft itself, with `?version=` or `?registry=` one version.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Hydrate } from "@/components/data/hydrate";
import { DraftScreen } from "@/components/policy/draft-screen";
import { PolicyScreen } from "@/components/policy/policy-screen";
import { readScreen } from "../../read-screen";

type Asked = string | string[] | undefined;

interface PolicyPageProps {
  readonly params: Promise<{ workflow: string }>;
  readonly searchParams: Promise<{ draft?: Asked; version?: Asked; registry?: Asked; with?: Asked }>;
}

const nameIn = async (params: PolicyPageProps["params"]) => decodeURIComponent((await params).workflow);
/** A version's number; null for anything else. */
const numberIn = (asked: Asked): number | null => (typeof asked === "string" && /^[1-9]\d{0,8}$/.test(asked) ? Number(asked) : null);

export async function generateMetadata({ params }: PolicyPageProps): Promise<Metadata> {
  return { title: await nameIn(params) };
}

export default async function PolicyPage({ params, searchParams }: PolicyPageProps) {
  const workflow = await nameIn(params);
  const { draft: id, ...asked } = await searchParams;
  const policy = await readScreen((caller) => caller.policies.get({ workflow }));
  if (typeof id !== "string") {
    const policyVersion = await versionIn(workflow, asked);
    const predictability = await readScreen((caller) => caller.policies.predictability());
    return (
      <Hydrate data={{ policy, predictability, ...(policyVersion !== null && { policyVersion }) }}>
        <NuqsAdapter>
          <PolicyScreen workflow={workflow} />
        </NuqsAdapter>
      </Hydrate>
    );
  }
  const draft = await readScreen((caller) => caller.policies.draft({ draft: id }));
  if (draft.workflow !== workflow) notFound();
  return (
    <Hydrate data={{ policy, policyDraft: draft }}>
      <DraftScreen key={id} workflow={workflow} draftId={id} />
    </Hydrate>
  );
}

/** The version that the address names, compared as it says; null where it names none. */
async function versionIn(workflow: string, asked: Omit<Awaited<PolicyPageProps["searchParams"]>, "draft">) {
  const kind = numberIn(asked.version) === null ? "registry" : "policy";
  const version = numberIn(kind === "policy" ? asked.version : asked.registry);
  if (version === null) return null;
  const against = numberIn(asked.with);
  return { with: against, view: await readScreen((caller) => caller.policies.version({ workflow, kind, version, with: against })) };
}
