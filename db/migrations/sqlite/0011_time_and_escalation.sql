CREATE TABLE `calendars` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`body` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`cause` text NOT NULL,
	`item` text,
	`queue` text,
	`data` text NOT NULL,
	`times` integer NOT NULL,
	`at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notices_times" CHECK("notices"."times" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_cause` ON `notices` (`person`,`cause`) WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX `notices_person` ON `notices` (`person`,`last_at`,`id`);--> statement-breakpoint
CREATE TABLE `retimings` (
	`queue` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`after` text,
	`last` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `deputies` ADD `scope` text;--> statement-breakpoint
ALTER TABLE `people` ADD `wip_limit` integer;--> statement-breakpoint
ALTER TABLE `queues` ADD `calendar` text;--> statement-breakpoint
ALTER TABLE `queues` ADD `terms` text;