// What the screens know of the person who is signed in.
import type { Settings } from "@core/words/settings";
import type { Role } from "@core/words/vocabulary";

export interface Me {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly email: string;
  readonly roles: readonly { readonly role: Role; readonly scope: string | null }[];
  readonly today: {
    readonly decided: number;
    readonly medianMs: number | null;
    readonly undone: number;
    readonly skipped: number;
    /** Signed on their own screen without the evidence having been in view, of the decided ones that had evidence. */
    readonly unread: { readonly unread: number; readonly of: number };
  };
  readonly settings: Settings;
  /** Workflows with a policy whose items they may see. */
  readonly workflows: readonly string[];
  /** Rights that screens and navigation depend on. */
  readonly may: { readonly review: boolean; readonly manage: boolean; readonly admin: boolean; readonly audit: boolean };
}
