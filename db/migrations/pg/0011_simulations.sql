CREATE TABLE "simulations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"draft" text collate "C" NOT NULL,
	"draft_version" bigint NOT NULL,
	"compared" text collate "C" NOT NULL,
	"source" text collate "C" NOT NULL,
	"since_at" bigint,
	"until_at" bigint,
	"zone" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"done" bigint NOT NULL,
	"total" bigint NOT NULL,
	"started_by" text collate "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	"lease_until" bigint,
	"tries" bigint NOT NULL,
	"result" text collate "C",
	"fault" text collate "C",
	CONSTRAINT "simulations_state" CHECK ("simulations"."state" in ('waiting', 'running', 'done', 'cancelled', 'failed')),
	CONSTRAINT "simulations_source" CHECK ("simulations"."source" in ('both', 'items', 'history')),
	CONSTRAINT "simulations_finished" CHECK (("simulations"."finished_at" is null) = ("simulations"."state" in ('waiting', 'running'))),
	CONSTRAINT "simulations_result" CHECK (("simulations"."result" is null) = ("simulations"."state" <> 'done'))
);
--> statement-breakpoint
ALTER TABLE "simulations" ADD CONSTRAINT "simulations_draft_policy_drafts_id_fk" FOREIGN KEY ("draft") REFERENCES "public"."policy_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "simulations" ADD CONSTRAINT "simulations_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "simulations_draft" ON "simulations" USING btree ("draft","id");--> statement-breakpoint
CREATE INDEX "simulations_unfinished" ON "simulations" USING btree ("state","id") WHERE "simulations"."finished_at" is null;