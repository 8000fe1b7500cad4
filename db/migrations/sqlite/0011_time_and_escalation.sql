CREATE TABLE `broken_ways` (
	`way` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`fault` text NOT NULL,
	`tries` integer NOT NULL,
	`retry_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `calendars` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`body` text NOT NULL,
	`version` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `escalations` (
	`item` text NOT NULL,
	`seq` integer NOT NULL,
	`by` text NOT NULL,
	`from_queue` text NOT NULL,
	`to_kind` text NOT NULL,
	`to_id` text NOT NULL,
	`leaning` text,
	`at` integer NOT NULL,
	`returned_at` integer,
	`returned_by` text,
	`outcome` text,
	`outcome_at` integer,
	`unchanged` integer,
	PRIMARY KEY(`item`, `seq`),
	CONSTRAINT "escalations_outcome" CHECK(("escalations"."outcome" is null) = ("escalations"."outcome_at" is null))
);
--> statement-breakpoint
CREATE INDEX `escalations_from` ON `escalations` (`from_queue`,`at`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`way` text NOT NULL,
	`person` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`next_at` integer,
	`attempts` integer NOT NULL,
	`ended_at` integer,
	`fault` text,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "messages_way" CHECK("messages"."way" in ('mail', 'chat')),
	CONSTRAINT "messages_state" CHECK("messages"."state" in ('waiting', 'sent', 'refused')),
	CONSTRAINT "messages_waiting_next" CHECK(("messages"."state" = 'waiting') = ("messages"."next_at" is not null))
);
--> statement-breakpoint
CREATE INDEX `messages_waiting` ON `messages` (`way`,`next_at`,`id`) WHERE "messages"."next_at" is not null;--> statement-breakpoint
CREATE INDEX `messages_ended` ON `messages` (`state`,`ended_at`) WHERE "messages"."ended_at" is not null;--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`kind` text NOT NULL,
	`cause` text NOT NULL,
	`item` text,
	`queue` text,
	`data` text NOT NULL,
	`times` integer NOT NULL,
	`at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`read_at` integer,
	`mail_at` integer,
	`mailed_at` integer,
	`chat_at` integer,
	`chatted_at` integer,
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "notices_times" CHECK("notices"."times" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_cause` ON `notices` (`person`,`cause`) WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX `notices_person` ON `notices` (`person`,`last_at`,`id`);--> statement-breakpoint
CREATE INDEX `notices_mail` ON `notices` (`mail_at`,`person`) WHERE "notices"."mail_at" is not null;--> statement-breakpoint
CREATE INDEX `notices_chat` ON `notices` (`chat_at`,`person`) WHERE "notices"."chat_at" is not null;--> statement-breakpoint
CREATE INDEX `notices_read` ON `notices` (`read_at`) WHERE "notices"."read_at" is not null;--> statement-breakpoint
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
CREATE INDEX `opinions_open` ON `opinions` (`of_person`,`at`) WHERE "opinions"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `retimings` (
	`queue` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`after` text,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `self_test_outages` (
	`id` text PRIMARY KEY NOT NULL,
	`began` integer NOT NULL,
	`told_at` integer NOT NULL,
	`step` text,
	`fault` text,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `self_test_outages_open` ON `self_test_outages` (`id`) WHERE "self_test_outages"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `self_tests` (
	`id` text PRIMARY KEY NOT NULL,
	`due_at` integer NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`state` text NOT NULL,
	`step` text NOT NULL,
	`fault` text,
	`took` text NOT NULL,
	CONSTRAINT "self_tests_state" CHECK("self_tests"."state" in ('running', 'decided', 'failed', 'stopped')),
	CONSTRAINT "self_tests_finished" CHECK(("self_tests"."state" = 'running') = ("self_tests"."finished_at" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `self_tests_due` ON `self_tests` (`due_at`);--> statement-breakpoint
CREATE TABLE `stays` (
	`item` text NOT NULL,
	`seq` integer NOT NULL,
	`queue` text NOT NULL,
	`came_at` integer NOT NULL,
	`respond_by` integer,
	`resolve_by` integer,
	`taken_at` integer,
	`ended_at` integer,
	`ended` text,
	`response_ms` integer,
	`resolution_ms` integer,
	PRIMARY KEY(`item`, `seq`),
	CONSTRAINT "stays_ended" CHECK(("stays"."ended" is null) = ("stays"."ended_at" is null))
);
--> statement-breakpoint
CREATE INDEX `stays_taken` ON `stays` (`queue`,`taken_at`,`respond_by`,`response_ms`) WHERE "stays"."taken_at" is not null;--> statement-breakpoint
CREATE INDEX `stays_ended` ON `stays` (`queue`,`ended`,`ended_at`,`resolve_by`,`resolution_ms`) WHERE "stays"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX `stays_respond_by` ON `stays` (`queue`,`respond_by`,`taken_at`,`ended_at`) WHERE "stays"."respond_by" is not null;--> statement-breakpoint
CREATE INDEX `stays_resolve_by` ON `stays` (`queue`,`resolve_by`,`ended_at`) WHERE "stays"."resolve_by" is not null;--> statement-breakpoint
CREATE TABLE `turns` (
	`queue` text NOT NULL,
	`person` text NOT NULL,
	`turn` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`queue`, `person`),
	FOREIGN KEY (`person`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `deputies` ADD `scope` text;--> statement-breakpoint
ALTER TABLE `items` ADD `wish_at` integer;--> statement-breakpoint
ALTER TABLE `items` ADD `respond_by` integer;--> statement-breakpoint
ALTER TABLE `items` ADD `resolve_by` integer;--> statement-breakpoint
CREATE INDEX `items_past` ON `items` (`queue`,`id`) WHERE "items"."purpose" is null and "items"."queue" is not null;--> statement-breakpoint
CREATE INDEX `items_due` ON `items` (`due_at`) WHERE "items"."due_at" is not null and "items"."purpose" is not null;--> statement-breakpoint
ALTER TABLE `people` ADD `wip_limit` integer;--> statement-breakpoint
ALTER TABLE `queues` ADD `calendar` text;--> statement-breakpoint
ALTER TABLE `queues` ADD `terms` text;--> statement-breakpoint
ALTER TABLE `queues` ADD `removed_at` integer;--> statement-breakpoint
ALTER TABLE `stops` ADD `remind_at` integer;