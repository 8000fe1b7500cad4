CREATE TABLE "presences" (
	"item" text collate "C" NOT NULL,
	"person" text collate "C" NOT NULL,
	"until_at" bigint NOT NULL,
	CONSTRAINT "presences_item_person_pk" PRIMARY KEY("item","person")
);
--> statement-breakpoint
CREATE INDEX "presences_person" ON "presences" USING btree ("person","until_at");