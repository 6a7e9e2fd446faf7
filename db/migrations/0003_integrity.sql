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
CREATE TABLE `matter_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`kind` text NOT NULL,
	`step` text,
	`locked_body` text NOT NULL,
	`author_id` text,
	`written_at` integer NOT NULL,
	`once_hash` text,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `matter_entries_once_hash_unique` ON `matter_entries` (`once_hash`);--> statement-breakpoint
CREATE INDEX `matter_entries_matter` ON `matter_entries` (`matter_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `matter_files` (
	`id` text PRIMARY KEY NOT NULL,
	`matter_id` text NOT NULL,
	`entry_id` text NOT NULL,
	`sha256` text NOT NULL,
	`locked_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `matter_entries`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `matter_files_entry` ON `matter_files` (`entry_id`);--> statement-breakpoint
CREATE INDEX `matter_files_sha256` ON `matter_files` (`sha256`);--> statement-breakpoint
CREATE TABLE `matter_numbers` (
	`year` integer PRIMARY KEY NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `matter_recusals` (
	`matter_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`added_by_id` text,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`matter_id`, `user_id`),
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `matter_recusals_user` ON `matter_recusals` (`user_id`,`matter_id`);--> statement-breakpoint
CREATE TABLE `matters` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`source` text NOT NULL,
	`topic` text NOT NULL,
	`state` text DEFAULT 'received' NOT NULL,
	`supplier_id` text,
	`assessment_id` text,
	`item_codes` text NOT NULL,
	`locked_summary` text NOT NULL,
	`case_key_hash` text,
	`reporter_kind` text,
	`is_anonymous` integer DEFAULT false NOT NULL,
	`locale` text,
	`received_at` integer NOT NULL,
	`registered_at` integer,
	`accepted_at` integer,
	`answered_at` integer,
	`archived_at` integer,
	`protected_at` integer,
	`payments_held_at` integer,
	`recovery_at` integer,
	`assignee_id` text,
	`proposed_step` text,
	`proposed_by_id` text,
	`proposed_at` integer,
	`locked_proposal` text,
	`rev` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assignee_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `matters_code_unique` ON `matters` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `matters_case_key_hash_unique` ON `matters` (`case_key_hash`);--> statement-breakpoint
CREATE INDEX `matters_received` ON `matters` (`received_at`);--> statement-breakpoint
CREATE INDEX `matters_state` ON `matters` (`state`,`received_at`);--> statement-breakpoint
CREATE INDEX `matters_supplier` ON `matters` (`supplier_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `matters_assignee` ON `matters` (`assignee_id`,`received_at`);--> statement-breakpoint
CREATE INDEX `matters_assessment` ON `matters` (`assessment_id`);--> statement-breakpoint
CREATE INDEX `matters_unanswered` ON `matters` (`received_at`) WHERE "matters"."answered_at" is null;--> statement-breakpoint
CREATE TABLE `reporter_identities` (
	`matter_id` text PRIMARY KEY NOT NULL,
	`locked` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `conflict_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`supplier_id` text NOT NULL,
	`assessment_id` text,
	`party` text NOT NULL,
	`relation` text NOT NULL,
	`our_person` text NOT NULL,
	`since` text NOT NULL,
	`user_id` text,
	`linked_by_id` text,
	`linked_at` integer,
	`declared_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`linked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conflict_entries_declared` ON `conflict_entries` (`declared_at`);--> statement-breakpoint
CREATE INDEX `conflict_entries_supplier` ON `conflict_entries` (`supplier_id`,`declared_at`);--> statement-breakpoint
CREATE INDEX `conflict_entries_recused` ON `conflict_entries` (`user_id`,`supplier_id`) WHERE "conflict_entries"."ended_at" is null and "conflict_entries"."user_id" is not null;--> statement-breakpoint
CREATE TABLE `gift_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`supplier_id` text NOT NULL,
	`assessment_id` text NOT NULL,
	`position` integer NOT NULL,
	`held_on` text,
	`item` text NOT NULL,
	`value` real,
	`person` text NOT NULL,
	`declared_at` integer NOT NULL,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `gift_entries_assessment` ON `gift_entries` (`assessment_id`,`position`);--> statement-breakpoint
CREATE INDEX `gift_entries_held` ON `gift_entries` (`held_on`);--> statement-breakpoint
CREATE INDEX `gift_entries_supplier` ON `gift_entries` (`supplier_id`,`held_on`);--> statement-breakpoint
DROP INDEX `events_supplier`;--> statement-breakpoint
DROP INDEX `events_campaign`;--> statement-breakpoint
ALTER TABLE `events` ADD `is_restricted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `previous_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `events_supplier` ON `events` (`supplier_id`,`seq`) WHERE "events"."type" <> 'answer.saved' and "events"."is_restricted" = 0;--> statement-breakpoint
CREATE INDEX `events_campaign` ON `events` (`campaign_id`,`seq`) WHERE "events"."type" <> 'answer.saved' and "events"."is_restricted" = 0;