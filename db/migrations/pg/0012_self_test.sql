CREATE TABLE "self_test_outages" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"began" bigint NOT NULL,
	"told_at" bigint NOT NULL,
	"step" text collate "C",
	"fault" text collate "C",
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "self_tests" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"due_at" bigint NOT NULL,
	"started_at" bigint NOT NULL,
	"finished_at" bigint,
	"state" text collate "C" NOT NULL,
	"step" text collate "C" NOT NULL,
	"fault" text collate "C",
	"took" text collate "C" NOT NULL,
	CONSTRAINT "self_tests_state" CHECK ("self_tests"."state" in ('running', 'decided', 'failed', 'stopped')),
	CONSTRAINT "self_tests_finished" CHECK (("self_tests"."state" = 'running') = ("self_tests"."finished_at" is null))
);
--> statement-breakpoint
ALTER TABLE "stops" ADD COLUMN "remind_at" bigint;--> statement-breakpoint
CREATE INDEX "self_test_outages_open" ON "self_test_outages" USING btree ("id") WHERE "self_test_outages"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "self_tests_due" ON "self_tests" USING btree ("due_at");