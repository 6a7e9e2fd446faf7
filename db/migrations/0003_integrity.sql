CREATE TABLE `agreement_templates` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`parties` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_templates_code_unique` ON `agreement_templates` (`code`);--> statement-breakpoint
CREATE TABLE `agreement_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`template_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`title_zh` text NOT NULL,
	`title_en` text NOT NULL,
	`body_zh` text NOT NULL,
	`body_en` text NOT NULL,
	`consent_zh` text NOT NULL,
	`consent_en` text NOT NULL,
	`drafted_text` text,
	`shipped_sha256` text,
	`text_sha256` text,
	`consent_sha256` text,
	`term_months` integer NOT NULL,
	`needs_power_of_attorney` integer DEFAULT false NOT NULL,
	`needs_resigning` integer DEFAULT false NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`rev` integer DEFAULT 1 NOT NULL,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`updated_by_id` text,
	`content_updated_by_id` text,
	`updated_at` integer NOT NULL,
	`approved_by_id` text,
	`approved_at` integer,
	`published_by_id` text,
	`published_at` integer,
	`superseded_at` integer,
	`discarded_at` integer,
	FOREIGN KEY (`template_id`) REFERENCES `agreement_templates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`content_updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_versions_number` ON `agreement_versions` (`template_id`,`number`);--> statement-breakpoint
CREATE INDEX `agreement_versions_state` ON `agreement_versions` (`template_id`,`state`);--> statement-breakpoint
DROP INDEX `events_supplier`;--> statement-breakpoint
DROP INDEX `events_campaign`;--> statement-breakpoint
ALTER TABLE `events` ADD `is_restricted` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `events_supplier` ON `events` (`supplier_id`,`seq`) WHERE "events"."type" <> 'answer.saved' and "events"."is_restricted" = 0;--> statement-breakpoint
CREATE INDEX `events_campaign` ON `events` (`campaign_id`,`seq`) WHERE "events"."type" <> 'answer.saved' and "events"."is_restricted" = 0;