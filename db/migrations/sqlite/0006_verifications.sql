CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`predicate` text NOT NULL,
	`fingerprint` text NOT NULL,
	`by_kind` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`until_at` integer,
	`note` text,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	`withdrawn_reason` text,
	CONSTRAINT "verifications_by" CHECK("verifications"."by_kind" in ('person', 'agent')),
	CONSTRAINT "verifications_withdrawn" CHECK(("verifications"."withdrawn_at" is null) = ("verifications"."withdrawn_reason" is null))
);
--> statement-breakpoint
CREATE INDEX `verifications_about` ON `verifications` (`subject`,`predicate`,`id`);