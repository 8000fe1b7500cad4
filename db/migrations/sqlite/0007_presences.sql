CREATE TABLE `presences` (
	`item` text NOT NULL,
	`person` text NOT NULL,
	`until_at` integer NOT NULL,
	PRIMARY KEY(`item`, `person`)
);
--> statement-breakpoint
CREATE INDEX `presences_person` ON `presences` (`person`,`until_at`);