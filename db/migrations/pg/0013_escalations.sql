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
CREATE INDEX "escalations_from" ON "escalations" USING btree ("from_queue","at");