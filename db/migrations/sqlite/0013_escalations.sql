CREATE TABLE `escalations` (
	`item` text NOT NULL,
	`seq` integer NOT NULL,
	`by` text NOT NULL,
	`from_queue` text NOT NULL,
	`to_kind` text NOT NULL,
	`to_id` text NOT NULL,
	`leaning` text,
	`at` integer NOT NULL,
	`returned_at` integer,
	`returned_by` text,
	`outcome` text,
	`outcome_at` integer,
	`unchanged` integer,
	PRIMARY KEY(`item`, `seq`),
	CONSTRAINT "escalations_outcome" CHECK(("escalations"."outcome" is null) = ("escalations"."outcome_at" is null))
);
--> statement-breakpoint
CREATE INDEX `escalations_from` ON `escalations` (`from_queue`,`at`);