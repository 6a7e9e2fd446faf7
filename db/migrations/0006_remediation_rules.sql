-- Frozen standings, like the published results they follow from.
CREATE TRIGGER standing_receipts_no_update BEFORE UPDATE ON standing_receipts BEGIN SELECT RAISE(ABORT, 'standing_receipts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER standing_receipts_no_delete BEFORE DELETE ON standing_receipts BEGIN SELECT RAISE(ABORT, 'standing_receipts is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER action_comments_no_update BEFORE UPDATE ON action_comments BEGIN SELECT RAISE(ABORT, 'what was written is kept'); END;
--> statement-breakpoint
CREATE TRIGGER action_comments_no_delete BEFORE DELETE ON action_comments BEGIN SELECT RAISE(ABORT, 'what was written is kept'); END;
--> statement-breakpoint
-- What was decided stays decided.
CREATE TRIGGER measure_decisions_decided BEFORE UPDATE ON measure_decisions WHEN OLD.state <> 'proposed' BEGIN SELECT RAISE(ABORT, 'a decision is taken once'); END;
--> statement-breakpoint
CREATE TRIGGER measure_decisions_no_delete BEFORE DELETE ON measure_decisions BEGIN SELECT RAISE(ABORT, 'a decision is kept'); END;
--> statement-breakpoint
CREATE TRIGGER measure_decisions_four_eyes_insert BEFORE INSERT ON measure_decisions WHEN NEW.state IN ('approved', 'refused') AND (NEW.decided_by_id IS NULL OR NEW.decided_by_id = NEW.proposed_by_id) BEGIN SELECT RAISE(ABORT, 'a decision needs a second person'); END;
--> statement-breakpoint
CREATE TRIGGER measure_decisions_four_eyes BEFORE UPDATE OF state ON measure_decisions WHEN NEW.state IN ('approved', 'refused') AND (NEW.decided_by_id IS NULL OR NEW.decided_by_id = OLD.proposed_by_id) BEGIN SELECT RAISE(ABORT, 'a decision needs a second person'); END;
--> statement-breakpoint
-- What happened to an action, a case, an audit: found by its id in the data.
CREATE INDEX events_action ON events (json_extract(data, '$.actionId'), seq) WHERE type >= 'action.' AND type < 'action/';
--> statement-breakpoint
CREATE INDEX events_case ON events (json_extract(data, '$.caseId'), seq) WHERE (type >= 'case.' AND type < 'case/') OR (type >= 'decision.' AND type < 'decision/');
--> statement-breakpoint
CREATE INDEX events_audit ON events (json_extract(data, '$.auditId'), seq) WHERE type >= 'audit.' AND type < 'audit/';
--> statement-breakpoint
-- Nothing has been put right yet: everybody stands where the latest result put them.
UPDATE suppliers SET standing_score = latest_score, standing_grade = latest_grade;
--> statement-breakpoint
-- What has been filed stays as it was.
CREATE TRIGGER audits_archived BEFORE UPDATE ON audits WHEN OLD.state = 'archived' BEGIN SELECT RAISE(ABORT, 'an archived audit does not change'); END;
--> statement-breakpoint
CREATE TRIGGER audits_no_delete BEFORE DELETE ON audits BEGIN SELECT RAISE(ABORT, 'an audit is kept'); END;
--> statement-breakpoint
-- What belongs to it as well: an audit is archived once everything of it is there.
CREATE TRIGGER audit_results_archived_insert BEFORE INSERT ON audit_results WHEN EXISTS (SELECT 1 FROM audits WHERE id = NEW.audit_id AND state = 'archived') BEGIN SELECT RAISE(ABORT, 'an archived audit does not change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_results_archived_update BEFORE UPDATE ON audit_results WHEN EXISTS (SELECT 1 FROM audits WHERE id IN (OLD.audit_id, NEW.audit_id) AND state = 'archived') BEGIN SELECT RAISE(ABORT, 'an archived audit does not change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_results_archived_delete BEFORE DELETE ON audit_results WHEN EXISTS (SELECT 1 FROM audits WHERE id = OLD.audit_id AND state = 'archived') BEGIN SELECT RAISE(ABORT, 'an archived audit does not change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_findings_archived_insert BEFORE INSERT ON audit_findings WHEN EXISTS (SELECT 1 FROM audits WHERE id = NEW.audit_id AND state = 'archived') BEGIN SELECT RAISE(ABORT, 'an archived audit does not change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_findings_archived_update BEFORE UPDATE ON audit_findings WHEN EXISTS (SELECT 1 FROM audits WHERE id IN (OLD.audit_id, NEW.audit_id) AND state = 'archived') BEGIN SELECT RAISE(ABORT, 'an archived audit does not change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_findings_archived_delete BEFORE DELETE ON audit_findings WHEN EXISTS (SELECT 1 FROM audits WHERE id = OLD.audit_id AND state = 'archived') BEGIN SELECT RAISE(ABORT, 'an archived audit does not change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_files_archived_insert BEFORE INSERT ON audit_files WHEN EXISTS (SELECT 1 FROM audits WHERE id = NEW.audit_id AND state = 'archived') BEGIN SELECT RAISE(ABORT, 'an archived audit does not change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_files_archived_update BEFORE UPDATE ON audit_files WHEN EXISTS (SELECT 1 FROM audits WHERE id IN (OLD.audit_id, NEW.audit_id) AND state = 'archived') BEGIN SELECT RAISE(ABORT, 'an archived audit does not change'); END;
--> statement-breakpoint
CREATE TRIGGER audit_files_archived_delete BEFORE DELETE ON audit_files WHEN EXISTS (SELECT 1 FROM audits WHERE id = OLD.audit_id AND state = 'archived') BEGIN SELECT RAISE(ABORT, 'an archived audit does not change'); END;
--> statement-breakpoint
INSERT INTO register_changes (id, count) VALUES (1, 0);
--> statement-breakpoint
CREATE TRIGGER register_changes_signings_insert AFTER INSERT ON signings BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_signings_update AFTER UPDATE ON signings BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_signings_delete AFTER DELETE ON signings BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_suppliers_insert AFTER INSERT ON suppliers BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_suppliers_update AFTER UPDATE ON suppliers BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_suppliers_delete AFTER DELETE ON suppliers BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_supplier_sites_insert AFTER INSERT ON supplier_sites BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_supplier_sites_update AFTER UPDATE ON supplier_sites BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_supplier_sites_delete AFTER DELETE ON supplier_sites BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_agreement_versions_insert AFTER INSERT ON agreement_versions BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_agreement_versions_update AFTER UPDATE ON agreement_versions BEGIN UPDATE register_changes SET count = count + 1; END;
--> statement-breakpoint
CREATE TRIGGER register_changes_agreement_versions_delete AFTER DELETE ON agreement_versions BEGIN UPDATE register_changes SET count = count + 1; END;
