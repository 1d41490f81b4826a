-- When a state expires, for those that do. What was stored before has a reminder of its own.
ALTER TABLE grain_state ADD COLUMN expires_at timestamptz;
CREATE INDEX grain_state_by_expiry ON grain_state (service, expires_at) WHERE expires_at IS NOT NULL;
