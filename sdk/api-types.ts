// Types of the agents' REST API, generated from docs/openapi.json by scripts/write-openapi.ts.
export interface paths {
    "/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List items
         * @description In the order of submission, oldest first.
         */
        get: operations["listItems"];
        put?: never;
        /**
         * Submit an item
         * @description Proposes one action with its evidence; the answer holds the policy's ruling. Submitted again under the same `external_id`: the same body answers 200 with the item as it is now, another body 409.
         */
        post: operations["submitItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an item, or wait for it to change */
        get: operations["getItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an item's trail */
        get: operations["getItemEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose anew
         * @description Answers a question by another proposal, or corrects a mistake. A revision is whole: what is left out is gone, but for `title`, which stays. Signatures on the revision before it no longer count.
         */
        post: operations["reviseItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/replies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer what a person asked
         * @description The proposal stays as it is, and the item goes back to who asked.
         */
        post: operations["replyToQuestion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an item back
         * @description Also a cleared one that will not be executed; 409 once it is executing.
         */
        post: operations["withdrawItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit many items in one transaction
         * @description Each result has the status that `POST /items` would have answered with, and its item or its problem. With `atomic` one refused item refuses the batch: the problem names its fields as `/items/3/…`, and nothing is recorded.
         */
        post: operations["submitItems"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Redeem the grant: may I execute now?
         * @description Once only. 201: execute `arguments`, exactly these, now. The same `Idempotency-Key` again answers 200 with the execution as it is now, so an agent that was killed learns whether it has reported; another key, or a hash that is not the signed one, answers 409. Before `final_at` the call waits.
         */
        post: operations["redeemGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an execution */
        get: operations["getExecution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/executions/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what happened
         * @description `running` extends the lease. `failed` means that no effect remains. `unknown` calls people, who establish what happened. The result is kept, and handed back when the grant is redeemed again under the same key.
         */
        post: operations["reportExecution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/items/{id}/reversals/{rid}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what was taken back
         * @description A person asked for the reversal; the item's `reversal` names it. `running` extends the lease; `failed` and `unknown` call people.
         */
        post: operations["reportReversal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was checked of a subject */
        get: operations["listVerifications"];
        put?: never;
        /**
         * Record that you checked what somebody claims
         * @description Holds for every claim of the same `subject`, `predicate` and `fingerprint` that another agent makes: until `until`, until its inputs change, or until it is withdrawn.
         */
        post: operations["recordVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every event that this key may see
         * @description In the order of `log_index`, which is a safe cursor: an event gets its index only after it is committed. With `Accept: text/event-stream` the answer is a stream that goes on; each event's id is its log index, and a client that comes back with `Last-Event-ID` goes on exactly where it was.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The signed heads of the trail, and the keys to verify them with
         * @description Newest first. Each is a C2SP signed note (tlog-checkpoint) over the RFC 6962 tree of the first `size` events. Keep one: with it nobody can change or drop what it is over without your seeing it.
         */
        get: operations["listCheckpoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checkpoints/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest signed head
         * @description With `Accept: text/plain` the answer is the signed note itself, to the byte.
         */
        get: operations["latestCheckpoint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proofs/inclusion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That an event of yours lies under a signed head
         * @description Give `stream` and `seq` of a receipt or an event. The leaf is SHA-256(0x00 ‖ the 32 bytes of `hash`); `path` leads from it to the root of the tree of `size` (RFC 9162, 2.1.3.2).
         */
        get: operations["proveInclusion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/proofs/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * That a signed head extends an earlier one
         * @description That the tree of `to` events begins with the tree of `from`, unchanged (RFC 9162, 2.1.4.2): for checkpoints that you kept.
         */
        get: operations["proveConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is the process alive? */
        get: operations["healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Does it take requests: is the store there, and is the server not going down? */
        get: operations["readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
        get: operations["openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Item: {
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            id: string;
            version: number;
            revision: number;
            /** @example sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433 */
            revision_hash: string;
            /** @description Part of the hashed revision; null once erased. */
            nonce: string | null;
            /** @enum {string} */
            review: "none" | "queued" | "claimed" | "awaiting_input" | "suspended" | "approved" | "rejected" | "responded" | "expired" | "withdrawn";
            /** @enum {string} */
            execution: "held" | "cleared" | "executing" | "succeeded" | "failed" | "cancelled" | "reversing" | "reversed" | "reconciling";
            /**
             * @description Who holds it: people, or the agent. Null when closed.
             * @enum {string|null}
             */
            authority: "human" | "ai" | null;
            holder: components["schemas"]["Holder"];
            ruling: components["schemas"]["Ruling"];
            decision: components["schemas"]["Decision"];
            grant: components["schemas"]["Grant"];
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            execution_id: string | null;
            correlation: {
                [key: string]: unknown;
            };
            group: {
                id: string;
                size: number;
                settled: number;
            } | null;
            workflow: string;
            run: string | null;
            step: string | null;
            external_id: string | null;
            title: string;
            action: string;
            supersedes: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            opened_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            closed_at: string | null;
            question: components["schemas"]["Question"];
            reversal: components["schemas"]["Reversal"];
        };
        /** @description The one party accountable for the next move. */
        Holder: {
            /** @enum {string} */
            kind: "agent" | "queue" | "person";
            id: string;
            /** @description The person who answers for it. */
            accountable: {
                /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
                id: string;
                name: string;
            } | null;
        } | null;
        /** @description What the policy says of the current revision, with every reason. */
        Ruling: {
            /** @enum {string} */
            level: "autonomous" | "sampled" | "review_after" | "review" | "human_only" | "blocked" | "dual";
            quorum: number;
            queue: string;
            policy_version: number;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            due_at: string | null;
            reasons: {
                rule: string;
                text: string;
                facts: {
                    [key: string]: unknown;
                };
            }[];
        } | null;
        Decision: {
            id: string;
            /** @enum {string} */
            kind: "approve" | "edit" | "reject" | "respond";
            /** @description What was signed; null where nothing may be executed. */
            arguments: {
                [key: string]: unknown;
            } | null;
            /** @description The reason of a rejection, the body of a response. */
            message: string | null;
            /**
             * @description What a response stands for; null for other decisions.
             * @enum {string|null}
             */
            means: "guidance" | "result" | null;
            /** @example sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433 */
            revision_hash: string;
            by: components["schemas"]["Person"][];
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @description Until then the decision may be undone.
             * @example 2026-11-24T09:30:00.000Z
             */
            final_at: string;
            item_version: number;
        } | null;
        Person: {
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            id: string;
            name: string;
        };
        /** @description The one-time right to execute one signed revision. */
        Grant: {
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            id: string;
            /** @example sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433 */
            revision_hash: string;
            /** @enum {string} */
            source: "people" | "policy" | "silence";
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            final_at: string;
            /**
             * Format: date-time
             * @description Null until the item's group is settled.
             * @example 2026-11-24T09:30:00.000Z
             */
            expires_at: string | null;
        } | null;
        /** @description What a person asked the agent; answered by a reply or a revision. */
        Question: {
            text: string | null;
            by: components["schemas"]["Person"];
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            answer_due: string;
        } | null;
        /** @description A person wants it taken back: perform the reversal and report it. */
        Reversal: {
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            id: string;
            attempt: number;
            reason: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            requested_at: string | null;
            /**
             * Format: date-time
             * @description Report by then; null once people are establishing what happened.
             * @example 2026-11-24T09:30:00.000Z
             */
            lease_expires_at: string | null;
        } | null;
        /** @description RFC 9457. Further members are facts of the problem. */
        Problem: {
            /** @example /docs/problems/invalid */
            type: string;
            /** @example invalid */
            code: string;
            title: string;
            status: number;
            detail: string;
            errors?: {
                /** @description JSON Pointer into the body; `?name` for a query, a header's name for a header. */
                path: string;
                message: string;
            }[];
            /** @description The item as it is now: with every 409 about an item. */
            item?: {
                /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
                id: string;
                version: number;
                revision: number;
                /** @example sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433 */
                revision_hash: string;
                /** @description Part of the hashed revision; null once erased. */
                nonce: string | null;
                /** @enum {string} */
                review: "none" | "queued" | "claimed" | "awaiting_input" | "suspended" | "approved" | "rejected" | "responded" | "expired" | "withdrawn";
                /** @enum {string} */
                execution: "held" | "cleared" | "executing" | "succeeded" | "failed" | "cancelled" | "reversing" | "reversed" | "reconciling";
                /**
                 * @description Who holds it: people, or the agent. Null when closed.
                 * @enum {string|null}
                 */
                authority: "human" | "ai" | null;
                holder: components["schemas"]["Holder"];
                ruling: components["schemas"]["Ruling"];
                decision: components["schemas"]["Decision"];
                grant: components["schemas"]["Grant"];
                /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
                execution_id: string | null;
                correlation: {
                    [key: string]: unknown;
                };
                group: {
                    id: string;
                    size: number;
                    settled: number;
                } | null;
                workflow: string;
                run: string | null;
                step: string | null;
                external_id: string | null;
                title: string;
                action: string;
                supersedes: string | null;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                opened_at: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                closed_at: string | null;
                question: components["schemas"]["Question"];
                reversal: components["schemas"]["Reversal"];
            };
        };
        ItemSubmission: {
            workflow: string;
            run?: string | null;
            step?: string | null;
            /** @description Your own id of this item: submitting it again answers with the item as it is now. */
            external_id?: string | null;
            title: string;
            action: components["schemas"]["Action"];
            confidence?: number | null;
            signals?: {
                [key: string]: unknown;
            } | null;
            evidence?: components["schemas"]["Evidence"][] | null;
            claims?: components["schemas"]["Claim"][] | null;
            at_risk?: components["schemas"]["AtRisk"];
            group?: {
                id: string;
                size: number;
            } | null;
            /** Format: uuid */
            supersedes?: string | null;
            /** @description Echoed, never hashed, never shown. */
            correlation?: {
                [key: string]: unknown;
            } | null;
            allowed_decisions?: ("approve" | "edit" | "reject" | "respond")[] | null;
            /** @enum {string|null} */
            respond_means?: "guidance" | "result" | null;
            due_in_s?: number | null;
            /** Format: uri */
            callback_url?: string | null;
        };
        Action: {
            /** @description The action as the registry knows it. */
            name: string;
            /** @description Exactly what will be executed. */
            arguments: {
                [key: string]: unknown;
            };
            /** @description JSON Schema of the arguments: what an editor may change them to. */
            arguments_schema?: {
                [key: string]: unknown;
            } | null;
            before?: unknown;
            after?: unknown;
            /** @enum {string|null} */
            reversibility?: "reversible" | "compensable" | "irreversible" | null;
            reversal_window_s?: number | null;
        };
        Evidence: {
            /** @enum {string} */
            kind: "text";
            /** @description What it is, as the heading above it. */
            label: string;
            /** @enum {string|null} */
            media_type?: "text/plain" | "text/markdown" | "text/csv" | null;
            content: string;
        } | {
            /** @enum {string} */
            kind: "image";
            /** @description What it is, as the heading above it. */
            label: string;
            /** @enum {string} */
            media_type: "image/png" | "image/jpeg" | "image/gif" | "image/webp";
            /** Format: byte */
            data: string;
        } | {
            /** @enum {string} */
            kind: "json";
            /** @description What it is, as the heading above it. */
            label: string;
            content: unknown;
        } | {
            /** @enum {string} */
            kind: "link";
            /** @description What it is, as the heading above it. */
            label: string;
            /** Format: uri */
            url: string;
        };
        /** @description Something that the agent says was checked: who or what, which check, over which inputs. */
        Claim: {
            subject: string;
            predicate: string;
            fingerprint?: string | null;
        };
        AtRisk: {
            amount: number;
            currency: string;
        } | null;
        /** @description Newest first. */
        ItemList: {
            items: components["schemas"]["Item"][];
            next_cursor: string | null;
        };
        /** @description Every event of one item, in order. */
        Trail: {
            events: components["schemas"]["Event"][];
        };
        Event: {
            /** @description Place in the global order; null until it is numbered, a moment after the commit. */
            log_index: number | null;
            stream: string;
            seq: number;
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            item: string;
            /**
             * Format: date-time
             * @description Hashed as milliseconds since 1970.
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            /** @example queued */
            type: string;
            actor: {
                /** @enum {string} */
                kind: "agent" | "person" | "system";
                id: string;
            };
            /** @description The person whom a deputy acted for. */
            for: string | null;
            /** @description Who holds the item after this event. */
            holder: {
                /** @enum {string} */
                kind: "agent" | "queue" | "person";
                id: string;
            } | null;
            /** @description Ids, states and numbers; free values appear as salted commitments. */
            data: {
                [key: string]: unknown;
            };
            prev: string;
            hash: string;
        };
        RevisionSubmission: {
            title?: string | null;
            action: components["schemas"]["Action"];
            confidence?: number | null;
            signals?: {
                [key: string]: unknown;
            } | null;
            evidence?: components["schemas"]["Evidence"][] | null;
            claims?: components["schemas"]["Claim"][] | null;
            at_risk?: components["schemas"]["AtRisk"];
            /** @description What changed, or the answer to what was asked. */
            message?: string | null;
        };
        ReplySubmission: {
            message: string;
        };
        WithdrawSubmission: {
            reason: string;
        };
        /** @description One result an item, in the order of the items. */
        BatchResult: {
            results: {
                status: number;
                item?: components["schemas"]["Item"];
                problem?: components["schemas"]["Problem"];
            }[];
        };
        BatchSubmission: {
            items: unknown[];
            /** @description All or nothing: one refused item refuses the whole batch. */
            atomic?: boolean | null;
        };
        ExecutionAnswer: {
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            id: string;
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            item: string;
            /** @enum {string} */
            kind: "execute" | "reverse";
            /** @enum {string} */
            state: "executing" | "succeeded" | "failed" | "reconciling" | "reversing" | "reversed" | "stands";
            /** @example sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433 */
            revision_hash: string;
            /** @description Exactly what was signed: execute this and nothing else. Null once erased. */
            arguments: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @description Report by then; `running` extends it.
             * @example 2026-11-24T09:30:00.000Z
             */
            lease_expires_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            started_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            ended_at: string | null;
            result?: unknown;
            error?: unknown;
            external_ref: string | null;
            receipt: components["schemas"]["Receipt"];
        };
        /** @description The promise that this event is in the trail. */
        Receipt: {
            stream: string;
            seq: number;
            /** @example sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433 */
            hash: string;
        };
        RedeemSubmission: {
            /** @example sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433 */
            revision_hash: string;
        };
        Execution: {
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            id: string;
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            item: string;
            /** @enum {string} */
            kind: "execute" | "reverse";
            /** @enum {string} */
            state: "executing" | "succeeded" | "failed" | "reconciling" | "reversing" | "reversed" | "stands";
            /** @example sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433 */
            revision_hash: string;
            /** @description Exactly what was signed: execute this and nothing else. Null once erased. */
            arguments: {
                [key: string]: unknown;
            } | null;
            /**
             * Format: date-time
             * @description Report by then; `running` extends it.
             * @example 2026-11-24T09:30:00.000Z
             */
            lease_expires_at: string | null;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            started_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            ended_at: string | null;
            result?: unknown;
            error?: unknown;
            external_ref: string | null;
        };
        ExecutionReport: {
            /** @enum {string} */
            outcome: "succeeded" | "failed" | "running" | "unknown";
            result?: unknown;
            error?: unknown;
            external_ref?: string | null;
        };
        ReversalReport: {
            /** @enum {string} */
            outcome: "reversed" | "failed" | "running" | "unknown";
            result?: unknown;
            error?: unknown;
            external_ref?: string | null;
        };
        /** @description A recorded check of one claim about one subject, bound to a fingerprint of its inputs. */
        Verification: {
            /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
            id: string;
            subject: string;
            predicate: string;
            fingerprint: string;
            by: {
                /** @enum {string} */
                kind: "person" | "agent";
                /** @example 01936f5e-8a3c-7b1e-9d52-3f0c6b1a7e42 */
                id: string;
            };
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            until: string | null;
            /** Format: date-time */
            withdrawn_at: string | null;
        };
        /** @description That you checked what was claimed. A check of an agent's own claim never counts. */
        VerificationSubmission: {
            subject: string;
            predicate: string;
            /** @description Of the inputs that were looked at: it holds for claims over the same inputs. */
            fingerprint: string;
            /**
             * Format: date-time
             * @description From then on it no longer holds. Without it: for as long as its inputs stay.
             */
            until?: string | null;
            note?: string | null;
        };
        /** @description Oldest first. */
        VerificationList: {
            verifications: components["schemas"]["Verification"][];
            next_cursor: string | null;
        };
        EventPage: {
            events: components["schemas"]["Event"][];
            /** @description Send it as `after` to go on. */
            next_after: number;
        };
        CheckpointList: {
            /** @description The trail's name, the first line of each note. */
            origin: string;
            /** @description All verifier keys that ever signed this trail, in the order of their use. */
            keys: string[];
            checkpoints: components["schemas"]["Checkpoint"][];
            /** @description Send it as `before` to go on. */
            next_before: number | null;
        };
        /** @description A signed head of the trail's RFC 6962 tree. */
        Checkpoint: {
            /** @description Events that it is over. */
            size: number;
            root: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:30:00.000Z
             */
            at: string;
            /** @description The C2SP verifier key that it was signed with. */
            key: string;
            /** @description The C2SP signed note, to the byte. */
            note: string;
        };
        InclusionProof: {
            stream: string;
            seq: number;
            /** @example sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433 */
            hash: string;
            log_index: number;
            size: number;
            path: string[];
            /** @description The signed head of this size; null where none was signed of just this one. */
            note: string | null;
        };
        ConsistencyProof: {
            from: number;
            to: number;
            proof: string[];
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        Readiness: {
            /** @enum {string} */
            status: "ok";
            self_test: {
                /**
                 * @description `failing`: raise an alarm. `waiting`: no round has come out yet. `stopped`: everything is stopped, so nothing can be found out.
                 * @enum {string}
                 */
                state: "works" | "failing" | "waiting" | "stopped" | "off";
                /**
                 * Format: date-time
                 * @description When a round came out last.
                 * @example 2026-11-24T09:30:00.000Z
                 */
                at?: string;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                since?: string;
                /**
                 * @description Where it hangs; null where no round was made at all.
                 * @enum {string|null}
                 */
                step?: "submit" | "clear" | "redeem" | "report" | "number" | "wake" | "expire" | null;
            };
            trail: {
                /**
                 * @description `late`: events wait for a signed head for longer than a minute. `refused`: what is there is not what was signed; raise an alarm. `empty`: nothing has happened yet.
                 * @enum {string}
                 */
                state: "signed" | "late" | "refused" | "empty";
                /**
                 * Format: date-time
                 * @description When the newest head was signed.
                 * @example 2026-11-24T09:30:00.000Z
                 */
                at?: string;
                size?: number;
                /**
                 * Format: date-time
                 * @example 2026-11-24T09:30:00.000Z
                 */
                since?: string;
                /** @enum {string} */
                fault?: "tree-shrank" | "root-differs" | "not-an-extension" | "tree-incomplete" | "note-differs";
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listItems: {
        parameters: {
            query?: {
                workflow?: string;
                run?: string;
                review?: "none" | "queued" | "claimed" | "awaiting_input" | "suspended" | "approved" | "rejected" | "responded" | "expired" | "withdrawn";
                execution?: "held" | "cleared" | "executing" | "succeeded" | "failed" | "cancelled" | "reversing" | "reversed" | "reconciling";
                group?: string;
                external_id?: string;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of items. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "id": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *           "version": 3,
                     *           "revision": 1,
                     *           "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *           "nonce": "9f86d081884c7d659a2feaa0c55ad015",
                     *           "review": "queued",
                     *           "execution": "held",
                     *           "authority": "human",
                     *           "holder": {
                     *             "kind": "queue",
                     *             "id": "refunds-exceptions",
                     *             "accountable": {
                     *               "id": "019ab5b0-1111-7a22-8b33-4c44d5e6f708",
                     *               "name": "Mara Lindt"
                     *             }
                     *           },
                     *           "ruling": {
                     *             "level": "review",
                     *             "quorum": 1,
                     *             "queue": "refunds-exceptions",
                     *             "policy_version": 12,
                     *             "due_at": "2026-11-24T10:30:00.000Z",
                     *             "reasons": [
                     *               {
                     *                 "rule": "amount-over-limit",
                     *                 "text": "Amount over 250",
                     *                 "facts": {
                     *                   "amount": 420
                     *                 }
                     *               }
                     *             ]
                     *           },
                     *           "decision": null,
                     *           "grant": null,
                     *           "execution_id": null,
                     *           "correlation": {},
                     *           "group": null,
                     *           "workflow": "refunds",
                     *           "run": "run-8841",
                     *           "step": "issue-refund",
                     *           "external_id": "refund-8841-1",
                     *           "title": "Refund 420.00 EUR to order 8841",
                     *           "action": "issue_refund",
                     *           "supersedes": null,
                     *           "opened_at": "2026-11-24T09:30:00.000Z",
                     *           "closed_at": null,
                     *           "question": null,
                     *           "reversal": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["ItemList"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the first answer again, with `Idempotency-Replayed: true`; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "workflow": "refunds",
                 *       "run": "run-8841",
                 *       "step": "issue-refund",
                 *       "external_id": "refund-8841-1",
                 *       "title": "Refund 420.00 EUR to order 8841",
                 *       "action": {
                 *         "name": "issue_refund",
                 *         "arguments": {
                 *           "order": "8841",
                 *           "amount": 420,
                 *           "currency": "EUR"
                 *         },
                 *         "before": {
                 *           "balance": 0
                 *         },
                 *         "after": {
                 *           "balance": -420
                 *         },
                 *         "reversibility": "compensable",
                 *         "reversal_window_s": 86400
                 *       },
                 *       "confidence": 0.83,
                 *       "signals": {
                 *         "fraud_score": 0.12,
                 *         "new_customer": true
                 *       },
                 *       "evidence": [
                 *         {
                 *           "kind": "text",
                 *           "label": "Customer message",
                 *           "content": "The parcel arrived broken."
                 *         },
                 *         {
                 *           "kind": "link",
                 *           "label": "Order page",
                 *           "url": "https://shop.example/orders/8841"
                 *         }
                 *       ],
                 *       "at_risk": {
                 *         "amount": 420,
                 *         "currency": "EUR"
                 *       },
                 *       "allowed_decisions": [
                 *         "approve",
                 *         "edit",
                 *         "reject",
                 *         "respond"
                 *       ],
                 *       "due_in_s": 3600
                 *     }
                 */
                "application/json": components["schemas"]["ItemSubmission"];
            };
        };
        responses: {
            /** @description Submitted before under this `external_id`: the item as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "version": 3,
                     *       "revision": 1,
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "nonce": "9f86d081884c7d659a2feaa0c55ad015",
                     *       "review": "queued",
                     *       "execution": "held",
                     *       "authority": "human",
                     *       "holder": {
                     *         "kind": "queue",
                     *         "id": "refunds-exceptions",
                     *         "accountable": {
                     *           "id": "019ab5b0-1111-7a22-8b33-4c44d5e6f708",
                     *           "name": "Mara Lindt"
                     *         }
                     *       },
                     *       "ruling": {
                     *         "level": "review",
                     *         "quorum": 1,
                     *         "queue": "refunds-exceptions",
                     *         "policy_version": 12,
                     *         "due_at": "2026-11-24T10:30:00.000Z",
                     *         "reasons": [
                     *           {
                     *             "rule": "amount-over-limit",
                     *             "text": "Amount over 250",
                     *             "facts": {
                     *               "amount": 420
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "decision": null,
                     *       "grant": null,
                     *       "execution_id": null,
                     *       "correlation": {},
                     *       "group": null,
                     *       "workflow": "refunds",
                     *       "run": "run-8841",
                     *       "step": "issue-refund",
                     *       "external_id": "refund-8841-1",
                     *       "title": "Refund 420.00 EUR to order 8841",
                     *       "action": "issue_refund",
                     *       "supersedes": null,
                     *       "opened_at": "2026-11-24T09:30:00.000Z",
                     *       "closed_at": null,
                     *       "question": null,
                     *       "reversal": null
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description Submitted and ruled. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "version": 3,
                     *       "revision": 1,
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "nonce": "9f86d081884c7d659a2feaa0c55ad015",
                     *       "review": "queued",
                     *       "execution": "held",
                     *       "authority": "human",
                     *       "holder": {
                     *         "kind": "queue",
                     *         "id": "refunds-exceptions",
                     *         "accountable": {
                     *           "id": "019ab5b0-1111-7a22-8b33-4c44d5e6f708",
                     *           "name": "Mara Lindt"
                     *         }
                     *       },
                     *       "ruling": {
                     *         "level": "review",
                     *         "quorum": 1,
                     *         "queue": "refunds-exceptions",
                     *         "policy_version": 12,
                     *         "due_at": "2026-11-24T10:30:00.000Z",
                     *         "reasons": [
                     *           {
                     *             "rule": "amount-over-limit",
                     *             "text": "Amount over 250",
                     *             "facts": {
                     *               "amount": 420
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "decision": null,
                     *       "grant": null,
                     *       "execution_id": null,
                     *       "correlation": {},
                     *       "group": null,
                     *       "workflow": "refunds",
                     *       "run": "run-8841",
                     *       "step": "issue-refund",
                     *       "external_id": "refund-8841-1",
                     *       "title": "Refund 420.00 EUR to order 8841",
                     *       "action": "issue_refund",
                     *       "supersedes": null,
                     *       "opened_at": "2026-11-24T09:30:00.000Z",
                     *       "closed_at": null,
                     *       "question": null,
                     *       "reversal": null
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key's scope does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The item's state, another key or another body stands against it; carries the item as it is now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too busy; nothing was recorded. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getItem: {
        parameters: {
            query?: {
                /** @description Seconds to wait for a version greater than `since`. Without `since`: until the item is settled or changes. */
                wait?: number;
                /** @description The version that you have. */
                since?: number;
            };
            header?: never;
            path: {
                /** @description The item's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The item as it is now, also when the time was up without a change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "version": 3,
                     *       "revision": 1,
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "nonce": "9f86d081884c7d659a2feaa0c55ad015",
                     *       "review": "queued",
                     *       "execution": "held",
                     *       "authority": "human",
                     *       "holder": {
                     *         "kind": "queue",
                     *         "id": "refunds-exceptions",
                     *         "accountable": {
                     *           "id": "019ab5b0-1111-7a22-8b33-4c44d5e6f708",
                     *           "name": "Mara Lindt"
                     *         }
                     *       },
                     *       "ruling": {
                     *         "level": "review",
                     *         "quorum": 1,
                     *         "queue": "refunds-exceptions",
                     *         "policy_version": 12,
                     *         "due_at": "2026-11-24T10:30:00.000Z",
                     *         "reasons": [
                     *           {
                     *             "rule": "amount-over-limit",
                     *             "text": "Amount over 250",
                     *             "facts": {
                     *               "amount": 420
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "decision": null,
                     *       "grant": null,
                     *       "execution_id": null,
                     *       "correlation": {},
                     *       "group": null,
                     *       "workflow": "refunds",
                     *       "run": "run-8841",
                     *       "step": "issue-refund",
                     *       "external_id": "refund-8841-1",
                     *       "title": "Refund 420.00 EUR to order 8841",
                     *       "action": "issue_refund",
                     *       "supersedes": null,
                     *       "opened_at": "2026-11-24T09:30:00.000Z",
                     *       "closed_at": null,
                     *       "question": null,
                     *       "reversal": null
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getItemEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The item's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Its events from the first to the last. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "log_index": 1041,
                     *           "stream": "item:019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *           "seq": 3,
                     *           "item": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *           "at": "2026-11-24T09:30:00.000Z",
                     *           "type": "queued",
                     *           "actor": {
                     *             "kind": "system",
                     *             "id": "policy"
                     *           },
                     *           "for": null,
                     *           "holder": {
                     *             "kind": "queue",
                     *             "id": "refunds-exceptions"
                     *           },
                     *           "data": {
                     *             "why": "ruled"
                     *           },
                     *           "prev": "sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
                     *           "hash": "sha256:a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Trail"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviseItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the first answer again, with `Idempotency-Replayed: true`; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The item's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "action": {
                 *         "name": "issue_refund",
                 *         "arguments": {
                 *           "order": "8841",
                 *           "amount": 380,
                 *           "currency": "EUR"
                 *         }
                 *       },
                 *       "confidence": 0.91,
                 *       "message": "The shipping fee is not refundable, so 380.00."
                 *     }
                 */
                "application/json": components["schemas"]["RevisionSubmission"];
            };
        };
        responses: {
            /** @description Revised and ruled again. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "version": 3,
                     *       "revision": 1,
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "nonce": "9f86d081884c7d659a2feaa0c55ad015",
                     *       "review": "queued",
                     *       "execution": "held",
                     *       "authority": "human",
                     *       "holder": {
                     *         "kind": "queue",
                     *         "id": "refunds-exceptions",
                     *         "accountable": {
                     *           "id": "019ab5b0-1111-7a22-8b33-4c44d5e6f708",
                     *           "name": "Mara Lindt"
                     *         }
                     *       },
                     *       "ruling": {
                     *         "level": "review",
                     *         "quorum": 1,
                     *         "queue": "refunds-exceptions",
                     *         "policy_version": 12,
                     *         "due_at": "2026-11-24T10:30:00.000Z",
                     *         "reasons": [
                     *           {
                     *             "rule": "amount-over-limit",
                     *             "text": "Amount over 250",
                     *             "facts": {
                     *               "amount": 420
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "decision": null,
                     *       "grant": null,
                     *       "execution_id": null,
                     *       "correlation": {},
                     *       "group": null,
                     *       "workflow": "refunds",
                     *       "run": "run-8841",
                     *       "step": "issue-refund",
                     *       "external_id": "refund-8841-1",
                     *       "title": "Refund 420.00 EUR to order 8841",
                     *       "action": "issue_refund",
                     *       "supersedes": null,
                     *       "opened_at": "2026-11-24T09:30:00.000Z",
                     *       "closed_at": null,
                     *       "question": null,
                     *       "reversal": null
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The item's state, another key or another body stands against it; carries the item as it is now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too busy; nothing was recorded. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replyToQuestion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the first answer again, with `Idempotency-Replayed: true`; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The item's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "message": "Yes: the customer sent two photos, both are attached."
                 *     }
                 */
                "application/json": components["schemas"]["ReplySubmission"];
            };
        };
        responses: {
            /** @description Answered. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "version": 3,
                     *       "revision": 1,
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "nonce": "9f86d081884c7d659a2feaa0c55ad015",
                     *       "review": "queued",
                     *       "execution": "held",
                     *       "authority": "human",
                     *       "holder": {
                     *         "kind": "queue",
                     *         "id": "refunds-exceptions",
                     *         "accountable": {
                     *           "id": "019ab5b0-1111-7a22-8b33-4c44d5e6f708",
                     *           "name": "Mara Lindt"
                     *         }
                     *       },
                     *       "ruling": {
                     *         "level": "review",
                     *         "quorum": 1,
                     *         "queue": "refunds-exceptions",
                     *         "policy_version": 12,
                     *         "due_at": "2026-11-24T10:30:00.000Z",
                     *         "reasons": [
                     *           {
                     *             "rule": "amount-over-limit",
                     *             "text": "Amount over 250",
                     *             "facts": {
                     *               "amount": 420
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "decision": null,
                     *       "grant": null,
                     *       "execution_id": null,
                     *       "correlation": {},
                     *       "group": null,
                     *       "workflow": "refunds",
                     *       "run": "run-8841",
                     *       "step": "issue-refund",
                     *       "external_id": "refund-8841-1",
                     *       "title": "Refund 420.00 EUR to order 8841",
                     *       "action": "issue_refund",
                     *       "supersedes": null,
                     *       "opened_at": "2026-11-24T09:30:00.000Z",
                     *       "closed_at": null,
                     *       "question": null,
                     *       "reversal": null
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The item's state, another key or another body stands against it; carries the item as it is now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too busy; nothing was recorded. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdrawItem: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the first answer again, with `Idempotency-Replayed: true`; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The item's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The customer cancelled the request."
                 *     }
                 */
                "application/json": components["schemas"]["WithdrawSubmission"];
            };
        };
        responses: {
            /** @description Withdrawn. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "version": 3,
                     *       "revision": 1,
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "nonce": "9f86d081884c7d659a2feaa0c55ad015",
                     *       "review": "queued",
                     *       "execution": "held",
                     *       "authority": "human",
                     *       "holder": {
                     *         "kind": "queue",
                     *         "id": "refunds-exceptions",
                     *         "accountable": {
                     *           "id": "019ab5b0-1111-7a22-8b33-4c44d5e6f708",
                     *           "name": "Mara Lindt"
                     *         }
                     *       },
                     *       "ruling": {
                     *         "level": "review",
                     *         "quorum": 1,
                     *         "queue": "refunds-exceptions",
                     *         "policy_version": 12,
                     *         "due_at": "2026-11-24T10:30:00.000Z",
                     *         "reasons": [
                     *           {
                     *             "rule": "amount-over-limit",
                     *             "text": "Amount over 250",
                     *             "facts": {
                     *               "amount": 420
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "decision": null,
                     *       "grant": null,
                     *       "execution_id": null,
                     *       "correlation": {},
                     *       "group": null,
                     *       "workflow": "refunds",
                     *       "run": "run-8841",
                     *       "step": "issue-refund",
                     *       "external_id": "refund-8841-1",
                     *       "title": "Refund 420.00 EUR to order 8841",
                     *       "action": "issue_refund",
                     *       "supersedes": null,
                     *       "opened_at": "2026-11-24T09:30:00.000Z",
                     *       "closed_at": null,
                     *       "question": null,
                     *       "reversal": null
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The item's state, another key or another body stands against it; carries the item as it is now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too busy; nothing was recorded. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitItems: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the first answer again, with `Idempotency-Replayed: true`; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "items": [
                 *         {
                 *           "workflow": "refunds",
                 *           "run": "run-8841",
                 *           "step": "issue-refund",
                 *           "external_id": "refund-8841-1",
                 *           "title": "Refund 420.00 EUR to order 8841",
                 *           "action": {
                 *             "name": "issue_refund",
                 *             "arguments": {
                 *               "order": "8841",
                 *               "amount": 420,
                 *               "currency": "EUR"
                 *             },
                 *             "before": {
                 *               "balance": 0
                 *             },
                 *             "after": {
                 *               "balance": -420
                 *             },
                 *             "reversibility": "compensable",
                 *             "reversal_window_s": 86400
                 *           },
                 *           "confidence": 0.83,
                 *           "signals": {
                 *             "fraud_score": 0.12,
                 *             "new_customer": true
                 *           },
                 *           "evidence": [
                 *             {
                 *               "kind": "text",
                 *               "label": "Customer message",
                 *               "content": "The parcel arrived broken."
                 *             },
                 *             {
                 *               "kind": "link",
                 *               "label": "Order page",
                 *               "url": "https://shop.example/orders/8841"
                 *             }
                 *           ],
                 *           "at_risk": {
                 *             "amount": 420,
                 *             "currency": "EUR"
                 *           },
                 *           "allowed_decisions": [
                 *             "approve",
                 *             "edit",
                 *             "reject",
                 *             "respond"
                 *           ],
                 *           "due_in_s": 3600
                 *         }
                 *       ],
                 *       "atomic": true
                 *     }
                 */
                "application/json": components["schemas"]["BatchSubmission"];
            };
        };
        responses: {
            /** @description One result an item, in order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "results": [
                     *         {
                     *           "status": 201,
                     *           "item": {
                     *             "id": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *             "version": 3,
                     *             "revision": 1,
                     *             "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *             "nonce": "9f86d081884c7d659a2feaa0c55ad015",
                     *             "review": "queued",
                     *             "execution": "held",
                     *             "authority": "human",
                     *             "holder": {
                     *               "kind": "queue",
                     *               "id": "refunds-exceptions",
                     *               "accountable": {
                     *                 "id": "019ab5b0-1111-7a22-8b33-4c44d5e6f708",
                     *                 "name": "Mara Lindt"
                     *               }
                     *             },
                     *             "ruling": {
                     *               "level": "review",
                     *               "quorum": 1,
                     *               "queue": "refunds-exceptions",
                     *               "policy_version": 12,
                     *               "due_at": "2026-11-24T10:30:00.000Z",
                     *               "reasons": [
                     *                 {
                     *                   "rule": "amount-over-limit",
                     *                   "text": "Amount over 250",
                     *                   "facts": {
                     *                     "amount": 420
                     *                   }
                     *                 }
                     *               ]
                     *             },
                     *             "decision": null,
                     *             "grant": null,
                     *             "execution_id": null,
                     *             "correlation": {},
                     *             "group": null,
                     *             "workflow": "refunds",
                     *             "run": "run-8841",
                     *             "step": "issue-refund",
                     *             "external_id": "refund-8841-1",
                     *             "title": "Refund 420.00 EUR to order 8841",
                     *             "action": "issue_refund",
                     *             "supersedes": null,
                     *             "opened_at": "2026-11-24T09:30:00.000Z",
                     *             "closed_at": null,
                     *             "question": null,
                     *             "reversal": null
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BatchResult"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The key's scope does not allow this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The item's state, another key or another body stands against it; carries the item as it is now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too busy; nothing was recorded. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    redeemGrant: {
        parameters: {
            query?: {
                /** @description Seconds to wait for `final_at`; the recall window when left out. 0: answer 409 `grant-not-yet` at once. */
                wait?: number;
            };
            header?: {
                /** @description The same key and body get the first answer again, with `Idempotency-Replayed: true`; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The item's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433"
                 *     }
                 */
                "application/json": components["schemas"]["RedeemSubmission"];
            };
        };
        responses: {
            /** @description Redeemed before under this key: the execution as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c9-0a1b-7c2d-8e3f-405162738495",
                     *       "item": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "kind": "execute",
                     *       "state": "succeeded",
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "arguments": {
                     *         "order": "8841",
                     *         "amount": 420,
                     *         "currency": "EUR"
                     *       },
                     *       "lease_expires_at": null,
                     *       "started_at": "2026-11-24T09:45:00.000Z",
                     *       "ended_at": "2026-11-24T09:46:10.000Z",
                     *       "result": {
                     *         "refund": "re_551"
                     *       },
                     *       "error": null,
                     *       "external_ref": null,
                     *       "receipt": {
                     *         "stream": "item:019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *         "seq": 5,
                     *         "hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ExecutionAnswer"];
                };
            };
            /** @description Redeemed: execute now, and report. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c9-0a1b-7c2d-8e3f-405162738495",
                     *       "item": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "kind": "execute",
                     *       "state": "executing",
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "arguments": {
                     *         "order": "8841",
                     *         "amount": 420,
                     *         "currency": "EUR"
                     *       },
                     *       "lease_expires_at": "2026-11-24T09:50:00.000Z",
                     *       "started_at": "2026-11-24T09:45:00.000Z",
                     *       "ended_at": null,
                     *       "result": null,
                     *       "error": null,
                     *       "external_ref": null,
                     *       "receipt": {
                     *         "stream": "item:019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *         "seq": 5,
                     *         "hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ExecutionAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The item's state, another key or another body stands against it; carries the item as it is now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too busy; nothing was recorded. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getExecution: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The execution's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The execution as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c9-0a1b-7c2d-8e3f-405162738495",
                     *       "item": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "kind": "execute",
                     *       "state": "executing",
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "arguments": {
                     *         "order": "8841",
                     *         "amount": 420,
                     *         "currency": "EUR"
                     *       },
                     *       "lease_expires_at": "2026-11-24T09:50:00.000Z",
                     *       "started_at": "2026-11-24T09:45:00.000Z",
                     *       "ended_at": null,
                     *       "result": null,
                     *       "error": null,
                     *       "external_ref": null
                     *     }
                     */
                    "application/json": components["schemas"]["Execution"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportExecution: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the first answer again, with `Idempotency-Replayed: true`; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The execution's id. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "succeeded",
                 *       "result": {
                 *         "refund": "re_551"
                 *       },
                 *       "external_ref": "re_551"
                 *     }
                 */
                "application/json": components["schemas"]["ExecutionReport"];
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c9-0a1b-7c2d-8e3f-405162738495",
                     *       "item": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "kind": "execute",
                     *       "state": "succeeded",
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "arguments": {
                     *         "order": "8841",
                     *         "amount": 420,
                     *         "currency": "EUR"
                     *       },
                     *       "lease_expires_at": null,
                     *       "started_at": "2026-11-24T09:45:00.000Z",
                     *       "ended_at": "2026-11-24T09:46:10.000Z",
                     *       "result": {
                     *         "refund": "re_551"
                     *       },
                     *       "error": null,
                     *       "external_ref": null,
                     *       "receipt": {
                     *         "stream": "item:019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *         "seq": 5,
                     *         "hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["ExecutionAnswer"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The item's state, another key or another body stands against it; carries the item as it is now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too busy; nothing was recorded. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reportReversal: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the first answer again, with `Idempotency-Replayed: true`; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The item's id. */
                id: string;
                /** @description The reversal's id. */
                rid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "outcome": "reversed",
                 *       "external_ref": "re_551_undo"
                 *     }
                 */
                "application/json": components["schemas"]["ReversalReport"];
            };
        };
        responses: {
            /** @description Recorded. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "version": 3,
                     *       "revision": 1,
                     *       "revision_hash": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "nonce": "9f86d081884c7d659a2feaa0c55ad015",
                     *       "review": "queued",
                     *       "execution": "held",
                     *       "authority": "human",
                     *       "holder": {
                     *         "kind": "queue",
                     *         "id": "refunds-exceptions",
                     *         "accountable": {
                     *           "id": "019ab5b0-1111-7a22-8b33-4c44d5e6f708",
                     *           "name": "Mara Lindt"
                     *         }
                     *       },
                     *       "ruling": {
                     *         "level": "review",
                     *         "quorum": 1,
                     *         "queue": "refunds-exceptions",
                     *         "policy_version": 12,
                     *         "due_at": "2026-11-24T10:30:00.000Z",
                     *         "reasons": [
                     *           {
                     *             "rule": "amount-over-limit",
                     *             "text": "Amount over 250",
                     *             "facts": {
                     *               "amount": 420
                     *             }
                     *           }
                     *         ]
                     *       },
                     *       "decision": null,
                     *       "grant": null,
                     *       "execution_id": null,
                     *       "correlation": {},
                     *       "group": null,
                     *       "workflow": "refunds",
                     *       "run": "run-8841",
                     *       "step": "issue-refund",
                     *       "external_id": "refund-8841-1",
                     *       "title": "Refund 420.00 EUR to order 8841",
                     *       "action": "issue_refund",
                     *       "supersedes": null,
                     *       "opened_at": "2026-11-24T09:30:00.000Z",
                     *       "closed_at": null,
                     *       "question": null,
                     *       "reversal": null
                     *     }
                     */
                    "application/json": components["schemas"]["Item"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The item's state, another key or another body stands against it; carries the item as it is now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too busy; nothing was recorded. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listVerifications: {
        parameters: {
            query: {
                /** @description Who or what was checked. */
                subject: string;
                predicate?: string;
                /** @description `next_cursor` of the page before. */
                cursor?: string;
                /** @description 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Checks of this subject, oldest first; also those that hold no longer. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "verifications": [
                     *         {
                     *           "id": "019ab5c3-11f0-7a52-8c3e-2f9d6b1a4e70",
                     *           "subject": "customer:77",
                     *           "predicate": "identity-verified",
                     *           "fingerprint": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *           "by": {
                     *             "kind": "person",
                     *             "id": "019ab5c2-0a10-7c21-9d44-3b7e5f6a8c90"
                     *           },
                     *           "at": "2026-11-24T09:31:00.000Z",
                     *           "until": null,
                     *           "withdrawn_at": null
                     *         }
                     *       ],
                     *       "next_cursor": null
                     *     }
                     */
                    "application/json": components["schemas"]["VerificationList"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    recordVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key and body get the first answer again, with `Idempotency-Replayed: true`; kept for 48 hours. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "subject": "customer:77",
                 *       "predicate": "identity-verified",
                 *       "fingerprint": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433"
                 *     }
                 */
                "application/json": components["schemas"]["VerificationSubmission"];
            };
        };
        responses: {
            /** @description Recorded. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "019ab5c3-11f0-7a52-8c3e-2f9d6b1a4e70",
                     *       "subject": "customer:77",
                     *       "predicate": "identity-verified",
                     *       "fingerprint": "sha256:5b1d2c7b0c6a0a4f7d2f1f3d0f3e6a9d8c7b6a5f4e3d2c1b0a99887766554433",
                     *       "by": {
                     *         "kind": "person",
                     *         "id": "019ab5c2-0a10-7c21-9d44-3b7e5f6a8c90"
                     *       },
                     *       "at": "2026-11-24T09:31:00.000Z",
                     *       "until": null,
                     *       "withdrawn_at": null
                     *     }
                     */
                    "application/json": components["schemas"]["Verification"];
                };
            };
            /** @description Not JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The item's state, another key or another body stands against it; carries the item as it is now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is larger than 1 MiB. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The body is not sent as JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too busy; nothing was recorded. See Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description The log index of the last event that you have; from the beginning when left out. */
                after?: number;
                /** @description 200 when left out. */
                limit?: number;
            };
            header?: {
                /** @description Of a stream: the log index of the last event that was received. Outranks `after`. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of events, or a stream of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "events": [
                     *         {
                     *           "log_index": 1041,
                     *           "stream": "item:019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *           "seq": 3,
                     *           "item": "019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *           "at": "2026-11-24T09:30:00.000Z",
                     *           "type": "queued",
                     *           "actor": {
                     *             "kind": "system",
                     *             "id": "policy"
                     *           },
                     *           "for": null,
                     *           "holder": {
                     *             "kind": "queue",
                     *             "id": "refunds-exceptions"
                     *           },
                     *           "data": {
                     *             "why": "ruled"
                     *           },
                     *           "prev": "sha256:0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0",
                     *           "hash": "sha256:a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90"
                     *         }
                     *       ],
                     *       "next_after": 1041
                     *     }
                     */
                    "application/json": components["schemas"]["EventPage"];
                    "text/event-stream": string;
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listCheckpoints: {
        parameters: {
            query?: {
                /** @description `next_before` of the page before: only heads of smaller trees. */
                before?: number;
                /** @description 50 when left out. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of checkpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "origin": "countersign.example/trail",
                     *       "keys": [
                     *         "countersign.example/trail+bc233896+AUvq3isjNDC5cYuqzs8P4FHLIqILbXmlqfxa2HOI4vc8"
                     *       ],
                     *       "checkpoints": [
                     *         {
                     *           "size": 4096,
                     *           "root": "4813494d137e1631bba301d5acab6e7bb7aa74ce1185d456565ef51d737677b2",
                     *           "at": "2026-11-24T09:45:20.000Z",
                     *           "key": "countersign.example/trail+bc233896+AUvq3isjNDC5cYuqzs8P4FHLIqILbXmlqfxa2HOI4vc8",
                     *           "note": "countersign.example/trail\n4096\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n— countersign.example/trail vCM4llCXxwnchCQgvcbz8O/PadrvQgVUBPPg2mn8K1EQ60V6ok1/7hFulaE2PsT44iI0M+85fk6cifdftRwA00Qq/wU=\n"
                     *         }
                     *       ],
                     *       "next_before": null
                     *     }
                     */
                    "application/json": components["schemas"]["CheckpointList"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    latestCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The checkpoint. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "size": 4096,
                     *       "root": "4813494d137e1631bba301d5acab6e7bb7aa74ce1185d456565ef51d737677b2",
                     *       "at": "2026-11-24T09:45:20.000Z",
                     *       "key": "countersign.example/trail+bc233896+AUvq3isjNDC5cYuqzs8P4FHLIqILbXmlqfxa2HOI4vc8",
                     *       "note": "countersign.example/trail\n4096\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n— countersign.example/trail vCM4llCXxwnchCQgvcbz8O/PadrvQgVUBPPg2mn8K1EQ60V6ok1/7hFulaE2PsT44iI0M+85fk6cifdftRwA00Qq/wU=\n"
                     *     }
                     */
                    "application/json": components["schemas"]["Checkpoint"];
                    "text/plain": string;
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveInclusion: {
        parameters: {
            query: {
                /** @description Of the receipt or the event. */
                stream: string;
                /** @description Of the receipt or the event. */
                seq: number;
                /** @description Of the tree; that of the newest signed head when left out. */
                size?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The inclusion path. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "stream": "item:019ab5c2-7d10-7f3e-9a41-5c0e8b2d6f17",
                     *       "seq": 3,
                     *       "hash": "sha256:a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
                     *       "log_index": 1041,
                     *       "size": 4096,
                     *       "path": [
                     *         "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
                     *         "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"
                     *       ],
                     *       "note": "countersign.example/trail\n4096\nSBNJTRN+FjG7owHVrKtue7eqdM4RhdRWVl71HXN2d7I=\n\n— countersign.example/trail vCM4llCXxwnchCQgvcbz8O/PadrvQgVUBPPg2mn8K1EQ60V6ok1/7hFulaE2PsT44iI0M+85fk6cifdftRwA00Qq/wU=\n"
                     *     }
                     */
                    "application/json": components["schemas"]["InclusionProof"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Nothing under this address that this key may see. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The item's state, another key or another body stands against it; carries the item as it is now. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    proveConsistency: {
        parameters: {
            query: {
                /** @description The size of the head that you have. */
                from: number;
                /** @description The size of the head that is to extend it; the newest when left out. */
                to?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The consistency proof. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "from": 1024,
                     *       "to": 4096,
                     *       "proof": [
                     *         "a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90",
                     *         "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ConsistencyProof"];
                };
            };
            /** @description No key, or one that is not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Not valid: each field is named. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Too many requests; see Retry-After. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    readyz: {
        parameters: {
            query?: {
                /** @description `1`: answer 503 also while the self-test does not come out. For alarms, not for balancers. */
                self_test?: "0" | "1";
                /** @description `1`: answer 503 also while the trail is not signed. For alarms, not for balancers. */
                trail?: "0" | "1";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Yes, and whether the self-test comes out and the trail is signed: of all instances together, so it says nothing against this one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok",
                     *       "self_test": {
                     *         "state": "works",
                     *         "at": "2026-11-24T09:45:12.000Z"
                     *       },
                     *       "trail": {
                     *         "state": "signed",
                     *         "size": 4096,
                     *         "at": "2026-11-24T09:45:20.000Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description Not now; see Retry-After. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OpenAPI 3.1. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
}
