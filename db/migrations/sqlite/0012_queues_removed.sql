ALTER TABLE `queues` ADD `removed_at` integer;--> statement-breakpoint
CREATE INDEX `items_past` ON `items` (`queue`,`id`) WHERE "items"."purpose" is null and "items"."queue" is not null;