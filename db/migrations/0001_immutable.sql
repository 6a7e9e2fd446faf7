-- Facts and frozen results: the database itself refuses to change or remove them.
CREATE TRIGGER questionnaire_versions_no_update BEFORE UPDATE ON questionnaire_versions BEGIN SELECT RAISE(ABORT, 'questionnaire_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER questionnaire_versions_no_delete BEFORE DELETE ON questionnaire_versions BEGIN SELECT RAISE(ABORT, 'questionnaire_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER policy_versions_no_update BEFORE UPDATE ON policy_versions BEGIN SELECT RAISE(ABORT, 'policy_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER policy_versions_no_delete BEFORE DELETE ON policy_versions BEGIN SELECT RAISE(ABORT, 'policy_versions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER grade_receipts_no_update BEFORE UPDATE ON grade_receipts BEGIN SELECT RAISE(ABORT, 'grade_receipts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER grade_receipts_no_delete BEFORE DELETE ON grade_receipts BEGIN SELECT RAISE(ABORT, 'grade_receipts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
