CREATE TABLE "checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"previous" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"note" text collate "C" NOT NULL,
	"verifier" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "checkpoints_order" CHECK ("checkpoints"."previous" < "checkpoints"."size")
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"workflow" text collate "C",
	"days" bigint,
	"reason" text collate "C" NOT NULL,
	"asked_by" text collate "C" NOT NULL,
	"asked_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"state" text collate "C" NOT NULL,
	"ended_by" text collate "C",
	"ended_at" bigint,
	"counts" text collate "C",
	CONSTRAINT "erasures_kind" CHECK ("erasures"."kind" in ('item', 'person', 'case', 'retention')),
	CONSTRAINT "erasures_state" CHECK ("erasures"."state" in ('asked', 'done', 'withdrawn', 'expired')),
	CONSTRAINT "erasures_ended" CHECK (("erasures"."state" = 'asked') = ("erasures"."ended_at" is null)),
	CONSTRAINT "erasures_two_people" CHECK ("erasures"."state" <> 'done' or ("erasures"."ended_by" is not null and "erasures"."ended_by" <> "erasures"."asked_by")),
	CONSTRAINT "erasures_days" CHECK (("erasures"."kind" = 'retention') = ("erasures"."days" is not null))
);
--> statement-breakpoint
CREATE TABLE "evidence_uses" (
	"sha256" text collate "C" NOT NULL,
	"item" text collate "C" NOT NULL,
	CONSTRAINT "evidence_uses_sha256_item_pk" PRIMARY KEY("sha256","item")
);
--> statement-breakpoint
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
CREATE TABLE "history_runs" (
	"workflow" text collate "C" NOT NULL,
	"run" text collate "C" NOT NULL,
	"import" text collate "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint NOT NULL,
	"attributes" text collate "C" NOT NULL,
	"steps" text collate "C" NOT NULL,
	"rest" text collate "C" NOT NULL,
	CONSTRAINT "history_runs_workflow_run_pk" PRIMARY KEY("workflow","run")
);
--> statement-breakpoint
CREATE TABLE "holds" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"workflow" text collate "C" NOT NULL,
	"item" text collate "C",
	"reason" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"lifted_by" text collate "C",
	"lifted_at" bigint,
	"lift_reason" text collate "C",
	CONSTRAINT "holds_lifted" CHECK (("holds"."lifted_at" is null) = ("holds"."lifted_by" is null)),
	CONSTRAINT "holds_two_people" CHECK ("holds"."lifted_by" is null or "holds"."lifted_by" <> "holds"."by")
);
--> statement-breakpoint
CREATE TABLE "reads" (
	"person" text collate "C" NOT NULL,
	"item" text collate "C" NOT NULL,
	"hour" bigint NOT NULL,
	"at" bigint NOT NULL,
	"what" text collate "C" NOT NULL,
	"revision" bigint NOT NULL,
	CONSTRAINT "reads_person_item_hour_pk" PRIMARY KEY("person","item","hour")
);
--> statement-breakpoint
CREATE TABLE "retentions" (
	"workflow" text collate "C" PRIMARY KEY NOT NULL,
	"days" bigint NOT NULL,
	"set_by" text collate "C" NOT NULL,
	"signed_by" text collate "C",
	"at" bigint NOT NULL,
	CONSTRAINT "retentions_days" CHECK ("retentions"."days" >= 1)
);
--> statement-breakpoint
CREATE TABLE "signing_faults" (
	"kind" text collate "C" PRIMARY KEY NOT NULL,
	"since" bigint NOT NULL,
	"signed_size" bigint NOT NULL,
	"tree_size" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trail_keys" (
	"verifier" text collate "C" PRIMARY KEY NOT NULL,
	"first_used_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tree_nodes" (
	"level" bigint NOT NULL,
	"place" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "tree_nodes_level_place_pk" PRIMARY KEY("level","place")
);
--> statement-breakpoint
ALTER TABLE "history_imports" ADD COLUMN "runs" bigint;--> statement-breakpoint
ALTER TABLE "items" ADD COLUMN "erased_at" bigint;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "erased_at" bigint;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "history_runs" ADD CONSTRAINT "history_runs_import_history_imports_id_fk" FOREIGN KEY ("import") REFERENCES "public"."history_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holds" ADD CONSTRAINT "holds_lifted_by_people_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reads" ADD CONSTRAINT "reads_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retentions" ADD CONSTRAINT "retentions_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "retentions" ADD CONSTRAINT "retentions_signed_by_people_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "checkpoints_previous" ON "checkpoints" USING btree ("previous");--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_asked" ON "erasures" USING btree ("kind","subject") WHERE "erasures"."state" = 'asked';--> statement-breakpoint
CREATE INDEX "erasures_state" ON "erasures" USING btree ("state","asked_at");--> statement-breakpoint
CREATE INDEX "evidence_uses_item" ON "evidence_uses" USING btree ("item");--> statement-breakpoint
CREATE INDEX "exports_person" ON "exports" USING btree ("person","id");--> statement-breakpoint
CREATE INDEX "exports_asked" ON "exports" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "history_runs_ended" ON "history_runs" USING btree ("ended_at","workflow","run");--> statement-breakpoint
CREATE INDEX "history_runs_workflow" ON "history_runs" USING btree ("workflow","ended_at");--> statement-breakpoint
CREATE INDEX "holds_standing" ON "holds" USING btree ("workflow","item") WHERE "holds"."lifted_at" is null;--> statement-breakpoint
CREATE INDEX "reads_item" ON "reads" USING btree ("item","at");--> statement-breakpoint
CREATE INDEX "drafts_item" ON "drafts" USING btree ("item");--> statement-breakpoint
CREATE INDEX "history_items_run" ON "history_items" USING btree ("workflow","run") WHERE "history_items"."run" is not null;--> statement-breakpoint
CREATE INDEX "items_retained" ON "items" USING btree ("workflow","closed_at","id") WHERE "items"."closed_at" is not null and "items"."erased_at" is null;--> statement-breakpoint
CREATE INDEX "policy_versions_at" ON "policy_versions" USING btree ("at");--> statement-breakpoint
CREATE INDEX "verifications_fingerprint" ON "verifications" USING btree ("fingerprint");