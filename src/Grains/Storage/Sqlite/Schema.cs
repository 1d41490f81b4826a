namespace Interviewing.Storage.Sqlite;

/// <summary>The tables, by version. PRAGMA user_version says which one a file has.</summary>
internal static class Schema
{
    /// <summary>
    /// The steps from each version to the next. A step that has been released is never changed, only followed by another.
    /// </summary>
    private static readonly string[] Steps =
    [
        // Rows of the journal lie in the order of their writing, so that a group of writes fills few pages, however many
        // interviews it is for; what finds an interview's rows is the index, whose entries are small. As one table
        // sorted by grain, each interview's page would be written for each entry: 1.5 to 2 times the CPU.
        """
        CREATE TABLE grain_journal (
            id INTEGER PRIMARY KEY,
            grain TEXT NOT NULL, name TEXT NOT NULL, seq INTEGER NOT NULL,
            payload TEXT NOT NULL);
        CREATE UNIQUE INDEX grain_journal_by_grain ON grain_journal (grain, name, seq);

        CREATE TABLE grain_state (
            id INTEGER PRIMARY KEY,
            grain TEXT NOT NULL, name TEXT NOT NULL, etag INTEGER NOT NULL,
            payload TEXT NOT NULL);
        CREATE UNIQUE INDEX grain_state_by_grain ON grain_state (grain, name);

        CREATE TABLE reminder (
            grain TEXT NOT NULL, name TEXT NOT NULL, hash INTEGER NOT NULL, etag INTEGER NOT NULL,
            start_at INTEGER NOT NULL, period INTEGER NOT NULL,
            PRIMARY KEY (grain, name)) WITHOUT ROWID;

        CREATE TABLE interview (
            session_id TEXT NOT NULL PRIMARY KEY,
            room_name TEXT NOT NULL, candidate_id TEXT NOT NULL, candidate_name TEXT,
            state INTEGER NOT NULL, question_index INTEGER NOT NULL, question_count INTEGER NOT NULL,
            created_at INTEGER NOT NULL, start_time INTEGER, end_time INTEGER,
            degraded INTEGER NOT NULL, last_sequence INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX interview_by_state ON interview (state, session_id);
        CREATE INDEX interview_by_candidate ON interview (candidate_id, session_id);
        CREATE INDEX interview_by_room ON interview (room_name, session_id);

        CREATE TABLE housekeeping (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """,
        // Every list is one tenant's; only the sweep of old interviews goes over all.
        """
        ALTER TABLE interview ADD COLUMN tenant TEXT NOT NULL DEFAULT 'default';
        DROP INDEX interview_by_state;
        DROP INDEX interview_by_candidate;
        DROP INDEX interview_by_room;
        CREATE INDEX interview_by_tenant ON interview (tenant, session_id);
        CREATE INDEX interview_by_state ON interview (tenant, state, session_id);
        CREATE INDEX interview_by_candidate ON interview (tenant, candidate_id, session_id);
        CREATE INDEX interview_by_room ON interview (tenant, room_name, session_id);
        """,
        // The audit logs: rows are only ever added. Each hash is that of the entry and the hash before it.
        """
        CREATE TABLE audit (
            tenant TEXT NOT NULL, sequence INTEGER NOT NULL, session_id TEXT,
            entry TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY (tenant, sequence)) WITHOUT ROWID;
        CREATE INDEX audit_by_session ON audit (tenant, session_id, sequence) WHERE session_id IS NOT NULL;
        """,
        // When a state expires, in ticks, for those that do. What was stored before has a reminder of its own.
        """
        ALTER TABLE grain_state ADD COLUMN expires_at INTEGER;
        CREATE INDEX grain_state_by_expiry ON grain_state (expires_at) WHERE expires_at IS NOT NULL;
        """,
    ];

    /// <summary>The version that this build reads and writes.</summary>
    public static int Version => Steps.Length;

    /// <summary>Brings a file to <see cref="Version"/>.</summary>
    /// <exception cref="InvalidOperationException">The file was written by a newer build.</exception>
    public static void Bring(Connection connection, string path)
    {
        var version = connection.Scalar("PRAGMA user_version");
        if (version > Version)
        {
            throw new InvalidOperationException(
                $"{path} has the tables of version {version}, and this build knows them up to version {Version}: "
                + "start the newer build, or set DATA_DIR to another folder.");
        }

        // Each step and its version number in one transaction: after a crash in the middle the step runs again.
        for (; version < Version; version++)
            connection.Execute($"BEGIN IMMEDIATE; {Steps[version]}; PRAGMA user_version = {version + 1}; COMMIT");
    }
}
