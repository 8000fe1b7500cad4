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
CREATE INDEX `simulations_unfinished` ON `simulations` (`state`,`id`) WHERE "simulations"."finished_at" is null;