CREATE TABLE "absences" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"person" text collate "C" NOT NULL,
	"from_at" bigint NOT NULL,
	"until_at" bigint NOT NULL,
	CONSTRAINT "absences_span" CHECK ("absences"."from_at" < "absences"."until_at")
);
--> statement-breakpoint
CREATE TABLE "agents" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"owner" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"disabled_at" bigint
);
--> statement-breakpoint
CREATE TABLE "auth_account" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"provider_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"access_token" text collate "C",
	"refresh_token" text collate "C",
	"id_token" text collate "C",
	"access_token_expires_at" bigint,
	"refresh_token_expires_at" bigint,
	"scope" text collate "C",
	"password" text collate "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"token" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"ip_address" text collate "C",
	"user_agent" text collate "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_user" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text collate "C",
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL,
	"person_id" text collate "C",
	"password_until" bigint
);
--> statement-breakpoint
CREATE TABLE "auth_verification" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"identifier" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"expires_at" bigint NOT NULL,
	"created_at" bigint NOT NULL,
	"updated_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"sha256" text collate "C" PRIMARY KEY NOT NULL,
	"media_type" text collate "C" NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "counters" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deputies" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"person" text collate "C" NOT NULL,
	"deputy" text collate "C" NOT NULL,
	"from_at" bigint NOT NULL,
	"until_at" bigint NOT NULL,
	CONSTRAINT "deputies_other" CHECK ("deputies"."person" <> "deputies"."deputy"),
	CONSTRAINT "deputies_span" CHECK ("deputies"."from_at" < "deputies"."until_at")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"person" text collate "C" NOT NULL,
	"item" text collate "C" NOT NULL,
	"revision_hash" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "drafts_person_item_pk" PRIMARY KEY("person","item")
);
--> statement-breakpoint
CREATE TABLE "event_values" (
	"stream" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"field" text collate "C" NOT NULL,
	"salt" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	CONSTRAINT "event_values_stream_seq_field_pk" PRIMARY KEY("stream","seq","field")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"stream" text collate "C" NOT NULL,
	"seq" bigint NOT NULL,
	"type" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"actor_kind" text collate "C" NOT NULL,
	"actor_id" text collate "C" NOT NULL,
	"on_behalf_of" text collate "C",
	"holder_kind" text collate "C",
	"holder_id" text collate "C",
	"data" text collate "C" NOT NULL,
	"prev" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"agent" text collate "C",
	"log_index" bigint,
	CONSTRAINT "events_stream_seq_pk" PRIMARY KEY("stream","seq"),
	CONSTRAINT "events_seq" CHECK ("events"."seq" >= 1),
	CONSTRAINT "events_holder_whole" CHECK (("events"."holder_kind" is null) = ("events"."holder_id" is null))
);
--> statement-breakpoint
CREATE TABLE "executions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"item" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"attempt" bigint NOT NULL,
	"key_digest" text collate "C",
	"revision_hash" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"lease_until" bigint,
	"started_at" bigint NOT NULL,
	"ended_at" bigint,
	"result" text collate "C",
	"error" text collate "C",
	"external_ref" text collate "C",
	CONSTRAINT "executions_kind" CHECK ("executions"."kind" in ('execute', 'reverse'))
);
--> statement-breakpoint
CREATE TABLE "filters" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"person" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"query" text collate "C" NOT NULL,
	"at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"agent" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"size" bigint NOT NULL,
	"settled" bigint NOT NULL,
	"settled_at" bigint,
	CONSTRAINT "groups_agent_id_pk" PRIMARY KEY("agent","id"),
	CONSTRAINT "groups_settled" CHECK ("groups"."settled" between 0 and "groups"."size")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"principal" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"route" text collate "C" NOT NULL,
	"body_digest" text collate "C" NOT NULL,
	"status" bigint,
	"response" text collate "C",
	"at" bigint NOT NULL,
	CONSTRAINT "idempotency_principal_key_pk" PRIMARY KEY("principal","key")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"workflow" text collate "C" NOT NULL,
	"step" text collate "C",
	"run" text collate "C",
	"agent" text collate "C" NOT NULL,
	"external_id" text collate "C",
	"group_id" text collate "C",
	"action" text collate "C" NOT NULL,
	"title" text collate "C" NOT NULL,
	"review" text collate "C" NOT NULL,
	"purpose" text collate "C",
	"execution" text collate "C" NOT NULL,
	"outcome" text collate "C",
	"holder_kind" text collate "C",
	"holder_id" text collate "C",
	"held_since" bigint NOT NULL,
	"queue" text collate "C",
	"claimant" text collate "C",
	"lease_until" bigint,
	"priority" bigint NOT NULL,
	"due_at" bigint,
	"sort_priority" bigint NOT NULL,
	"sort_due" bigint NOT NULL,
	"next_at" bigint,
	"version" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"revision_hash" text collate "C" NOT NULL,
	"level" text collate "C",
	"quorum" bigint,
	"policy_version" bigint,
	"reversibility" text collate "C",
	"reversible_until" bigint,
	"max_at" bigint,
	"opened_at" bigint NOT NULL,
	"closed_at" bigint,
	"at_risk" text collate "C",
	"ruling" text collate "C",
	"correlation" text collate "C",
	"callback_url" text collate "C",
	"supersedes" text collate "C",
	"fold" text collate "C" NOT NULL,
	CONSTRAINT "items_legal_pair" CHECK ((review || '/' || execution) in ('none/cleared', 'none/executing', 'none/succeeded', 'none/failed', 'none/cancelled', 'none/reversing', 'none/reversed', 'closed/cleared', 'closed/executing', 'closed/succeeded', 'closed/failed', 'closed/cancelled', 'closed/reversing', 'closed/reversed', 'queued/held', 'claimed/held', 'awaiting_input/held', 'suspended/held', 'queued/reconciling', 'claimed/reconciling', 'suspended/reconciling')),
	CONSTRAINT "items_holder_unless_final" CHECK ((holder_kind is null) = (execution in ('succeeded', 'failed', 'cancelled', 'reversed'))),
	CONSTRAINT "items_holder_whole" CHECK ((holder_kind is null) = (holder_id is null)),
	CONSTRAINT "items_purpose_while_open" CHECK (coalesce(purpose, 'none') = case when review in ('none', 'closed') then 'none' when execution = 'reconciling' then 'reconcile' else 'decide' end)
);
--> statement-breakpoint
CREATE TABLE "keys" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"agent" text collate "C" NOT NULL,
	"person" text collate "C",
	"prefix" text collate "C" NOT NULL,
	"mac" text collate "C" NOT NULL,
	"scope" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"expires_at" bigint,
	"revoked_at" bigint
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"queue" text collate "C" NOT NULL,
	"person" text collate "C" NOT NULL,
	CONSTRAINT "memberships_queue_person_pk" PRIMARY KEY("queue","person")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"endpoint" text collate "C" NOT NULL,
	"item" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"type" text collate "C" NOT NULL,
	"body" text collate "C" NOT NULL,
	"decision_seq" bigint,
	"deliver_after" bigint NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"state" text collate "C" DEFAULT 'pending' NOT NULL,
	CONSTRAINT "outbox_state" CHECK ("outbox"."state" in ('pending', 'delivered', 'dead'))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"offboarded_at" bigint
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"person" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"scope" text collate "C" NOT NULL,
	CONSTRAINT "person_roles_person_role_scope_pk" PRIMARY KEY("person","role","scope"),
	CONSTRAINT "person_roles_role" CHECK ("person_roles"."role" in ('reviewer', 'manager', 'admin', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "person_skills" (
	"person" text collate "C" NOT NULL,
	"skill" text collate "C" NOT NULL,
	CONSTRAINT "person_skills_person_skill_pk" PRIMARY KEY("person","skill")
);
--> statement-breakpoint
CREATE TABLE "policy_pointers" (
	"kind" text collate "C" NOT NULL,
	"workflow" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"at" bigint NOT NULL,
	CONSTRAINT "policy_pointers_kind_workflow_pk" PRIMARY KEY("kind","workflow")
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"kind" text collate "C" NOT NULL,
	"workflow" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"body" text collate "C" NOT NULL,
	"digest" text collate "C" NOT NULL,
	"author" text collate "C",
	"at" bigint NOT NULL,
	CONSTRAINT "policy_versions_kind_workflow_version_pk" PRIMARY KEY("kind","workflow","version"),
	CONSTRAINT "policy_versions_kind" CHECK ("policy_versions"."kind" in ('policy', 'registry'))
);
--> statement-breakpoint
CREATE TABLE "queues" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"owner" text collate "C" NOT NULL,
	"over" text collate "C",
	"rank" bigint NOT NULL,
	"ladder" text collate "C" NOT NULL,
	"version" bigint NOT NULL,
	"created_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"item" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"hash" text collate "C" NOT NULL,
	"action_hash" text collate "C" NOT NULL,
	"nonce" text collate "C" NOT NULL,
	"by_kind" text collate "C" NOT NULL,
	"by" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"body" text collate "C" NOT NULL,
	CONSTRAINT "revisions_item_number_pk" PRIMARY KEY("item","number")
);
--> statement-breakpoint
CREATE TABLE "stops" (
	"scope" text collate "C" NOT NULL,
	"subject" text collate "C" NOT NULL,
	"on" boolean NOT NULL,
	"by" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"reason" text collate "C",
	"review_at" bigint,
	CONSTRAINT "stops_scope_subject_pk" PRIMARY KEY("scope","subject"),
	CONSTRAINT "stops_scope" CHECK ("stops"."scope" in ('agent', 'workflow', 'all') and ("stops"."scope" = 'all') = ("stops"."subject" = ''))
);
--> statement-breakpoint
CREATE TABLE "votes" (
	"item" text collate "C" NOT NULL,
	"revision_hash" text collate "C" NOT NULL,
	"actor" text collate "C" NOT NULL,
	"on_behalf_of" text collate "C",
	"kind" text collate "C" NOT NULL,
	"at" bigint NOT NULL,
	"recalled_at" bigint,
	CONSTRAINT "votes_item_revision_hash_actor_pk" PRIMARY KEY("item","revision_hash","actor")
);
--> statement-breakpoint
ALTER TABLE "absences" ADD CONSTRAINT "absences_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agents" ADD CONSTRAINT "agents_owner_people_id_fk" FOREIGN KEY ("owner") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_auth_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."auth_user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "auth_user" ADD CONSTRAINT "auth_user_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_deputy_people_id_fk" FOREIGN KEY ("deputy") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filters" ADD CONSTRAINT "filters_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keys" ADD CONSTRAINT "keys_agent_agents_id_fk" FOREIGN KEY ("agent") REFERENCES "public"."agents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keys" ADD CONSTRAINT "keys_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_queue_queues_id_fk" FOREIGN KEY ("queue") REFERENCES "public"."queues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_skills" ADD CONSTRAINT "person_skills_person_people_id_fk" FOREIGN KEY ("person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queues" ADD CONSTRAINT "queues_owner_people_id_fk" FOREIGN KEY ("owner") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "absences_person" ON "absences" USING btree ("person","until_at");--> statement-breakpoint
CREATE UNIQUE INDEX "agents_name" ON "agents" USING btree ("name");--> statement-breakpoint
CREATE INDEX "auth_account_user" ON "auth_account" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_account_provider" ON "auth_account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_session_token" ON "auth_session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "auth_user_email" ON "auth_user" USING btree ("email");--> statement-breakpoint
CREATE INDEX "auth_user_person" ON "auth_user" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "auth_verification_identifier" ON "auth_verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "deputies_person" ON "deputies" USING btree ("person","until_at");--> statement-breakpoint
CREATE INDEX "deputies_deputy" ON "deputies" USING btree ("deputy","until_at");--> statement-breakpoint
CREATE UNIQUE INDEX "events_log_index" ON "events" USING btree ("log_index") WHERE "events"."log_index" is not null;--> statement-breakpoint
CREATE INDEX "events_unsequenced" ON "events" USING btree ("at","stream","seq") WHERE "events"."log_index" is null;--> statement-breakpoint
CREATE INDEX "events_agent" ON "events" USING btree ("agent","log_index") WHERE "events"."agent" is not null;--> statement-breakpoint
CREATE INDEX "events_actor" ON "events" USING btree ("actor_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "executions_once" ON "executions" USING btree ("item") WHERE "executions"."kind" = 'execute';--> statement-breakpoint
CREATE UNIQUE INDEX "executions_reversal" ON "executions" USING btree ("item","attempt") WHERE "executions"."kind" = 'reverse';--> statement-breakpoint
CREATE INDEX "filters_person" ON "filters" USING btree ("person","id");--> statement-breakpoint
CREATE INDEX "idempotency_at" ON "idempotency" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "items_external_id" ON "items" USING btree ("agent","external_id");--> statement-breakpoint
CREATE INDEX "items_next_at" ON "items" USING btree ("next_at") WHERE "items"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "items_open" ON "items" USING btree ("queue","sort_priority","sort_due","id","review","workflow","level","quorum","purpose") WHERE "items"."purpose" is not null;--> statement-breakpoint
CREATE INDEX "items_decided" ON "items" USING btree ("workflow","action","id","agent","outcome","execution") WHERE "items"."outcome" is not null;--> statement-breakpoint
CREATE INDEX "items_claimant" ON "items" USING btree ("claimant","id") WHERE "items"."claimant" is not null;--> statement-breakpoint
CREATE INDEX "items_agent" ON "items" USING btree ("agent","id");--> statement-breakpoint
CREATE INDEX "items_group" ON "items" USING btree ("agent","group_id","id") WHERE "items"."group_id" is not null;--> statement-breakpoint
CREATE INDEX "items_run" ON "items" USING btree ("run","id") WHERE "items"."run" is not null;--> statement-breakpoint
CREATE INDEX "items_workflow" ON "items" USING btree ("workflow","execution","id");--> statement-breakpoint
CREATE INDEX "items_closed_at" ON "items" USING btree ("closed_at","id") WHERE "items"."closed_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "keys_prefix" ON "keys" USING btree ("prefix");--> statement-breakpoint
CREATE INDEX "keys_agent" ON "keys" USING btree ("agent");--> statement-breakpoint
CREATE INDEX "memberships_person" ON "memberships" USING btree ("person");--> statement-breakpoint
CREATE INDEX "outbox_pending" ON "outbox" USING btree ("endpoint","deliver_after") WHERE "outbox"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "outbox_item" ON "outbox" USING btree ("item","version");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email");--> statement-breakpoint
CREATE INDEX "revisions_action_hash" ON "revisions" USING btree ("action_hash");--> statement-breakpoint
CREATE INDEX "votes_actor" ON "votes" USING btree ("actor","at");