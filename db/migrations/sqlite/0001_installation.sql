CREATE TABLE `installation` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sign_in_tries` (
	`who` text PRIMARY KEY NOT NULL,
	`tries` integer NOT NULL,
	`until_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sign_in_tries_until` ON `sign_in_tries` (`until_at`);