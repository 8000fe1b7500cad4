CREATE TABLE `checkpoints` (
	`size` integer PRIMARY KEY NOT NULL,
	`previous` integer NOT NULL,
	`root` blob NOT NULL,
	`note` text NOT NULL,
	`verifier` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "checkpoints_order" CHECK("checkpoints"."previous" < "checkpoints"."size")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checkpoints_previous` ON `checkpoints` (`previous`);--> statement-breakpoint
CREATE TABLE `erasures` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`workflow` text,
	`days` integer,
	`reason` text NOT NULL,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	`counts` text,
	FOREIGN KEY (`asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "erasures_kind" CHECK("erasures"."kind" in ('item', 'person', 'case', 'retention')),
	CONSTRAINT "erasures_state" CHECK("erasures"."state" in ('asked', 'done', 'withdrawn', 'expired')),
	CONSTRAINT "erasures_ended" CHECK(("erasures"."state" = 'asked') = ("erasures"."ended_at" is null)),
	CONSTRAINT "erasures_two_people" CHECK("erasures"."state" <> 'done' or ("erasures"."ended_by" is not null and "erasures"."ended_by" <> "erasures"."asked_by")),
	CONSTRAINT "erasures_days" CHECK(("erasures"."kind" = 'retention') = ("erasures"."days" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasures_asked` ON `erasures` (`kind`,`subject`) WHERE "erasures"."state" = 'asked';--> statement-breakpoint
CREATE INDEX `erasures_state` ON `erasures` (`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `evidence_uses` (
	`sha256` text NOT NULL,
	`item` text NOT NULL,
	PRIMARY KEY(`sha256`, `item`)
);
--> statement-breakpoint
CREATE INDEX `evidence_uses_item` ON `evidence_uses` (`item`);--> statement-breakpoint
CREATE TABLE `exports` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text,
	`request` text NOT NULL,
	`state` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer,
	`bytes` integer NOT NULL,
	`withheld` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`heard_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "exports_state" CHECK("exports"."state" in ('waiting', 'running', 'done', 'cancelled', 'broken')),
	CONSTRAINT "exports_ended" CHECK(("exports"."ended_at" is null) = ("exports"."state" in ('waiting', 'running')))
);
--> statement-breakpoint
CREATE INDEX `exports_person` ON `exports` (`person`,`id`);--> statement-breakpoint
CREATE INDEX `exports_asked` ON `exports` (`asked_at`);--> statement-breakpoint
CREATE TABLE `history_runs` (
	`workflow` text NOT NULL,
	`run` text NOT NULL,
	`import` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`attributes` text NOT NULL,
	`steps` text NOT NULL,
	`rest` text NOT NULL,
	PRIMARY KEY(`workflow`, `run`),
	FOREIGN KEY (`import`) REFERENCES `history_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `history_runs_ended` ON `history_runs` (`ended_at`,`workflow`,`run`);--> statement-breakpoint
CREATE INDEX `history_runs_workflow` ON `history_runs` (`workflow`,`ended_at`);--> statement-breakpoint
CREATE TABLE `holds` (
	`id` text PRIMARY KEY NOT NULL,
	`workflow` text NOT NULL,
	`item` text,
	`reason` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`lifted_by` text,
	`lifted_at` integer,
	`lift_reason` text,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`lifted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "holds_lifted" CHECK(("holds"."lifted_at" is null) = ("holds"."lifted_by" is null)),
	CONSTRAINT "holds_two_people" CHECK("holds"."lifted_by" is null or "holds"."lifted_by" <> "holds"."by")
);
--> statement-breakpoint
CREATE INDEX `holds_standing` ON `holds` (`workflow`,`item`) WHERE "holds"."lifted_at" is null;--> statement-breakpoint
CREATE TABLE `reads` (
	`person` text NOT NULL,
	`item` text NOT NULL,
	`hour` integer NOT NULL,
	`at` integer NOT NULL,
	`what` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`person`, `item`, `hour`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reads_item` ON `reads` (`item`,`at`);--> statement-breakpoint
CREATE TABLE `retentions` (
	`workflow` text PRIMARY KEY NOT NULL,
	`days` integer NOT NULL,
	`set_by` text NOT NULL,
	`signed_by` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "retentions_days" CHECK("retentions"."days" >= 1)
);
--> statement-breakpoint
CREATE TABLE `signing_faults` (
	`kind` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`signed_size` integer NOT NULL,
	`tree_size` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `trail_keys` (
	`verifier` text PRIMARY KEY NOT NULL,
	`first_used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tree_nodes` (
	`level` integer NOT NULL,
	`place` integer NOT NULL,
	`hash` blob NOT NULL,
	PRIMARY KEY(`level`, `place`)
);
--> statement-breakpoint
ALTER TABLE `history_imports` ADD `runs` integer;--> statement-breakpoint
ALTER TABLE `items` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `items_retained` ON `items` (`workflow`,`closed_at`,`id`) WHERE "items"."closed_at" is not null and "items"."erased_at" is null;--> statement-breakpoint
ALTER TABLE `people` ADD `erased_at` integer;--> statement-breakpoint
CREATE INDEX `drafts_item` ON `drafts` (`item`);--> statement-breakpoint
CREATE INDEX `history_items_run` ON `history_items` (`workflow`,`run`) WHERE "history_items"."run" is not null;--> statement-breakpoint
CREATE INDEX `policy_versions_at` ON `policy_versions` (`at`);--> statement-breakpoint
CREATE INDEX `verifications_fingerprint` ON `verifications` (`fingerprint`);