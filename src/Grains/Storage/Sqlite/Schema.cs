namespace Interviewing.Storage.Sqlite;

/// <summary>The tables. PRAGMA user_version says which version of them a file has.</summary>
internal static class Schema
{
    /// <summary>The version that this build reads and writes.</summary>
    public const int Version = 1;

    // Rows of the journal lie in the order of their writing, so that a group of writes fills few pages, however many
    // interviews it is for; what finds an interview's rows is the index, whose entries are small. As one table
    // sorted by grain, each interview's page would be written for each entry: 1.5 to 2 times the CPU.
    //
    // A state that expires has its time, in ticks, beside it. Every list of interviews is one tenant's; only the sweep of old
    // interviews goes over all. Rows of the audit logs are only ever added: each hash is that of the entry and the hash before it.
    private const string Tables =
        """
        CREATE TABLE grain_journal (
            id INTEGER PRIMARY KEY,
            grain TEXT NOT NULL, name TEXT NOT NULL, seq INTEGER NOT NULL,
            payload TEXT NOT NULL);
        CREATE UNIQUE INDEX grain_journal_by_grain ON grain_journal (grain, name, seq);

        CREATE TABLE grain_state (
            id INTEGER PRIMARY KEY,
            grain TEXT NOT NULL, name TEXT NOT NULL, etag INTEGER NOT NULL,
            payload TEXT NOT NULL, expires_at INTEGER);
        CREATE UNIQUE INDEX grain_state_by_grain ON grain_state (grain, name);
        CREATE INDEX grain_state_by_expiry ON grain_state (expires_at) WHERE expires_at IS NOT NULL;

        CREATE TABLE reminder (
            grain TEXT NOT NULL, name TEXT NOT NULL, hash INTEGER NOT NULL, etag INTEGER NOT NULL,
            start_at INTEGER NOT NULL, period INTEGER NOT NULL,
            PRIMARY KEY (grain, name)) WITHOUT ROWID;

        CREATE TABLE interview (
            session_id TEXT NOT NULL PRIMARY KEY, tenant TEXT NOT NULL,
            room_name TEXT NOT NULL, candidate_id TEXT NOT NULL, candidate_name TEXT,
            state INTEGER NOT NULL, question_index INTEGER NOT NULL, question_count INTEGER NOT NULL,
            created_at INTEGER NOT NULL, start_time INTEGER, end_time INTEGER,
            degraded INTEGER NOT NULL, last_sequence INTEGER NOT NULL) WITHOUT ROWID;
        CREATE INDEX interview_by_tenant ON interview (tenant, session_id);
        CREATE INDEX interview_by_state ON interview (tenant, state, session_id);
        CREATE INDEX interview_by_candidate ON interview (tenant, candidate_id, session_id);
        CREATE INDEX interview_by_room ON interview (tenant, room_name, session_id);

        CREATE TABLE audit (
            tenant TEXT NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL, session_id TEXT,
            entry TEXT NOT NULL, previous_hash TEXT NOT NULL, hash TEXT NOT NULL,
            PRIMARY KEY (tenant, sequence)) WITHOUT ROWID;
        CREATE UNIQUE INDEX audit_by_id ON audit (tenant, id);
        CREATE INDEX audit_by_session ON audit (tenant, session_id, sequence) WHERE session_id IS NOT NULL;

        CREATE TABLE housekeeping (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        """;

    /// <summary>Makes the tables in a new file.</summary>
    /// <exception cref="InvalidOperationException">The file has tables of another version.</exception>
    public static void EnsureExists(Connection connection, string path)
    {
        var version = connection.Scalar("PRAGMA user_version");
        if (version == 0)
            connection.Execute($"BEGIN IMMEDIATE; {Tables} PRAGMA user_version = {Version}; COMMIT");
        else if (version != Version)
        {
            throw new InvalidOperationException(
                $"{path} has tables of version {version}, and this build reads version {Version} only: set DATA_DIR to another folder.");
        }
    }
}
