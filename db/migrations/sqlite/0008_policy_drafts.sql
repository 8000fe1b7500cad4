CREATE TABLE `draft_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`draft` text NOT NULL,
	`person` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`draft`) REFERENCES `policy_drafts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draft_comments_draft` ON `draft_comments` (`draft`,`id`);--> statement-breakpoint
CREATE TABLE `draft_writers` (
	`draft` text NOT NULL,
	`person` text NOT NULL,
	PRIMARY KEY(`draft`, `person`),
	FOREIGN KEY (`draft`) REFERENCES `policy_drafts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `policy_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`workflow` text NOT NULL,
	`name` text NOT NULL,
	`author` text NOT NULL,
	`base_policy` integer NOT NULL,
	`base_registry` integer NOT NULL,
	`policy` text NOT NULL,
	`registry` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	`asked_by` text,
	`asked_at` integer,
	`asked_hash` text,
	`reason` text,
	`open_items` text NOT NULL,
	`published_policy` integer,
	`published_registry` integer,
	`published_at` integer,
	`approver` text,
	`ruled_anew_at` integer,
	FOREIGN KEY (`author`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "policy_drafts_state" CHECK("policy_drafts"."state" in ('open', 'asked', 'published', 'dropped')),
	CONSTRAINT "policy_drafts_asked" CHECK("policy_drafts"."state" <> 'asked' or ("policy_drafts"."asked_by" is not null and "policy_drafts"."asked_hash" is not null)),
	CONSTRAINT "policy_drafts_open_items" CHECK("policy_drafts"."open_items" in ('keep', 're-rule'))
);
--> statement-breakpoint
CREATE INDEX `policy_drafts_workflow` ON `policy_drafts` (`workflow`,`state`,`id`);