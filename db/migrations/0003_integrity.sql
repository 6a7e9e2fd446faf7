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
	`outcome` text,
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
CREATE TABLE `signing_certificates` (
	`sha256` text PRIMARY KEY NOT NULL,
	`pem` text NOT NULL,
	`first_used_at` integer NOT NULL
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
CREATE TABLE `replies` (
	`assessment_id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`colour` text NOT NULL,
	`open_colour` text NOT NULL,
	`signatory_name` text NOT NULL,
	`signatory_title` text NOT NULL,
	`replied_at` integer NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `replies_colour` ON `replies` (`campaign_id`,`colour`);--> statement-breakpoint
CREATE TABLE `reply_flags` (
	`assessment_id` text NOT NULL,
	`flag_id` text NOT NULL,
	`item_code` text NOT NULL,
	`level` text NOT NULL,
	`is_restricted` integer NOT NULL,
	`raised_at` integer NOT NULL,
	`accepted_at` integer,
	`escalated_at` integer,
	`decided_by_id` text,
	`matter_id` text,
	PRIMARY KEY(`assessment_id`, `flag_id`),
	FOREIGN KEY (`assessment_id`) REFERENCES `replies`(`assessment_id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`matter_id`) REFERENCES `matters`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `counter_signatories` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`title` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer,
	`granted_by_id` text NOT NULL,
	`granted_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`granted_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `counter_signatories_user` ON `counter_signatories` (`user_id`);--> statement-breakpoint
CREATE TABLE `powers_of_attorney` (
	`id` text PRIMARY KEY NOT NULL,
	`signing_id` text NOT NULL,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`uploaded_by_id` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	FOREIGN KEY (`signing_id`) REFERENCES `signings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `powers_of_attorney_signing` ON `powers_of_attorney` (`signing_id`,`uploaded_at`);--> statement-breakpoint
CREATE INDEX `powers_of_attorney_sha256` ON `powers_of_attorney` (`sha256`);--> statement-breakpoint
CREATE TABLE `signatures` (
	`signing_id` text NOT NULL,
	`party` text NOT NULL,
	`signed_at` integer NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`title` text NOT NULL,
	`authority` text NOT NULL,
	`method` text NOT NULL,
	`signature` text NOT NULL,
	`authentication` text NOT NULL,
	`consent_locale` text NOT NULL,
	`power_of_attorney_id` text,
	`fields` text NOT NULL,
	`seal` text NOT NULL,
	PRIMARY KEY(`signing_id`, `party`),
	FOREIGN KEY (`signing_id`) REFERENCES `signings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`power_of_attorney_id`) REFERENCES `powers_of_attorney`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `signatures_seal_unique` ON `signatures` (`seal`);--> statement-breakpoint
CREATE TABLE `signed_documents` (
	`signing_id` text PRIMARY KEY NOT NULL,
	`sha256` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`signing_id`) REFERENCES `signings`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signed_documents_sha256` ON `signed_documents` (`sha256`);--> statement-breakpoint
CREATE TABLE `signing_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`subject` text NOT NULL,
	`code_hash` text NOT NULL,
	`wrong_tries` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signing_codes_user` ON `signing_codes` (`user_id`,`subject`);--> statement-breakpoint
CREATE INDEX `signing_codes_expires` ON `signing_codes` (`expires_at`);--> statement-breakpoint
CREATE TABLE `signing_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`signing_id` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`answer` text,
	`answered_by_id` text,
	`answered_at` integer,
	FOREIGN KEY (`signing_id`) REFERENCES `signings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signing_requests_signing` ON `signing_requests` (`signing_id`,`asked_at`);--> statement-breakpoint
CREATE TABLE `signings` (
	`id` text PRIMARY KEY NOT NULL,
	`template_id` text NOT NULL,
	`version_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`purpose` text NOT NULL,
	`previous_id` text,
	`invited_at` integer NOT NULL,
	`invited_by_id` text,
	`message` text DEFAULT '' NOT NULL,
	`due_at` integer NOT NULL,
	`viewed_at` integer,
	`change_asked_at` integer,
	`change_answered_at` integer,
	`signed_at` integer,
	`active_at` integer,
	`ends_at` integer,
	`declined_at` integer,
	`declined_by_id` text,
	`decline_reason` text,
	`withdrawn_at` integer,
	`withdrawn_by_id` text,
	`withdraw_reason` text,
	`terminated_at` integer,
	`terminated_by_id` text,
	`termination_reason` text,
	`replaced_at` integer,
	`noticed_at` integer,
	FOREIGN KEY (`template_id`) REFERENCES `agreement_templates`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `agreement_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`previous_id`) REFERENCES `signings`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invited_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`declined_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`terminated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signings_template` ON `signings` (`template_id`,`supplier_id`,`invited_at`);--> statement-breakpoint
CREATE INDEX `signings_supplier` ON `signings` (`supplier_id`,`template_id`,`invited_at`);--> statement-breakpoint
CREATE INDEX `signings_version` ON `signings` (`version_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `signings_open` ON `signings` (`supplier_id`,`template_id`) WHERE "signings"."active_at" is null and "signings"."declined_at" is null and "signings"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX `signings_due` ON `signings` (`due_at`,`id`) WHERE "signings"."signed_at" is null and "signings"."declined_at" is null and "signings"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX `signings_to_counter_sign` ON `signings` (`signed_at`,`id`) WHERE "signings"."signed_at" is not null and "signings"."active_at" is null and "signings"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX `signings_ending` ON `signings` (`ends_at`,`id`) WHERE "signings"."active_at" is not null and "signings"."terminated_at" is null and "signings"."replaced_at" is null;--> statement-breakpoint
DROP INDEX `assessments_state_due`;--> statement-breakpoint
DROP INDEX `assessments_queue`;--> statement-breakpoint
ALTER TABLE `assessments` ADD `kind` text DEFAULT 'esg-checklist' NOT NULL;--> statement-breakpoint
ALTER TABLE `assessments` ADD `self_trigger` text;--> statement-breakpoint
CREATE INDEX `assessments_state_due` ON `assessments` (`state`,`due_at`,`kind`);--> statement-breakpoint
CREATE INDEX `assessments_queue` ON `assessments` (`due_at`,`submitted_at`,`id`,`state`,`reviewer_id`,`campaign_id`,`open_comments`,`self_score`,`category`,`supplier_class`,`self_grade`,`self_trigger`) WHERE +"assessments"."state" in ('submitted', 'under-review', 'verified') and "assessments"."kind" = 'esg-checklist';--> statement-breakpoint
DROP INDEX `events_supplier`;--> statement-breakpoint
DROP INDEX `events_campaign`;--> statement-breakpoint
ALTER TABLE `events` ADD `is_restricted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `previous_hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `events` ADD `hash` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `events_supplier` ON `events` (`supplier_id`,`seq`) WHERE "events"."type" <> 'answer.saved' and "events"."is_restricted" = 0;--> statement-breakpoint
CREATE INDEX `events_campaign` ON `events` (`campaign_id`,`seq`) WHERE "events"."type" <> 'answer.saved' and "events"."is_restricted" = 0;--> statement-breakpoint
ALTER TABLE `campaigns` ADD `kind` text DEFAULT 'esg-checklist' NOT NULL;