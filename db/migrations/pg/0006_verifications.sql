CREATE TABLE "verifications" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"subject" text collate "C" NOT NULL,
	"predicate" text collate "C" NOT NULL,
	"fingerprint" text collate "C" NOT NULL,
	"by_kind" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"until_at" bigint,
	"note" text collate "C",
	"withdrawn_at" bigint,
	"withdrawn_by" text collate "C",
	"withdrawn_reason" text collate "C",
	CONSTRAINT "verifications_by" CHECK ("verifications"."by_kind" in ('person', 'agent')),
	CONSTRAINT "verifications_withdrawn" CHECK (("verifications"."withdrawn_at" is null) = ("verifications"."withdrawn_reason" is null))
);
--> statement-breakpoint
CREATE INDEX "verifications_about" ON "verifications" USING btree ("subject","predicate","id");