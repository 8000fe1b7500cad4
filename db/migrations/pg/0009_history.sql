CREATE TABLE "history_imports" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"file_hash" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"read" bigint NOT NULL,
	"kept" bigint NOT NULL,
	"known" bigint NOT NULL,
	"refused" bigint NOT NULL,
	"refusals" text collate "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"finished_at" bigint
);
--> statement-breakpoint
CREATE TABLE "history_items" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"import" text collate "C" NOT NULL,
	"workflow" text collate "C" NOT NULL,
	"action" text collate "C" NOT NULL,
	"external_id" text collate "C" NOT NULL,
	"run" text collate "C",
	"at" bigint NOT NULL,
	"body" text collate "C" NOT NULL,
	"decision" text collate "C",
	"verdict" text collate "C",
	"decided_in_s" bigint,
	"by_role" text collate "C"
);
--> statement-breakpoint
ALTER TABLE "history_items" ADD CONSTRAINT "history_items_import_history_imports_id_fk" FOREIGN KEY ("import") REFERENCES "public"."history_imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "history_imports_file" ON "history_imports" USING btree ("file_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "history_items_external" ON "history_items" USING btree ("workflow","external_id");--> statement-breakpoint
CREATE INDEX "history_items_at" ON "history_items" USING btree ("workflow","at","id");--> statement-breakpoint
CREATE INDEX "history_items_import" ON "history_items" USING btree ("import","workflow");