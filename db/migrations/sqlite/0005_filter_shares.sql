CREATE TABLE `filter_shares` (
	`filter` text PRIMARY KEY NOT NULL,
	`queue` text NOT NULL,
	FOREIGN KEY (`filter`) REFERENCES `filters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`queue`) REFERENCES `queues`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `filter_shares_queue` ON `filter_shares` (`queue`,`filter`);