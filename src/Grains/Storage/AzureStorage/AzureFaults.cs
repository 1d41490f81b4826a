using System.Net.Sockets;
using Azure;
using Azure.Identity;

namespace Interviewing.Storage.AzureStorage;

/// <summary>What can go wrong between a process and its storage account.</summary>
internal static class AzureFaults
{
    /// <summary>True for what another try may mend.</summary>
    public static bool IsOne(Exception failure) => failure switch
    {
        // After its repetitions the client tells of all of them.
        AggregateException all => all.InnerExceptions.All(IsOne),
        _ => failure is RequestFailedException or AuthenticationFailedException or SocketException or IOException,
    };

    /// <summary>What went wrong, without addresses that could have a signature in them, and without values.</summary>
    public static string Words(Exception failure) => failure switch
    {
        AggregateException all => Words(all.InnerExceptions[^1]),
        RequestFailedException { Status: > 0 } refusal => $"Azure Storage says {refusal.ErrorCode ?? "nothing more"} ({refusal.Status}).",
        RequestFailedException { InnerException: { } inner } => inner.Message,
        OperationCanceledException => "Azure Storage does not answer in time.",
        AuthenticationFailedException => "The process's managed identity cannot be used.",
        _ => failure.Message,
    };

    /// <summary>True where somebody else's change came first: the thing is there already, is not there any more, or is another.</summary>
    public static bool IsConflict(RequestFailedException refusal) => refusal.Status is 404 or 409 or 412;
}
