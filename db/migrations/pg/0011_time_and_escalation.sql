CREATE TABLE "broken_ways" (
	"way" text collate "C" PRIMARY KEY NOT NULL,
	"since" bigint NOT NULL,
	"fault" text collate "C" NOT NULL,
	"tries" bigint NOT NULL,
	"retry_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendars" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalations" (
	"item" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"by" text collate "C" NOT NULL,
	"from_queue" text collate "C" NOT NULL,
	"to_kind" text collate "C" NOT NULL,
	"to_id" text collate "C" NOT NULL,
	"leaning" text collate "C",
	"at" bigint NOT NULL,
	"returned_at" bigint,
	"returned_by" text collate "C",
	"outcome" text collate "C",
	"outcome_at" bigint,
	"unchanged" boolean,
	CONSTRAINT "escalations_item_seq_pk" PRIMARY KEY("item","seq"),
	CONSTRAINT "escalations_outcome" CHECK (("escalations"."outcome" is null) = ("escalations"."outcome_at" is null))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"way" text collate "C" NOT NULL,
	"person" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"state" text collate "C" NOT NULL,
	"next_at" bigint,
	"attempts" bigint NOT NULL,
	"ended_at" bigint,
	"fault" text collate "C",
	CONSTRAINT "messages_way" CHECK ("messages"."way" in ('mail', 'chat')),
	CONSTRAINT "messages_state" CHECK ("messages"."state" in ('waiting', 'sent', 'refused')),
	CONSTRAINT "messages_waiting_next" CHECK (("messages"."state" = 'waiting') = ("messages"."next_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"person" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"cause" text collate "C" NOT NULL,
	"item" text collate "C",
	"queue" text collate "C",
	"data" text collate "C" NOT NULL,
	"times" bigint NOT NULL,
	"at" bigint NOT NULL,
	"last_at" bigint NOT NULL,
	"read_at" bigint,
	"mail_at" bigint,
	"mailed_at" bigint,
	"chat_at" bigint,
	"chatted_at" bigint,
	CONSTRAINT "notices_times" CHECK ("notices"."times" > 0)
);
--> statement-breakpoint
CREATE TABLE "opinions" (
	"item" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"asker" text collate "C" NOT NULL,
	"of_person" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "opinions_item_seq_pk" PRIMARY KEY("item","seq")
);
--> statement-breakpoint
CREATE TABLE "retimings" (
	"queue" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"after" text collate "C",
	"last" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "self_test_outages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"began" bigint NOT NULL,
	"told_at" bigint NOT NULL,
	"step" text collate "C",
	"fault" text collate "C",
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "self_tests" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"due_at" bigint NOT NULL,
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	"state" text collate "C" NOT NULL,
	"step" text collate "C" NOT NULL,
	"fault" text collate "C",
	"took" text collate "C" NOT NULL,
	CONSTRAINT "self_tests_state" CHECK ("self_tests"."state" in ('running', 'decided', 'failed', 'stopped')),
	CONSTRAINT "self_tests_finished" CHECK (("self_tests"."state" = 'running') = ("self_tests"."finished_at" is null))
);
--> statement-breakpoint
CREATE TABLE "stays" (
	"item" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"queue" text collate "C" NOT NULL,
	"came_at" bigint NOT NULL,
	"respond_by" bigint,
	"resolve_by" bigint,
	"taken_at" bigint,
	"ended_at" bigint,
	"ended" text collate "C",
	"response_ms" bigint,
	"resolution_ms" bigint,
	CONSTRAINT "stays_item_seq_pk" PRIMARY KEY("item","seq"),
	CONSTRAINT "stays_ended" CHECK (("stays"."ended" is null) = ("stays"."ended_at" is null))
);
--> statement-breakpoint
CREATE TABLE "turns" (
	"queue" text collate "C" NOT NULL,
	"person" text collate "C" NOT NULL,
	"turn" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "turns_queue_person_pk" PRIMARY KEY("queue","person")
);
--> statement-breakpoint
ALTER TABLE "deputies" ADD COLUMN "scope" text collate "C";--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "wish_at" bigint;--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "respond_by" bigint;--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "resolve_by" bigint;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "wip_limit" bigint;--> statement-breakpoint
ALTER TABLE "queues" ADD COLUMN "calendar" text collate "C";--> statement-breakpoint
ALTER TABLE "queues" ADD COLUMN "terms" text collate "C";--> statement-breakpoint
ALTER TABLE "queues" ADD COLUMN "removed_at" bigint;--> statement-breakpoint
ALTER TABLE "stops" ADD COLUMN "remind_at" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "escalations_from" ON "escalations" USING btree ("from_queue","at");--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "messages" USING btree ("way","next_at","id") WHERE "messages"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "messages_ended" ON "messages" USING btree ("state","ended_at") WHERE "messages"."ended_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "notices_cause" ON "notices" USING btree ("person","cause") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person","last_at","id");--> statement-breakpoint
CREATE INDEX "notices_mail" ON "notices" USING btree ("mail_at","person") WHERE "notices"."mail_at" is not null;--> statement-breakpoint
CREATE INDEX "notices_chat" ON "notices" USING btree ("chat_at","person") WHERE "notices"."chat_at" is not null;--> statement-breakpoint
CREATE INDEX "notices_read" ON "notices" USING btree ("read_at") WHERE "notices"."read_at" is not null;--> statement-breakpoint
CREATE INDEX "opinions_open" ON "opinions" USING btree ("of_person","at") WHERE "opinions"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "self_test_outages_open" ON "self_test_outages" USING btree ("id") WHERE "self_test_outages"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "self_tests_due" ON "self_tests" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "stays_taken" ON "stays" USING btree ("queue","taken_at","respond_by","response_ms") WHERE "stays"."taken_at" is not null;--> statement-breakpoint
CREATE INDEX "stays_ended" ON "stays" USING btree ("queue","ended","ended_at","resolve_by","resolution_ms") WHERE "stays"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX "stays_respond_by" ON "stays" USING btree ("queue","respond_by","taken_at","ended_at") WHERE "stays"."respond_by" is not null;--> statement-breakpoint
CREATE INDEX "stays_resolve_by" ON "stays" USING btree ("queue","resolve_by","ended_at") WHERE "stays"."resolve_by" is not null;--> statement-breakpoint
CREATE INDEX "items_past" ON "items" USING btree ("queue","id") WHERE "items"."purpose" is null and "items"."queue" is not null;--> statement-breakpoint
CREATE INDEX "items_due" ON "items" USING btree ("due_at") WHERE "items"."due_at" is not null and "items"."purpose" is not null;