using System.Net.Sockets;
using Azure;
using Azure.Data.Tables.Models;
using Azure.Identity;
using Azure.Storage.Blobs.Models;

namespace Interviewing.Storage.AzureStorage;

/// <summary>What can go wrong between a process and its storage account.</summary>
internal static class AzureFaults
{
    private static readonly string[] Missing = [BlobErrorCode.BlobNotFound.ToString(), TableErrorCode.ResourceNotFound.ToString()];

    private static readonly string[] Others =
    [
        .. Missing, BlobErrorCode.BlobAlreadyExists.ToString(), BlobErrorCode.ConditionNotMet.ToString(),
        BlobErrorCode.AppendPositionConditionNotMet.ToString(), TableErrorCode.EntityAlreadyExists.ToString(),
        TableErrorCode.UpdateConditionNotSatisfied.ToString(),
    ];

    /// <summary>True where the account does not do as it is told, or is not reached.</summary>
    public static bool IsOne(Exception failure) => failure switch
    {
        // After its repetitions a client tells of all of them.
        AggregateException all => all.InnerExceptions.All(IsOne),
        _ => failure is RequestFailedException or AuthenticationFailedException or OperationCanceledException or SocketException
            or IOException,
    };

    /// <summary>True for those of a client of Azure's that are nobody else's too.</summary>
    public static bool IsOnlyAzures(Exception failure) =>
        failure is RequestFailedException or AuthenticationFailedException || (failure is AggregateException && IsOne(failure));

    /// <summary>What went wrong, without addresses that could have a signature in them, and without values.</summary>
    public static string Words(Exception failure) => failure switch
    {
        AggregateException all => Words(all.InnerExceptions[^1]),
        RequestFailedException { Status: > 0 } refusal => $"Azure Storage says {refusal.ErrorCode ?? "nothing more"} ({refusal.Status}).",
        RequestFailedException { InnerException: { } inner } => inner.Message,
        OperationCanceledException => "Azure Storage does not answer in time.",
        AuthenticationFailedException => "the process's identity cannot be used; the log says why.",
        _ => failure.Message,
    };

    /// <summary>True where the blob or the entity is not there. That its container or table is not is a fault.</summary>
    public static bool IsMissing(RequestFailedException refusal) => Missing.Contains(refusal.ErrorCode);

    /// <summary>True where somebody else's change came first: the thing is there already, is not there any more, or is another.</summary>
    public static bool IsConflict(RequestFailedException refusal) => Others.Contains(refusal.ErrorCode);
}
