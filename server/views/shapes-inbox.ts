// What the screens get of a person's inbox, and of the ways out of the product.
import type { NoticeKind, OutwardWay } from "@core/words/notices";

export interface NoticeView {
  readonly id: string;
  readonly kind: NoticeKind;
  /** What happened, in the reader's language. */
  readonly words: string;
  /** The one item that it is about, as far as the reader may still see it. */
  readonly title: string | null;
  /** It is about an item that the reader may no longer see. */
  readonly gone: boolean;
  /** What opens it; null where nothing does. */
  readonly path: string | null;
  /** When it was said last. */
  readonly lastAt: number;
  readonly read: boolean;
}

export interface InboxPage {
  readonly notices: readonly NoticeView[];
  /** Where the next page goes on; null on the last one. */
  readonly next: { readonly at: number; readonly id: string } | null;
}

export interface InboxCount {
  readonly unread: number;
  /** When something was said last; null where nothing ever was. */
  readonly lastAt: number | null;
}

/** Which ways out there are, and of those that fail since when and why. */
export interface WaysOut {
  readonly ways: readonly {
    readonly way: OutwardWay;
    readonly isOpen: boolean;
    /** Null while it works, and for those who do not look after it. */
    readonly broken: { readonly since: number; readonly fault: string; readonly waiting: number } | null;
  }[];
  /** What the other side refused for good, the last first. */
  readonly refused: readonly { readonly way: OutwardWay; readonly name: string; readonly at: number; readonly fault: string }[];
}

/** The inbox of whoever follows has changed. */
export interface InboxNotice {
  readonly inbox: InboxCount;
}
