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
ALTER TABLE "history_imports" ADD COLUMN "runs" bigint;--> statement-breakpoint
ALTER TABLE "history_runs" ADD CONSTRAINT "history_runs_import_history_imports_id_fk" FOREIGN KEY ("import") REFERENCES "public"."history_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "history_runs_ended" ON "history_runs" USING btree ("ended_at","workflow","run");--> statement-breakpoint
CREATE INDEX "history_runs_workflow" ON "history_runs" USING btree ("workflow","ended_at");--> statement-breakpoint
CREATE INDEX "history_items_run" ON "history_items" USING btree ("workflow","run") WHERE "history_items"."run" is not null;