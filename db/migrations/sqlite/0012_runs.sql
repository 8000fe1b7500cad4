CREATE TABLE `history_runs` (
	`workflow` text NOT NULL,
	`run` text NOT NULL,
	`import` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer NOT NULL,
	`attributes` text NOT NULL,
	`steps` text NOT NULL,
	`rest` text NOT NULL,
	PRIMARY KEY(`workflow`, `run`),
	FOREIGN KEY (`import`) REFERENCES `history_imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `history_runs_ended` ON `history_runs` (`ended_at`,`workflow`,`run`);--> statement-breakpoint
CREATE INDEX `history_runs_workflow` ON `history_runs` (`workflow`,`ended_at`);--> statement-breakpoint
ALTER TABLE `history_imports` ADD `runs` integer;--> statement-breakpoint
CREATE INDEX `history_items_run` ON `history_items` (`workflow`,`run`) WHERE "history_items"."run" is not null;