namespace Interviewing.Storage.AzureStorage;

/// <summary>
/// The names of blobs: <c>service/kind/grain/name</c>. Each part is escaped, so that a slash in a key is none of the path's and no part
/// ends in a dot, which Azure would cut off; and a key's beginning is still the beginning of its escaped form.
/// </summary>
internal static class BlobName
{
    private const string State = "state";

    public static string OfJournal(string service, GrainId grain, string name) => Of(service, "journal", grain, name);

    public static string OfState(string service, GrainId grain, string name) => Of(service, State, grain, name);

    /// <summary>
    /// The id under which Orleans' storage provider keeps the whole state of a grain: it makes the blob's name of the state's name,
    /// this id and <c>.json</c>.
    /// </summary>
    public static GrainId StateKey(string service, GrainId grain) =>
        GrainId.Create(grain.Type, $"{Escape(service)}/{Escape(grain.Key.ToString()!)}");

    /// <summary>Where the probe of the storage's health is written.</summary>
    public static string OfHealth(string service) => $"{Escape(service)}/health";

    /// <summary>How the names of the states begin that grains of a range have.</summary>
    public static string Prefix(string service, GrainIdRange range) => $"{Escape(service)}/{State}/{Escape(range.First)}";

    /// <summary>The grain whose state a blob is.</summary>
    public static string GrainOf(string blob) => Uri.UnescapeDataString(blob.Split('/')[2]);

    private static string Of(string service, string kind, GrainId grain, string name) =>
        $"{Escape(service)}/{kind}/{Escape(grain.ToString())}/{Escape(name)}";

    private static string Escape(string part) => Uri.EscapeDataString(part).Replace(".", "%2E", StringComparison.Ordinal);
}
