CREATE TABLE `register_changes` (
	`id` integer PRIMARY KEY NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `audit_files` (
	`id` text PRIMARY KEY NOT NULL,
	`audit_id` text NOT NULL,
	`item_code` text,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`uploaded_by_id` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`audit_id`) REFERENCES `audits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_files_audit` ON `audit_files` (`audit_id`,`uploaded_at`);--> statement-breakpoint
CREATE INDEX `audit_files_sha256` ON `audit_files` (`sha256`);--> statement-breakpoint
CREATE TABLE `audit_findings` (
	`id` text PRIMARY KEY NOT NULL,
	`audit_id` text NOT NULL,
	`item_code` text,
	`severity` text NOT NULL,
	`finding` text NOT NULL,
	`requirement` text NOT NULL,
	`action_id` text,
	`added_by_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`audit_id`) REFERENCES `audits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_findings_audit` ON `audit_findings` (`audit_id`,`added_at`);--> statement-breakpoint
CREATE TABLE `audit_results` (
	`audit_id` text NOT NULL,
	`item_code` text NOT NULL,
	`self_result` text,
	`self_note` text DEFAULT '' NOT NULL,
	`result` text,
	`note` text DEFAULT '' NOT NULL,
	`recorded_by_id` text,
	`recorded_at` integer,
	`rev` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`audit_id`, `item_code`),
	FOREIGN KEY (`audit_id`) REFERENCES `audits`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`recorded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audits` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`supplier_id` text NOT NULL,
	`year` integer NOT NULL,
	`mode` text NOT NULL,
	`state` text NOT NULL,
	`questionnaire_version_id` text NOT NULL,
	`planned_on` text NOT NULL,
	`scope` text DEFAULT '' NOT NULL,
	`occasion` text DEFAULT '' NOT NULL,
	`auditor_id` text,
	`notified_at` integer,
	`started_at` integer,
	`returned_at` integer,
	`findings_issued_at` integer,
	`ended_at` integer,
	`end_reason` text,
	`postponements` integer DEFAULT 0 NOT NULL,
	`summary` text DEFAULT '' NOT NULL,
	`rev` integer DEFAULT 1 NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`questionnaire_version_id`) REFERENCES `questionnaire_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`auditor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `audits_code_unique` ON `audits` (`code`);--> statement-breakpoint
CREATE INDEX `audits_supplier` ON `audits` (`supplier_id`,`planned_on`);--> statement-breakpoint
CREATE INDEX `audits_year` ON `audits` (`year`,`state`,`planned_on`);--> statement-breakpoint
CREATE INDEX `audits_state` ON `audits` (`state`,`planned_on`);--> statement-breakpoint
CREATE INDEX `audits_auditor` ON `audits` (`auditor_id`,`state`,`planned_on`);--> statement-breakpoint
CREATE TABLE `measure_cases` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`supplier_id` text NOT NULL,
	`cause` text NOT NULL,
	`state` text NOT NULL,
	`assessment_id` text,
	`escalated_action_id` text,
	`grade` text,
	`receipt_digest` text,
	`opened_at` integer NOT NULL,
	`due_at` integer,
	`decision_due_at` integer,
	`chance_granted_at` integer,
	`payment_deferred_until` integer,
	`committee_told_at` integer,
	`ended_at` integer,
	`rev` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`escalated_action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `measure_cases_code_unique` ON `measure_cases` (`code`);--> statement-breakpoint
CREATE UNIQUE INDEX `measure_cases_open` ON `measure_cases` (`supplier_id`) WHERE "measure_cases"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `measure_cases_supplier` ON `measure_cases` (`supplier_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `measure_cases_state` ON `measure_cases` (`state`,`due_at`,`opened_at`);--> statement-breakpoint
CREATE INDEX `measure_cases_opened` ON `measure_cases` (`opened_at`,`supplier_id`);--> statement-breakpoint
CREATE INDEX `measure_cases_assessment` ON `measure_cases` (`assessment_id`);--> statement-breakpoint
CREATE INDEX `measure_cases_ended` ON `measure_cases` (`ended_at`) WHERE "measure_cases"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX `measure_cases_action` ON `measure_cases` (`escalated_action_id`);--> statement-breakpoint
CREATE TABLE `measure_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`supplier_id` text NOT NULL,
	`case_id` text,
	`kind` text NOT NULL,
	`state` text DEFAULT 'proposed' NOT NULL,
	`reason` text NOT NULL,
	`days` integer,
	`is_small_firm` integer DEFAULT false NOT NULL,
	`grade` text,
	`receipt_digest` text,
	`proposed_by_id` text NOT NULL,
	`proposed_at` integer NOT NULL,
	`decided_by_id` text,
	`decided_at` integer,
	`decision_reason` text,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `measure_cases`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `measure_decisions_waiting` ON `measure_decisions` (`supplier_id`,`kind`) WHERE "measure_decisions"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX `measure_decisions_supplier` ON `measure_decisions` (`supplier_id`,`proposed_at`);--> statement-breakpoint
CREATE INDEX `measure_decisions_case` ON `measure_decisions` (`case_id`,`proposed_at`);--> statement-breakpoint
CREATE INDEX `measure_decisions_state` ON `measure_decisions` (`state`,`proposed_at`);--> statement-breakpoint
CREATE INDEX `measure_decisions_decided` ON `measure_decisions` (`decided_at`) WHERE "measure_decisions"."decided_at" is not null;--> statement-breakpoint
CREATE TABLE `action_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`body` text NOT NULL,
	`author_id` text NOT NULL,
	`is_from_supplier` integer NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_comments_action` ON `action_comments` (`action_id`,`written_at`);--> statement-breakpoint
CREATE TABLE `action_evidence_rounds` (
	`action_id` text NOT NULL,
	`round` integer NOT NULL,
	`summary` text NOT NULL,
	`answers` text NOT NULL,
	`submitted_by_id` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`verdict` text DEFAULT 'pending' NOT NULL,
	`verdict_reason` text,
	`verified_by_id` text,
	`verified_at` integer,
	PRIMARY KEY(`action_id`, `round`),
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verified_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `action_extensions` (
	`action_id` text PRIMARY KEY NOT NULL,
	`requested_due_at` integer NOT NULL,
	`reason` text NOT NULL,
	`requested_by_id` text NOT NULL,
	`requested_at` integer NOT NULL,
	`decision` text DEFAULT 'pending' NOT NULL,
	`granted_due_at` integer,
	`decision_reason` text,
	`decided_by_id` text,
	`decided_at` integer,
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requested_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_extensions_decision` ON `action_extensions` (`decision`,`requested_at`);--> statement-breakpoint
CREATE TABLE `action_files` (
	`id` text PRIMARY KEY NOT NULL,
	`action_id` text NOT NULL,
	`round` integer DEFAULT 0 NOT NULL,
	`sha256` text NOT NULL,
	`file_name` text NOT NULL,
	`media_type` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`uploaded_by_id` text NOT NULL,
	`uploaded_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`uploaded_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_files_action` ON `action_files` (`action_id`,`uploaded_at`);--> statement-breakpoint
CREATE INDEX `action_files_sha256` ON `action_files` (`sha256`);--> statement-breakpoint
CREATE TABLE `action_items` (
	`action_id` text NOT NULL,
	`item_code` text NOT NULL,
	`supplier_id` text NOT NULL,
	`lost_points` real DEFAULT 0 NOT NULL,
	`gain` real DEFAULT 0 NOT NULL,
	`triggers` text NOT NULL,
	PRIMARY KEY(`action_id`, `item_code`),
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `action_items_supplier` ON `action_items` (`supplier_id`,`item_code`,`action_id`);--> statement-breakpoint
CREATE TABLE `action_plans` (
	`action_id` text NOT NULL,
	`round` integer NOT NULL,
	`containment` text NOT NULL,
	`root_cause` text NOT NULL,
	`corrective_action` text NOT NULL,
	`prevention` text NOT NULL,
	`responsible` text NOT NULL,
	`planned_on` text NOT NULL,
	`submitted_by_id` text NOT NULL,
	`submitted_at` integer NOT NULL,
	`decision` text DEFAULT 'pending' NOT NULL,
	`decision_reason` text,
	`decided_by_id` text,
	`decided_at` integer,
	PRIMARY KEY(`action_id`, `round`),
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `action_proposals` (
	`assessment_id` text PRIMARY KEY NOT NULL,
	`proposed_at` integer NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `corrective_actions` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`supplier_id` text NOT NULL,
	`source` text NOT NULL,
	`assessment_id` text,
	`audit_id` text,
	`dimension` text,
	`severity` text NOT NULL,
	`state` text NOT NULL,
	`finding` text NOT NULL,
	`requirement` text NOT NULL,
	`owner_id` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`issued_at` integer,
	`due_at` integer,
	`first_due_at` integer,
	`acknowledged_at` integer,
	`contested_at` integer,
	`contest_reason` text,
	`contest_answer` text,
	`plan_rounds` integer DEFAULT 0 NOT NULL,
	`evidence_rounds` integer DEFAULT 0 NOT NULL,
	`ended_at` integer,
	`ended_by_id` text,
	`end_reason` text,
	`merged_into_id` text,
	`repeat_of_id` text,
	`escalated_due_at` integer,
	`escalated_at` integer,
	`effectiveness_due_at` integer,
	`effectiveness_checked_at` integer,
	`effectiveness_outcome` text,
	`promised_points` real DEFAULT 0 NOT NULL,
	`won_points` real,
	`rev` integer DEFAULT 1 NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`merged_into_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`repeat_of_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corrective_actions_code_unique` ON `corrective_actions` (`code`);--> statement-breakpoint
CREATE INDEX `corrective_actions_supplier` ON `corrective_actions` (`supplier_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `corrective_actions_assessment` ON `corrective_actions` (`assessment_id`,`state`);--> statement-breakpoint
CREATE INDEX `corrective_actions_order` ON `corrective_actions` ("ended_at" is not null,"ended_at" desc,"due_at" is null,`due_at`,`code`);--> statement-breakpoint
CREATE INDEX `corrective_actions_audit` ON `corrective_actions` (`audit_id`);--> statement-breakpoint
CREATE INDEX `corrective_actions_state` ON `corrective_actions` (`state`,`due_at`,`id`);--> statement-breakpoint
CREATE INDEX `corrective_actions_owner` ON `corrective_actions` (`owner_id`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `corrective_actions_board` ON `corrective_actions` (`state`,`severity`,`dimension`,`owner_id`,`due_at`,`issued_at`,`promised_points`);--> statement-breakpoint
CREATE INDEX `corrective_actions_closed` ON `corrective_actions` (`ended_at`,`severity`,`due_at`,`issued_at`,`promised_points`,`won_points`) WHERE "corrective_actions"."state" = 'closed';--> statement-breakpoint
CREATE INDEX `corrective_actions_issued` ON `corrective_actions` (`issued_at`,`repeat_of_id`,`supplier_id`);--> statement-breakpoint
CREATE INDEX `corrective_actions_effectiveness` ON `corrective_actions` (`effectiveness_due_at`) WHERE "corrective_actions"."effectiveness_due_at" is not null and "corrective_actions"."effectiveness_checked_at" is null;--> statement-breakpoint
CREATE TABLE `reanswers` (
	`id` text PRIMARY KEY NOT NULL,
	`supplier_id` text NOT NULL,
	`assessment_id` text NOT NULL,
	`item_code` text NOT NULL,
	`action_id` text NOT NULL,
	`values` text NOT NULL,
	`dismissed_triggers` text NOT NULL,
	`effective_on` text NOT NULL,
	`verified_by_id` text NOT NULL,
	`verified_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`verified_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reanswers_current` ON `reanswers` (`assessment_id`,`item_code`) WHERE "reanswers"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX `reanswers_action` ON `reanswers` (`action_id`);--> statement-breakpoint
CREATE TABLE `remediation_numbers` (
	`prefix` text NOT NULL,
	`year` integer NOT NULL,
	`last` integer NOT NULL,
	PRIMARY KEY(`prefix`, `year`)
);
--> statement-breakpoint
CREATE TABLE `standing_receipts` (
	`id` text PRIMARY KEY NOT NULL,
	`supplier_id` text NOT NULL,
	`assessment_id` text NOT NULL,
	`action_id` text NOT NULL,
	`body` text NOT NULL,
	`digest` text NOT NULL,
	`score_before` real,
	`grade_before` text,
	`score` real,
	`grade` text,
	`effective_on` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `standing_receipts_assessment` ON `standing_receipts` (`assessment_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `standing_receipts_supplier` ON `standing_receipts` (`supplier_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `standing_receipts_action` ON `standing_receipts` (`action_id`);--> statement-breakpoint
ALTER TABLE `suppliers` ADD `standing_score` real;--> statement-breakpoint
ALTER TABLE `suppliers` ADD `standing_grade` text;