CREATE TABLE "filter_shares" (
	"filter" text collate "C" PRIMARY KEY NOT NULL,
	"queue" text collate "C" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "filter_shares" ADD CONSTRAINT "filter_shares_filter_filters_id_fk" FOREIGN KEY ("filter") REFERENCES "public"."filters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "filter_shares" ADD CONSTRAINT "filter_shares_queue_queues_id_fk" FOREIGN KEY ("queue") REFERENCES "public"."queues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "filter_shares_queue" ON "filter_shares" USING btree ("queue","filter");