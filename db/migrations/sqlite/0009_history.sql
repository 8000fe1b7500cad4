CREATE TABLE `history_imports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_hash` text NOT NULL,
	`name` text NOT NULL,
	`read` integer NOT NULL,
	`kept` integer NOT NULL,
	`known` integer NOT NULL,
	`refused` integer NOT NULL,
	`refusals` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `history_imports_file` ON `history_imports` (`file_hash`);--> statement-breakpoint
CREATE TABLE `history_items` (
	`id` text PRIMARY KEY NOT NULL,
	`import` text NOT NULL,
	`workflow` text NOT NULL,
	`action` text NOT NULL,
	`external_id` text NOT NULL,
	`run` text,
	`at` integer NOT NULL,
	`body` text NOT NULL,
	`decision` text,
	`verdict` text,
	`decided_in_s` integer,
	`by_role` text,
	FOREIGN KEY (`import`) REFERENCES `history_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `history_items_external` ON `history_items` (`workflow`,`external_id`);--> statement-breakpoint
CREATE INDEX `history_items_at` ON `history_items` (`workflow`,`at`,`id`);--> statement-breakpoint
CREATE INDEX `history_items_import` ON `history_items` (`import`,`workflow`);