ALTER TABLE "queues" ADD COLUMN "removed_at" bigint;--> statement-breakpoint
CREATE INDEX "items_queue" ON "items" USING btree ("queue","id") WHERE "items"."queue" is not null;