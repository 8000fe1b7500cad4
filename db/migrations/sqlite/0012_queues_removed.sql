ALTER TABLE `queues` ADD `removed_at` integer;--> statement-breakpoint
CREATE INDEX `items_queue` ON `items` (`queue`,`id`) WHERE "items"."queue" is not null;