CREATE TABLE "installation" (
	"name" text collate "C" PRIMARY KEY NOT NULL,
	"value" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_tries" (
	"who" text collate "C" PRIMARY KEY NOT NULL,
	"tries" bigint NOT NULL,
	"until_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sign_in_tries_until" ON "sign_in_tries" USING btree ("until_at");