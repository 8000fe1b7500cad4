CREATE TABLE "calibrations" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"workflow" text collate "C" NOT NULL,
	"action" text collate "C" NOT NULL,
	"threshold" text collate "C" NOT NULL,
	"agent_version" text collate "C" NOT NULL,
	"look" bigint NOT NULL,
	"policy_version" bigint NOT NULL,
	"lane_hash" text collate "C" NOT NULL,
	"certificate" text collate "C" NOT NULL,
	"certificate_hash" text collate "C" NOT NULL,
	"person" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "predictability_checks" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"night" bigint,
	"started_by" text collate "C",
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	"seed" text collate "C" NOT NULL,
	"places" bigint NOT NULL,
	"wanted" bigint NOT NULL,
	"draws" bigint NOT NULL,
	"sampled" bigint NOT NULL,
	"agreed" bigint NOT NULL,
	"differing" bigint NOT NULL,
	"unreadable" bigint NOT NULL,
	"by_workflow" text collate "C" NOT NULL,
	"differences" text collate "C" NOT NULL,
	"unreadables" text collate "C" NOT NULL,
	"lease_until" bigint,
	"acknowledged_by" text collate "C",
	"acknowledged_at" bigint,
	"acknowledged_reason" text collate "C",
	CONSTRAINT "predictability_checks_sum" CHECK ("predictability_checks"."agreed" + "predictability_checks"."differing" + "predictability_checks"."unreadable" = "predictability_checks"."sampled"),
	CONSTRAINT "predictability_checks_acknowledged" CHECK (("predictability_checks"."acknowledged_at" is null) = ("predictability_checks"."acknowledged_by" is null) and ("predictability_checks"."acknowledged_at" is null) = ("predictability_checks"."acknowledged_reason" is null))
);
--> statement-breakpoint
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
ALTER TABLE "history_imports" ADD COLUMN "by" text collate "C";--> statement-breakpoint
ALTER TABLE "history_imports" ADD COLUMN "read_as" text collate "C";--> statement-breakpoint
ALTER TABLE "history_imports" ADD COLUMN "read_at" bigint;--> statement-breakpoint
ALTER TABLE "history_imports" ADD COLUMN "stopped_at" bigint;--> statement-breakpoint
ALTER TABLE "history_imports" ADD COLUMN "workflows" text collate "C";--> statement-breakpoint
ALTER TABLE "calibrations" ADD CONSTRAINT "calibrations_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "predictability_checks" ADD CONSTRAINT "predictability_checks_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "predictability_checks" ADD CONSTRAINT "predictability_checks_acknowledged_by_people_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "simulations" ADD CONSTRAINT "simulations_draft_policy_drafts_id_fk" FOREIGN KEY ("draft") REFERENCES "public"."policy_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "simulations" ADD CONSTRAINT "simulations_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calibrations_look" ON "calibrations" USING btree ("workflow","threshold","action","look");--> statement-breakpoint
CREATE INDEX "calibrations_workflow" ON "calibrations" USING btree ("workflow","id");--> statement-breakpoint
CREATE UNIQUE INDEX "predictability_checks_night" ON "predictability_checks" USING btree ("night") WHERE "predictability_checks"."night" is not null;--> statement-breakpoint
CREATE INDEX "predictability_checks_running" ON "predictability_checks" USING btree ("id") WHERE "predictability_checks"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "predictability_checks_alarm" ON "predictability_checks" USING btree ("id") WHERE "predictability_checks"."differing" > 0 and "predictability_checks"."acknowledged_at" is null;--> statement-breakpoint
CREATE INDEX "simulations_draft" ON "simulations" USING btree ("draft","id");--> statement-breakpoint
CREATE INDEX "simulations_unfinished" ON "simulations" USING btree ("state","id") WHERE "simulations"."finished_at" is null;--> statement-breakpoint
ALTER TABLE "history_imports" ADD CONSTRAINT "history_imports_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "history_imports_started" ON "history_imports" USING btree ("started_at","id");