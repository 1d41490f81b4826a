CREATE TABLE audit (
    tenant TEXT NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL, session_id TEXT,
    entry TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (tenant, sequence)) WITHOUT ROWID
CREATE UNIQUE INDEX audit_by_id ON audit (tenant, id)
CREATE INDEX audit_by_session ON audit (tenant, session_id, sequence) WHERE session_id IS NOT NULL
CREATE TABLE grain_journal (
    id INTEGER PRIMARY KEY,
    grain TEXT NOT NULL, name TEXT NOT NULL, seq INTEGER NOT NULL,
    payload TEXT NOT NULL)
CREATE UNIQUE INDEX grain_journal_by_grain ON grain_journal (grain, name, seq)
CREATE TABLE grain_state (
    id INTEGER PRIMARY KEY,
    grain TEXT NOT NULL, name TEXT NOT NULL, etag INTEGER NOT NULL,
    payload TEXT NOT NULL, expires_at INTEGER)
CREATE INDEX grain_state_by_expiry ON grain_state (expires_at) WHERE expires_at IS NOT NULL
CREATE UNIQUE INDEX grain_state_by_grain ON grain_state (grain, name)
CREATE TABLE housekeeping (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID
CREATE TABLE interview (
    session_id TEXT NOT NULL PRIMARY KEY, tenant TEXT NOT NULL,
    room_name TEXT NOT NULL, candidate_id TEXT NOT NULL, candidate_name TEXT,
    state INTEGER NOT NULL, question_index INTEGER NOT NULL, question_count INTEGER NOT NULL,
    created_at INTEGER NOT NULL, start_time INTEGER, end_time INTEGER,
    degraded INTEGER NOT NULL, last_sequence INTEGER NOT NULL) WITHOUT ROWID
CREATE INDEX interview_by_candidate ON interview (tenant, candidate_id, session_id)
CREATE INDEX interview_by_room ON interview (tenant, room_name, session_id)
CREATE INDEX interview_by_state ON interview (tenant, state, session_id)
CREATE INDEX interview_by_tenant ON interview (tenant, session_id)
CREATE TABLE reminder (
    grain TEXT NOT NULL, name TEXT NOT NULL, hash INTEGER NOT NULL, etag INTEGER NOT NULL,
    start_at INTEGER NOT NULL, period INTEGER NOT NULL,
    PRIMARY KEY (grain, name)) WITHOUT ROWID
