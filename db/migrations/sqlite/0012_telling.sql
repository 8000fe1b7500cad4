CREATE TABLE `broken_ways` (
	`way` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`fault` text NOT NULL,
	`tries` integer NOT NULL,
	`retry_at` integer NOT NULL
);
--> statement-breakpoint
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
ALTER TABLE `notices` ADD `mail_at` integer;--> statement-breakpoint
ALTER TABLE `notices` ADD `mailed_at` integer;--> statement-breakpoint
ALTER TABLE `notices` ADD `chat_at` integer;--> statement-breakpoint
ALTER TABLE `notices` ADD `chatted_at` integer;--> statement-breakpoint
CREATE INDEX `notices_mail` ON `notices` (`mail_at`,`person`) WHERE "notices"."mail_at" is not null;--> statement-breakpoint
CREATE INDEX `notices_chat` ON `notices` (`chat_at`,`person`) WHERE "notices"."chat_at" is not null;--> statement-breakpoint
CREATE INDEX `notices_read` ON `notices` (`read_at`) WHERE "notices"."read_at" is not null;--> statement-breakpoint
CREATE INDEX `items_due` ON `items` (`due_at`) WHERE "items"."due_at" is not null and "items"."purpose" is not null;