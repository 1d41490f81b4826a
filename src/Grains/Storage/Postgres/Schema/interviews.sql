-- A row for each entry of a journal, numbered from 0. Texts are compared byte by byte: they are ids.
CREATE TABLE grain_journal (
    service text COLLATE "C" NOT NULL,
    grain text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    payload text NOT NULL,
    PRIMARY KEY (service, grain, name, seq));

-- A row for each state that is written as a whole. One that expires has its time beside it.
CREATE TABLE grain_state (
    service text COLLATE "C" NOT NULL,
    grain text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    etag bigint NOT NULL,
    payload text NOT NULL,
    expires_at timestamptz,
    PRIMARY KEY (service, grain, name));
CREATE INDEX grain_state_by_expiry ON grain_state (service, expires_at) WHERE expires_at IS NOT NULL;

-- The list of interviews. Every list is one tenant's; only the sweep of old interviews goes over all.
CREATE TABLE interview (
    service text COLLATE "C" NOT NULL,
    session_id text COLLATE "C" NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    room_name text COLLATE "C" NOT NULL,
    candidate_id text COLLATE "C" NOT NULL,
    candidate_name text,
    state integer NOT NULL,
    question_index integer NOT NULL,
    question_count integer NOT NULL,
    created_at timestamptz NOT NULL,
    start_time timestamptz,
    end_time timestamptz,
    degraded boolean NOT NULL,
    last_sequence bigint NOT NULL,
    PRIMARY KEY (service, session_id));
CREATE INDEX interview_by_tenant ON interview (service, tenant, session_id);
CREATE INDEX interview_by_state ON interview (service, tenant, state, session_id);
CREATE INDEX interview_by_candidate ON interview (service, tenant, candidate_id, session_id);
CREATE INDEX interview_by_room ON interview (service, tenant, room_name, session_id);

-- The audit logs: rows are only ever added, and each entry once. Each hash is that of the entry and the hash before it.
CREATE TABLE audit (
    service text COLLATE "C" NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    id uuid NOT NULL,
    session_id text COLLATE "C",
    entry text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (service, tenant, sequence));
CREATE UNIQUE INDEX audit_by_id ON audit (service, tenant, id);
CREATE INDEX audit_by_session ON audit (service, tenant, session_id, sequence) WHERE session_id IS NOT NULL;

CREATE TABLE housekeeping (name text PRIMARY KEY, at timestamptz NOT NULL);
