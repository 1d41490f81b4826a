namespace Interviewing.Servers;

/// <summary>The ports that Azurite listens on.</summary>
/// <param name="Blobs">For blobs.</param>
/// <param name="Queues">For queues, which nothing here uses.</param>
/// <param name="Tables">For tables.</param>
public readonly record struct AzuritePorts(int Blobs, int Queues, int Tables)
{
    /// <summary>Finds free ones.</summary>
    public static AzuritePorts Find() => new(FreePort.Find(), FreePort.Find(), FreePort.Find());
}
