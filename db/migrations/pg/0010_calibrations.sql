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
ALTER TABLE "calibrations" ADD CONSTRAINT "calibrations_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "calibrations_look" ON "calibrations" USING btree ("workflow","threshold","action","agent_version","look");--> statement-breakpoint
CREATE INDEX "calibrations_workflow" ON "calibrations" USING btree ("workflow","id");