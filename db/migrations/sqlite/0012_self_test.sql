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
ALTER TABLE `stops` ADD `remind_at` integer;