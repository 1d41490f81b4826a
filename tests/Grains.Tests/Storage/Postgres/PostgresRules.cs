namespace Interviewing.Storage.Postgres;

// The rules, over the storage of a cluster.
public sealed class PostgresJournalTests(PostgresFixture server) : JournalTests(server.NewStorage());

public sealed class PostgresWholeStateTests(PostgresFixture server) : WholeStateTests(server.NewStorage());

public sealed class PostgresSharedStateTests(PostgresFixture server) : WholeStateTests(server.NewStorage(), shared: true);

public sealed class PostgresIndexRuleTests(PostgresFixture server) : InterviewIndexTests(server.NewStorage());

public sealed class PostgresStoredGrainsTests(PostgresFixture server) : StoredGrainsTests(server.NewStorage());

public sealed class PostgresSeveralSilosTests(PostgresFixture server) : SeveralSilosTests(server.NewStorage());

public sealed class PostgresAuditChainTests(PostgresFixture server) : Audit.AuditChainTests(server.NewStorage());
