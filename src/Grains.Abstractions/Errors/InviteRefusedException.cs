using Interviewing.Interviews;

namespace Interviewing;

/// <summary>An invitation cannot be taken up (404 for one that never was, else 410).</summary>
[GenerateSerializer, Alias("interviewing.error.invite-refused")]
public sealed class InviteRefusedException : InterviewingException
{
    /// <summary>Says why.</summary>
    public InviteRefusedException(InviteRefusal reason)
        : base(reason switch
        {
            InviteRefusal.Used => "The invitation has been used: each is good for one time. Ask for a new one.",
            InviteRefusal.Expired => "The invitation has expired. Ask for a new one.",
            InviteRefusal.Revoked => "The invitation has been withdrawn, or a newer one has taken its place.",
            InviteRefusal.Over => "The interview of this invitation is over.",
            _ => "There is no such invitation.",
        }) => Reason = reason;

    /// <summary>Why.</summary>
    [Id(0)] public InviteRefusal Reason { get; private set; }
}
