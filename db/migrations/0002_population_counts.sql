-- Counts of a campaign's population, kept with every change, so that no page counts a whole population.
CREATE TRIGGER population_counts_assessment_added AFTER INSERT ON assessments BEGIN
  INSERT INTO population_counts (campaign_id, facet, value, state, stage, n)
  SELECT new.campaign_id, facet, value, new.state, new.stage, 1 FROM (
    SELECT 'category' AS facet, new.category AS value
    UNION ALL SELECT 'region', new.region
    UNION ALL SELECT 'class', cast(new.supplier_class AS text)
    UNION ALL SELECT 'spend', coalesce(new.spend_band, '')
    UNION ALL SELECT 'reviewer', coalesce(new.reviewer_id, '')
    UNION ALL SELECT 'day', coalesce(date(new.first_submitted_at / 1000 + 28800, 'unixepoch'), ''))
  WHERE true
  ON CONFLICT (campaign_id, facet, value, state, stage) DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER population_counts_assessment_changed
AFTER UPDATE OF state, category, region, supplier_class, spend_band, reviewer_id, reached_at, opened_at, started_at, first_submitted_at ON assessments
WHEN old.state <> new.state OR old.stage <> new.stage OR old.category <> new.category OR old.region <> new.region
  OR old.supplier_class <> new.supplier_class OR old.spend_band IS NOT new.spend_band
  OR old.reviewer_id IS NOT new.reviewer_id OR old.first_submitted_at IS NOT new.first_submitted_at
BEGIN
  INSERT INTO population_counts (campaign_id, facet, value, state, stage, n)
  SELECT old.campaign_id, facet, value, old.state, old.stage, -1 FROM (
    SELECT 'category' AS facet, old.category AS value
    UNION ALL SELECT 'region', old.region
    UNION ALL SELECT 'class', cast(old.supplier_class AS text)
    UNION ALL SELECT 'spend', coalesce(old.spend_band, '')
    UNION ALL SELECT 'reviewer', coalesce(old.reviewer_id, '')
    UNION ALL SELECT 'day', coalesce(date(old.first_submitted_at / 1000 + 28800, 'unixepoch'), ''))
  WHERE true
  UNION ALL
  SELECT old.campaign_id, 'site', site_id, old.state, old.stage, -1 FROM assessment_sites WHERE assessment_id = old.id
  ON CONFLICT (campaign_id, facet, value, state, stage) DO UPDATE SET n = n - 1;
  INSERT INTO population_counts (campaign_id, facet, value, state, stage, n)
  SELECT new.campaign_id, facet, value, new.state, new.stage, 1 FROM (
    SELECT 'category' AS facet, new.category AS value
    UNION ALL SELECT 'region', new.region
    UNION ALL SELECT 'class', cast(new.supplier_class AS text)
    UNION ALL SELECT 'spend', coalesce(new.spend_band, '')
    UNION ALL SELECT 'reviewer', coalesce(new.reviewer_id, '')
    UNION ALL SELECT 'day', coalesce(date(new.first_submitted_at / 1000 + 28800, 'unixepoch'), ''))
  WHERE true
  UNION ALL
  SELECT new.campaign_id, 'site', site_id, new.state, new.stage, 1 FROM assessment_sites WHERE assessment_id = new.id
  ON CONFLICT (campaign_id, facet, value, state, stage) DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER population_counts_site_added AFTER INSERT ON assessment_sites BEGIN
  INSERT INTO population_counts (campaign_id, facet, value, state, stage, n)
  SELECT campaign_id, 'site', new.site_id, state, stage, 1 FROM assessments WHERE id = new.assessment_id
  ON CONFLICT (campaign_id, facet, value, state, stage) DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER population_counts_site_removed AFTER DELETE ON assessment_sites BEGIN
  UPDATE population_counts SET n = n - 1
  WHERE (campaign_id, facet, value, state, stage) IN
    (SELECT campaign_id, 'site', old.site_id, state, stage FROM assessments WHERE id = old.assessment_id);
END;
--> statement-breakpoint
-- An assessment is never removed: the figures rest on it.
CREATE TRIGGER assessments_no_delete BEFORE DELETE ON assessments BEGIN SELECT RAISE(ABORT, 'assessments are kept'); END;
--> statement-breakpoint
-- How many people of a supplier can be written to.
CREATE TRIGGER reachable_people_added AFTER INSERT ON users
WHEN new.supplier_id IS NOT NULL AND new.disabled_at IS NULL AND new.undeliverable_at IS NULL
BEGIN
  UPDATE suppliers SET reachable_people = reachable_people + 1 WHERE id = new.supplier_id;
END;
--> statement-breakpoint
CREATE TRIGGER reachable_people_changed AFTER UPDATE OF supplier_id, disabled_at, undeliverable_at ON users
WHEN old.supplier_id IS NOT new.supplier_id
  OR (old.disabled_at IS NULL AND old.undeliverable_at IS NULL) <> (new.disabled_at IS NULL AND new.undeliverable_at IS NULL)
BEGIN
  UPDATE suppliers SET reachable_people = reachable_people - 1
  WHERE id = old.supplier_id AND old.disabled_at IS NULL AND old.undeliverable_at IS NULL;
  UPDATE suppliers SET reachable_people = reachable_people + 1
  WHERE id = new.supplier_id AND new.disabled_at IS NULL AND new.undeliverable_at IS NULL;
END;
--> statement-breakpoint
-- Which item of an assessment was saved last.
CREATE TRIGGER last_item_added AFTER INSERT ON answers BEGIN
  UPDATE assessments SET last_item_code = new.item_code, last_saved_at = new.updated_at
  WHERE id = new.assessment_id AND (last_saved_at IS NULL OR last_saved_at <= new.updated_at);
END;
--> statement-breakpoint
CREATE TRIGGER last_item_changed AFTER UPDATE OF rev ON answers BEGIN
  UPDATE assessments SET last_item_code = new.item_code, last_saved_at = new.updated_at
  WHERE id = new.assessment_id AND (last_saved_at IS NULL OR last_saved_at <= new.updated_at);
END;
--> statement-breakpoint
-- How many items of an assessment wait for the buyer's word.
CREATE TRIGGER open_comments_added AFTER INSERT ON item_comments BEGIN
  UPDATE assessments SET open_comments = open_comments + new.is_from_supplier - coalesce(
    (SELECT is_from_supplier FROM item_comments
     WHERE assessment_id = new.assessment_id AND item_code = new.item_code AND id <> new.id
     ORDER BY rowid DESC LIMIT 1), 0)
  WHERE id = new.assessment_id;
END;
