CREATE TABLE "exports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"person" text collate "C",
	"request" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"done" bigint NOT NULL,
	"total" bigint,
	"bytes" bigint NOT NULL,
	"withheld" bigint NOT NULL,
	"asked_at" bigint NOT NULL,
	"heard_at" bigint NOT NULL,
	"ended_at" bigint,
	CONSTRAINT "exports_state" CHECK ("exports"."state" in ('waiting', 'running', 'done', 'cancelled', 'broken')),
	CONSTRAINT "exports_ended" CHECK (("exports"."ended_at" is null) = ("exports"."state" in ('waiting', 'running')))
);
--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exports_person" ON "exports" USING btree ("person","id");--> statement-breakpoint
CREATE INDEX "exports_asked" ON "exports" USING btree ("asked_at");