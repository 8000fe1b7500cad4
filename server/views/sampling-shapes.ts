// What the sampling tab of a policy is told: how large a share of each action is checked after it ran, why, and what the lots of its latest items came to.

export interface SamplingRow {
  readonly action: string;
  readonly label: string | null;
  /** Written in the boundary. */
  readonly written: number;
  /** In force: no less than the workflow's floor. */
  readonly share: number;
  /** Rules that ask for more. */
  readonly raised: readonly { readonly rule: string; readonly when: string; readonly share: number }[];
  /** Latest items that ran or may run without a signature. */
  readonly items: number;
  /** Of them, how many lots the shares of their rulings let expect, and how many were drawn. */
  readonly expected: number;
  readonly drawn: number;
}

export interface SamplingView {
  readonly workflow: string;
  readonly days: number;
  readonly floor: number;
  readonly rows: readonly SamplingRow[];
}
