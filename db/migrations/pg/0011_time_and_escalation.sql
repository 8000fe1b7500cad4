CREATE TABLE "calendars" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL
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
	CONSTRAINT "notices_times" CHECK ("notices"."times" > 0)
);
--> statement-breakpoint
CREATE TABLE "retimings" (
	"queue" text collate "C" PRIMARY KEY NOT NULL,
	"at" bigint NOT NULL,
	"after" text collate "C",
	"last" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "deputies" ADD COLUMN "scope" text collate "C";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "wip_limit" bigint;--> statement-breakpoint
ALTER TABLE "queues" ADD COLUMN "calendar" text collate "C";--> statement-breakpoint
ALTER TABLE "queues" ADD COLUMN "terms" text collate "C";--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notices_cause" ON "notices" USING btree ("person","cause") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person","last_at","id");