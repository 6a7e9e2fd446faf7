-- An approved agreement text is what people sign: neither it nor what it stands for may change afterwards.
CREATE TRIGGER agreement_versions_text BEFORE UPDATE OF title_zh, title_en, body_zh, body_en, consent_zh, consent_en, text_sha256, consent_sha256, drafted_text, template_id, number, term_months, needs_power_of_attorney ON agreement_versions WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'an approved agreement text never changes'); END;
--> statement-breakpoint
CREATE TRIGGER agreement_versions_no_delete BEFORE DELETE ON agreement_versions WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'an approved agreement text is kept'); END;
--> statement-breakpoint
-- What is in force is only ever superseded, and what is over stays over.
CREATE TRIGGER agreement_versions_state BEFORE UPDATE OF state ON agreement_versions WHEN (OLD.state = 'approved' AND NEW.state = 'draft') OR (OLD.state = 'published' AND NEW.state NOT IN ('published', 'superseded')) OR (OLD.state IN ('superseded', 'discarded') AND NEW.state <> OLD.state) BEGIN SELECT RAISE(ABORT, 'an agreement version does not go back'); END;
--> statement-breakpoint
-- Code, kind and parties say what a signature was given for.
CREATE TRIGGER agreement_templates_no_update BEFORE UPDATE ON agreement_templates BEGIN SELECT RAISE(ABORT, 'an agreement template never changes'); END;
--> statement-breakpoint
CREATE TRIGGER agreement_templates_no_delete BEFORE DELETE ON agreement_templates BEGIN SELECT RAISE(ABORT, 'an agreement template is kept'); END;
