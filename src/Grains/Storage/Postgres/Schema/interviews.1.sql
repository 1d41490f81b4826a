-- A row for each entry of a journal, numbered from 0. Texts are compared byte by byte: they are ids.
CREATE TABLE grain_journal (
    service text COLLATE "C" NOT NULL,
    grain text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    seq bigint NOT NULL,
    payload text NOT NULL,
    PRIMARY KEY (service, grain, name, seq));

-- A row for each state that is written as a whole.
CREATE TABLE grain_state (
    service text COLLATE "C" NOT NULL,
    grain text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    etag bigint NOT NULL,
    payload text NOT NULL,
    PRIMARY KEY (service, grain, name));

-- The list of interviews.
CREATE TABLE interview (
    service text COLLATE "C" NOT NULL,
    session_id text COLLATE "C" NOT NULL,
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
CREATE INDEX interview_by_state ON interview (service, state, session_id);
CREATE INDEX interview_by_candidate ON interview (service, candidate_id, session_id);
CREATE INDEX interview_by_room ON interview (service, room_name, session_id);

CREATE TABLE housekeeping (name text PRIMARY KEY, at timestamptz NOT NULL);
