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
CREATE INDEX `exports_asked` ON `exports` (`asked_at`);