-- The audit logs: rows are only ever added. Each hash is that of the entry and the hash before it.
CREATE TABLE audit (
    service text COLLATE "C" NOT NULL,
    tenant text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    session_id text COLLATE "C",
    entry text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (service, tenant, sequence));
CREATE INDEX audit_by_session ON audit (service, tenant, session_id, sequence) WHERE session_id IS NOT NULL;
