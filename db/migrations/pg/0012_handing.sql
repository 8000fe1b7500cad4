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
ALTER TABLE "items" ADD COLUMN "wish_at" bigint;--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "respond_by" bigint;--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "resolve_by" bigint;--> statement-breakpoint
ALTER TABLE "turns" ADD CONSTRAINT "turns_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stays_taken" ON "stays" USING btree ("queue","taken_at","respond_by","response_ms") WHERE "stays"."taken_at" is not null;--> statement-breakpoint
CREATE INDEX "stays_ended" ON "stays" USING btree ("queue","ended","ended_at","resolve_by","resolution_ms") WHERE "stays"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX "stays_respond_by" ON "stays" USING btree ("queue","respond_by","taken_at","ended_at") WHERE "stays"."respond_by" is not null;--> statement-breakpoint
CREATE INDEX "stays_resolve_by" ON "stays" USING btree ("queue","resolve_by","ended_at") WHERE "stays"."resolve_by" is not null;