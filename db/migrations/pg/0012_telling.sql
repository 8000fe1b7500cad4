CREATE TABLE "broken_ways" (
	"way" text collate "C" PRIMARY KEY NOT NULL,
	"since" bigint NOT NULL,
	"fault" text collate "C" NOT NULL,
	"tries" bigint NOT NULL,
	"retry_at" bigint NOT NULL
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
ALTER TABLE "notices" ADD COLUMN "mail_at" bigint;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "mailed_at" bigint;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "chat_at" bigint;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "chatted_at" bigint;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "messages" USING btree ("way","next_at","id") WHERE "messages"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "messages_ended" ON "messages" USING btree ("state","ended_at") WHERE "messages"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX "items_due" ON "items" USING btree ("due_at") WHERE "items"."due_at" is not null and "items"."purpose" is not null;--> statement-breakpoint
CREATE INDEX "notices_mail" ON "notices" USING btree ("mail_at","person") WHERE "notices"."mail_at" is not null;--> statement-breakpoint
CREATE INDEX "notices_chat" ON "notices" USING btree ("chat_at","person") WHERE "notices"."chat_at" is not null;--> statement-breakpoint
CREATE INDEX "notices_read" ON "notices" USING btree ("read_at") WHERE "notices"."read_at" is not null;