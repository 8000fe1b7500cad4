CREATE TABLE `stays` (
	`item` text NOT NULL,
	`seq` integer NOT NULL,
	`queue` text NOT NULL,
	`came_at` integer NOT NULL,
	`respond_by` integer,
	`resolve_by` integer,
	`taken_at` integer,
	`ended_at` integer,
	`ended` text,
	`response_ms` integer,
	`resolution_ms` integer,
	PRIMARY KEY(`item`, `seq`),
	CONSTRAINT "stays_ended" CHECK(("stays"."ended" is null) = ("stays"."ended_at" is null))
);
--> statement-breakpoint
CREATE INDEX `stays_taken` ON `stays` (`queue`,`taken_at`,`respond_by`,`response_ms`) WHERE "stays"."taken_at" is not null;--> statement-breakpoint
CREATE INDEX `stays_ended` ON `stays` (`queue`,`ended`,`ended_at`,`resolve_by`,`resolution_ms`) WHERE "stays"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX `stays_respond_by` ON `stays` (`queue`,`respond_by`,`taken_at`,`ended_at`) WHERE "stays"."respond_by" is not null;--> statement-breakpoint
CREATE INDEX `stays_resolve_by` ON `stays` (`queue`,`resolve_by`,`ended_at`) WHERE "stays"."resolve_by" is not null;--> statement-breakpoint
CREATE TABLE `turns` (
	`queue` text NOT NULL,
	`person` text NOT NULL,
	`turn` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`queue`, `person`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `items` ADD `wish_at` integer;--> statement-breakpoint
ALTER TABLE `items` ADD `respond_by` integer;--> statement-breakpoint
ALTER TABLE `items` ADD `resolve_by` integer;