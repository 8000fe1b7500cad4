// Where the policy screens are: a workflow's page, a draft of it, and its versions, each by address.
import type { VersionKind } from "@/server/views/version-shapes";

export const policyPath = (workflow: string): string => `/policy/${encodeURIComponent(workflow)}`;
export const draftPath = (workflow: string, draft: string): string => `${policyPath(workflow)}?draft=${encodeURIComponent(draft)}`;

/** A policy's version is named `version` in the address, a registry's `registry`. */
export const versionPath = (workflow: string, kind: VersionKind, version: number): string =>
  `${policyPath(workflow)}?tab=versions&${kind === "policy" ? "version" : "registry"}=${version}`;
