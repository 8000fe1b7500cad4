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
CREATE UNIQUE INDEX "checkpoints_previous" ON "checkpoints" USING btree ("previous");