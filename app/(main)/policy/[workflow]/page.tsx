// One workflow's policy: what is in force, its versions and drafts; with `?draft=` the draft itself.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { Hydrate } from "@/components/data/hydrate";
import { DraftScreen } from "@/components/policy/draft-screen";
import { PolicyScreen } from "@/components/policy/policy-screen";
import { readScreen } from "../../read-screen";

interface PolicyPageProps {
  readonly params: Promise<{ workflow: string }>;
  readonly searchParams: Promise<{ draft?: string | string[] }>;
}

const nameIn = async (params: PolicyPageProps["params"]) => decodeURIComponent((await params).workflow);

export async function generateMetadata({ params }: PolicyPageProps): Promise<Metadata> {
  return { title: await nameIn(params) };
}

export default async function PolicyPage({ params, searchParams }: PolicyPageProps) {
  const workflow = await nameIn(params);
  const { draft: id } = await searchParams;
  const policy = await readScreen((caller) => caller.policies.get({ workflow }));
  if (typeof id !== "string") {
    const predictability = await readScreen((caller) => caller.policies.predictability());
    return (
      <Hydrate data={{ policy, predictability }}>
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
