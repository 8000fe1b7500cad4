CREATE TABLE "settings" (
	"person" text collate "C" PRIMARY KEY NOT NULL,
	"body" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "skips" (
	"item" text collate "C" NOT NULL,
	"person" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"reason" text collate "C",
	CONSTRAINT "skips_item_person_at_pk" PRIMARY KEY("item","person","at")
);
--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skips" ADD CONSTRAINT "skips_item_items_id_fk" FOREIGN KEY ("item") REFERENCES "public"."items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "skips_person" ON "skips" USING btree ("person","at");