// Identifiers: branded strings, so that a queue's id can never stand where a person's belongs.

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type ItemId = Branded<"ItemId">;
export type AgentId = Branded<"AgentId">;
export type PersonId = Branded<"PersonId">;
export type QueueId = Branded<"QueueId">;
export type ExecutionId = Branded<"ExecutionId">;
export type GrantId = Branded<"GrantId">;
export type KeyId = Branded<"KeyId">;
/** `sha256:` and 64 lower-case hex digits. */
export type Hash = Branded<"Hash">;
/** Milliseconds since the Unix epoch. */
export type Ms = number;

/** The brand is given here and nowhere else: the caller vouches that the text came from our own store, clock or schema. */
export const asItemId = (text: string) => text as ItemId;
export const asAgentId = (text: string) => text as AgentId;
export const asPersonId = (text: string) => text as PersonId;
export const asQueueId = (text: string) => text as QueueId;
export const asExecutionId = (text: string) => text as ExecutionId;
export const asGrantId = (text: string) => text as GrantId;
export const asKeyId = (text: string) => text as KeyId;
export const asHash = (text: string) => text as Hash;
