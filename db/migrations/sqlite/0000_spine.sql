CREATE TABLE `auth_account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `auth_user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `auth_account_user` ON `auth_account` (`user_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `auth_account_provider` ON `auth_account` (`provider_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `auth_session` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `auth_user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_session_token` ON `auth_session` (`token`);--> statement-breakpoint
CREATE INDEX `auth_session_user` ON `auth_session` (`user_id`);--> statement-breakpoint
CREATE TABLE `auth_user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`person_id` text,
	`password_until` integer,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `auth_user_email` ON `auth_user` (`email`);--> statement-breakpoint
CREATE INDEX `auth_user_person` ON `auth_user` (`person_id`);--> statement-breakpoint
CREATE TABLE `auth_verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `auth_verification_identifier` ON `auth_verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `blobs` (
	`sha256` text PRIMARY KEY NOT NULL,
	`media_type` text NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `drafts` (
	`person` text NOT NULL,
	`item` text NOT NULL,
	`revision_hash` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person`, `item`)
);
--> statement-breakpoint
CREATE TABLE `executions` (
	`id` text PRIMARY KEY NOT NULL,
	`item` text NOT NULL,
	`kind` text NOT NULL,
	`attempt` integer NOT NULL,
	`key_digest` text,
	`revision_hash` text NOT NULL,
	`state` text NOT NULL,
	`lease_until` integer,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`result` text,
	`error` text,
	`external_ref` text,
	CONSTRAINT "executions_kind" CHECK("executions"."kind" in ('execute', 'reverse'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `executions_once` ON `executions` (`item`) WHERE "executions"."kind" = 'execute';--> statement-breakpoint
CREATE UNIQUE INDEX `executions_reversal` ON `executions` (`item`,`attempt`) WHERE "executions"."kind" = 'reverse';--> statement-breakpoint
CREATE TABLE `groups` (
	`agent` text NOT NULL,
	`id` text NOT NULL,
	`size` integer NOT NULL,
	`settled` integer NOT NULL,
	`settled_at` integer,
	PRIMARY KEY(`agent`, `id`),
	CONSTRAINT "groups_settled" CHECK("groups"."settled" between 0 and "groups"."size")
);
--> statement-breakpoint
CREATE TABLE `items` (
	`id` text PRIMARY KEY NOT NULL,
	`workflow` text NOT NULL,
	`step` text,
	`run` text,
	`agent` text NOT NULL,
	`external_id` text,
	`group_id` text,
	`action` text NOT NULL,
	`title` text NOT NULL,
	`review` text NOT NULL,
	`purpose` text,
	`execution` text NOT NULL,
	`outcome` text,
	`holder_kind` text,
	`holder_id` text,
	`held_since` integer NOT NULL,
	`queue` text,
	`claimant` text,
	`lease_until` integer,
	`priority` integer NOT NULL,
	`due_at` integer,
	`sort_priority` integer NOT NULL,
	`sort_due` integer NOT NULL,
	`next_at` integer,
	`version` integer NOT NULL,
	`revision` integer NOT NULL,
	`revision_hash` text NOT NULL,
	`level` text,
	`quorum` integer,
	`policy_version` integer,
	`reversibility` text,
	`reversible_until` integer,
	`max_at` integer,
	`opened_at` integer NOT NULL,
	`closed_at` integer,
	`at_risk` text,
	`ruling` text,
	`correlation` text,
	`callback_url` text,
	`supersedes` text,
	`fold` text NOT NULL,
	CONSTRAINT "items_legal_pair" CHECK((review || '/' || execution) in ('none/cleared', 'none/executing', 'none/succeeded', 'none/failed', 'none/cancelled', 'none/reversing', 'none/reversed', 'closed/cleared', 'closed/executing', 'closed/succeeded', 'closed/failed', 'closed/cancelled', 'closed/reversing', 'closed/reversed', 'queued/held', 'claimed/held', 'awaiting_input/held', 'suspended/held', 'queued/reconciling', 'claimed/reconciling', 'suspended/reconciling')),
	CONSTRAINT "items_holder_unless_final" CHECK((holder_kind is null) = (execution in ('succeeded', 'failed', 'cancelled', 'reversed'))),
	CONSTRAINT "items_holder_whole" CHECK((holder_kind is null) = (holder_id is null)),
	CONSTRAINT "items_purpose_while_open" CHECK(coalesce(purpose, 'none') = case when review in ('none', 'closed') then 'none' when execution = 'reconciling' then 'reconcile' else 'decide' end)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `items_external_id` ON `items` (`agent`,`external_id`);--> statement-breakpoint
CREATE INDEX `items_next_at` ON `items` (`next_at`) WHERE "items"."next_at" is not null;--> statement-breakpoint
CREATE INDEX `items_open` ON `items` (`queue`,`sort_priority`,`sort_due`,`id`,`review`,`workflow`,`level`,`quorum`,`purpose`) WHERE "items"."purpose" is not null;--> statement-breakpoint
CREATE INDEX `items_decided` ON `items` (`workflow`,`action`,`id`,`agent`,`outcome`,`execution`) WHERE "items"."outcome" is not null;--> statement-breakpoint
CREATE INDEX `items_claimant` ON `items` (`claimant`,`id`) WHERE "items"."claimant" is not null;--> statement-breakpoint
CREATE INDEX `items_agent` ON `items` (`agent`,`id`);--> statement-breakpoint
CREATE INDEX `items_group` ON `items` (`agent`,`group_id`,`id`) WHERE "items"."group_id" is not null;--> statement-breakpoint
CREATE INDEX `items_run` ON `items` (`run`,`id`) WHERE "items"."run" is not null;--> statement-breakpoint
CREATE INDEX `items_workflow` ON `items` (`workflow`,`execution`,`id`);--> statement-breakpoint
CREATE INDEX `items_closed_at` ON `items` (`closed_at`,`id`) WHERE "items"."closed_at" is not null;--> statement-breakpoint
CREATE TABLE `revisions` (
	`item` text NOT NULL,
	`number` integer NOT NULL,
	`hash` text NOT NULL,
	`action_hash` text NOT NULL,
	`nonce` text NOT NULL,
	`by_kind` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`item`, `number`)
);
--> statement-breakpoint
CREATE INDEX `revisions_action_hash` ON `revisions` (`action_hash`);--> statement-breakpoint
CREATE TABLE `votes` (
	`item` text NOT NULL,
	`revision_hash` text NOT NULL,
	`actor` text NOT NULL,
	`on_behalf_of` text,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`recalled_at` integer,
	PRIMARY KEY(`item`, `revision_hash`, `actor`)
);
--> statement-breakpoint
CREATE INDEX `votes_actor` ON `votes` (`actor`,`at`);--> statement-breakpoint
CREATE TABLE `absences` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "absences_span" CHECK("absences"."from_at" < "absences"."until_at")
);
--> statement-breakpoint
CREATE INDEX `absences_person` ON `absences` (`person`,`until_at`);--> statement-breakpoint
CREATE TABLE `agents` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`owner` text NOT NULL,
	`created_at` integer NOT NULL,
	`disabled_at` integer,
	FOREIGN KEY (`owner`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agents_name` ON `agents` (`name`);--> statement-breakpoint
CREATE TABLE `counters` (
	`name` text PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `deputies` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`deputy` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deputy`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "deputies_other" CHECK("deputies"."person" <> "deputies"."deputy"),
	CONSTRAINT "deputies_span" CHECK("deputies"."from_at" < "deputies"."until_at")
);
--> statement-breakpoint
CREATE INDEX `deputies_person` ON `deputies` (`person`,`until_at`);--> statement-breakpoint
CREATE INDEX `deputies_deputy` ON `deputies` (`deputy`,`until_at`);--> statement-breakpoint
CREATE TABLE `filters` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `filters_person` ON `filters` (`person`,`id`);--> statement-breakpoint
CREATE TABLE `keys` (
	`id` text PRIMARY KEY NOT NULL,
	`agent` text NOT NULL,
	`person` text,
	`prefix` text NOT NULL,
	`mac` text NOT NULL,
	`scope` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`agent`) REFERENCES `agents`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `keys_prefix` ON `keys` (`prefix`);--> statement-breakpoint
CREATE INDEX `keys_agent` ON `keys` (`agent`);--> statement-breakpoint
CREATE TABLE `memberships` (
	`queue` text NOT NULL,
	`person` text NOT NULL,
	PRIMARY KEY(`queue`, `person`),
	FOREIGN KEY (`queue`) REFERENCES `queues`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `memberships_person` ON `memberships` (`person`);--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	`offboarded_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`);--> statement-breakpoint
CREATE TABLE `person_roles` (
	`person` text NOT NULL,
	`role` text NOT NULL,
	`scope` text NOT NULL,
	PRIMARY KEY(`person`, `role`, `scope`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "person_roles_role" CHECK("person_roles"."role" in ('reviewer', 'manager', 'admin', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE `person_skills` (
	`person` text NOT NULL,
	`skill` text NOT NULL,
	PRIMARY KEY(`person`, `skill`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `policy_pointers` (
	`kind` text NOT NULL,
	`workflow` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`kind`, `workflow`)
);
--> statement-breakpoint
CREATE TABLE `policy_versions` (
	`kind` text NOT NULL,
	`workflow` text NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`digest` text NOT NULL,
	`author` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`kind`, `workflow`, `version`),
	CONSTRAINT "policy_versions_kind" CHECK("policy_versions"."kind" in ('policy', 'registry'))
);
--> statement-breakpoint
CREATE TABLE `queues` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`owner` text NOT NULL,
	`over` text,
	`rank` integer NOT NULL,
	`ladder` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`owner`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `stops` (
	`scope` text NOT NULL,
	`subject` text NOT NULL,
	`on` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text,
	`review_at` integer,
	PRIMARY KEY(`scope`, `subject`),
	CONSTRAINT "stops_scope" CHECK("stops"."scope" in ('agent', 'workflow', 'all') and ("stops"."scope" = 'all') = ("stops"."subject" = ''))
);
--> statement-breakpoint
CREATE TABLE `event_values` (
	`stream` text NOT NULL,
	`seq` integer NOT NULL,
	`field` text NOT NULL,
	`salt` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`stream`, `seq`, `field`)
);
--> statement-breakpoint
CREATE TABLE `events` (
	`stream` text NOT NULL,
	`seq` integer NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`on_behalf_of` text,
	`holder_kind` text,
	`holder_id` text,
	`data` text NOT NULL,
	`prev` text NOT NULL,
	`hash` text NOT NULL,
	`agent` text,
	`log_index` integer,
	PRIMARY KEY(`stream`, `seq`),
	CONSTRAINT "events_seq" CHECK("events"."seq" >= 1),
	CONSTRAINT "events_holder_whole" CHECK(("events"."holder_kind" is null) = ("events"."holder_id" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_log_index` ON `events` (`log_index`) WHERE "events"."log_index" is not null;--> statement-breakpoint
CREATE INDEX `events_unsequenced` ON `events` (`at`,`stream`,`seq`) WHERE "events"."log_index" is null;--> statement-breakpoint
CREATE INDEX `events_agent` ON `events` (`agent`,`log_index`) WHERE "events"."agent" is not null;--> statement-breakpoint
CREATE INDEX `events_actor` ON `events` (`actor_id`,`at`);--> statement-breakpoint
CREATE TABLE `idempotency` (
	`principal` text NOT NULL,
	`key` text NOT NULL,
	`route` text NOT NULL,
	`body_digest` text NOT NULL,
	`status` integer,
	`response` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`principal`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_at` ON `idempotency` (`at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`endpoint` text NOT NULL,
	`item` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`body` text NOT NULL,
	`decision_seq` integer,
	`deliver_after` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`state` text DEFAULT 'pending' NOT NULL,
	CONSTRAINT "outbox_state" CHECK("outbox"."state" in ('pending', 'delivered', 'dead'))
);
--> statement-breakpoint
CREATE INDEX `outbox_pending` ON `outbox` (`endpoint`,`deliver_after`) WHERE "outbox"."state" = 'pending';--> statement-breakpoint
CREATE INDEX `outbox_item` ON `outbox` (`item`,`version`);