CREATE TABLE "draft_comments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"draft" text collate "C" NOT NULL,
	"person" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"text" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_writers" (
	"draft" text collate "C" NOT NULL,
	"person" text collate "C" NOT NULL,
	CONSTRAINT "draft_writers_draft_person_pk" PRIMARY KEY("draft","person")
);
--> statement-breakpoint
CREATE TABLE "policy_drafts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"workflow" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"author" text collate "C" NOT NULL,
	"base_policy" bigint NOT NULL,
	"base_registry" bigint NOT NULL,
	"policy" text collate "C" NOT NULL,
	"registry" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"changed_at" bigint NOT NULL,
	"changed_by" text collate "C" NOT NULL,
	"asked_by" text collate "C",
	"asked_at" bigint,
	"asked_hash" text collate "C",
	"reason" text collate "C",
	"open_items" text collate "C" NOT NULL,
	"published_policy" bigint,
	"published_registry" bigint,
	"published_at" bigint,
	"approver" text collate "C",
	"ruled_anew_at" bigint,
	CONSTRAINT "policy_drafts_state" CHECK ("policy_drafts"."state" in ('open', 'asked', 'published', 'dropped')),
	CONSTRAINT "policy_drafts_asked" CHECK ("policy_drafts"."state" <> 'asked' or ("policy_drafts"."asked_by" is not null and "policy_drafts"."asked_hash" is not null)),
	CONSTRAINT "policy_drafts_open_items" CHECK ("policy_drafts"."open_items" in ('keep', 're-rule'))
);
--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_draft_policy_drafts_id_fk" FOREIGN KEY ("draft") REFERENCES "public"."policy_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_comments" ADD CONSTRAINT "draft_comments_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_writers" ADD CONSTRAINT "draft_writers_draft_policy_drafts_id_fk" FOREIGN KEY ("draft") REFERENCES "public"."policy_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_writers" ADD CONSTRAINT "draft_writers_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_drafts" ADD CONSTRAINT "policy_drafts_author_people_id_fk" FOREIGN KEY ("author") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_comments_draft" ON "draft_comments" USING btree ("draft","id");--> statement-breakpoint
CREATE INDEX "policy_drafts_workflow" ON "policy_drafts" USING btree ("workflow","state","id");