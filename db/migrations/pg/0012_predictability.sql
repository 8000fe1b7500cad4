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
ALTER TABLE "history_imports" ADD COLUMN "by" text collate "C";--> statement-breakpoint
ALTER TABLE "history_imports" ADD COLUMN "read_as" text collate "C";--> statement-breakpoint
ALTER TABLE "history_imports" ADD COLUMN "read_at" bigint;--> statement-breakpoint
ALTER TABLE "history_imports" ADD COLUMN "stopped_at" bigint;--> statement-breakpoint
ALTER TABLE "history_imports" ADD COLUMN "workflows" text collate "C";--> statement-breakpoint
ALTER TABLE "predictability_checks" ADD CONSTRAINT "predictability_checks_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "predictability_checks" ADD CONSTRAINT "predictability_checks_acknowledged_by_people_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "predictability_checks_night" ON "predictability_checks" USING btree ("night") WHERE "predictability_checks"."night" is not null;--> statement-breakpoint
CREATE INDEX "predictability_checks_running" ON "predictability_checks" USING btree ("id") WHERE "predictability_checks"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "predictability_checks_alarm" ON "predictability_checks" USING btree ("id") WHERE "predictability_checks"."differing" > 0 and "predictability_checks"."acknowledged_at" is null;--> statement-breakpoint
ALTER TABLE "history_imports" ADD CONSTRAINT "history_imports_by_people_id_fk" FOREIGN KEY ("by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "history_imports_started" ON "history_imports" USING btree ("started_at","id");