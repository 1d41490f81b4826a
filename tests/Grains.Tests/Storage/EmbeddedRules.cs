namespace Interviewing.Storage;

// The rules, over the embedded storage.
public sealed class SqliteJournalTests() : JournalTests(new StorageFolder());

public sealed class SqliteWholeStateTests() : WholeStateTests(new StorageFolder());

public sealed class SqliteIndexRuleTests() : InterviewIndexTests(new StorageFolder());

public sealed class SqliteStoredGrainsTests() : StoredGrainsTests(new StorageFolder());

public sealed class SqliteAuditChainTests() : Audit.AuditChainTests(new StorageFolder());
