CREATE TABLE `calibrations` (
	`id` text PRIMARY KEY NOT NULL,
	`workflow` text NOT NULL,
	`action` text NOT NULL,
	`threshold` text NOT NULL,
	`agent_version` text NOT NULL,
	`look` integer NOT NULL,
	`policy_version` integer NOT NULL,
	`lane_hash` text NOT NULL,
	`certificate` text NOT NULL,
	`certificate_hash` text NOT NULL,
	`person` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calibrations_look` ON `calibrations` (`workflow`,`threshold`,`action`,`agent_version`,`look`);--> statement-breakpoint
CREATE INDEX `calibrations_workflow` ON `calibrations` (`workflow`,`id`);