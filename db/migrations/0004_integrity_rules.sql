-- An approved agreement text is what people sign: neither it nor what it stands for may change afterwards.
CREATE TRIGGER agreement_versions_text BEFORE UPDATE OF title_zh, title_en, body_zh, body_en, consent_zh, consent_en, text_sha256, consent_sha256, template_id, number, term_months, needs_power_of_attorney ON agreement_versions WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'an approved agreement text never changes'); END;
--> statement-breakpoint
CREATE TRIGGER agreement_versions_no_delete BEFORE DELETE ON agreement_versions WHEN OLD.state <> 'draft' BEGIN SELECT RAISE(ABORT, 'an approved agreement text is kept'); END;
