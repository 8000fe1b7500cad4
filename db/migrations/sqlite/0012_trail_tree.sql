CREATE TABLE `checkpoints` (
	`size` integer PRIMARY KEY NOT NULL,
	`previous` integer NOT NULL,
	`root` blob NOT NULL,
	`note` text NOT NULL,
	`verifier` text NOT NULL,
	`at` integer NOT NULL,
	CONSTRAINT "checkpoints_order" CHECK("checkpoints"."previous" < "checkpoints"."size")
);
--> statement-breakpoint
CREATE UNIQUE INDEX `checkpoints_previous` ON `checkpoints` (`previous`);--> statement-breakpoint
CREATE TABLE `signing_faults` (
	`kind` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`signed_size` integer NOT NULL,
	`tree_size` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `trail_keys` (
	`verifier` text PRIMARY KEY NOT NULL,
	`first_used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tree_nodes` (
	`level` integer NOT NULL,
	`place` integer NOT NULL,
	`hash` blob NOT NULL,
	PRIMARY KEY(`level`, `place`)
);
