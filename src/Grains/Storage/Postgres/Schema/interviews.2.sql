-- Every list is one tenant's; only the sweep of old interviews goes over all.
ALTER TABLE interview ADD COLUMN tenant text COLLATE "C" NOT NULL DEFAULT 'default';
DROP INDEX interview_by_state;
DROP INDEX interview_by_candidate;
DROP INDEX interview_by_room;
CREATE INDEX interview_by_tenant ON interview (service, tenant, session_id);
CREATE INDEX interview_by_state ON interview (service, tenant, state, session_id);
CREATE INDEX interview_by_candidate ON interview (service, tenant, candidate_id, session_id);
CREATE INDEX interview_by_room ON interview (service, tenant, room_name, session_id);
