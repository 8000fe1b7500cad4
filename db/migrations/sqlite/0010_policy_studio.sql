CREATE TABLE `calibrations` (
	`id` text PRIMARY KEY NOT NULL,
	`workflow` text NOT NULL,
	`action` text NOT NULL,
	`threshold` text NOT NULL,
	`agent_version` text NOT NULL,
	`look` integer NOT NULL,
	`policy_version` integer NOT NULL,
	`lane_hash` text NOT NULL,
	`certificate` text NOT NULL,
	`certificate_hash` text NOT NULL,
	`person` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calibrations_look` ON `calibrations` (`workflow`,`threshold`,`action`,`look`);--> statement-breakpoint
CREATE INDEX `calibrations_workflow` ON `calibrations` (`workflow`,`id`);--> statement-breakpoint
CREATE TABLE `predictability_checks` (
	`id` text PRIMARY KEY NOT NULL,
	`night` integer,
	`started_by` text,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`seed` text NOT NULL,
	`places` integer NOT NULL,
	`wanted` integer NOT NULL,
	`draws` integer NOT NULL,
	`sampled` integer NOT NULL,
	`agreed` integer NOT NULL,
	`differing` integer NOT NULL,
	`unreadable` integer NOT NULL,
	`by_workflow` text NOT NULL,
	`differences` text NOT NULL,
	`unreadables` text NOT NULL,
	`lease_until` integer,
	`acknowledged_by` text,
	`acknowledged_at` integer,
	`acknowledged_reason` text,
	FOREIGN KEY (`started_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`acknowledged_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "predictability_checks_sum" CHECK("predictability_checks"."agreed" + "predictability_checks"."differing" + "predictability_checks"."unreadable" = "predictability_checks"."sampled"),
	CONSTRAINT "predictability_checks_acknowledged" CHECK(("predictability_checks"."acknowledged_at" is null) = ("predictability_checks"."acknowledged_by" is null) and ("predictability_checks"."acknowledged_at" is null) = ("predictability_checks"."acknowledged_reason" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `predictability_checks_night` ON `predictability_checks` (`night`) WHERE "predictability_checks"."night" is not null;--> statement-breakpoint
CREATE INDEX `predictability_checks_running` ON `predictability_checks` (`id`) WHERE "predictability_checks"."finished_at" is null;--> statement-breakpoint
CREATE INDEX `predictability_checks_alarm` ON `predictability_checks` (`id`) WHERE "predictability_checks"."differing" > 0 and "predictability_checks"."acknowledged_at" is null;--> statement-breakpoint
CREATE TABLE `simulations` (
	`id` text PRIMARY KEY NOT NULL,
	`draft` text NOT NULL,
	`draft_version` integer NOT NULL,
	`compared` text NOT NULL,
	`source` text NOT NULL,
	`since_at` integer,
	`until_at` integer,
	`zone` text NOT NULL,
	`state` text NOT NULL,
	`done` integer NOT NULL,
	`total` integer NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`lease_until` integer,
	`tries` integer NOT NULL,
	`result` text,
	`fault` text,
	FOREIGN KEY (`draft`) REFERENCES `policy_drafts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`started_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "simulations_state" CHECK("simulations"."state" in ('waiting', 'running', 'done', 'cancelled', 'failed')),
	CONSTRAINT "simulations_source" CHECK("simulations"."source" in ('both', 'items', 'history')),
	CONSTRAINT "simulations_finished" CHECK(("simulations"."finished_at" is null) = ("simulations"."state" in ('waiting', 'running'))),
	CONSTRAINT "simulations_result" CHECK(("simulations"."result" is null) = ("simulations"."state" <> 'done'))
);
--> statement-breakpoint
CREATE INDEX `simulations_draft` ON `simulations` (`draft`,`id`);--> statement-breakpoint
CREATE INDEX `simulations_unfinished` ON `simulations` (`state`,`id`) WHERE "simulations"."finished_at" is null;--> statement-breakpoint
ALTER TABLE `history_imports` ADD `by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `history_imports` ADD `read_as` text;--> statement-breakpoint
ALTER TABLE `history_imports` ADD `read_at` integer;--> statement-breakpoint
ALTER TABLE `history_imports` ADD `stopped_at` integer;--> statement-breakpoint
ALTER TABLE `history_imports` ADD `workflows` text;--> statement-breakpoint
CREATE INDEX `history_imports_started` ON `history_imports` (`started_at`,`id`);