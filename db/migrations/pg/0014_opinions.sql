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
CREATE INDEX "opinions_open" ON "opinions" USING btree ("of_person","at") WHERE "opinions"."ended_at" is null;