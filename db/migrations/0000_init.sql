CREATE TABLE `account_tokens` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `account_tokens_user` ON `account_tokens` (`user_id`,`kind`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`public_id` text NOT NULL,
	`user_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`ip` text NOT NULL,
	`user_agent` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_public_id_unique` ON `sessions` (`public_id`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_ends` ON `sessions` (`ends_at`);--> statement-breakpoint
CREATE TABLE `user_roles` (
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`user_id`, `role`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `user_roles_role` ON `user_roles` (`role`,`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`supplier_id` text,
	`password_hash` text,
	`created_at` integer NOT NULL,
	`last_sign_in_at` integer,
	`disabled_at` integer,
	`undeliverable_at` integer,
	`undeliverable_reason` text,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE INDEX `users_supplier` ON `users` (`supplier_id`);--> statement-breakpoint
CREATE INDEX `users_reachable` ON `users` (`supplier_id`) WHERE "users"."disabled_at" is null and "users"."undeliverable_at" is null;--> statement-breakpoint
CREATE INDEX `users_undeliverable` ON `users` (`supplier_id`) WHERE "users"."undeliverable_at" is not null;--> statement-breakpoint
CREATE TABLE `answer_saves` (
	`assessment_id` text NOT NULL,
	`key` text NOT NULL,
	`result` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`assessment_id`, `key`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answer_saves_saved` ON `answer_saves` (`saved_at`);--> statement-breakpoint
CREATE TABLE `answers` (
	`assessment_id` text NOT NULL,
	`item_code` text NOT NULL,
	`rev` integer NOT NULL,
	`values` text NOT NULL,
	`is_not_applicable` integer DEFAULT false NOT NULL,
	`not_applicable_reason` text,
	`is_declined` integer DEFAULT false NOT NULL,
	`declined_reason` text,
	`is_complete` integer DEFAULT false NOT NULL,
	`worked_ms` integer DEFAULT 0 NOT NULL,
	`updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`assessment_id`, `item_code`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `answers_set_aside` ON `answers` (`item_code`,`assessment_id`) WHERE "answers"."is_declined" = 1 or "answers"."is_not_applicable" = 1;--> statement-breakpoint
CREATE TABLE `assessment_sites` (
	`assessment_id` text NOT NULL,
	`site_id` text NOT NULL,
	PRIMARY KEY(`assessment_id`, `site_id`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assessment_sites_site` ON `assessment_sites` (`site_id`,`assessment_id`);--> statement-breakpoint
CREATE TABLE `assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	`category` text NOT NULL,
	`region` text NOT NULL,
	`supplier_class` integer NOT NULL,
	`is_small_firm` integer NOT NULL,
	`spend_band` text,
	`previous_id` text,
	`state` text NOT NULL,
	`due_at` integer NOT NULL,
	`escalated_due_at` integer,
	`extensions` integer DEFAULT 0 NOT NULL,
	`return_rounds` integer DEFAULT 0 NOT NULL,
	`asked_items` integer NOT NULL,
	`complete_items` integer DEFAULT 0 NOT NULL,
	`declined_items` integer DEFAULT 0 NOT NULL,
	`invited_at` integer NOT NULL,
	`reached_at` integer,
	`opened_at` integer,
	`started_at` integer,
	`first_submitted_at` integer,
	`stage` integer GENERATED ALWAYS AS (case when started_at is not null or first_submitted_at is not null then 3 when opened_at is not null then 2 when reached_at is not null then 1 else 0 end) VIRTUAL,
	`last_item_code` text,
	`last_saved_at` integer,
	`open_comments` integer DEFAULT 0 NOT NULL,
	`submitted_at` integer,
	`submitted_by_id` text,
	`reviewer_id` text,
	`verified_at` integer,
	`published_at` integer,
	`exempt_reason` text,
	`declined_at` integer,
	`decline_reason` text,
	`self_score` real,
	`self_grade` text,
	`verified_score` real,
	`verified_grade` text,
	`score_change` real,
	`grade_change` integer,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`previous_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reviewer_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assessments_campaign_supplier` ON `assessments` (`campaign_id`,`supplier_id`);--> statement-breakpoint
CREATE INDEX `assessments_supplier` ON `assessments` (`supplier_id`,`invited_at`);--> statement-breakpoint
CREATE INDEX `assessments_campaign_state` ON `assessments` (`campaign_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `assessments_campaign_replied` ON `assessments` (`campaign_id`,`first_submitted_at`,`state`) WHERE "assessments"."first_submitted_at" is not null;--> statement-breakpoint
CREATE INDEX `assessments_campaign_declined` ON `assessments` (`campaign_id`,`state`) WHERE "assessments"."declined_at" is not null;--> statement-breakpoint
CREATE INDEX `assessments_campaign_commented` ON `assessments` (`campaign_id`,`state`) WHERE "assessments"."open_comments" > 0;--> statement-breakpoint
CREATE INDEX `assessments_campaign_under_way` ON `assessments` (`campaign_id`,`last_saved_at`,`last_item_code`) WHERE "assessments"."state" = 'in-progress';--> statement-breakpoint
CREATE INDEX `assessments_campaign_begun` ON `assessments` (`campaign_id`,`supplier_id`,`state`,`category`,`id`) WHERE "assessments"."last_saved_at" is not null;--> statement-breakpoint
CREATE INDEX `assessments_campaign_extended` ON `assessments` (`campaign_id`,`state`,`due_at`) WHERE "assessments"."extensions" > 0;--> statement-breakpoint
CREATE INDEX `assessments_campaign_score` ON `assessments` (`campaign_id`,`verified_score`);--> statement-breakpoint
CREATE INDEX `assessments_campaign_change` ON `assessments` (`campaign_id`,`score_change`);--> statement-breakpoint
CREATE INDEX `assessments_board` ON `assessments` (`campaign_id`,`verified_grade`,`self_grade`,`state`,`supplier_class`,`spend_band`,`category`,`region`,`verified_score`,`self_score`,`grade_change`,`score_change`);--> statement-breakpoint
CREATE INDEX `assessments_state_due` ON `assessments` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `assessments_reviewer` ON `assessments` (`reviewer_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `assessments_queue` ON `assessments` (`due_at`,`submitted_at`,`id`,`state`,`reviewer_id`,`campaign_id`,`open_comments`,`self_score`) WHERE "assessments"."state" in ('submitted', 'under-review', 'verified');--> statement-breakpoint
CREATE INDEX `assessments_campaign_updated` ON `assessments` (`campaign_id`,`updated_at`);--> statement-breakpoint
CREATE TABLE `dimension_scores` (
	`assessment_id` text NOT NULL,
	`kind` text NOT NULL,
	`dimension` text NOT NULL,
	`campaign_id` text NOT NULL,
	`category` text NOT NULL,
	`region` text NOT NULL,
	`supplier_class` integer NOT NULL,
	`score` real,
	PRIMARY KEY(`assessment_id`, `kind`, `dimension`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `dimension_scores_board` ON `dimension_scores` (`campaign_id`,`kind`,`dimension`,`score`,`category`,`region`,`supplier_class`,`assessment_id`);--> statement-breakpoint
CREATE TABLE `dimension_totals` (
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`dimension` text NOT NULL,
	`category` text NOT NULL,
	`region` text NOT NULL,
	`supplier_class` integer NOT NULL,
	`results` integer NOT NULL,
	`tenths` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `kind`, `dimension`, `category`, `region`, `supplier_class`)
);
--> statement-breakpoint
CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`item_code` text NOT NULL,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`uploaded_by_id` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`carried_from_id` text,
	`removed_at` integer,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`carried_from_id`) REFERENCES `evidence`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `evidence_item` ON `evidence` (`assessment_id`,`item_code`);--> statement-breakpoint
CREATE INDEX `evidence_sha256` ON `evidence` (`sha256`);--> statement-breakpoint
CREATE TABLE `extension_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`requested_due_at` integer NOT NULL,
	`reason` text NOT NULL,
	`requested_by_id` text NOT NULL,
	`requested_at` integer NOT NULL,
	`decision` text DEFAULT 'pending' NOT NULL,
	`granted_due_at` integer,
	`decision_reason` text,
	`decided_by_id` text,
	`decided_at` integer,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `extension_requests_assessment` ON `extension_requests` (`assessment_id`,`requested_at`);--> statement-breakpoint
CREATE INDEX `extension_requests_campaign` ON `extension_requests` (`campaign_id`,`decision`,`requested_at`);--> statement-breakpoint
CREATE INDEX `extension_requests_decision` ON `extension_requests` (`decision`,`requested_at`);--> statement-breakpoint
CREATE TABLE `grade_receipts` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`kind` text NOT NULL,
	`body` text NOT NULL,
	`digest` text NOT NULL,
	`score` real,
	`grade` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `grade_receipts_assessment` ON `grade_receipts` (`assessment_id`,`kind`,`created_at`);--> statement-breakpoint
CREATE TABLE `item_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`assessment_id` text NOT NULL,
	`item_code` text NOT NULL,
	`body` text NOT NULL,
	`author_id` text NOT NULL,
	`is_from_supplier` integer NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `item_comments_item` ON `item_comments` (`assessment_id`,`item_code`,`written_at`);--> statement-breakpoint
CREATE INDEX `item_comments_written` ON `item_comments` (`written_at`);--> statement-breakpoint
CREATE TABLE `item_totals` (
	`campaign_id` text NOT NULL,
	`kind` text NOT NULL,
	`item_code` text NOT NULL,
	`results` integer NOT NULL,
	`short` integer NOT NULL,
	`thousandths` integer NOT NULL,
	`lost_thousandths` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `kind`, `item_code`)
);
--> statement-breakpoint
CREATE TABLE `lost_items` (
	`assessment_id` text NOT NULL,
	`kind` text NOT NULL,
	`campaign_id` text NOT NULL,
	`items` text NOT NULL,
	`score` real,
	PRIMARY KEY(`assessment_id`, `kind`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `lost_items_campaign` ON `lost_items` (`campaign_id`,`kind`,`score`,`items`,`assessment_id`);--> statement-breakpoint
CREATE TABLE `population_counts` (
	`campaign_id` text NOT NULL,
	`facet` text NOT NULL,
	`value` text NOT NULL,
	`state` text NOT NULL,
	`stage` integer NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`campaign_id`, `facet`, `value`, `state`, `stage`)
);
--> statement-breakpoint
CREATE TABLE `returned_items` (
	`assessment_id` text NOT NULL,
	`round` integer NOT NULL,
	`item_code` text NOT NULL,
	`comment` text NOT NULL,
	`returned_by_id` text NOT NULL,
	`returned_at` integer NOT NULL,
	PRIMARY KEY(`assessment_id`, `round`, `item_code`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`returned_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `reviews` (
	`assessment_id` text NOT NULL,
	`item_code` text NOT NULL,
	`verdict` text NOT NULL,
	`corrected_values` text,
	`reason` text,
	`dismissed_triggers` text NOT NULL,
	`raised_triggers` text NOT NULL,
	`is_together` integer DEFAULT false NOT NULL,
	`answer_rev` integer NOT NULL,
	`rev` integer NOT NULL,
	`reviewer_id` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	PRIMARY KEY(`assessment_id`, `item_code`),
	FOREIGN KEY (`reviewer_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`year` integer NOT NULL,
	`questionnaire_version_id` text NOT NULL,
	`policy_version_id` text NOT NULL,
	`state` text DEFAULT 'draft' NOT NULL,
	`due_at` integer NOT NULL,
	`languages` text NOT NULL,
	`reminder_plan` text NOT NULL,
	`reviewer_plan` text NOT NULL,
	`draft_population` text NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`opened_at` integer,
	`closed_at` integer,
	`published_at` integer,
	`discarded_at` integer,
	FOREIGN KEY (`questionnaire_version_id`) REFERENCES `questionnaire_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_version_id`) REFERENCES `policy_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `campaigns_year` ON `campaigns` (`year`,`created_at`);--> statement-breakpoint
CREATE TABLE `events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`type` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`ip` text,
	`supplier_id` text,
	`campaign_id` text,
	`assessment_id` text,
	`user_id` text,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `events_supplier` ON `events` (`supplier_id`,`seq`) WHERE "events"."type" <> 'answer.saved';--> statement-breakpoint
CREATE INDEX `events_assessment` ON `events` (`assessment_id`,`seq`);--> statement-breakpoint
CREATE INDEX `events_campaign` ON `events` (`campaign_id`,`seq`) WHERE "events"."type" <> 'answer.saved';--> statement-breakpoint
CREATE INDEX `events_user` ON `events` (`user_id`,`seq`);--> statement-breakpoint
CREATE TABLE `import_mappings` (
	`headers_digest` text PRIMARY KEY NOT NULL,
	`mapping` text NOT NULL,
	`used_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_rows` (
	`import_id` text NOT NULL,
	`row_number` integer NOT NULL,
	`cells` text NOT NULL,
	`problems` text NOT NULL,
	`action` text NOT NULL,
	`changes` text DEFAULT '[]' NOT NULL,
	`decision` text,
	`supplier_id` text,
	`duplicate_of` integer,
	`seen_at` integer,
	PRIMARY KEY(`import_id`, `row_number`),
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_rows_action` ON `import_rows` (`import_id`,`action`,`row_number`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`state` text NOT NULL,
	`headers` text NOT NULL,
	`header_row` integer NOT NULL,
	`skipped_rows` integer DEFAULT 0 NOT NULL,
	`mapping` text NOT NULL,
	`problem_groups` text DEFAULT '[]' NOT NULL,
	`counts` text NOT NULL,
	`progress` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`failure` text,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`applied_at` integer,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `imports_created` ON `imports` (`created_at`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`name` text PRIMARY KEY NOT NULL,
	`lease_holder` text,
	`lease_until` integer,
	`done_until` integer,
	`started_at` integer,
	`finished_at` integer,
	`last_result` text,
	`last_error` text,
	`runs` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mail_allowance` (
	`id` integer PRIMARY KEY NOT NULL,
	`tokens` real NOT NULL,
	`refilled_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`unique_key` text,
	`to_address` text NOT NULL,
	`to_name` text NOT NULL,
	`locale` text NOT NULL,
	`message` text NOT NULL,
	`kind` text GENERATED ALWAYS AS (json_extract(message, '$.kind')) VIRTUAL NOT NULL,
	`supplier_id` text,
	`user_id` text,
	`assessment_id` text,
	`state` text DEFAULT 'queued' NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`last_error` text,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_unique_key_unique` ON `outbox` (`unique_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `outbox_created` ON `outbox` (`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_state` ON `outbox` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_kind` ON `outbox` (`kind`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_kind_state` ON `outbox` (`kind`,`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_supplier` ON `outbox` (`supplier_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `outbox_assessment` ON `outbox` (`assessment_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `organisation` (
	`id` integer PRIMARY KEY NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`settings` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `policy_drafts` (
	`id` text PRIMARY KEY NOT NULL,
	`base_version_id` text NOT NULL,
	`content` text NOT NULL,
	`rev` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_by_id` text NOT NULL,
	`content_updated_by_id` text NOT NULL,
	`updated_at` integer NOT NULL,
	`published_version_id` text,
	`discarded_at` integer,
	FOREIGN KEY (`base_version_id`) REFERENCES `policy_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`content_updated_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`published_version_id`) REFERENCES `policy_versions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `policy_drafts_updated` ON `policy_drafts` (`updated_at`);--> statement-breakpoint
CREATE TABLE `policy_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`digest` text NOT NULL,
	`content` text NOT NULL,
	`published_at` integer NOT NULL,
	`published_by_id` text,
	`note` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`published_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `policy_versions_version_unique` ON `policy_versions` (`version`);--> statement-breakpoint
CREATE TABLE `questionnaire_versions` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`version` text NOT NULL,
	`digest` text NOT NULL,
	`content` text NOT NULL,
	`published_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `questionnaire_versions_kind_version` ON `questionnaire_versions` (`kind`,`version`);--> statement-breakpoint
CREATE TABLE `chosen_suppliers` (
	`user_id` text NOT NULL,
	`supplier_id` text NOT NULL,
	PRIMARY KEY(`user_id`, `supplier_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `sites` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`created_at` integer NOT NULL,
	`closed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_code_unique` ON `sites` (`code`);--> statement-breakpoint
CREATE TABLE `supplier_sites` (
	`supplier_id` text NOT NULL,
	`site_id` text NOT NULL,
	PRIMARY KEY(`supplier_id`, `site_id`),
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `supplier_sites_site` ON `supplier_sites` (`site_id`,`supplier_id`);--> statement-breakpoint
CREATE TABLE `suppliers` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name_zh` text NOT NULL,
	`name_en` text NOT NULL,
	`credit_code` text,
	`region` text NOT NULL,
	`province` text NOT NULL,
	`category` text NOT NULL,
	`supplier_class` integer NOT NULL,
	`is_strategic` integer DEFAULT false NOT NULL,
	`is_small_firm` integer DEFAULT false NOT NULL,
	`headcount` integer,
	`spend_band` text,
	`status` text DEFAULT 'qualified' NOT NULL,
	`status_since` text,
	`status_reason` text,
	`reachable_people` integer DEFAULT 0 NOT NULL,
	`owner_id` text,
	`notes` text DEFAULT '' NOT NULL,
	`latest_score` real,
	`latest_grade` text,
	`closed_at` integer,
	`closed_reason` text,
	`search_text` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `suppliers_code_unique` ON `suppliers` (`code`);--> statement-breakpoint
CREATE INDEX `suppliers_by_code` ON `suppliers` (`closed_at`,`code`,`category`,`region`,`supplier_class`,`status`,`latest_grade`,`spend_band`,`is_strategic`,`is_small_firm`,`owner_id`,`search_text`,`id`);--> statement-breakpoint
CREATE INDEX `suppliers_by_name_zh` ON `suppliers` (`closed_at`,`name_zh`,`code`,`category`,`region`,`supplier_class`,`status`,`latest_grade`,`spend_band`,`is_strategic`,`is_small_firm`,`owner_id`,`search_text`,`id`);--> statement-breakpoint
CREATE INDEX `suppliers_by_name_en` ON `suppliers` (`closed_at`,`name_en`,`code`,`category`,`region`,`supplier_class`,`status`,`latest_grade`,`spend_band`,`is_strategic`,`is_small_firm`,`owner_id`,`search_text`,`id`);--> statement-breakpoint
CREATE INDEX `suppliers_closed` ON `suppliers` (`code`,`id`) WHERE "suppliers"."closed_at" is not null;--> statement-breakpoint
CREATE INDEX `suppliers_search` ON `suppliers` (`search_text`,`id`);--> statement-breakpoint
CREATE INDEX `suppliers_credit_code` ON `suppliers` (`credit_code`);--> statement-breakpoint
CREATE INDEX `suppliers_owner` ON `suppliers` (`owner_id`);--> statement-breakpoint
CREATE INDEX `suppliers_named_zh` ON `suppliers` (`name_zh`,`id`);--> statement-breakpoint
CREATE INDEX `suppliers_named_en` ON `suppliers` (`name_en`,`id`);--> statement-breakpoint
CREATE INDEX `suppliers_unreachable` ON `suppliers` (`reachable_people`,`id`) WHERE "suppliers"."reachable_people" = 0;