CREATE TABLE `settings` (
	`person` text PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `skips` (
	`item` text NOT NULL,
	`person` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text,
	PRIMARY KEY(`item`, `person`, `at`),
	FOREIGN KEY (`item`) REFERENCES `items`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `skips_person` ON `skips` (`person`,`at`);