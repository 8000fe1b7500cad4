CREATE TABLE `opinions` (
	`item` text NOT NULL,
	`seq` integer NOT NULL,
	`asker` text NOT NULL,
	`of_person` text NOT NULL,
	`at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`item`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `opinions_open` ON `opinions` (`of_person`,`at`) WHERE "opinions"."ended_at" is null;