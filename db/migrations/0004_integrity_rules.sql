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
--> statement-breakpoint
-- An event builds on the last one. Those from before the chain get their hashes once; nothing else ever changes.
CREATE TRIGGER events_chained BEFORE INSERT ON events WHEN NEW.hash = '' OR NEW.previous_hash <> coalesce((SELECT hash FROM events ORDER BY seq DESC LIMIT 1), '0000000000000000000000000000000000000000000000000000000000000000') BEGIN SELECT RAISE(ABORT, 'an event builds on the last one'); END;
--> statement-breakpoint
DROP TRIGGER events_no_update;
--> statement-breakpoint
CREATE TRIGGER events_no_update BEFORE UPDATE OF seq, at, type, actor_id, actor_name, ip, supplier_id, campaign_id, assessment_id, user_id, data, is_restricted ON events BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER events_chained_once BEFORE UPDATE OF previous_hash, hash ON events WHEN OLD.hash <> '' BEGIN SELECT RAISE(ABORT, 'events is append-only'); END;
--> statement-breakpoint
-- A signature, its papers and its document say for ever what they said.
CREATE TRIGGER signatures_no_update BEFORE UPDATE ON signatures BEGIN SELECT RAISE(ABORT, 'a signature never changes'); END;
--> statement-breakpoint
CREATE TRIGGER signatures_no_delete BEFORE DELETE ON signatures BEGIN SELECT RAISE(ABORT, 'a signature is kept'); END;
--> statement-breakpoint
CREATE TRIGGER signed_documents_no_update BEFORE UPDATE ON signed_documents BEGIN SELECT RAISE(ABORT, 'a signed document never changes'); END;
--> statement-breakpoint
CREATE TRIGGER signed_documents_no_delete BEFORE DELETE ON signed_documents BEGIN SELECT RAISE(ABORT, 'a signed document is kept'); END;
--> statement-breakpoint
CREATE TRIGGER powers_of_attorney_no_update BEFORE UPDATE ON powers_of_attorney BEGIN SELECT RAISE(ABORT, 'a power of attorney never changes'); END;
--> statement-breakpoint
CREATE TRIGGER powers_of_attorney_no_delete BEFORE DELETE ON powers_of_attorney BEGIN SELECT RAISE(ABORT, 'a power of attorney is kept'); END;
--> statement-breakpoint
-- What a supplier has signed asks for that text for ever.
CREATE TRIGGER signings_version BEFORE UPDATE OF version_id, template_id, supplier_id ON signings WHEN OLD.signed_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a signed text is not exchanged'); END;
--> statement-breakpoint
-- The kind of a round decides who may see anything of it: it is that of its questionnaire, and that of each of its
-- assessments, for ever.
CREATE TRIGGER campaigns_kind BEFORE INSERT ON campaigns WHEN NEW.kind <> (SELECT kind FROM questionnaire_versions WHERE id = NEW.questionnaire_version_id) BEGIN SELECT RAISE(ABORT, 'a campaign is of the kind of its questionnaire'); END;
--> statement-breakpoint
CREATE TRIGGER campaigns_kind_changed BEFORE UPDATE OF kind, questionnaire_version_id ON campaigns WHEN NEW.kind <> OLD.kind OR NEW.kind <> (SELECT kind FROM questionnaire_versions WHERE id = NEW.questionnaire_version_id) BEGIN SELECT RAISE(ABORT, 'a campaign is of the kind of its questionnaire'); END;
--> statement-breakpoint
CREATE TRIGGER assessments_kind BEFORE INSERT ON assessments WHEN NEW.kind <> (SELECT kind FROM campaigns WHERE id = NEW.campaign_id) BEGIN SELECT RAISE(ABORT, 'an assessment is of the kind of its campaign'); END;
--> statement-breakpoint
CREATE TRIGGER assessments_kind_changed BEFORE UPDATE OF kind, campaign_id ON assessments WHEN NEW.kind <> (SELECT kind FROM campaigns WHERE id = NEW.campaign_id) BEGIN SELECT RAISE(ABORT, 'an assessment is of the kind of its campaign'); END;
--> statement-breakpoint
CREATE TRIGGER signing_certificates_no_update BEFORE UPDATE ON signing_certificates BEGIN SELECT RAISE(ABORT, 'signing_certificates is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER signing_certificates_no_delete BEFORE DELETE ON signing_certificates BEGIN SELECT RAISE(ABORT, 'signing_certificates is append-only'); END;
--> statement-breakpoint
-- Who did what in a matter of the integrity function, reading it included.
CREATE INDEX events_matter ON events (json_extract(data, '$.matterId'), seq) WHERE is_restricted = 1;
--> statement-breakpoint
-- What was written in a matter is kept as it was written; a sealed identity too.
CREATE TRIGGER matter_entries_no_update BEFORE UPDATE ON matter_entries BEGIN SELECT RAISE(ABORT, 'what was written in a matter never changes'); END;
--> statement-breakpoint
CREATE TRIGGER matter_entries_no_delete BEFORE DELETE ON matter_entries BEGIN SELECT RAISE(ABORT, 'what was written in a matter is kept'); END;
--> statement-breakpoint
CREATE TRIGGER reporter_identities_no_update BEFORE UPDATE ON reporter_identities BEGIN SELECT RAISE(ABORT, 'an identity never changes'); END;
--> statement-breakpoint
-- The gravest trigger of each self-assessment, out of its latest receipt.
UPDATE assessments SET self_trigger = (SELECT fired.value ->> 'level' FROM (SELECT body FROM grade_receipts WHERE assessment_id = assessments.id AND kind = 'self' ORDER BY grade_receipts.rowid DESC LIMIT 1) AS receipt, json_each(receipt.body, '$.triggers') AS fired WHERE fired.value ->> 'stands' ORDER BY fired.value ->> 'level' = 'critical' LIMIT 1) WHERE first_submitted_at IS NOT NULL;
