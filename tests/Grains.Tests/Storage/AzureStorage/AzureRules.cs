namespace Interviewing.Storage.AzureStorage;

// The rules, over the storage of a cluster in Azure.
public sealed class AzureJournalTests(AzureFixture server) : JournalTests(server.NewStorage());

public sealed class AzureWholeStateTests(AzureFixture server) : WholeStateTests(server.NewStorage());

public sealed class AzureSharedStateTests(AzureFixture server) : WholeStateTests(server.NewStorage(), shared: true);

public sealed class AzureIndexRuleTests(AzureFixture server) : InterviewIndexTests(server.NewStorage());

public sealed class AzureStoredGrainsTests(AzureFixture server) : StoredGrainsTests(server.NewStorage());

public sealed class AzureSeveralSilosTests(AzureFixture server) : SeveralSilosTests(server.NewStorage());

public sealed class AzureAuditChainTests(AzureFixture server) : Audit.AuditChainTests(server.NewStorage());
